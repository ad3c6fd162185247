// Puts together what somebody told, and nothing else: a line for a CV, a story in four parts, and a paragraph.

import { _, getLocale, pgettext } from "../words/story.js";
import { readDay } from "../lib/days.js";
import { withhold } from "./story.js";

/** @typedef {import("./story.js").Story} Story */

const DAY = 86_400_000;

/** One line. @param {Story} told @param {boolean} isMarked whether what is missing is named */
export function writeCvLine(told, isMarked) {
  const story = withhold(told);
  const most = takeSentence(story.result) || takeSentence(story.did) || mark(isMarked);
  const head = writeHead(story);
  return head && most ? _("{project}: {words}", { project: head, words: most }) : head || most;
}

/** Situation, task, action and result; parts that nobody told are left out, or marked. @param {Story} told @param {boolean} isMarked */
export function writeStar(told, isMarked) {
  const { why, asked, did, result } = withhold(told);
  return [
    { name: _("Situation"), text: why }, { name: _("Task"), text: asked },
    { name: pgettext("STAR", "Action"), text: did }, { name: pgettext("STAR", "Result"), text: result },
  ].map(({ name, text }) => ({ name, text: text || mark(isMarked) })).filter(({ text }) => text);
}

/** A paragraph, or nothing where the work may not be shown. @param {Story} told @param {boolean} isMarked */
export function writePortfolio(told, isMarked) {
  const story = withhold(told);
  if (story.limit === "closed") return "";
  const own = [story.did, story.result].map((text) => text || mark(isMarked));
  // What the listing says alone is no work of anybody's.
  return own.some(Boolean) ? [writeHead(story), story.why, ...own].filter(Boolean).map(endSentence).join(" ") : "";
}

/** The project, for whom, and when. @param {Story} story */
function writeHead({ title, employer, from, to }) {
  const what = title && employer ? _("{title}, {employer}", { title, employer }) : title || employer;
  const days = [...new Set([from, to].map(writeMonth).filter(Boolean))].join(" – ");
  return what && days ? `${what} (${days})` : what;
}

/** @param {string} date such as 2027-01-31 */
function writeMonth(date) {
  const day = readDay(date);
  return day === null ? "" : new Intl.DateTimeFormat(getLocale(), { month: "short", year: "numeric", timeZone: "UTC" }).format(day * DAY);
}

/** @param {string} text */
function takeSentence(text) {
  const [line] = text.split("\n");
  const [first] = new Intl.Segmenter(getLocale(), { granularity: "sentence" }).segment(line);
  return first?.segment.trim() ?? "";
}

/** In one line, with its full stop. @param {string} text */
function endSentence(text) {
  const line = text.split("\n").map((part) => part.trim()).filter(Boolean).join("; ");
  return /\p{Sentence_Terminal}["'”’»)\]]*$/u.test(line) ? line : `${line}.`;
}

/** @param {boolean} isMarked */
function mark(isMarked) {
  return isMarked ? _("[to fill in]") : "";
}
