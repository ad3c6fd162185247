// Leads back to the list that somebody came from, as it was, and says how much was found there.

import { _, ngettext } from "../words/lib.js";
import { ROOT } from "./site.js";

// A list of the board by its path, with whatever is asked of it.
const LISTS = /^(opportunities\/(page\/\d+\/)?|(categories|skills|competencies|places|views|employers)\/[^?#]+|saved\/)(index\.html)?([?#]|$)/;
/** Several boards may share an origin. */
const NAME = `microboard:results:${ROOT.pathname}`;

/** @typedef {{address: string, count: number}} Results */

/** Remember for this visit what the page at hand has found. @param {number} count */
export function keepResults(count) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ address: location.href, count }));
  } catch {
    return; // A browser that keeps nothing: the way back leads there too, and says no number.
  }
}

/** What was found last in this visit, or nothing. @returns {Results | undefined} */
export function recallResults() {
  try {
    const { address, count } = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
    return isList(address) && asksSomething(address) && Number.isInteger(count) ? { address, count } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lead back to a list, by the browser's history where it is there.
 * @param {HTMLAnchorElement} link @param {string} list the address of the list; that of any other page changes nothing
 */
export function leadBack(link, list) {
  if (!isList(list)) return;
  link.href = list;
  link.textContent = nameList(list);
  link.addEventListener("click", (event) => {
    const entry = findEntry(list);
    if (!entry || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    /** @type {any} */ (window).navigation.traverseTo(entry);
  });
}

/** @param {string} list */
function nameList(list) {
  if (list.startsWith(`${ROOT.href}saved/`)) return _("Back to saved projects");
  if (!asksSomething(list)) return _("Back to the list");
  const results = recallResults();
  if (results?.address !== list) return _("Back to the results");
  return ngettext("Back to {count} result", "Back to {count} results", results.count);
}

/** Whether an address is that of a list of this board. @param {unknown} address */
function isList(address) {
  return typeof address === "string" && address.startsWith(ROOT.href) && LISTS.test(address.slice(ROOT.href.length));
}

/** @param {string} address */
function asksSomething(address) {
  return address.includes("?");
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
