// Turns a plan into the end of a link, and back. A browser sends that end to no server; whoever has the link reads what
// is in it: hours, duties and projects, and never a note.
//
// #plan1~o~pacme/bread.g2l~pzebra/maps~dExams.g2l.g2x.k has half hours and days in base 36: signs that no program
// which sends a link on writes another way.

import { formatDay, readDay } from "../lib/days.js";
import { isId, MOST } from "../saved/entry.js";
import { readSpan } from "./load.js";
import { cleanDuty, cleanPlan, MAX_DUTIES } from "./state.js";

/** @typedef {import("./state.js").Plan} Plan */

const MARK = "plan1";
/** As many projects and duties as there may be, each label in the signs that take most room. */
const MAX_LENGTH = 100_000;
const BASE = 36;

/** @param {Plan} plan @param {string[]} ids of the projects that are in it */
export function writeFragment(plan, ids) {
  const projects = ids.slice(0, MOST).map((id) => plan.starts[id] ? `p${id}.${writeDate(plan.starts[id])}` : `p${id}`);
  const duties = plan.duties.filter(readSpan).map(({ label, from, to, hours }) =>
    `d${encode(label)}.${writeDate(from)}.${writeDate(to)}.${writeHours(hours)}`);
  return `#${[MARK, writeHours(plan.hours), ...projects, ...duties].join("~")}`;
}

/** The plan of a link, in which only its own projects are, or null where it is none. @param {string} fragment @returns {Plan | null} */
export function readFragment(fragment) {
  const [mark, hours, ...tokens] = splitLink(fragment, MAX_LENGTH, 2 + MOST + MAX_DUTIES);
  if (mark !== MARK) return null;
  /** @type {{starts: Record<string, string>, picks: Record<string, boolean>}} */
  const projects = { starts: {}, picks: {} };
  const duties = [];
  for (const token of tokens) {
    const parts = token.slice(1).split(".");
    if (token[0] === "p") readProject(parts, projects);
    else if (token[0] === "d") duties.push(readDuty(parts));
  }
  return cleanPlan({ hours: readHours(hours), ...projects, duties: duties.filter(readSpan) });
}

/** @param {string[]} parts @param {{starts: Record<string, string>, picks: Record<string, boolean>}} projects */
function readProject([id, start], projects) {
  const name = decode(id);
  if (!isId(name)) return;
  projects.picks[name] = true;
  if (start) projects.starts[name] = readDate(start);
}

/** @param {string[]} parts */
function readDuty([label, from, to, hours]) {
  return cleanDuty({ label: decode(label), from: readDate(from), to: readDate(to), hours: readHours(hours) });
}

/** The parts of a link's end: some programs write the sign between them in their own way. @param {string} fragment @param {number} length @param {number} most */
export function splitLink(fragment, length, most) {
  return fragment.slice(1, length).replace(/%7e/gi, "~").split("~", most);
}

/** A text without the signs that part a link. @param {string} text */
export function encode(text) {
  return encodeURIComponent(text).replaceAll(".", "%2E");
}

/** @param {string} text */
export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {string} date */
export function writeDate(date) {
  return (readDay(date) ?? 0).toString(BASE);
}

/** @param {string | undefined} text four signs are beyond any plan */
export function readDate(text) {
  return /^[0-9a-z]{1,4}$/.test(text ?? "") ? formatDay(parseInt(text ?? "", BASE)) : "";
}

/** @param {number} hours */
function writeHours(hours) {
  return (hours * 2).toString(BASE);
}

/** @param {string | undefined} text */
function readHours(text) {
  return /^[0-9a-z]{1,2}$/.test(text ?? "") ? parseInt(text ?? "", BASE) / 2 : 0;
}
