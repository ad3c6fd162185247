// Writes stories as a JSON Resume (https://jsonresume.org/schema, 1.0.0), for programs that make CVs.

import { _ } from "../words/story.js";
import { readWebAddress } from "../lib/documents.js";
import { QUALITIES } from "./qualities.js";
import { withhold } from "./story.js";

/** @typedef {import("./story.js").Story} Story */

const SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/** Nothing in it stands for what nobody told. @param {Story[]} told */
export function writeResume(told) {
  const stories = told.map(withhold);
  const quotes = stories.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === "quote"));
  const shown = Object.keys(QUALITIES).filter((id) => stories.some((story) => story.shown[id]));
  const resume = drop({
    $schema: SCHEMA,
    projects: stories.map(buildProject),
    skills: shown.map((id) => ({ name: _(QUALITIES[id]) })),
    references: quotes.map(({ who, text }) => drop({ name: who, reference: text })),
    meta: { version: "v1.0.0" },
  });
  return `${JSON.stringify(resume, null, 2)}\n`;
}

/** @param {Story} story */
function buildProject({ title, employer, from, to, why, asked, did, result, url, skills, evidence }) {
  const things = evidence.filter(({ kind }) => kind !== "quote").map(({ text }) => text);
  return drop({
    name: title, entity: employer, type: "micro-internship", description: [why, asked].filter(Boolean).join("\n"),
    highlights: [did, result, ...things].flatMap((text) => text.split("\n")).map((line) => line.trim()).filter(Boolean),
    keywords: skills, startDate: from, endDate: to, url: readWebAddress(url),
  });
}

/** Without what is empty. @param {Record<string, any>} all */
function drop(all) {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value.length !== 0));
}
