// Answers questions about a plan, one line of JSON each: see test_plan.py.

import { createInterface } from "node:readline";
import { writeCalendar } from "../../../plugins/microboard/assets/lib/calendar.js";
import { findClashes, findCrowdedStarts, findEarlyStarts } from "../../../plugins/microboard/assets/plan/clashes.js";
import { listEvents } from "../../../plugins/microboard/assets/plan/dates.js";
import { readFragment, writeFragment } from "../../../plugins/microboard/assets/plan/fragment.js";
import { listPlanned, loadWeeks } from "../../../plugins/microboard/assets/plan/load.js";
import { getLastDay, isInAtFirst, moveProject, readProject } from "../../../plugins/microboard/assets/plan/project.js";
import { sayClash, sayCrowded, sayEarly } from "../../../plugins/microboard/assets/plan/say.js";
import { cleanPlan } from "../../../plugins/microboard/assets/plan/state.js";

const load = ({ projects, duties, hours, today }) => loadWeeks(listPlanned(projects, duties, today), projects, duties, hours);
const answers = {
  clean: ({ found }) => cleanPlan(found),
  fragment: ({ plan, ids }) => writeFragment(plan, ids),
  plan: ({ fragment }) => readFragment(fragment),
  project: ({ saved, record, today, moved }) => {
    const project = moveProject(readProject(saved, record, today), moved);
    return { ...project, last: getLastDay(project), isIn: [5, 6].map((place) => isInAtFirst(project, place)) };
  },
  load,
  clashes: (asked) => findClashes(load(asked)).map((clash) => sayClash(clash, asked.hours)),
  crowded: ({ projects }) => findCrowdedStarts(projects).map(sayCrowded),
  early: ({ projects }) => findEarlyStarts(projects).map(sayEarly),
  calendar: ({ projects, duties, today, now }) => writeCalendar(listEvents(projects, duties, today), now),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
