// Says what a plan has found: weeks, hours and clashes, in sentences.

import { _, getLocale, ngettext, writeList, writeNumber } from "../words/plan.js";

/** @typedef {import("./clashes.js").Clash} Clash */
/** @typedef {import("./project.js").Project} Project */

/** A sentence with more names than this is not read. */
const MAX_NAMES = 4;
const DAY = 86_400_000;
/** @type {Intl.DateTimeFormat | undefined} it takes a while to make */
let format;

/** Such as 8 March: a plan is of the next months. @param {number} day */
export function writePlanDay(day) {
  format ??= new Intl.DateTimeFormat(getLocale(), { day: "numeric", month: "long", timeZone: "UTC" });
  return format.format(day * DAY);
}

/** @param {number} hours */
export function writeHours(hours) {
  return ngettext("{count} hour", "{count} hours", hours);
}

/** @param {number} hours */
export function writeHoursAWeek(hours) {
  return ngettext("{count} hour a week", "{count} hours a week", hours);
}

/** @param {number} weeks */
export function writeWeeks(weeks) {
  return ngettext("{count} week", "{count} weeks", weeks);
}

/** @param {string[]} names */
export function writeNames(names) {
  if (names.length <= MAX_NAMES) return writeList(names);
  const more = names.length - MAX_NAMES + 1;
  return writeList([...names.slice(0, MAX_NAMES - 1), ngettext("{count} more", "{count} more", more)]);
}

/** @param {Clash} clash @param {number} hours that somebody has */
export function sayClash(clash, hours) {
  const names = writeNames(clash.names);
  const day = writePlanDay(clash.monday);
  const weeks = writeWeeks(clash.weeks);
  if (clash.level === "over") {
    const places = { day, weeks, need: writeHours(clash.need), have: writeNumber(hours), names };
    return clash.weeks === 1 ? _("The week of {day} needs {need} and has {have}: {names}.", places)
      : _("The {weeks} from {day} need up to {need} a week and have {have}: {names}.", places);
  }
  const places = { day, weeks, work: writeHours(clash.work), free: writeNumber(clash.free), count: writeNumber(clash.count), names };
  return clash.weeks === 1 ? _("The week of {day} is tight: {work} of work, {free} free, of which you can count on {count}: {names}.", places)
    : _("The {weeks} from {day} are tight: up to {work} of work, {free} free, of which you can count on {count}: {names}.", places);
}

/** @param {Project[]} projects that begin one after the other */
export function sayCrowded(projects) {
  const [first, last] = [projects[0], projects[projects.length - 1]];
  const places = { first: first.title, second: last.title, day: writePlanDay(first.start), other: writePlanDay(last.start),
    names: writeNames(projects.map(({ title }) => title)) };
  if (first.start === last.start) return _("On {day}, more than one project starts: {names}. Leave a week between two first weeks.", places);
  return projects.length === 2 ? _("{first} starts on {day} and {second} on {other}. Leave a week between two first weeks.", places)
    : ngettext("{count} project starts between {day} and {other}: {names}. Leave a week between two first weeks.",
      "{count} projects start between {day} and {other}: {names}. Leave a week between two first weeks.", projects.length, places);
}

/** @param {Project} project that begins too early */
export function sayEarly({ title, start, deadline }) {
  return _("{title} starts on {day}, and people can apply until {other}: ask whether that is possible.",
    { title, day: writePlanDay(start), other: writePlanDay(deadline ?? start) });
}

/** When a project starts, and why that cannot be changed where it cannot. @param {Project} project */
export function sayStart({ kind, start }) {
  const day = writePlanDay(start);
  return kind === "fixed" ? _("starts on {day}, fixed by the employer", { day }) : _("starts on {day}, can be moved", { day });
}
