// Judges a plan: its weeks, and in sentences all that does not fit.

import { _ } from "../words/plan.js";
import { findClashes, findCrowdedStarts, findEarlyStarts } from "./clashes.js";
import { listPlanned, loadWeeks, readSpan } from "./load.js";
import { sayClash, sayCrowded, sayEarly } from "./say.js";

/**
 * @param {import("./project.js").Project[]} projects that are in the plan, where they start now
 * @param {import("./state.js").Plan} plan @param {number} today
 */
export function judgePlan(projects, { duties, hours }, today) {
  const busy = duties.filter(readSpan).map((duty) => ({ ...duty, label: duty.label || _("Busy") }));
  const weeks = loadWeeks(listPlanned(projects, busy, today), projects, busy, hours);
  const clashes = [...findClashes(weeks).map((clash) => sayClash(clash, hours)), ...findCrowdedStarts(projects).map(sayCrowded),
    ...findEarlyStarts(projects).map(sayEarly)];
  return { busy, weeks, clashes };
}
