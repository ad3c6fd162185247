// Answers questions about what is kept in the browser, one line of JSON each: see test_saved.py.

import { createInterface } from "node:readline";
import { buildCalendar } from "../../../plugins/microboard/assets/lib/calendar.js";

const answers = {
  calendar: ({ deadlines, now }) => buildCalendar(deadlines, now),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
