// Turns last days into a calendar (RFC 5545) that a browser hands over as a file. An event says what it says in the
// calendars of microboard/publish/feeds/calendars.py; a test compares the two.

import { _ } from "../words/lib.js";
import { formatDay, readDay, writeDay } from "./days.js";

/** `lastDay` is a day such as 2027-01-31. @typedef {{url: string, title: string, employer: string, lastDay: string}} Deadline */

const MAX_OCTETS = 75;
const ENCODER = new TextEncoder();

/** A calendar of last days, each with an alarm two days before. @param {Deadline[]} deadlines @param {number} now */
export function buildCalendar(deadlines, now) {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Microboard//Deadlines//EN", "CALSCALE:GREGORIAN",
    ...deadlines.flatMap((deadline) => buildEvent(deadline, stamp)), "END:VCALENDAR"];
  return lines.map(fold).join("");
}

/** @param {Deadline} deadline @param {string} stamp */
function buildEvent({ url, title, employer, lastDay }, stamp) {
  const day = readDay(lastDay);
  if (day === null) return [];
  const until = _("You can apply until {day} is over everywhere on Earth, which is noon UTC on the day after.", { day: writeDay(day) });
  return ["BEGIN:VEVENT", `UID:${escape(url)}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${shorten(day)}`,
    `DTEND;VALUE=DATE:${shorten(day + 1)}`, `SUMMARY:${escape(_("Last day to apply: {title} ({employer})", { title, employer }))}`,
    `DESCRIPTION:${escape(`${until}\n${url}`)}`, `URL:${url}`, "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
    `DESCRIPTION:${escape(_("Two days left to apply: {title}", { title }))}`, "TRIGGER:-P2D", "END:VALARM", "END:VEVENT"];
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
