// Turns a query into the address of the page and back. Whatever an address says, the result is a query.

import { createQuery, GOAL, listRanges, RANGES, SORTS } from "./query.js";
import { formatDay, readDay } from "../lib/days.js";

/** @typedef {import("./query.js").Query} Query */

const DAYS = new Set(["deadline", "start"]);
const LONGEST_TEXT = 200;
const MOST_CHOICES = 50;

/**
 * @param {string} search the part of an address that begins with ?
 * @param {string[]} facets the names of the board's facets
 * @param {string[]} [ranges] the names of the ranges that a board has besides
 * @returns {Query}
 */
export function readQuery(search, facets, ranges = []) {
  const parameters = new URLSearchParams(search);
  const query = createQuery();
  // Not "q": at that, Material opens its own search.
  query.text = (parameters.get("text") ?? "").slice(0, LONGEST_TEXT);
  for (const name of facets) {
    const ids = (parameters.get(name) ?? "").split(",").filter((id) => /^[\p{L}\p{N}-]{1,60}$/u.test(id))
      .map((id) => name === "from" ? fixCountry(id) : id.toLowerCase());
    // Somebody is in one country.
    if (ids.length) query.choices[name] = [...new Set(ids)].slice(0, name === "from" ? 1 : MOST_CHOICES);
  }
  for (const name of RANGES) readRange(query, name, parameters.get(name) ?? "", DAYS.has(name));
  for (const name of ranges) readRange(query, name, parameters.get(name) ?? "", /\d-/.test(parameters.get(name) ?? ""));
  const currency = parameters.get("currency") ?? "";
  query.currency = /^[A-Z]{3}$/.test(currency) ? currency : "";
  query.onlyCurrency = parameters.get("only") === "1";
  query.free = readNumber(parameters.get("free") ?? "");
  query.since = readDay(parameters.get("since") ?? "");
  query.until = readDay(parameters.get("until") ?? "");
  const sort = parameters.get("sort") ?? "";
  query.sort = SORTS.includes(sort) || sort === GOAL ? sort : "";
  return query;
}

/** The part of the address that says the query, with its ?; nothing for a query that asks nothing. @param {Query} query */
export function writeQuery(query) {
  /** @type {[string, string][]} */
  const parts = [];
  if (query.text.trim()) parts.push(["text", query.text.trim()]);
  for (const [name, ids] of Object.entries(query.choices)) {
    if (ids.length) parts.push([name, ids.join(",")]);
  }
  for (const name of listRanges(query)) {
    const range = query.ranges[name];
    if (range) parts.push([name, range.map((limit) => writeLimit(limit, isDay(query, name))).join("..")]);
  }
  if (query.currency && (query.ranges.rate || query.onlyCurrency || query.sort === "rate")) {
    parts.push(["currency", query.currency]);
  }
  if (query.onlyCurrency) parts.push(["only", "1"]);
  if (query.free !== null) parts.push(["free", String(query.free)]);
  if (query.since !== null) parts.push(["since", formatDay(query.since)]);
  if (query.until !== null) parts.push(["until", formatDay(query.until)]);
  if (query.sort) parts.push(["sort", query.sort]);
  // A comma may stand as it is, which people can read.
  return parts.length ? `?${parts.map(([name, text]) => `${name}=${encodeURIComponent(text).replaceAll("%2C", ",")}`).join("&")}` : "";
}

/** Whether a query leaves nothing out. Sorting does not. @param {Query} query */
export function asksNothing(query) {
  return writeQuery({ ...query, sort: "", currency: query.onlyCurrency ? query.currency : "" }) === "";
}

/** Codes are written in capitals; "elsewhere" is a word. @param {string} id */
function fixCountry(id) {
  return id.length === 2 ? id.toUpperCase() : id.toLowerCase();
}

/** Whether a range is one of days. @param {Query} query @param {string} name */
export function isDay(query, name) {
  return DAYS.has(name) || query.days.includes(name);
}

/** @param {Query} query @param {string} name @param {string} text @param {boolean} isOfDays */
function readRange(query, name, text, isOfDays) {
  const [least, most] = text.split("..").map(isOfDays ? readDay : readNumber);
  if (typeof least !== "number" && typeof most !== "number") return;
  query.ranges[name] = [least, most ?? null];
  if (isOfDays && !DAYS.has(name)) query.days.push(name);
}

/** @param {number | null} limit @param {boolean} isOfDays */
function writeLimit(limit, isOfDays) {
  if (limit === null) return "";
  return isOfDays ? formatDay(limit) : String(limit);
}

/** @param {string} text */
export function readNumber(text) {
  return /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : null;
}
