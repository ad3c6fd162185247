// Turns what a form holds into an issue with the headings of the form on GitHub, so that intake reads both alike.

import { MOST, writeValue } from "./github.js";

/** @typedef {import("./values.js").Value} Value */
/** @typedef {{part: "listing" | "employer", path: string[], label: string, kind: string, separator?: string, columns?: string[], words?: Record<string, string>}} Question */
/** @typedef {{promises: string[], folder: string, file: string, questions: Question[]}} Questions */
/** What is sent in. @typedef {{listing: Record<string, any>, employer: Record<string, any>, folder: string, file: string}} Answers */

/**
 * The text of the issue; what is not answered is not in it. By the first line the workflow knows an issue that comes from the
 * site, and the listing that it changes, if any. @param {Answers} answers @param {Questions} questions @param {string} [changed] its id
 */
export function writeIssue(answers, { promises: [promised, ...promises], folder, file, questions }, changed = "") {
  const told = (/** @type {string} */ part) => questions.filter((one) => one.part === part).map((one) => /** @type {[string, string]} */ (
    [one.label, writeAnswer(read(answers[/** @type {"listing" | "employer"} */ (part)], one.path), one)]));
  /** @type {[string, string][]} */
  const all = [[promised, promises.map((line) => `- [x] ${line}`).join("\n")], [folder, answers.folder], ...told("employer"), [file, answers.file],
    ...told("listing")];
  return `<!-- microboard:${changed ? `change ${changed}` : "listing"} -->\n${all.filter(([, answer]) => answer).map(([label, answer]) => `### ${label}\n\n${answer}\n`).join("\n")}`;
}

/** GitHub's page for a new issue, filled in, or nothing where the address would be too long. @param {string} url the repository's @param {string} title @param {string} body */
export function buildNewIssue(url, title, body) {
  const address = `${url}/issues/new?title=${writeValue(title)}&body=${writeValue(body)}`;
  return address.length <= MOST ? address : "";
}

/** @param {any} values @param {string[]} path @returns {Value | undefined} */
function read(values, path) {
  return path.reduce((below, name) => below?.[name], values);
}

/** @param {Value | undefined} value @param {Question} question */
function writeAnswer(value, question) {
  if (value === undefined) return "";
  if (!Array.isArray(value)) return say(value, question);
  if (question.kind === "rows") return value.map((row) => `- ${writeRow(row, question)}`).join("\n");
  if (question.kind === "list") return value.map((one) => `- ${one}`).join("\n");
  return value.map((one) => say(one, question)).join(", ");
}

/** @param {Value} value @param {Question} question */
function say(value, { words = {} }) {
  return words[String(value)] ?? String(value);
}

/** The columns of a row; a sign that stands between them has a backslash where it is part of one. @param {any} row @param {Question} question */
function writeRow(row, { columns = [], separator = "|" }) {
  const last = columns.findLastIndex((name) => row[name]);
  return columns.slice(0, last + 1).map((name) => String(row[name] ?? "").replaceAll(separator, `\\${separator}`)).join(` ${separator} `);
}
