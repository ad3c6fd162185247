// Turns days into a calendar (RFC 5545) that a browser hands over as a file. The event of a last day says what it says in
// the calendars of microboard/publish/feeds/calendars.py; a test compares the two.

import { _ } from "../words/lib.js";
import { formatDay, readDay, writeDay } from "./days.js";

/** `lastDay` is a day such as 2027-01-31. @typedef {{url: string, title: string, employer: string, lastDay: string}} Deadline */
/**
 * One or more whole days, from the first to the last; `alarm` is said two days before.
 * @typedef {{uid: string, first: number, last: number, summary: string, description: string, url: string, alarm?: string}} Days
 */

const MAX_OCTETS = 75;
const ENCODER = new TextEncoder();

/** A calendar of last days, each with an alarm two days before. @param {Deadline[]} deadlines @param {number} now */
export function buildCalendar(deadlines, now) {
  return writeCalendar(deadlines.flatMap(buildDeadline), now);
}

/** @param {Days[]} events @param {number} now */
export function writeCalendar(events, now) {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Microboard//Deadlines//EN", "CALSCALE:GREGORIAN",
    ...events.flatMap((event) => writeEvent(event, stamp)), "END:VCALENDAR"];
  return lines.map(fold).join("");
}

/** Nothing where it has no day. @param {Deadline} deadline @returns {Days[]} */
export function buildDeadline({ url, title, employer, lastDay }) {
  const day = readDay(lastDay);
  if (day === null) return [];
  const until = _("You can apply until {day} is over everywhere on Earth, which is noon UTC on the day after.", { day: writeDay(day) });
  return [{ uid: url, first: day, last: day, summary: _("Last day to apply: {title} ({employer})", { title, employer }),
    description: `${until}\n${url}`, url, alarm: _("Two days left to apply: {title}", { title }) }];
}

/** @param {Days} event @param {string} stamp */
function writeEvent({ uid, first, last, summary, description, url, alarm }, stamp) {
  return ["BEGIN:VEVENT", `UID:${escape(uid)}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${shorten(first)}`,
    `DTEND;VALUE=DATE:${shorten(last + 1)}`, `SUMMARY:${escape(summary)}`, `DESCRIPTION:${escape(description)}`, `URL:${url}`,
    "TRANSP:TRANSPARENT", ...(alarm ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escape(alarm)}`, "TRIGGER:-P2D", "END:VALARM"] : []),
    "END:VEVENT"];
}

/** @param {number} day */
function shorten(day) {
  return formatDay(day).replaceAll("-", "");
}

/** A text as a value (section 3.3.11); what controls a terminal goes. @param {string} text */
function escape(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/\p{Cc}/gu, "");
}

/** The line with its end, in pieces of at most 75 octets that break between characters (section 3.1). @param {string} line */
function fold(line) {
  let [folded, octets] = ["", 0];
  for (const character of line) {
    const size = ENCODER.encode(character).length;
    // Some programs look for escapes before they join lines: a backslash stays with what follows it.
    if (octets + size + Number(character === "\\") > MAX_OCTETS) [folded, octets] = [`${folded}\r\n `, 1];
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}
