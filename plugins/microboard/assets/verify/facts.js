// Shows what a badge says. The board signed it, and still it is text of strangers: only ever text.

import { _ } from "../words/verify.js";
import { readDay, writeDay } from "../lib/days.js";
import { make, makeLink } from "../lib/site.js";
import { tidy } from "../lib/tidy.js";
import { isId } from "../saved/entry.js";

/** The most items of a list that are shown. */
const MOST = 50;

/** @param {any} said */
export function buildFacts(said) {
  const { achievement, result } = said.credentialSubject ?? {};
  const facts = [
    [_("Project"), nameProject(achievement)],
    [_("Employer"), clean(achievement?.creator?.name)],
    [_("Delivered and accepted"), buildList(readCriteria(achievement?.criteria?.narrative))],
    [_("Skills and competencies that the project asked for"), buildList(list(achievement?.alignment).map((one) => clean(one?.targetName)))],
    [_("Hours of work, as planned"), clean(list(result)[0]?.value)],
    [_("Confirmed by the employer"), writeMoment(said.awardedDate)],
    [_("Given by"), clean(said.issuer?.name)],
    [_("Given on"), writeMoment(said.validFrom)],
    [_("Ends on"), writeMoment(said.validUntil)],
    [_("Id"), clean(said.id)],
  ];
  const rows = facts.filter(([, fact]) => fact).map(([name, fact]) => make("div", "", make("dt", "", name), write(fact)));
  return make("dl", "mb-verdict__facts", ...rows);
}

/** The day of a moment, in words. @param {unknown} moment */
export function writeMoment(moment) {
  const day = readDay(String(moment ?? "").slice(0, 10));
  return day === null ? "" : writeDay(day);
}

/**
 * The lines of a list in Markdown, as people read them: what was escaped there is written as it is.
 * @param {unknown} narrative
 */
export function readCriteria(narrative) {
  const text = tidy(narrative).replace(/\\([!-/:-@[-`{-~])/g, "$1");
  return text.split("\n").map((line) => line.replace(/^- /, "").trim()).filter(Boolean);
}

/** The title, which leads to the page of the listing. @param {any} achievement */
function nameProject(achievement) {
  const title = clean(achievement?.name);
  const id = /\/opportunities\/([^/]+\/[^/]+)\/$/.exec(clean(achievement?.id))?.[1];
  return isId(id) ? makeLink(`opportunities/${id}/`, title) : title;
}

/** @param {string | Node} fact */
function write(fact) {
  const element = make("dd", "", fact);
  element.dir = "auto";
  return element;
}

/** @param {string[]} items */
function buildList(items) {
  const shown = items.filter(Boolean).slice(0, MOST);
  return shown.length ? make("ul", "", ...shown.map((item) => make("li", "", item))) : "";
}

/** @param {unknown} text */
function clean(text) {
  return tidy(text, 500);
}

/** @param {unknown} value @returns {any[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}
