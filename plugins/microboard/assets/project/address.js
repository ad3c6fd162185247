// Reads what the end of an address says to a page. Anybody may have written the link.

import { isId } from "../saved/entry.js";

const MOST = 300;

/** The id of a listing, or nothing. @param {string} fragment */
export function readProject(fragment) {
  // Programs that send a link on may write the sign in it another way.
  const id = fragment.slice(1, MOST).replace(/%2f/gi, "/");
  return isId(id) ? id : "";
}

/** Whether a link was followed of which nothing could be read. @param {string} fragment @param {unknown} found what was read */
export function isBroken(fragment, found) {
  return fragment.length > 1 && !found && !isPlace(fragment);
}

/** Act when the address says something else to a page, as long as it is the one that is shown. @param {HTMLElement} page @param {() => unknown} act */
export function followAddress(page, act) {
  window.addEventListener("hashchange", () => page.isConnected && !isPlace(location.hash) && act());
}

/** Whether it leads to a place on the page, as a link does that skips a part of it. @param {string} fragment */
function isPlace(fragment) {
  return Boolean(document.getElementById(fragment.slice(1)));
}
