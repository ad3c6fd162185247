// The buttons that keep a listing, on cards and on its page.

import { _, ngettext } from "../words/saved.js";
import { CHANGED, isKept, listSaved, toggleSaved } from "./saved.js";
import { MOST, readEntry } from "./entry.js";
import { make, makeButton, makeLink, notify, say } from "../lib/site.js";

/** Why something is not kept, by what the browser says. */
const REFUSALS = {
  blocked: _("This browser keeps nothing for this site."),
  full: _("This browser has no room left for this site."),
  many: ngettext("{count} project is the most that can be saved.", "{count} projects are the most that can be saved.", MOST),
};

/** Bring the buttons of this page to life, and those of pages that take its place. */
export function startSaveButtons() {
  document.addEventListener(CHANGED, () => showSaved(document));
  // Kept in another tab.
  window.addEventListener("storage", () => document.dispatchEvent(new CustomEvent(CHANGED)));
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".mb-save");
    if (button instanceof HTMLButtonElement) toggle(button);
  });
}

/** Show which listings are kept, and how many. @param {ParentNode} root */
export function showSaved(root) {
  for (const card of root.querySelectorAll(".mb-card")) addButton(/** @type {HTMLElement} */ (card));
  const kept = new Set(listSaved().map((saved) => saved.id));
  for (const button of root.querySelectorAll(".mb-save")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(kept.has(button.dataset.id ?? "")));
  }
  for (const count of document.querySelectorAll(".mb-saved-count")) {
    const words = /** @type {HTMLElement} */ (count).dataset.bare === undefined ? ` (${kept.size})` : `${kept.size}`;
    count.textContent = kept.size ? words : "";
  }
}

/**
 * Say that something is not kept, and what follows, on the screen and aloud, after an element.
 * @param {Element} place @param {import("./saved.js").Refusal} refusal @param {string} result
 */
export function complain(place, refusal, result) {
  // One with an id is the page's own.
  place.parentElement?.querySelector(":scope > .mb-complaint:not([id])")?.remove();
  if (!refusal) return;
  const said = `${REFUSALS[refusal]} ${result}`;
  say(said);
  place.after(make("p", "mb-complaint", said));
}

/** A card of a listing gets its button here: on thousands of pages, it would be a tenth of each card. @param {HTMLElement} card */
function addButton(card) {
  if (card.dataset.id && !card.querySelector(".mb-save")) card.append(buildSaveButton(card.dataset.id, read(card, ".mb-card__title")));
}

/** @param {string} id @param {string} title */
export function buildSaveButton(id, title) {
  const button = makeButton("mb-save", make("span", "mb-unseen", _("Save {title}", { title })));
  button.dataset.id = id;
  return button;
}

/** @param {HTMLButtonElement} button */
function toggle(button) {
  const place = button.closest(".mb-card, .mb-listing");
  const entry = readEntry({
    id: button.dataset.id,
    title: read(place, ".mb-card__title, h1"),
    employer: read(place, ".mb-card__by bdi, .mb-by a"),
    deadline: place instanceof HTMLElement ? place.dataset.closes : "",
  });
  if (!entry) return;
  const refusal = toggleSaved(entry);
  if (refusal) notify(`${REFUSALS[refusal]} ${_("The project was not saved. Bookmark its page instead.")}`);
  else say(isKept(entry.id) ? _("Saved.") : _("No longer saved."));
  const card = button.closest(".mb-results .mb-card");
  if (card) showWay(card);
}

/**
 * What is saved is the next stop of the Tab key behind the button: the menu may be a hundred stops away.
 * @param {Element} card the one whose button was pressed
 */
function showWay(card) {
  document.querySelector(".mb-way")?.remove();
  const count = listSaved().length;
  const words = ngettext("To your saved project", "To your {count} saved projects", count);
  if (count) card.append(make("p", "mb-skip mb-way", makeLink("saved/", words)));
}

/** @param {Element | null} place @param {string} selector */
function read(place, selector) {
  return place?.querySelector(selector)?.textContent?.trim() ?? "";
}
