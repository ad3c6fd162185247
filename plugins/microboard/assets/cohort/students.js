// The plans that students gave to an educator. They stay in this tab: the storage of a tab ends with it, and where even that
// is blocked they last as long as the page.

import { nameHere } from "../lib/storage.js";
import { tidy } from "../lib/tidy.js";
import { cleanPlan } from "../plan/state.js";

/** @typedef {{name: string, plan: import("../plan/state.js").Plan}} Student */

export const MAX_STUDENTS = 60;
/** Whoever plans more is not planning. */
export const MAX_PICKS = 20;
const MAX_NAME = 60;
const KEY = nameHere("microboard-cohort-students");

/** @param {any} found of any kind @returns {Student[]} */
export function cleanStudents(found) {
  return (Array.isArray(found) ? found.slice(0, MAX_STUDENTS) : []).map((student) =>
    ({ name: tidy(tidy(student?.name).replace(/\n+/g, " "), MAX_NAME), plan: cleanPlan(student?.plan) }));
}

/** The ids of what a student plans. @param {Student} student */
export function listPicks({ plan }) {
  return Object.keys(plan.picks).filter((id) => plan.picks[id]).slice(0, MAX_PICKS);
}

export class Students {
  /** @type {Student[]} */
  #here = this.#recall();

  list() {
    return this.#here;
  }

  /** @param {Student[]} students */
  set(students) {
    this.#here = cleanStudents(students);
    try {
      if (this.#here.length) sessionStorage.setItem(KEY, JSON.stringify(this.#here));
      else sessionStorage.removeItem(KEY);
    } catch {
      return; // The page holds them.
    }
  }

  #recall() {
    try {
      return cleanStudents(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
    } catch {
      return [];
    }
  }
}
