// What does not fit: weeks that need more hours than there are, and first weeks that crowd one another.

import { getMonday, WEEK } from "./weeks.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("./load.js").Week} Week */
/**
 * Weeks in a row in which the same things do not fit, from `monday` on: the most that one of them needs, the least that
 * is free in one and what to count on then, and the hours that somebody has.
 * @typedef {{level: "over" | "tight", monday: number, weeks: number, need: number, work: number, free: number, count: number,
 *   names: string[]}} Clash
 */

/** From so many things on, nobody asks which of them are in which week. */
const MANY = 5;

/** @param {Week[]} weeks @returns {Clash[]} */
export function findClashes(weeks) {
  /** @type {Clash[]} */
  const clashes = [];
  for (const week of weeks) {
    if (!week.level) continue;
    const clash = readWeek(week, week.level);
    const last = clashes.at(-1);
    if (last && isNext(last, clash)) clashes[clashes.length - 1] = join(last, clash);
    else clashes.push(clash);
  }
  return clashes;
}

/** Projects that begin one after the other, with no week between two first weeks: each group, what begins first before the others. @param {Project[]} projects */
export function findCrowdedStarts(projects) {
  /** @type {Project[][]} */
  const groups = [];
  for (const project of [...projects].sort((one, other) => one.start - other.start)) {
    const before = groups.at(-1)?.at(-1);
    if (before && getMonday(project.start) - getMonday(before.start) < 2 * WEEK) groups.at(-1)?.push(project);
    else groups.push([project]);
  }
  return groups.filter(({ length }) => length > 1);
}

/** Projects that begin before anybody has been chosen, though applications are not answered as they come. @param {Project[]} projects */
export function findEarlyStarts(projects) {
  return projects.filter(({ kind, status, start, deadline }) =>
    kind === "flexible" && (status === "" || status === "to-apply") && deadline !== null && start <= deadline);
}

/** @param {Week} week @param {"over" | "tight"} level @returns {Clash} */
function readWeek({ monday, need, free, count, parts }, level) {
  const works = parts.filter((part) => !part.isDuty);
  const work = works.reduce((all, { hours }) => all + hours, 0);
  const named = level === "over" ? parts : works;
  return { level, monday, weeks: 1, need, work, free, count, names: named.map(({ name }) => name) };
}

/** @param {Clash} last @param {Clash} next */
function isNext(last, next) {
  if (last.level !== next.level || last.monday + last.weeks * WEEK !== next.monday) return false;
  return last.names.join("\n") === next.names.join("\n") || Math.min(last.names.length, next.names.length) >= MANY;
}

/** @param {Clash} one @param {Clash} next @returns {Clash} */
function join(one, next) {
  const [need, work] = [Math.max(one.need, next.need), Math.max(one.work, next.work)];
  return { ...one, names: [...new Set([...one.names, ...next.names])], weeks: one.weeks + 1, need, work, free: Math.min(one.free, next.free), count: Math.min(one.count, next.count) };
}
