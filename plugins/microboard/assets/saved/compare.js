// The table that compares up to four open listings. On a phone, each fact is a block: see look/saved.css.

import { _, joinWords, writeNumber } from "../words/saved.js";
import { getWord } from "../lib/cards.js";
import { readDay, writeDay } from "../lib/days.js";
import { writeRoughly } from "../lib/money.js";
import { make, makeLink } from "../lib/site.js";
import { wordOwn } from "./own.js";
import { listSaved } from "./saved.js";

/** @typedef {import("../browse/engine.js").Engine} Engine */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

/** @type {[string, (engine: Engine, i: number) => string][]} */
const FACTS = [
  [_("Employer"), ({ index: { texts } }, i) => texts.employer_names[texts.employer.codes[i]]],
  [_("Pay per hour"), ({ index: { texts } }, i) => getWord(texts.pay, i)],
  [_("Pay in all"), ({ index: { texts } }, i) => getWord(texts.total, i)],
  [_("Hours a week"), ({ index: { texts } }, i) => getWord(texts.week, i)],
  [_("Hours in all"), (engine, i) => _("{hours} over {weeks}", { hours: writeNumber(engine.hours[i]), weeks: getWord(engine.index.texts.weeks, i) })],
  [_("Apply by"), (engine, i) => writeDay(engine.deadline[i])],
  [_("Start"), (engine, i) => writeStart(engine.starts[i])],
  [_("Place"), ({ index: { texts } }, i) => getWord(texts.place, i)],
  [_("Mentorship"), ({ index: { texts } }, i) => getWord(texts.mentor, i)],
  [_("Skills"), (engine, i) => listLabels(engine, "skill", i)],
  [_("Competencies"), (engine, i) => listLabels(engine, "competency", i)],
  [_("Open to"), (engine, i) => listLabels(engine, "audience", i)],
  [_("Right to work"), (engine, i) => listLabels(engine, "permit", i)],
];
/** The place of a fact that follows the pay per hour. */
const AFTER_PAY = 2;

/**
 * Nothing, or the table. Its roles are said, since a phone shows no table.
 * @param {Catalogue} catalogue @param {string[]} ids of open listings @param {((i: number) => string) | undefined} sayWhy how each leads toward the goal of whoever has one
 */
export function buildComparison(catalogue, ids, sayWhy) {
  const { engine } = catalogue;
  if (!engine || ids.length < 2) return [];
  const rows = ids.map((id) => catalogue.find(id));
  const titles = rows.map((i) => engine.index.texts.title[i]);
  const links = ids.map((id, at) => makeLink(`opportunities/${id}/`, titles[at]));
  const head = makeRow("", makeCell("td", "cell"), ...links.map((link) => makeCell("th", "columnheader", link)));
  /** @type {HTMLElement[]} */
  const facts = FACTS.map(([name, write]) => buildFact(name, titles, rows.map((i) => write(engine, i) || "–")));
  facts.splice(AFTER_PAY, 0, ...buildExchange(engine, rows, titles));
  const ways = rows.map((i) => sayWhy?.(i) ?? "");
  if (ways.some(Boolean)) facts.unshift(buildFact(_("Toward my goal"), titles, ways.map((way) => way || "–")));
  const handed = buildFact(_("You hand over"), titles, ids.map((id) => buildDeliverables(catalogue, id)));
  facts.push(handed);
  void addOwn(catalogue, ids, titles, handed);
  const notes = ids.map((id) => listSaved().find((saved) => saved.id === id)?.note ?? "");
  if (notes.some(Boolean)) facts.push(buildFact(_("Your note"), titles, notes.map((note) => note || "–")));
  const table = make("table", "mb-comparison", make("thead", "", head), make("tbody", "", ...facts));
  for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
  table.setAttribute("role", "table");
  table.setAttribute("aria-labelledby", "mb-compare-title");
  return [table];
}

/**
 * About what an hour brings in the currency of the first, where they are paid in several that the board can compare.
 * @param {Engine} engine @param {number[]} rows @param {string[]} titles
 */
function buildExchange(engine, rows, titles) {
  const currency = getWord(engine.index.numbers.currency, rows[0]);
  const day = readDay(engine.index.exchange?.date ?? "");
  const others = rows.filter((i) => engine.isForeign(i, currency));
  if (!others.length || day === null || others.some((i) => Number.isNaN(engine.convert(i, currency)))) return [];
  const amounts = rows.map((i) => others.includes(i) ? _("about {amount}", { amount: writeRoughly(engine.convert(i, currency), currency) })
    : getWord(engine.index.texts.pay, i));
  return [buildFact(_("In {currency}, by rates of {day}", { currency, day: writeDay(day) }), titles, amounts)];
}

/**
 * A fact of each listing; where they all say the same, it is quiet.
 * @param {string} name @param {string[]} titles @param {(Node | string)[]} values
 */
function buildFact(name, titles, values) {
  const cells = values.map((value, at) =>
    makeCell("td", "cell", make("div", "mb-comparison__of", titles[at]), make("div", "mb-comparison__value", value)));
  const isSame = values.every((value) => typeof value === "string" && value === values[0]);
  return makeRow(isSame ? "mb-comparison__same" : "", makeCell("th", "rowheader", name), ...cells);
}

/** @param {string} name its class @param {...Node} cells */
function makeRow(name, ...cells) {
  const row = make("tr", name, ...cells);
  row.setAttribute("role", "row");
  return row;
}

/** @param {string} tag @param {string} role @param {...(Node | string)} content */
function makeCell(tag, role, ...content) {
  const cell = make(tag, "", ...content);
  cell.setAttribute("role", role);
  if (tag === "th") cell.setAttribute("scope", role === "rowheader" ? "row" : "col");
  if (role !== "rowheader") for (const part of cell.children) part.setAttribute("dir", "auto");
  return cell;
}

/**
 * Put what the listings say in fields of the board's own before a row: it comes from their own files. A field in which
 * none of them says anything has no row.
 * @param {Catalogue} catalogue @param {string[]} ids @param {string[]} titles @param {Element} next
 */
async function addOwn(catalogue, ids, titles, next) {
  const fields = catalogue.engine?.index.own ?? [];
  const records = fields.length ? await Promise.all(ids.map((id) => catalogue.loadRecord(id).catch(() => null))) : [];
  for (const field of fields) {
    const words = records.map((record) => wordOwn(field, record));
    if (words.some(Boolean)) next.before(buildFact(field.label, titles, words.map((said) => said || "–")));
  }
}

/** What is handed over: it is not in the index, so it comes from each listing's own file. @param {Catalogue} catalogue @param {string} id */
function buildDeliverables(catalogue, id) {
  const list = make("ul", "", make("li", "", "…"));
  catalogue.loadRecord(id)
    .then((record) => record.deliverables.map((/** @type {{what: string}} */ { what }) => what))
    .catch(() => [_("See its page")])
    .then((texts) => list.replaceChildren(...texts.map((/** @type {string} */ text) => make("li", "", text))));
  return list;
}

/** @param {Engine} engine @param {string} name @param {number} i */
function listLabels(engine, name, i) {
  const facet = engine.index.facets.find((one) => one.name === name);
  const codes = facet?.values[i] ?? [];
  return joinWords(codes.map((code) => code < 0 ? _("Anyone") : facet?.labels[code] ?? ""));
}

/** @param {number} day */
function writeStart(day) {
  if (day > 0) return writeDay(day);
  return day < 0 ? _("As soon as someone fits") : _("Not fixed");
}
