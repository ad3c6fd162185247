// What several papers say: who takes part, in what, from when to when, and for how much.

import { _, ngettext } from "../words/box.js";
import { readDay, writeDay } from "../lib/days.js";
import { getLastDay } from "../plan/project.js";
import { blank } from "./block.js";
import { writeCount } from "./source.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./block.js").Blank} Blank */
/** @typedef {import("./source.js").Source} Source */
/**
 * What somebody has settled: the first day and the most hours a week, each for what the listing says; the day to which they
 * moved the start in their plan; the hours that make one credit; and what is written already, by its key.
 * @typedef {{start: string, planned: string, cap: number | null, rule: number | null, texts: Record<string, string>}} Settings
 */
/** @typedef {(source: Source, settings: Settings) => Block[]} Make */

/** @param {Source} source */
export function nameProject(source) {
  return [blank("all.project", _("Project"), source.text("title")), blank("all.employer", _("Employer"), source.text("employer.name"))];
}

/** @param {Source} source @param {...("student" | "mentor" | "educator")} roles */
export function shareNames(source, ...roles) {
  const names = {
    student: () => [blank("all.student", _("Student"))],
    mentor: () => [blank("all.mentor", _("Mentor, by name")), blank("all.mentor-role", _("The mentor’s role"), source.text("mentor.role"))],
    educator: () => [blank("all.educator", _("School, and who answers for it"))],
  };
  return roles.flatMap((role) => names[role]());
}

/** The first day: the one that was settled, or else the listing's, or else the planned one. Null where it is open. @param {Source} source @param {Settings} settings */
export function findStart(source, settings) {
  return readDay(settings.start || source.day("starts") || settings.planned);
}

/** Whether the first day is the planned one. @param {Source} source @param {Settings} settings */
export function isPlanned(source, { start, planned }) {
  return Boolean(planned && !start && !source.day("starts"));
}

/** The most hours a week that were settled, or else the hours of an ordinary week. @param {Source} source @param {Settings} settings */
export function findCap(source, settings) {
  return settings.cap ?? source.perWeek();
}

/** Whatever `writeSpan` knows. */
export const SPAN = /** @type {const} */ (["start", "end", "weeks", "hours"]);

/** From when to when, and how many hours. @param {Source} source @param {Settings} settings @param {...(typeof SPAN)[number]} names */
export function writeSpan(source, settings, ...names) {
  const getWeeks = () => source.number("effort.weeks", 52);
  const parts = {
    start: () => blank("all.start", _("First day"), write(findStart(source, settings))),
    end: () => blank("all.end", _("Last day"), write(findEnd(source, settings, getWeeks()))),
    weeks: () => blank("all.weeks", _("Length"), writeWeeks(getWeeks())),
    hours: () => blank("all.hours", _("Hours in all"), writeCount(source.number("effort.hours", 1000))),
  };
  return names.map((name) => parts[name]());
}

/** The last day, or null where it is open. @param {Source} source @param {Settings} settings @param {number | null} weeks */
function findEnd(source, settings, weeks) {
  const start = findStart(source, settings);
  return start === null || !weeks ? null : getLastDay({ start, weeks });
}

/** @param {number | null} weeks */
function writeWeeks(weeks) {
  return weeks === null ? "" : ngettext("{count} week", "{count} weeks", weeks);
}

/** What is paid, when, and as what the student works. @param {Source} source @returns {Blank[]} */
export function writeTerms(source) {
  return [
    blank("all.pay", _("Pay"), source.pay()),
    blank("all.paid", _("When it is paid"), source.words("pay.paid")),
    blank("all.engagement", _("Engaged as"), source.words("engagement")),
  ];
}

/** @param {number | null} day */
function write(day) {
  return day === null ? "" : writeDay(day);
}
