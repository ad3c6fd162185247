// What a reader asks of the open listings.

/**
 * @typedef {[number | null, number | null]} Range least and most; null where there is no limit
 *
 * @typedef {object} Query
 * @property {string} text
 * @property {Record<string, string[]>} choices by the facet's name
 * @property {Record<string, Range>} ranges by name: week, hours, weeks, rate, deadline, start, and those of the board's own
 *   fields; days count from 1970
 * @property {string} currency the currency of the range "rate" (ISO 4217)
 * @property {boolean} onlyCurrency whether listings in other currencies are left out
 * @property {number | null} free hours a week that somebody has
 * @property {number | null} since the first day on which they have them
 * @property {number | null} until the last
 * @property {string[]} days the ranges of the board's own fields that are days
 * @property {string} sort newest, closing, rate, hours, or best; best is by where the words were found
 */

export const RANGES = ["week", "hours", "weeks", "rate", "deadline", "start"];
export const SORTS = ["newest", "closing", "rate", "hours", "best"];
/** The order of whoever has a goal. */
export const GOAL = "goal";

/** The ranges of a query, those of the board's own fields last. @param {Query} query */
export function listRanges(query) {
  return [...new Set([...RANGES, ...Object.keys(query.ranges)])];
}

/** @returns {Query} */
export function createQuery() {
  return { text: "", choices: {}, ranges: {}, currency: "", onlyCurrency: false, free: null, since: null, until: null, days: [], sort: "" };
}

/** What the order is when nobody chooses one. @param {Query} query */
export function getUsualOrder(query) {
  return query.text.trim() ? "best" : "newest";
}
