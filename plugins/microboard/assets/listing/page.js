// What only a browser can do on the page of a listing: keep it, share it, print it, and lead back to the results.

import { buildCalendar } from "../lib/calendar.js";
import { offerFile, shareLink } from "../lib/hand-over.js";
import { make, ROOT } from "../lib/site.js";
import { buildSaveButton } from "../saved/buttons.js";

// A list of the board by its path, with whatever is asked of it.
const LISTS = /^(opportunities\/(page\/\d+\/)?|(categories|skills|competencies|places|employers)\/[^?#]+|saved\/)(index\.html)?([?#]|$)/;

/** @param {HTMLElement} listing */
export function startListing(listing) {
  leadBack(listing);
  const bar = listing.querySelector(".mb-stay");
  if (!bar || bar.querySelector(".mb-save")) return;
  const title = read(listing, "h1");
  const address = location.origin + location.pathname;
  const save = buildSaveButton(listing.dataset.id ?? "", title);
  save.replaceChildren(make("span", "mb-word", "Save"), make("span", "mb-unseen", ` ${title}`));
  bar.append(save, buildButton("share", "Share", () => void shareLink(address, title)));
  const deadline = { url: address, title, employer: read(listing, ".mb-by a"), lastDay: listing.dataset.closes ?? "" };
  listing.querySelector(".mb-due")?.after(
    buildButton("calendar", "Deadline to calendar", () => offerCalendar(deadline)),
    buildButton("print", "Print", () => print()));
}

/** @param {import("../lib/calendar.js").Deadline} deadline */
function offerCalendar(deadline) {
  offerFile("deadline.ics", "text/calendar", buildCalendar([deadline], Date.now()));
}

/** @param {HTMLElement} listing @param {string} selector */
function read(listing, selector) {
  return listing.querySelector(selector)?.textContent?.trim() ?? "";
}

/** @param {string} name @param {string} words @param {() => void} act */
function buildButton(name, words, act) {
  const button = make("button", `mb-do mb-do--${name}`, make("span", "mb-word", words));
  button.setAttribute("type", "button");
  button.addEventListener("click", act);
  return button;
}

/** Lead back to the list that somebody came from, as it was. @param {HTMLElement} listing */
function leadBack(listing) {
  const link = listing.querySelector(".mb-back a");
  const list = document.referrer;
  if (!(link instanceof HTMLAnchorElement) || !isList(list)) return;
  link.href = list;
  link.textContent = list.includes("?") ? "Back to the results" : "Back to the list";
  link.addEventListener("click", (event) => {
    const entry = findEntry(list);
    if (!entry || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    /** @type {any} */ (window).navigation.traverseTo(entry);
  });
}

/** Whether an address is that of a list of this board. @param {string} address */
function isList(address) {
  return address.startsWith(ROOT.href) && LISTS.test(address.slice(ROOT.href.length));
}

/**
 * Where in the browser's history a list is, with its place and all that was shown: nothing where the browser does not
 * say, and there its address does.
 * @param {string} list
 */
function findEntry(list) {
  const navigation = /** @type {any} */ (window).navigation;
  /** @type {{url: string, key: string, index: number}[]} */
  const entries = navigation?.entries() ?? [];
  return entries.findLast(({ url, index }) => url === list && index < navigation.currentEntry.index)?.key;
}
