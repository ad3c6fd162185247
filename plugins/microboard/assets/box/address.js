// Reads which project an address names. Anybody may have written the link.

import { isId } from "../saved/entry.js";

const MOST = 300;

/** The id of a listing, or nothing. @param {string} fragment */
export function readProject(fragment) {
  // Programs that send a link on may write the sign in it another way.
  const id = fragment.slice(1, MOST).replace(/%2f/gi, "/");
  return isId(id) ? id : "";
}
