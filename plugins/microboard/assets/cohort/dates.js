// The days of a course and of its projects, for the list on the page and for a calendar.

import { _ } from "../words/cohort.js";
import { readDay } from "../lib/days.js";
import { resolve } from "../lib/site.js";
import { listDates, listEvents, NAMES } from "../plan/dates.js";
import { listSpans } from "./course.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("../plan/project.js").Project} Project */
/** `id` is that of a listing, where the day is one of its own. @typedef {{first: number, last: number, what: string, title: string, id: string}} Entry */

/** The days of the course alone. @param {Course} course @returns {Entry[]} */
function listCourse(course) {
  const [from, to] = [readDay(course.from), readDay(course.to)];
  /** @param {number | null} day @param {string} what @returns {Entry[]} */
  const mark = (day, what) => day === null ? [] : [{ first: day, last: day, what, title: course.name, id: "" }];
  return [...mark(from, _("Course begins")), ...mark(to, _("Course ends")),
    ...listSpans(course).map(({ label, first, last }) => ({ first, last, what: label || _("Date of the course"), title: course.name, id: "" }))];
}

/** All of them, what comes first before the others; of projects, what is still to come. @param {Course} course @param {Project[]} projects @param {number} today @returns {Entry[]} */
export function listAll(course, projects, today) {
  const own = listDates(projects, today).filter(({ kind, project }) => kind === "deadline" || kind === "decision" || project.kind === "fixed")
    .map(({ day, kind, project }) => ({ first: day, last: day, what: NAMES[kind], title: project.title, id: project.id }));
  return [...listCourse(course), ...own].sort((one, other) => one.first - other.first);
}

/** All of them as events. @param {Course} course @param {Project[]} projects @param {number} today @returns {import("../lib/calendar.js").Days[]} */
export function listCourseEvents(course, projects, today) {
  const url = resolve("cohort/");
  const days = listCourse(course).map(({ first, last, what, title }) => ({
    uid: `${url}#${first}-${last}-${encodeURIComponent(`${title} ${what}`)}`, first, last,
    summary: title ? _("{what}: {course}", { what, course: title }) : what, description: url, url,
  }));
  // Where a start is agreed upon, there is no day of it yet.
  const [fixed, others] = [true, false].map((isFixed) => projects.filter(({ kind }) => (kind === "fixed") === isFixed));
  return [...days, ...listEvents(fixed, [], today), ...listEvents(others, [], today).filter(({ uid }) => !/#(?:start|end)$/.test(uid))];
}
