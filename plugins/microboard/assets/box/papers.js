// The papers of a project in the order of its life, and whom each is for.

import { _ } from "../words/box.js";
import { buildAcceptance, buildFeedback, buildInvoice, buildReference, buildReflection, isInvoiced } from "./after.js";
import { buildAgreement, buildKickOff } from "./before.js";
import { fillIn } from "./block.js";
import { buildCheckIns, buildHalfWay, buildLog } from "./during.js";
import { Source } from "./source.js";

/** @typedef {import("./block.js").Paper} Paper */

/** @type {{id: string, title: string, purpose: string, build: import("./shared.js").Make, isFor?: (source: Source) => boolean}[]} */
const PAPERS = [
  { id: "agreement", title: _("Learning agreement"), purpose: _("What is learned, how it shows, and what it counts for."), build: buildAgreement },
  { id: "kick-off", title: _("Kick-off agenda"), purpose: _("The first meeting: agree on the finish line."), build: buildKickOff },
  { id: "check-ins", title: _("Check-in agenda"), purpose: _("Five questions, and a calendar at the listing’s rhythm."), build: buildCheckIns },
  { id: "log", title: _("Hours log"), purpose: _("For credit, for the invoice, and for the story."), build: buildLog },
  { id: "half-way", title: _("Half-way review"), purpose: _("The cheapest moment to change course."), build: buildHalfWay },
  { id: "acceptance", title: _("Acceptance checklist"), purpose: _("Each deliverable, and when it is done."), build: buildAcceptance },
  { id: "invoice", title: _("Invoice"), purpose: _("Its lines, for people who work as contractors."), build: buildInvoice, isFor: isInvoiced },
  { id: "feedback", title: _("Feedback both ways"), purpose: _("From each to the other, while the work is fresh."), build: buildFeedback },
  { id: "reflection", title: _("Reflection"), purpose: _("By NACE’s eight competencies."), build: buildReflection },
  { id: "reference", title: _("Request for a reference"), purpose: _("With all that makes it easy to write."), build: buildReference },
];

/** What each of the three needs. The other papers follow, and are not chosen. @type {Record<string, string[]>} */
const ROLES = {
  student: PAPERS.map(({ id }) => id),
  employer: ["kick-off", "check-ins", "half-way", "acceptance", "feedback"],
  educator: ["agreement", "log", "half-way", "reflection"],
};
export const ROLE_NAMES = Object.keys(ROLES);
export const PAPER_IDS = new Set(PAPERS.map(({ id }) => id));
/** What a school asks for as a whole. */
export const CREDIT_KIT = ROLES.educator;

/** What somebody sees chosen at first. @param {string} role */
export function chooseFor(role) {
  return ROLES[role] ?? [];
}

/**
 * All papers of a listing, filled in.
 * @param {any} record of the API @param {import("./source.js").Choices} choices
 * @param {import("./shared.js").Settings & {role: string}} settings @returns {Paper[]}
 */
export function buildPapers(record, choices, settings) {
  const first = chooseFor(settings.role);
  return PAPERS.filter(({ isFor }) => isFor?.(new Source(record, choices)) ?? true)
    .sort((one, other) => Number(first.includes(other.id)) - Number(first.includes(one.id)))
    .map(({ id, title, purpose, build }) => {
      const source = new Source(record, choices);
      const blocks = build(source, settings).filter((block) => block.kind !== "table" || block.rows.length);
      return fillIn({ id, title, purpose, blocks, said: source.said, source: sayFields(source) }, settings.texts);
    });
}

/** @param {Source} source */
function sayFields({ said, unsaid, choices }) {
  const name = (/** @type {string[]} */ paths) => paths.map((path) => choices.fields?.[path] ?? path).join(", ");
  const filled = said.length ? _("Filled in from these fields of the listing: {fields}.", { fields: name(said) }) : "";
  return unsaid.length ? `${filled} ${_("The listing leaves open: {fields}.", { fields: name(unsaid) })}`.trim() : filled;
}
