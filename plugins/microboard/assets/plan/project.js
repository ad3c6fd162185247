// What a plan needs to know of a listing, from what is saved and from its record in the API.

import { readDay } from "../lib/days.js";
import { tidy } from "../lib/tidy.js";
import { getMonday, getNextMonday, WEEK } from "./weeks.js";

/**
 * Days are numbers, or null. A `fixed` start is the employer's, others can be moved to `earliest` or later; of an
 * `unknown` one nothing could be loaded.
 * @typedef {{id: string, title: string, employer: string, status: string, kind: "fixed" | "flexible" | "rolling" | "unknown",
 *   hours: number, weeks: number, start: number, earliest: number, deadline: number | null, decision: number | null,
 *   isOpen: boolean}} Project
 */

/** The states of a listing that can be applied for. */
const OPEN = new Set(["open", "closing-soon"]);
/** No listing takes longer. */
const MAX_HOURS = 1000;
const MAX_WEEKS = 52;

/**
 * @param {{id: string, title: string, employer: string, deadline: string, status: string}} saved
 * @param {any} record what the API says; null or undefined where it says nothing
 * @param {number} today
 * @returns {Project}
 */
export function readProject(saved, record, today) {
  const hours = readNumber(record?.effort?.hours, MAX_HOURS);
  const weeks = readNumber(record?.effort?.weeks, MAX_WEEKS);
  const fixed = readDay(String(record?.starts ?? ""));
  const deadline = readDay(String(record?.apply?.last_day ?? record?.apply?.deadline ?? saved.deadline));
  const decision = readDay(String(record?.apply?.decision_by ?? ""));
  const kind = !hours || !weeks ? "unknown" : fixed !== null ? "fixed" : record.starts === "rolling" ? "rolling" : "flexible";
  const answer = kind === "rolling" ? today : Math.max(today, decision ?? deadline ?? today);
  return {
    id: saved.id, title: tidy(record?.title, 300) || saved.title || saved.id, employer: tidy(record?.employer?.name, 300) || saved.employer,
    status: saved.status, kind, hours, weeks, start: fixed ?? getNextMonday(answer), earliest: fixed ?? getMonday(today),
    deadline, decision, isOpen: OPEN.has(record?.state) && (deadline ?? today) >= today,
  };
}

/** A project with the start that somebody has moved it to, where that is possible. @param {Project} project @param {string | undefined} moved */
export function moveProject(project, moved) {
  const day = readDay(moved ?? "");
  return day === null || !canMove(project) ? project : { ...project, start: Math.max(getMonday(day), project.earliest) };
}

/** @param {Project} project */
export function canMove({ kind }) {
  return kind === "flexible" || kind === "rolling";
}

/** The last day of the work: that of its last whole week, also where it is a Sunday. @param {{start: number, weeks: number}} span */
export function getLastDay({ start, weeks }) {
  return start + Math.max(1, Math.round(weeks * WEEK)) - 1;
}

/**
 * Whether a project is in the plan when nobody has said so: what was applied for is, and of those that are open the first
 * few that were saved, so that saving more takes none out.
 * @param {Project} project @param {number} place among all that are saved, from 0 for the first
 */
export function isInAtFirst({ status, isOpen, kind }, place) {
  if (kind === "unknown" || status === "not-chosen" || status === "finished") return false;
  const isUnderWay = status !== "" && status !== "to-apply";
  return isUnderWay || isOpen && (status !== "" || place < FEW);
}

/** More than this at a time is no plan. */
const FEW = 6;

/** @param {unknown} found @param {number} most */
function readNumber(found, most) {
  return typeof found === "number" && found > 0 ? Math.min(found, most) : 0;
}
