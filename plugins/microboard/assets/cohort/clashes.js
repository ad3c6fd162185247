// Says where a project, or the plan of a student, does not go with the days of a course.

import { _ } from "../words/cohort.js";
import { readDay } from "../lib/days.js";
import { judgePlan } from "../plan/judge.js";
import { getLastDay } from "../plan/project.js";
import { writePlanDay } from "../plan/say.js";
import { listSpans } from "./course.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("../plan/project.js").Project} Project */

/** What of the course a project, where it starts now, runs into. @param {Project} project @param {Course} course @returns {string[]} */
export function sayCourseClashes(project, course) {
  const { title, start } = project;
  const last = getLastDay(project);
  const [from, to] = [readDay(course.from), readDay(course.to)];
  const said = [];
  if (from !== null && start < from) said.push(_("{title} starts on {day}, before the course begins.", { title, day: writePlanDay(start) }));
  if (to !== null && last > to) said.push(_("{title} ends on {day}, after the course has ended.", { title, day: writePlanDay(last) }));
  for (const span of listSpans(course)) {
    if (span.first > last || span.last < start) continue;
    said.push(_("{title} runs during: {date} ({days}).", { title, date: span.label || _("a date of the course"), days: writeSpan(span) }));
  }
  return said;
}

/**
 * What takes a student most in a week, and all that does not fit in the plan.
 * @param {Project[]} projects where they start now @param {import("../plan/state.js").Plan} plan @param {Course} course @param {number} today
 * @returns {{most: number, clashes: string[]}}
 */
export function judgeStudent(projects, plan, course, today) {
  const { weeks, clashes } = judgePlan(projects, plan, today);
  return {
    most: Math.max(0, ...weeks.map(({ need }) => need)),
    clashes: [...clashes, ...projects.flatMap((project) => sayCourseClashes(project, course))],
  };
}

/** Such as 8 March, or 8 March to 12 March. @param {{first: number, last: number}} span */
export function writeSpan({ first, last }) {
  return first === last ? writePlanDay(first) : _("{first} to {last}", { first: writePlanDay(first), last: writePlanDay(last) });
}
