// A project of a course: its card, what it asks of a week, what it counts for, and what of the course it runs into.

import { _, writeNumber } from "../words/cohort.js";
import { make, makeButton, makeLink } from "../lib/site.js";
import { countCredits, writeCredits } from "../box/credit.js";
import { getLastDay } from "../plan/project.js";
import { writeHours, writeHoursAWeek } from "../plan/say.js";
import { buildAnyCard } from "../saved/card.js";
import { isKept } from "../saved/saved.js";
import { sayCourseClashes, writeSpan } from "./clashes.js";

/** @typedef {import("../plan/project.js").Project} Project */
/** @typedef {import("./course.js").Course} Course */

/**
 * @param {import("../saved/entry.js").Saved} entry @param {Project | undefined} project @param {Course} course
 * @param {HTMLTemplateElement} template @param {import("../saved/catalogue.js").Catalogue} catalogue
 * @param {((id: string) => void) | null} remove none where the course is another's
 */
export function buildChosen(entry, project, course, template, catalogue, remove) {
  const { id, title } = entry;
  const card = buildAnyCard(entry, template, catalogue);
  if (catalogue.engine && catalogue.find(id) < 0 && !isKept(id)) {
    // What has closed cannot be saved.
    delete card.dataset.id;
    card.querySelector(".mb-save")?.remove();
  }
  const facts = project && project.kind !== "unknown" ? listFacts(project, course) : [];
  // Where a start is agreed upon, nobody knows yet what it runs into.
  const clashes = project?.kind === "fixed" ? sayCourseClashes(project, course) : [];
  const tools = make("p", "mb-row mb-cohort__tools", makeLink(`box/#${id}`, _("Credit kit and papers")));
  if (remove) tools.append(buildRemove(title || id, () => remove(id)));
  const said = [...facts.map((fact) => make("li", "", fact)), ...clashes.map((clash) => make("li", "mb-cohort__clash", clash))];
  return make("div", "mb-kept", card, make("ul", "mb-cohort__facts", ...said), tools);
}

/** @param {string} title @param {() => void} act */
export function buildRemove(title, act) {
  const button = makeButton("mb-tool mb-tool--delete", _("Remove"), make("span", "mb-unseen", ` ${title}`));
  button.addEventListener("click", act);
  return button;
}

/** @param {Project} project @param {Course} course */
function listFacts(project, course) {
  const { kind, hours, weeks, start } = project;
  const load = _("{hours} in all, {week}", { hours: writeHours(hours), week: writeHoursAWeek(hours / weeks) });
  const days = kind === "fixed" ? [_("Work: {days}", { days: writeSpan({ first: start, last: getLastDay(project) }) })] : [];
  return [load, ...days, ...sayCredits(hours, course.rule)];
}

/** @param {number} hours @param {number | null} rule */
function sayCredits(hours, rule) {
  if (!rule) return [];
  const { credits, missing } = countCredits(hours, rule);
  const places = { credits: writeCredits(credits), missing: writeNumber(missing) };
  return [missing ? _("Credits: {credits}. Hours missing for the next whole credit: {missing}.", places) : _("Credits: {credits}.", places)];
}
