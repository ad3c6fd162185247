// What is kept of one listing: four facts of it, and three things of the student's own.

import { readDate } from "../lib/days.js";

/**
 * `deadline` and `applied` are days such as 2027-01-31, or empty.
 * @typedef {{id: string, title: string, employer: string, deadline: string, status: string, applied: string, note: string}} Saved
 */

/** How far somebody is with a listing, the first for no farther than having kept it. */
export const STATUSES = ["", "to-apply", "applied", "answered", "chosen", "finished", "not-chosen"];
/** Those that only come after an application. */
export const SENT = new Set(STATUSES.slice(2));
/** The most entries that a browser keeps. */
export const MOST = 200;
export const MAX_NOTE = 2000;
const MAX_TITLE = 300;
const ID = /^[a-z0-9-]{1,100}\/[a-z0-9-]{1,100}$/;

/** @param {unknown} id @returns {id is string} */
export function isId(id) {
  return typeof id === "string" && ID.test(id);
}

/**
 * An entry of what was found in the storage, a file or a page, or null where it names no listing. Entries of older
 * releases have nothing of the student's own, and what is no text or no day is left out.
 * @param {any} found @returns {Saved | null}
 */
export function readEntry(found) {
  if (found === null || typeof found !== "object" || !isId(found.id)) return null;
  const status = STATUSES.includes(found.status) ? found.status : "";
  return {
    id: found.id, title: cut(found.title, MAX_TITLE), employer: cut(found.employer, MAX_TITLE), deadline: readDate(found.deadline),
    status, applied: SENT.has(status) ? readDate(found.applied) : "", note: cut(found.note, MAX_NOTE),
  };
}

/** @param {Saved} entry whether it has anything of the student's own */
export function hasOwn(entry) {
  return Boolean(entry.status || entry.note);
}

/** @param {unknown} text @param {number} most */
function cut(text, most) {
  // Half of a character is none.
  return typeof text === "string" ? text.slice(0, most).replace(/[\ud800-\udbff]$/, "") : "";
}
