// Turns the meetings of a project into a calendar.

import { _ } from "../words/box.js";
import { writeCalendar } from "../lib/calendar.js";
import { MEETINGS, planMeetings } from "./during.js";

/**
 * @param {import("./source.js").Source} source @param {import("./shared.js").Settings} settings
 * @param {string} url of the listing @param {number} now
 */
export function buildMeetings(source, settings, url, now) {
  const title = source.text("title");
  const events = planMeetings(source, settings).flatMap(({ kind, day }, at) => day === null ? [] : [{
    uid: `${url}#meeting-${at}`, first: day, last: day, summary: _("{meeting}: {title}", { meeting: MEETINGS[kind], title }),
    description: `${_("What is done? What is next? What is stuck?")}\n${url}`, url,
  }]);
  return writeCalendar(events, now);
}
