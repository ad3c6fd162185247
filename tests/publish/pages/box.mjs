// Answers questions about the papers of a project, one line of JSON each: see test_box.py.

import { createInterface } from "node:readline";
import { readProject } from "../../../plugins/microboard/assets/project/address.js";
import { buildMeetings } from "../../../plugins/microboard/assets/box/calendar.js";
import { countCredits, readRule } from "../../../plugins/microboard/assets/box/credit.js";
import { writeDocument } from "../../../plugins/microboard/assets/box/document.js";
import { judgeHours } from "../../../plugins/microboard/assets/box/during.js";
import { clean, MOST } from "../../../plugins/microboard/assets/box/kept.js";
import { readHours } from "../../../plugins/microboard/assets/box/log.js";
import { writeMarkdown } from "../../../plugins/microboard/assets/box/markdown.js";
import { escapeMarkdown as writeText } from "../../../plugins/microboard/assets/lib/documents.js";
import { namePlaces } from "../../../plugins/microboard/assets/box/names.js";
import { buildPapers } from "../../../plugins/microboard/assets/box/papers.js";
import { listMeetings } from "../../../plugins/microboard/assets/box/rhythm.js";
import { Source } from "../../../plugins/microboard/assets/box/source.js";
import { COMPETENCIES } from "../../../plugins/microboard/assets/project/competencies.js";

const SETTINGS = { role: "student", rule: null, start: "", planned: "", cap: null, texts: {} };
const build = ({ record, choices = {}, settings = {} }) => buildPapers(record, choices, { ...SETTINGS, ...settings });
const answers = {
  papers: build,
  names: (question) => build(question).map(({ blocks }) => [...namePlaces(blocks)]),
  markdown: (question) => writeMarkdown(build(question), question.address ?? "https://org.example/", "No legal advice."),
  document: (question) => writeDocument(build(question), question.title ?? "", "https://org.example/", "No legal advice.", "ltr"),
  text: ({ text }) => writeText(text),
  meetings: ({ rhythm, weeks, start }) => listMeetings(rhythm, weeks, start),
  calendar: ({ record, settings, now }) => buildMeetings(new Source(record, {}), { ...SETTINGS, ...settings }, "https://org.example/jobs/opportunities/acme/bread/", now),
  hours: ({ texts }) => texts.map(readHours),
  judge: ({ texts, weeks, cap }) => judgeHours(texts, weeks, cap),
  credits: ({ hours, rule }) => countCredits(hours, rule),
  rules: ({ found }) => found.map(readRule),
  clean: ({ found }) => [clean(found), clean(clean(found))],
  most: () => MOST,
  projects: ({ fragments }) => fragments.map(readProject),
  competencies: () => COMPETENCIES,
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
