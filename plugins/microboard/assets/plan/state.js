// What a plan holds: the hours that somebody has each week, other duties, starts that were moved, and which projects
// were put in or out. Whoever wrote it, in the storage, a file or a link, it is bounded and cleaned here.

import { readDate } from "../lib/days.js";
import { tidy } from "../lib/tidy.js";
import { isId, MOST } from "../saved/entry.js";

/** Days are such as 2027-01-31, or empty while somebody is writing. @typedef {{label: string, from: string, to: string, hours: number}} Duty */
/**
 * `starts` and `picks` are by the ids of listings.
 * @typedef {{hours: number, duties: Duty[], starts: Record<string, string>, picks: Record<string, boolean>}} Plan
 */

export const MAX_HOURS = 100;
export const MAX_DUTIES = 40;
export const MAX_LABEL = 60;
/** What a plan begins with. */
const HOURS = 12;

/** @param {any} found of any kind @returns {Plan} */
export function cleanPlan(found) {
  return {
    hours: cleanHours(found?.hours ?? HOURS),
    duties: (Array.isArray(found?.duties) ? found.duties.slice(0, MAX_DUTIES) : []).map(cleanDuty),
    starts: cleanById(found?.starts, (day) => readDate(day) || null),
    picks: cleanById(found?.picks, (isIn) => typeof isIn === "boolean" ? isIn : null),
  };
}

/** @param {any} found @returns {Duty} */
export function cleanDuty(found) {
  return { label: cleanLabel(found?.label, MAX_LABEL), from: readDate(found?.from), to: readDate(found?.to),
    hours: cleanHours(found?.hours) };
}

/** One line, without the sign that parts a link. @param {unknown} found @param {number} most characters */
export function cleanLabel(found, most) {
  return tidy(tidy(found).replace(/[~\n]+/g, " "), most);
}

/** Half hours, none for what is no number. @param {unknown} found */
export function cleanHours(found) {
  const hours = typeof found === "number" && Number.isFinite(found) ? found : 0;
  return Math.round(Math.min(MAX_HOURS, Math.max(0, hours)) * 2) / 2;
}

/**
 * @template T
 * @param {any} found @param {(value: unknown) => T | null} clean
 * @returns {Record<string, T>} in the order of the ids
 */
function cleanById(found, clean) {
  const entries = found !== null && typeof found === "object" ? Object.entries(found).slice(0, MOST) : [];
  const kept = entries.flatMap(([id, value]) => {
    const cleaned = isId(id) ? clean(value) : null;
    return cleaned === null ? [] : [/** @type {[string, T]} */ ([id, cleaned])];
  });
  return Object.fromEntries(kept.sort(([one], [other]) => one < other ? -1 : 1));
}
