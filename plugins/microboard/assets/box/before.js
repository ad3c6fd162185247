// The papers that are filled in before the work begins: the learning agreement and the agenda of the first meeting.

import { _ } from "../words/box.js";
import { blank, checks, facts, heading, lines, table } from "./block.js";
import { countCredits, writeCredits } from "./credit.js";
import { nameProject, shareNames, SPAN, writeSpan, writeTerms } from "./shared.js";
import { writeCount } from "./source.js";

/** @typedef {import("./shared.js").Make} Make */

const OBJECTIVES = 3;

/** @type {Make} */
export function buildAgreement(source, settings) {
  const objectives = source.list("learning_objectives");
  const goals = objectives.length ? objectives : source.list("skills_taught");
  return [
    facts(...nameProject(source), ...shareNames(source, "student", "mentor", "educator"), ...writeSpan(source, settings, ...SPAN)),
    heading(_("What the student can do afterwards")),
    ...Array.from({ length: Math.max(OBJECTIVES, goals.length) }, (_nothing, at) =>
      lines(`agreement.goal-${at}`, _("Goal {number}", { number: at + 1 }), 1, goals[at])),
    heading(_("What will show it")),
    table("agreement.evidence", [_("Competency"), _("Evidence")], source.list("competencies").map((name) => ({ name }))),
    heading(_("Feedback")),
    facts(blank("all.rhythm", _("How often we talk"), source.words("mentor.check_ins")),
      blank("all.feedback", _("Form of the feedback"), source.words("mentor.feedback"))),
    heading(_("Credit")),
    facts(...writeCredit(source, settings)),
    lines("agreement.hand-in", _("What the student hands in to the school"), 2),
    heading(_("Signed before the first hour")),
    table("agreement.signed", [_("For"), _("Name"), _("Day"), _("Signature")],
      [{ name: _("Student") }, { name: _("Employer") }, { name: _("School") }]),
  ];
}

/** What the listing says of credit, and what the hours come to. @type {(...given: Parameters<Make>) => import("./block.js").Blank[]} */
function writeCredit(source, settings) {
  const says = { possible: source.fact("credit.possible"), agreement: source.fact("credit.learning_agreement"),
    evaluation: source.fact("credit.evaluation") };
  const hours = source.number("effort.hours", 1000);
  return [
    blank("agreement.credit-possible", _("The employer says that credit is possible"), answer(says.possible)),
    blank("agreement.credit-signs", _("The employer signs a learning agreement"), answer(says.agreement)),
    blank("agreement.credit-evaluates", _("The employer fills in the school’s evaluation"), answer(says.evaluation)),
    blank("agreement.credit-rule", _("Hours for one credit"), writeCount(settings.rule)),
    blank("agreement.credits", _("Credits for this project"), hours && settings.rule ? writeCredits(countCredits(hours, settings.rule).credits) : ""),
  ];
}

/** @param {boolean | null} isSo */
function answer(isSo) {
  return isSo === null ? "" : isSo ? _("Yes") : _("No");
}

/** @type {Make} */
export function buildKickOff(source, settings) {
  return [
    facts(...nameProject(source), ...shareNames(source, "student", "mentor"), ...writeSpan(source, settings, ...SPAN),
      ...writeTerms(source)),
    heading(_("The finish line of each deliverable")),
    table("kick-off.finish", [_("What is handed over"), _("How we know that it is good"), _("Who looks at it"), _("First draft by")],
      source.deliverables().map(({ what, acceptedWhen }) => ({ name: what, texts: [acceptedWhen] }))),
    lines("kick-off.outside", _("What is not part of it"), 2, source.text("not_included")),
    heading(_("How we work together")),
    facts(blank("kick-off.reach", _("How we reach each other")),
      blank("kick-off.reply", _("How soon questions are answered"), source.words("mentor.reply_within")),
      blank("all.rhythm", _("How often we talk"), source.words("mentor.check_ins")),
      blank("kick-off.hours", _("When the student works"), source.words("effort.schedule")),
      blank("kick-off.ai", _("Generative AI"), source.words("ai_use")),
      blank("kick-off.access", _("What makes the work accessible"), source.text("accessibility")),
      blank("kick-off.shown", _("What may be shown to others"), source.words("portfolio")),
      blank("kick-off.secret", _("A confidentiality agreement is signed"), answer(source.fact("nda"))),
      blank("kick-off.people", _("Whom the student will meet"), source.text("mentor.introductions"))),
    heading(_("Before we part")),
    checks("kick-off.done", [_("Accounts, files and tools are there, or somebody sees to them."),
      _("All check-ins are in both calendars."), _("Both know whom to ask when the other is away."),
      _("It is said when and how the pay comes."), _("The student has sent a summary of this page.")]),
  ];
}
