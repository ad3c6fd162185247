// The part of the page that shows what somebody else has shared, by a link whose end names the listings.

import { _, ngettext } from "../words/saved.js";
import { find, say } from "../lib/site.js";
import { followAddress, isBroken } from "../project/address.js";
import { complain, showSaved } from "./buttons.js";
import { buildAnyCard } from "./card.js";
import { readEntry } from "./entry.js";
import { addSaved, isKept } from "./saved.js";
import { readFragment } from "./shared-link.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

/**
 * Show what the address names, now and when it changes.
 * @param {HTMLElement} section @param {HTMLTemplateElement} template @param {Catalogue} catalogue
 */
export function startShared(section, template, catalogue) {
  followAddress(section, () => void showShared(section, template, catalogue));
  find(section, "[name=keep]").addEventListener("click", (event) => {
    const entries = readFragment(location.hash).map((id) => catalogue.getEntry(id)).filter((entry) => entry !== null);
    const refusal = addSaved(entries);
    complain(/** @type {Element} */ (event.target), refusal, _("These were not saved."));
    if (!refusal) say(_("All of them are saved."));
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

/**
 * It shows when it is whole, so that nothing below it moves.
 * @param {HTMLElement} section @param {HTMLTemplateElement} template @param {Catalogue} catalogue
 */
async function showShared(section, template, catalogue) {
  const ids = readFragment(location.hash);
  section.hidden = true;
  find(document, "#mb-broken").hidden = !isBroken(location.hash, ids.length);
  if (!ids.length) return;
  await catalogue.load();
  const openIds = ids.filter((id) => catalogue.find(id) >= 0);
  find(section, ".mb-shared__words").textContent = describe(ids.length, openIds.length, Boolean(catalogue.engine));
  find(section, "[name=keep]").hidden = openIds.length < 2;
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

/** @param {number} all @param {number} open @param {boolean} isKnown whether anybody knows what is open */
function describe(all, open, isKnown) {
  const words = ngettext("Somebody shared a project with you.", "Somebody shared {count} projects with you.", all);
  if (!isKnown) return `${words} ${_("What is open now could not be loaded.")}`;
  return open === all ? words : `${words} ${sayOpen(all, open)}`;
}

/** @param {number} all @param {number} open fewer */
function sayOpen(all, open) {
  if (all === 1) return _("Nobody can apply for it any more.");
  return open ? ngettext("{count} of them can still be applied for.", "{count} of them can still be applied for.", open)
    : _("None of them can still be applied for.");
}
