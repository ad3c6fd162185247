// Turns a course into the end of a link, and back. A browser sends that end to no server; whoever has the link reads the
// name of the course, its days and its projects, and nothing of a student, who is no part of a course here.
//
// #course1~nData%20101~tg5u.g9l~r45~pacme/bread~dExams.g2l.g2x is written as the link of a plan is: see plan/fragment.js.

import { formatDay } from "../lib/days.js";
import { decode, encode, readDate, splitLink, writeDate } from "../plan/fragment.js";
import { cleanCourse, listSpans, MAX_DATES, MAX_PROJECTS } from "./course.js";

/** @typedef {import("./course.js").Course} Course */

const MARK = "course1";
/** As much as a course may hold, each text in the signs that take most room. */
const MAX_LENGTH = 40_000;

/** @param {Course} course */
export function writeFragment(course) {
  const { name, from, to, rule, ids } = course;
  const parts = [MARK, ...name ? [`n${encode(name)}`] : [], ...from || to ? [`t${writeDay(from)}.${writeDay(to)}`] : [],
    ...rule ? [`r${rule}`] : [], ...ids.map((id) => `p${id}`),
    ...listSpans(course).map(({ label, first, last }) => `d${encode(label)}.${writeDate(formatDay(first))}.${writeDate(formatDay(last))}`)];
  return `#${parts.join("~")}`;
}

/** The course of a link, or null where it is none. @param {string} fragment @returns {Course | null} */
export function readFragment(fragment) {
  const [mark, ...tokens] = splitLink(fragment, MAX_LENGTH, 4 + MAX_PROJECTS + MAX_DATES);
  if (mark !== MARK) return null;
  /** @type {{ids: string[], dates: object[], [name: string]: any}} */
  const found = { ids: [], dates: [] };
  for (const token of tokens) {
    const value = token.slice(1);
    const [first, second, third] = value.split(".");
    if (token[0] === "n") found.name = decode(value);
    else if (token[0] === "t") [found.from, found.to] = [readDate(first), readDate(second)];
    else if (token[0] === "r") found.rule = value;
    else if (token[0] === "p") found.ids.push(decode(value));
    else if (token[0] === "d") found.dates.push({ label: decode(first), from: readDate(second), to: readDate(third) });
  }
  return cleanCourse(found);
}

/** @param {string} day */
function writeDay(day) {
  return day && writeDate(day);
}
