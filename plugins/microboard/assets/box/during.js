// The papers that go along with the work: the agenda of the check-ins, the hours log and the half-way review.

import { _, ngettext, pgettext, writeNumber } from "../words/box.js";
import { writeDay } from "../lib/days.js";
import { blank, checks, facts, heading, lines, note, table } from "./block.js";
import { ENTRIES, sumHours } from "./log.js";
import { listMeetings } from "./rhythm.js";
import { findCap, findStart, nameProject, shareNames, SPAN, writeSpan } from "./shared.js";

/** @typedef {import("./shared.js").Make} Make */
/** @typedef {import("./rhythm.js").Meeting} Meeting */

/** @type {Record<Meeting["kind"], string>} */
export const MEETINGS = {
  "kick-off": _("Kick-off"), "check-in": _("Check-in"), "half-way": _("Half-way review"), "hand-over": _("Hand-over"),
};

/** The meetings of a project at its listing's rhythm. @param {import("./source.js").Source} source @param {import("./shared.js").Settings} settings */
export function planMeetings(source, settings) {
  return listMeetings(source.choice("mentor.check_ins"), source.number("effort.weeks", 52), findStart(source, settings));
}

/** @type {Make} */
export function buildCheckIns(source, settings) {
  const meetings = planMeetings(source, settings);
  return [
    facts(...nameProject(source), ...shareNames(source, "student", "mentor"), blank("all.rhythm", _("How often we talk"), source.words("mentor.check_ins"))),
    heading(_("At each check-in")),
    checks("check-in.agenda", [_("What is done? Show it, however rough."), _("What is next?"), _("What is stuck, and who can help?"),
      _("Does the time that is left suffice?"), _("One thing that went well, one to do differently.")]),
    heading(_("Calendar")),
    table("check-in.calendar", [_("Meeting"), _("Day"), _("Done"), _("Next"), _("Stuck")],
      meetings.map(({ kind, week, day }) => ({ name: `${MEETINGS[kind]} · ${_("Week {number}", { number: week })}`, texts: [day === null ? "" : writeDay(day)] }))),
  ];
}

/** @type {Make} */
export function buildLog(source, settings) {
  const weeks = Math.ceil(source.number("effort.weeks", 52) ?? 0);
  const cap = findCap(source, settings);
  const rows = Array.from({ length: weeks * ENTRIES }, (_nothing, at) => ({ name: _("Week {number}", { number: Math.floor(at / ENTRIES) + 1 }) }));
  return [
    facts(...nameProject(source), ...shareNames(source, "student"), ...writeSpan(source, settings, ...SPAN),
      blank("log.cap", _("Hours a week at most"), cap === null ? "" : writeNumber(cap))),
    table("log.entry", [pgettext("heading of a column", "Week"), _("Day"), _("Hours"), _("What I did and decided, and why")], rows),
    note("log.sum", judgeHours(settings.texts, weeks, cap)),
    table("log.signed", [_("For"), _("Name"), _("Day"), _("Signature")], [{ name: _("Student") }, { name: _("Mentor") }]),
  ];
}

/** What the log adds up to, and the weeks above the most; nothing while it is empty. @param {Record<string, string>} texts @param {number} weeks @param {number | null} cap */
export function judgeHours(texts, weeks, cap) {
  const sums = sumHours(texts, weeks);
  const total = sums.reduce((sum, hours) => sum + hours, 0);
  if (!total) return "";
  const above = sums.flatMap((hours, at) => cap !== null && hours > cap
    ? [_("Week {number} has {hours} hours, and {most} are the most.", { number: at + 1, hours: writeNumber(hours), most: writeNumber(cap) })] : []);
  return [ngettext("{count} hour so far.", "{count} hours so far.", total), ...above].join(" ");
}

/** @type {Make} */
export function buildHalfWay(source, settings) {
  const day = planMeetings(source, settings).find(({ kind }) => kind === "half-way")?.day ?? null;
  return [
    facts(...nameProject(source), ...shareNames(source, "student", "mentor"),
      blank("half-way.day", _("Day"), day === null ? "" : writeDay(day)), blank("half-way.hours", _("Hours so far")),
      ...writeSpan(source, settings, "hours")),
    heading(_("Where each deliverable stands")),
    table("half-way.stand", [_("What is handed over"), _("What there is to see"), _("What is missing"), _("Is it still right?")],
      source.deliverables().map(({ what }) => ({ name: what }))),
    lines("half-way.well", _("What goes well, and should stay"), 2),
    lines("half-way.hard", _("What is harder than we thought"), 2),
    lines("half-way.change", _("What we change from today"), 2),
    lines("half-way.time", _("Will the hours suffice? If not, what is left out?"), 2),
    lines("half-way.learn", _("What the student wants to learn in the second half"), 2),
  ];
}
