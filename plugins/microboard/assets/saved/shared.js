// The part of the page that shows what somebody else has shared, by a link whose end names the listings.

import { say } from "../lib/site.js";
import { complain, showSaved } from "./buttons.js";
import { buildAnyCard } from "./card.js";
import { readEntry } from "./entry.js";
import { addSaved, isKept } from "./saved.js";
import { readFragment } from "./shared-link.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

/** Show what the address names, now and when it changes. @param {HTMLElement} section @param {HTMLTemplateElement} template @param {Catalogue} catalogue */
export function startShared(section, template, catalogue) {
  window.addEventListener("hashchange", () => section.isConnected && void showShared(section, template, catalogue));
  find(section, "[name=keep]").addEventListener("click", (event) => {
    const entries = readFragment(location.hash).map((id) => catalogue.getEntry(id)).filter((entry) => entry !== null);
    const refusal = addSaved(entries);
    complain(/** @type {Element} */ (event.target), refusal, "these were not saved.");
    if (!refusal) say("All of them are saved.");
  });
  find(section, "[name=dismiss]").addEventListener("click", () => {
    history.replaceState(history.state, "", location.pathname + location.search);
    section.hidden = true;
    const heading = /** @type {HTMLElement} */ (document.querySelector("#mb-saved h1"));
    heading.tabIndex = -1;
    heading.focus();
  });
  return showShared(section, template, catalogue);
}

/** It shows when it is whole, so that nothing below it moves. @param {HTMLElement} section @param {HTMLTemplateElement} template @param {Catalogue} catalogue */
async function showShared(section, template, catalogue) {
  const ids = readFragment(location.hash);
  section.hidden = true;
  if (!ids.length) return;
  await catalogue.load();
  const isOpen = ids.filter((id) => catalogue.find(id) >= 0);
  const words = [ids.length === 1 ? "Somebody shared one project with you." : `Somebody shared ${ids.length} projects with you.`];
  if (!catalogue.engine) words.push("What is open now could not be loaded.");
  else if (isOpen.length < ids.length) words.push(`${isOpen.length || "None"} of them can still be applied for.`);
  find(section, ".mb-shared__words").textContent = words.join(" ");
  find(section, "[name=keep]").hidden = isOpen.length < 2;
  const known = (/** @type {string} */ id) => /** @type {import("./entry.js").Saved} */ (catalogue.getEntry(id) ?? readEntry({ id }));
  find(section, ".mb-cards").replaceChildren(...ids.map((id) => buildAnyCard(known(id), template, catalogue)));
  // What has closed cannot be kept, except where it is kept already.
  for (const card of section.querySelectorAll(".mb-card--closed")) {
    if (!(card instanceof HTMLElement) || isKept(card.dataset.id ?? "")) continue;
    delete card.dataset.id;
    card.querySelector(".mb-save")?.remove();
  }
  showSaved(section);
  section.hidden = false;
}

/** @param {ParentNode} place @param {string} selector */
function find(place, selector) {
  return /** @type {HTMLElement} */ (place.querySelector(selector));
}
