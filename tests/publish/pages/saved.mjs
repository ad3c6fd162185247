// Answers questions about what is kept in the browser, one line of JSON each: see test_saved.py.

import { createInterface } from "node:readline";
import { buildCalendar } from "../../../plugins/microboard/assets/lib/calendar.js";
import { wordOwn } from "../../../plugins/microboard/assets/saved/own.js";
import { readEntry, STATUSES } from "../../../plugins/microboard/assets/saved/entry.js";
import { readFile, writeCsv, writeJson } from "../../../plugins/microboard/assets/saved/exchange.js";
import { readFragment, writeFragment } from "../../../plugins/microboard/assets/saved/shared-link.js";

const ROOT = "https://org.example/jobs/";
const answers = {
  calendar: ({ deadlines, now }) => buildCalendar(deadlines, now),
  own: ({ field, record }) => wordOwn(field, record),
  statuses: () => STATUSES,
  entry: ({ found }) => readEntry(found),
  json: ({ entries }) => writeJson(entries, ROOT),
  csv: ({ entries }) => writeCsv(entries, ROOT),
  file: ({ text }) => readFile(text),
  fragment: ({ ids }) => writeFragment(ids),
  ids: ({ fragment }) => readFragment(fragment),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
