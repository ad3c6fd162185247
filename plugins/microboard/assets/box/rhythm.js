// Turns the rhythm of a listing into the days of its meetings.

import { getLastDay } from "../plan/project.js";

/** `day` is null where nobody knows when the work begins. @typedef {{kind: "kick-off" | "check-in" | "half-way" | "hand-over", week: number, day: number | null}} Meeting */

/** Days after the first one of each week, by the rhythm; those of two weeks for the slowest. @type {Record<string, [number, number[]]>} */
const RHYTHMS = {
  daily: [7, [0, 1, 2, 3, 4]],
  "twice-weekly": [7, [0, 3]],
  weekly: [7, [0]],
  fortnightly: [14, [0]],
  "start-and-end": [Infinity, [0]],
};
const MOST_WEEKS = 52;

/**
 * The meetings of a project, from its first day to its last. Nobody meets at a weekend: what falls on one is on
 * the Monday after it, and the last on the Friday before. The check-in that is nearest to the middle is the half-way one.
 * @param {string} rhythm a choice of mentor.check_ins @param {number | null} weeks @param {number | null} start the first day, counted from 1970
 * @returns {Meeting[]} none where the listing says no rhythm or no length
 */
export function listMeetings(rhythm, weeks, start) {
  const [step, offsets] = Object.hasOwn(RHYTHMS, rhythm) ? RHYTHMS[rhythm] : [0, []];
  if (!step || !weeks || weeks > MOST_WEEKS) return [];
  const [first, last] = getSpan(weeks, start);
  const days = new Set();
  for (let begin = 0; begin < weeks * 7; begin += step) for (const offset of offsets) days.add(skipWeekend(first + begin + offset));
  const between = [...days].filter((day) => day > first && day < last).sort((one, other) => one - other);
  const middle = (first + last) / 2;
  const halfWay = between.reduce((best, day) => Math.abs(day - middle) < Math.abs(best - middle) ? day : best, between[0]);
  /** @param {number} day @param {Meeting["kind"]} kind @returns {Meeting} */
  const meet = (day, kind) => ({ kind, week: Math.floor((day - first) / 7) + 1, day: start === null ? null : day });
  return [meet(first, "kick-off"), ...between.map((day) => meet(day, day === halfWay ? "half-way" : "check-in")),
    ...last > first ? [meet(last, "hand-over")] : []];
}

/**
 * The days of the first meeting and of the last. Without a start, those of a project that begins on some Monday.
 * @param {number} weeks @param {number | null} start @returns {[number, number]}
 */
function getSpan(weeks, start) {
  const first = skipWeekend(start ?? MONDAY);
  const end = getLastDay({ start: start ?? MONDAY, weeks });
  return [first, Math.max(first, end - Math.max(0, getWeekday(end) - 4))];
}

/** 5 January 1970. */
const MONDAY = 4;

/** Monday is 0. @param {number} day */
function getWeekday(day) {
  return (day - MONDAY) % 7;
}

/** @param {number} day */
function skipWeekend(day) {
  const weekday = getWeekday(day);
  return weekday > 4 ? day + 7 - weekday : day;
}
