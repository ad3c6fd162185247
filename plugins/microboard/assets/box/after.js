// The papers that close a project: acceptance, invoice, feedback, reflection, and the request for a reference.

import { _, joinWords } from "../words/box.js";
import { COMPETENCIES } from "../project/competencies.js";
import { blank, checks, facts, heading, lines, table } from "./block.js";
import { nameProject, shareNames, writeSpan } from "./shared.js";

/** @typedef {import("./shared.js").Make} Make */

/** @type {Make} */
export function buildAcceptance(source, settings) {
  return [
    facts(...nameProject(source), ...shareNames(source, "student", "mentor"), ...writeSpan(source, settings, "start", "end")),
    ...source.deliverables().flatMap(({ what, acceptedWhen }, at) => [
      heading(what),
      ...acceptedWhen ? [checks(`acceptance.${at}`, [acceptedWhen])] : [],
      facts(...acceptedWhen ? [] : [blank(`acceptance.${at}-when`, _("Accepted when"))],
        blank(`acceptance.${at}-day`, _("Accepted on")), blank(`acceptance.${at}-open`, _("What is still open"))),
    ]),
    heading(_("Accepted")),
    table("acceptance.signed", [_("For"), _("Name"), _("Day"), _("Signature")], [{ name: _("Employer") }, { name: _("Student") }]),
  ];
}

/** An invoice is written by people who work as contractors. Nobody knows it of a listing that does not say. @param {import("./source.js").Source} source */
export function isInvoiced(source) {
  return ["", "contractor"].includes(source.choice("engagement")) && !["unpaid", ""].includes(source.text("pay.type"))
    && source.choice("pay.paid") !== "payroll";
}

/** @type {Make} */
export function buildInvoice(source) {
  const amount = source.amount();
  const [type, paid] = [source.choice("pay.type"), source.choice("pay.paid")];
  const isSettled = type !== "hourly" && !source.said.includes("pay.amount_to");
  /** @type {{name: string, texts: string[]}[]} */
  const items = paid === "milestones" ? source.deliverables().map(({ what }) => ({ name: what, texts: [] }))
    : [{ name: source.text("title"), texts: type === "hourly" ? ["", isRange(source) ? "" : amount, ""] : ["", "", isSettled ? amount : ""] }];
  return [
    facts(blank("invoice.number", _("Number of the invoice")), blank("invoice.day", _("Day")), blank("invoice.from", _("From, with address and tax number"), "", 2),
      blank("all.employer", _("Employer"), source.text("employer.name")), blank("invoice.to", _("Address of the employer"), "", 2)),
    table("invoice.line", [paid === "milestones" ? _("Milestone") : _("Work"), _("Hours"), _("Amount an hour"), _("Amount")], items),
    facts(blank("invoice.agreed", _("Agreed pay"), source.pay()), blank("invoice.net", _("Sum"), isSettled ? amount : ""),
      blank("invoice.tax", _("Tax, or why there is none")), blank("invoice.total", _("To be paid")),
      blank("all.paid", _("When it is paid"), source.words("pay.paid")), blank("invoice.account", _("To which account"))),
  ];
}

/** @param {import("./source.js").Source} source */
function isRange(source) {
  return source.said.includes("pay.amount_to");
}

/** @type {Make} */
export function buildFeedback(source) {
  const named = source.list("competencies");
  return [
    facts(...nameProject(source), ...shareNames(source, "student", "mentor"), blank("all.feedback", _("Form of the feedback"), source.words("mentor.feedback")),
      blank("feedback.day", _("Day"))),
    heading(_("From the employer to the student")),
    table("feedback.seen", [_("Competency"), _("What I saw you do"), _("Your next step")], named.map((name) => ({ name }))),
    table("feedback.work", [_("What is handed over"), _("What is good in it"), _("What would make it better")], source.deliverables().map(({ what }) => ({ name: what }))),
    lines("feedback.keep", _("Go on doing this"), 2),
    lines("feedback.try", _("Try this in your next project"), 2),
    heading(_("From the student to the employer")),
    lines("feedback.as-said", _("What was as the listing said, and what was not"), 2),
    lines("feedback.helped", _("What helped me"), 2),
    lines("feedback.lacked", _("What I would have needed, and when"), 2),
    lines("feedback.next", _("What I would tell the next student"), 2),
  ];
}

/** @type {Make} */
export function buildReflection(source) {
  const named = source.ids("competencies");
  const others = Object.keys(COMPETENCIES).filter((id) => !named.includes(id));
  const labels = source.list("competencies");
  return [
    facts(...nameProject(source), ...shareNames(source, "student")),
    heading(_("Competencies that the listing names")),
    ...named.flatMap((id, at) => reflect(id, labels[at] ?? id, 3)),
    heading(_("Others of the eight: fill in those that you can prove")),
    ...others.flatMap((id) => reflect(id, _(COMPETENCIES[id]), 1)),
    heading(_("Looking back")),
    lines("reflection.decided", _("What did you decide that nobody had told you to?"), 2),
    lines("reflection.changed", _("When did the plan fail, and what did you do?"), 2),
    lines("reflection.surprise", _("What in the feedback surprised you?"), 2),
    lines("reflection.next", _("What will you look for in the next project because of this one?"), 2),
  ];
}

/** @param {string} id @param {string} label @param {number} rows */
function reflect(id, label, rows) {
  return [lines(`reflection.${id}`, _("{competency}: a moment that shows it, and what came of it", { competency: label }), rows)];
}

/** @type {Make} */
export function buildReference(source, settings) {
  const [title, employer] = [source.text("title"), source.text("employer.name")];
  return [
    facts(...shareNames(source, "mentor", "student"), blank("reference.offered", _("What the listing says of a reference"), source.words("mentor.reference")),
      blank("reference.until", _("Needed by")), blank("reference.where", _("What it is for, and to whom it goes"))),
    heading(_("The request")),
    lines("reference.ask", _("Beginning"), 2, title && employer
      ? _("Thank you for the time in which I worked for {employer} on “{title}”. Would you write a few sentences about my work that I may show to others?", { title, employer }) : ""),
    lines("reference.work", _("What I handed over"), 2, joinWords(source.deliverables().map(({ what }) => what))),
    lines("reference.competencies", _("What it would help to hear about"), 2, joinWords(source.list("competencies"))),
    facts(...writeSpan(source, settings, "start", "end", "hours")),
    lines("reference.moments", _("Moments that you may remember"), 3),
    lines("reference.no", _("A way to say no, and thanks"), 2, _("If you would rather not, a word is enough, and I thank you all the same.")),
  ];
}
