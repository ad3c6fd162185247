// The page of all feeds: finds those that somebody cares about, and puts the chosen ones into one file.

import { _, ngettext } from "../words/feeds.js";
import { buildCopy, buildOpml, getTitle } from "./actions.js";
import { findLists, index } from "./search.js";
import { offerFile } from "../lib/hand-over.js";
import { keep, recall } from "../lib/storage.js";
import { keepTouched } from "../lib/touched.js";

const KEY = "microboard-feeds";
const HINT = _("A comma means “or”: SQL, Ireland");

/** @param {HTMLElement} page */
export function startFeedsPage(page) {
  const input = /** @type {HTMLInputElement} */ (page.querySelector("#mb-feed-text"));
  const button = /** @type {HTMLButtonElement} */ (page.querySelector("#mb-opml"));
  const rows = [...page.querySelectorAll("li")];
  for (const row of rows) row.querySelector(".mb-copy")?.replaceWith(buildCopy(row));
  // Who ticks before this script has come has chosen too.
  const isEarly = keepTouched(page, () => choose(rows, recallChosen()));
  if (isEarly) rememberChosen(rows);
  openChosen(page);
  showCount(button, rows);
  startSearch(page, input, rows);
  page.addEventListener("change", (event) => {
    if (event.target === input) return;
    rememberChosen(rows);
    showCount(button, rows);
  });
  button.addEventListener("click", () => {
    offerFile("feeds.opml", "text/x-opml", buildOpml(getChosen(rows), page.dataset.name ?? ""));
  });
}

/** @param {HTMLElement} page @param {HTMLInputElement} input @param {HTMLLIElement[]} rows */
function startSearch(page, input, rows) {
  const lists = rows.map((row) => index(getTitle(row), row.dataset.words ?? ""));
  const groups = [...page.querySelectorAll("details")].map((group) => ({
    group, count: group.querySelector(".mb-group-count"), whole: group.querySelector(".mb-group-count")?.textContent ?? "",
    note: group.querySelector("p"), isOpen: group.open,
  }));
  const said = /** @type {HTMLElement} */ (page.querySelector("#mb-feed-count"));
  let isSearching = false;
  input.addEventListener("input", () => {
    const { shown, words } = findLists(lists, input.value);
    rows.forEach((row, at) => { row.hidden = !shown[at]; });
    for (const one of groups) {
      if (words && !isSearching) one.isOpen = one.group.open;
      const found = one.group.querySelectorAll("li:not([hidden])").length;
      one.group.hidden = Boolean(words) && !found;
      one.group.open = words ? found > 0 : one.isOpen;
      if (one.count) one.count.textContent = words ? String(found) : one.whole;
      if (one.note) one.note.hidden = Boolean(words);
    }
    if (!words) openChosen(page);
    isSearching = Boolean(words);
    said.textContent = words || HINT;
  });
  // The browser may have kept the text of the last visit.
  if (input.value) input.dispatchEvent(new Event("input"));
}

/** Where the browser takes nothing, the choice lasts as long as the page, which shows it. @param {HTMLLIElement[]} rows */
function rememberChosen(rows) {
  keep(KEY, getChosen(rows).map((row) => row.dataset.path ?? ""));
}

/** @param {HTMLLIElement[]} rows */
function getChosen(rows) {
  return rows.filter((row) => row.querySelector("input")?.checked);
}

/** @param {HTMLLIElement[]} rows @param {Set<string>} paths */
function choose(rows, paths) {
  for (const row of rows) {
    const box = row.querySelector("input");
    if (box) box.checked = paths.has(row.dataset.path ?? "");
  }
}

/** Open the groups in which something is chosen. @param {HTMLElement} page */
function openChosen(page) {
  for (const group of page.querySelectorAll("details")) {
    if (group.querySelector("input:checked")) group.open = true;
  }
}

/** @param {HTMLButtonElement} button @param {HTMLLIElement[]} rows */
function showCount(button, rows) {
  const count = getChosen(rows).length;
  button.disabled = !count;
  button.textContent = count ? ngettext("The chosen feed as OPML", "The {count} chosen feeds as OPML", count) : _("The chosen feeds as OPML");
}

/** The paths that were chosen before, in this browser. @returns {Set<string>} */
function recallChosen() {
  const kept = recall(KEY);
  return new Set(Array.isArray(kept) ? kept.filter((path) => typeof path === "string") : []);
}
