// Turns a set of listings into the end of a link, and back. A browser sends that end to no server.

import { isId, MOST } from "./entry.js";

/** @param {string[]} ids */
export function writeFragment(ids) {
  return `#ids=${ids.slice(0, MOST).join(",")}`;
}

/** The listings that a link names, each once. @param {string} fragment */
export function readFragment(fragment) {
  // Programs that send a link on may write the signs in it another way.
  const value = fragment.replace(/%2c/gi, ",").replace(/%2f/gi, "/").match(/^#ids(?:=|%3d)(.*)$/i)?.[1] ?? "";
  return [...new Set(value.split(",", 2 * MOST).filter(isId))].slice(0, MOST);
}
