// The days that matter in a plan, in words: for the list on the page, and for a calendar.

import { _ } from "../words/plan.js";
import { buildDeadline } from "../lib/calendar.js";
import { formatDay } from "../lib/days.js";
import { resolve } from "../lib/site.js";
import { readSpan } from "./load.js";
import { getLastDay } from "./project.js";

/** @typedef {import("../lib/calendar.js").Days} Days */
/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("./state.js").Duty} Duty */
/** @typedef {{day: number, kind: "deadline" | "decision" | "start" | "end", project: Project}} Mark */

/** What a day is for. @type {Record<Mark["kind"], string>} */
export const NAMES = {
  deadline: _("Last day to apply"), decision: _("Answer by"), start: _("Work starts"), end: _("Work ends"),
};

/** The days of one project, without those to apply once it is too late. @param {Project} project @param {number} today @returns {Mark[]} */
export function listMarks(project, today) {
  const { deadline, decision } = project;
  /** @type {Mark[]} */
  const marks = [];
  if (deadline !== null && project.isOpen) marks.push({ day: deadline, kind: "deadline", project });
  if (decision !== null) marks.push({ day: decision, kind: "decision", project });
  marks.push({ day: project.start, kind: "start", project }, { day: getLastDay(project), kind: "end", project });
  return marks.filter(({ day }) => day >= today);
}

/** All of them, the next one first. @param {Project[]} projects @param {number} today */
export function listDates(projects, today) {
  return projects.flatMap((project) => listMarks(project, today)).sort((one, other) => one.day - other.day);
}

/** All of them as events, and duties beside them. @param {Project[]} projects @param {Duty[]} duties @param {number} today @returns {Days[]} */
export function listEvents(projects, duties, today) {
  return [...listDates(projects, today).flatMap(buildEvent), ...duties.flatMap(buildDuty)];
}

/** @param {Mark} mark @returns {Days[]} */
function buildEvent({ day, kind, project: { id, title, employer } }) {
  const url = resolve(`opportunities/${id}/`);
  // The same event as in the board's calendars.
  if (kind === "deadline") return buildDeadline({ url, title, employer, lastDay: formatDay(day) });
  const summary = _("{what}: {title} ({employer})", { what: NAMES[kind], title, employer });
  return [{ uid: `${url}#${kind}`, first: day, last: day, summary, description: url, url }];
}

/** @param {Duty} duty @returns {Days[]} */
function buildDuty(duty) {
  const span = readSpan(duty);
  const url = resolve("plan/");
  return span ? [{ uid: `${url}#${duty.from}-${encodeURIComponent(duty.label)}`, first: span[0], last: span[1],
    summary: duty.label, description: url, url }] : [];
}
