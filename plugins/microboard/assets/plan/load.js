// How many hours each week takes, and of what.

import { readDay } from "../lib/days.js";
import { getLastDay } from "./project.js";
import { countDays, listMondays } from "./weeks.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("./state.js").Duty} Duty */
/** @typedef {{name: string, hours: number, isDuty: boolean}} Part */
/**
 * A week from `monday` on: what it needs in all, its parts, what is free beside duties, and how much of that to count
 * on. The sum of its parts is what it needs.
 * @typedef {{monday: number, parts: Part[], need: number, free: number, count: number, level: "" | "tight" | "over"}} Week
 */

/** Of free hours, how many are really there: see the guide for students. */
export const SHARE = 0.75;
const FEWEST = 8;
const MOST = 53;
/** Of an hour: sums of fractions differ by less. */
const SLIP = 0.01;

/** The Mondays of a plan, from today on. @param {Project[]} projects @param {Duty[]} duties @param {number} today */
export function listPlanned(projects, duties, today) {
  const days = projects.flatMap((project) => [getLastDay(project), project.deadline ?? 0, project.decision ?? 0]);
  const ends = duties.map((duty) => readSpan(duty)?.[1] ?? 0);
  return listMondays(today, Math.max(today + 7 * (FEWEST - 1), ...days, ...ends), MOST);
}

/** Hours of a project in a week: they are spread over its days. @param {Project} project @param {number} monday */
export function countHours(project, monday) {
  const last = getLastDay(project);
  return project.hours * countDays(monday, project.start, last) / (last - project.start + 1);
}

/** Hours of a duty in a week: what it takes in a whole one. @param {Duty} duty @param {number} monday */
export function countDuty(duty, monday) {
  const span = readSpan(duty);
  return span && countDays(monday, span[0], span[1]) ? duty.hours : 0;
}

/**
 * @param {number[]} mondays @param {Project[]} projects @param {Duty[]} duties @param {number} hours that somebody has
 * @returns {Week[]}
 */
export function loadWeeks(mondays, projects, duties, hours) {
  return mondays.map((monday) => {
    const parts = [
      ...projects.map((project) => ({ name: project.title, hours: countHours(project, monday), isDuty: false })),
      ...duties.map((duty) => ({ name: duty.label, hours: countDuty(duty, monday), isDuty: true })),
    ].filter((part) => part.hours);
    const work = sum(parts.filter((part) => !part.isDuty));
    const need = sum(parts);
    const free = Math.max(0, hours - (need - work));
    const count = free * SHARE;
    const level = !work || work <= count + SLIP ? "" : need > hours + SLIP ? "over" : "tight";
    return { monday, parts, need, free, count, level };
  });
}

/** The first and the last day, or null while one is missing or they are the wrong way round. @param {Duty} duty @returns {[number, number] | null} */
export function readSpan({ from, to }) {
  const [first, last] = [readDay(from), readDay(to)];
  return first === null || last === null || last < first ? null : [first, last];
}

/** @param {Part[]} parts */
function sum(parts) {
  return parts.reduce((all, { hours }) => all + hours, 0);
}
