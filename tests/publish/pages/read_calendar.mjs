// Reads a calendar as ical.js does, the parser of Thunderbird: see test_plan.py.

import { createInterface } from "node:readline";
import ICAL from "ical.js";

for await (const line of createInterface({ input: process.stdin })) {
  const calendar = new ICAL.Component(ICAL.parse(JSON.parse(line).text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  console.log(JSON.stringify(events.map((one) => [one.uid, one.summary, one.startDate.toString(), one.endDate.toString()])));
}
