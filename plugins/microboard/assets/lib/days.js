// Days: counted from 1 January 1970, written for people, and how many are left.

import { _, getLocale, ngettext } from "../words/lib.js";

const DAY = 86_400_000;
const HALF = DAY / 2;

/** The number of a day, or null when the text is no day such as 2027-01-31. @param {string} text */
export function readDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || formatDay(time / DAY) !== text ? null : time / DAY;
}

/** The text where it is such a day, or nothing. @param {unknown} found */
export function readDate(found) {
  return typeof found === "string" && readDay(found) !== null ? found : "";
}

/** Such as 2027-01-31. @param {number} day */
export function formatDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @type {Map<string, Intl.DateTimeFormat>} they take a while to make */
const formats = new Map();

/** @param {number} day @param {"long" | "short"} month @param {Intl.DateTimeFormatOptions} [more] */
function write(day, month, more) {
  let format = formats.get(month);
  if (!format) formats.set(month, format = new Intl.DateTimeFormat(getLocale(), { day: "numeric", month, timeZone: "UTC", ...more }));
  return format.format(day * DAY);
}

/** Such as 31 January 2027. @param {number} day */
export function writeDay(day) {
  return write(day, "long", { year: "numeric" });
}

/** Such as 31 Jan. @param {number} day */
export function writeShortDay(day) {
  return write(day, "short");
}

/** When a day is over everywhere on Earth, the last at UTC-12, in milliseconds since 1970. @param {number} day */
export function getEnd(day) {
  return (day + 1) * DAY + HALF;
}

/**
 * How many days are left until the end of a day, counted where it ends last.
 * @param {number} day @param {number} now
 */
export function countLeft(day, now) {
  return day - Math.floor((now - HALF) / DAY);
}

/** @param {number} left */
export function writeLeft(left) {
  return left === 0 ? _("last day") : ngettext("{count} day left", "{count} days left", left);
}
