// What the page of a course holds: its name, its days, the projects that were chosen for it, and the hours of one credit.
// It names no student. Whoever wrote it, in the storage, a file or a link, it is bounded and cleaned here.

import { readDate } from "../lib/days.js";
import { readRule } from "../box/credit.js";
import { readSpan } from "../plan/load.js";
import { cleanDuty, cleanLabel } from "../plan/state.js";
import { isId } from "../saved/entry.js";

/**
 * Days are such as 2027-01-31, or empty. A date of the course takes no hours; without a last day, it is one day.
 * @typedef {import("../plan/state.js").Duty} CourseDate
 * @typedef {{name: string, from: string, to: string, rule: number | null, ids: string[], dates: CourseDate[]}} Course
 * @typedef {{label: string, first: number, last: number}} Span
 */

export const MAX_PROJECTS = 60;
export const MAX_DATES = 20;
export const MAX_NAME = 80;

/** @param {any} found of any kind @returns {Course} */
export function cleanCourse(found) {
  const ids = Array.isArray(found?.ids) ? found.ids.slice(0, 2 * MAX_PROJECTS).filter(isId) : [];
  const dates = Array.isArray(found?.dates) ? found.dates.slice(0, MAX_DATES) : [];
  const rule = readRule(found?.rule);
  return {
    name: cleanLabel(found?.name, MAX_NAME), from: readDate(found?.from), to: readDate(found?.to),
    rule: rule && Math.round(rule * 10) / 10, ids: [...new Set(ids)].slice(0, MAX_PROJECTS),
    dates: dates.map((/** @type {any} */ date) => ({ ...cleanDuty(date), hours: 0 })),
  };
}

/** The first and the last day of a date, or null while it has none. @param {CourseDate} date */
export function readDays(date) {
  return readSpan({ ...date, to: date.to || date.from });
}

/** The dates that have a day, the first before the others. @param {Course} course @returns {Span[]} */
export function listSpans({ dates }) {
  return dates.flatMap((date) => {
    const span = readDays(date);
    return span ? [{ label: date.label, first: span[0], last: span[1] }] : [];
  }).sort((one, other) => one.first - other.first);
}
