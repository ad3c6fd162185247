// Says in words what a search has found, and what comes closest when it has found nothing.

import { _, joinWords, ngettext, pgettext, split, writeList, writeNumber } from "../words/browse.js";
import { buildCard } from "../lib/cards.js";
import { readDay, writeDay } from "../lib/days.js";
import { make, makeLink } from "../lib/site.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./engine.js").Engine} Engine */

/** So many categories and sectors are offered when nothing fits. */
const OFFERED = 5;
/** What does not fit, as it stands in "All fits but …". */
const MISSES = new Map([
  ["text", pgettext("all fits but …", "the words")], ["category", pgettext("all fits but …", "the category")],
  ["mode", pgettext("all fits but …", "where the work is done")], ["from", pgettext("all fits but …", "your country")],
  ["skill", pgettext("all fits but …", "the skills")], ["competency", pgettext("all fits but …", "the competencies")],
  ["audience", pgettext("all fits but …", "whom it is open to")], ["mentor", pgettext("all fits but …", "the mentorship")],
  ["permit", pgettext("all fits but …", "the right to work")], ["pay", pgettext("all fits but …", "the kind of pay")],
  ["engagement", pgettext("all fits but …", "how you are engaged")], ["week", pgettext("all fits but …", "the hours a week")],
  ["hours", pgettext("all fits but …", "the hours in all")], ["weeks", pgettext("all fits but …", "the weeks")],
  ["rate", pgettext("all fits but …", "the pay per hour")], ["deadline", pgettext("all fits but …", "the deadline")],
  ["start", pgettext("all fits but …", "the start")], ["schedule", pgettext("all fits but …", "your schedule")],
  ["sector", pgettext("all fits but …", "the sector")], ["kind", pgettext("all fits but …", "the kind of employer")],
  ["language", pgettext("all fits but …", "the language")],
]);

/**
 * What there is to say beside how many fit.
 * @param {Engine} engine @param {Query} query @param {import("./engine.js").Result} result
 */
export function describeAnswer(engine, query, { listings, typos, leftOut }) {
  return [...describeTypos(typos), ...describeCurrencies(engine, query, listings, leftOut),
    ...describeUnknown(engine.listUnknown(query))].map((sentence) => ` ${sentence}`);
}

/**
 * What comes closest when nothing fits.
 * @param {Engine} engine @param {Query} query @param {HTMLTemplateElement} template
 * @param {boolean} isAlone whether only one thing was asked for
 */
export function buildNearest(engine, query, template, isAlone) {
  const now = Date.now();
  const box = make("div", "mb-nearest", make("p", "", isAlone ? _("Nothing fits this.") : _("Nothing fits all of this.")));
  const nearest = engine.findNearest(query, now, 2);
  if (!nearest.length) {
    box.append(buildOffer(engine, query));
    box.append(make("p", "", _("Or remove a filter above, or follow a feed and hear of the first one that fits.")));
    return box;
  }
  box.append(make("p", "", nearest.length === 1 ? _("This one comes closest:") : _("These two come closest:")));
  for (const { listing, misses } of nearest) {
    const missed = writeList(misses.map((name) => MISSES.get(name) ?? name));
    box.append(make("p", "mb-why", _("All fits but {missed}:", { missed })),
      buildCard(template, engine, listing, now, asksForPay(query) ? query.currency : ""));
  }
  if (query.text.trim()) box.append(buildOffer(engine, query));
  return box;
}

/**
 * What is said where pay is asked for: of what is compared by rates of exchange, and of what cannot be.
 * @param {Engine} engine @param {Query} query @param {Uint32Array} listings @param {number} leftOut
 */
function describeCurrencies(engine, query, listings, leftOut) {
  const { currency, ranges, sort } = query;
  if (!asksForPay(query)) return [];
  const foreign = listings.filter((i) => engine.isForeign(i, currency));
  const apart = foreign.filter((i) => Number.isNaN(engine.convert(i, currency))).length;
  const day = readDay(engine.index.exchange?.date ?? "");
  const words = [];
  if (foreign.length > apart && day !== null) words.push(_("Other currencies are compared by rates of {day}.", { day: writeDay(day) }));
  if (sort === "rate" && apart) {
    words.push(ngettext("{count} of them cannot be compared with {currency} and follows.",
      "{count} of them cannot be compared with {currency} and follow.", apart, { currency }));
  }
  if (ranges.rate && leftOut) {
    words.push(ngettext("{count} more is paid in currencies that cannot be compared with {currency}, and left out.",
      "{count} more are paid in currencies that cannot be compared with {currency}, and left out.", leftOut, { currency }));
  }
  return words;
}

/** Whether amounts are compared with the query's currency. @param {Query} query */
export function asksForPay({ currency, ranges, sort }) {
  return Boolean(currency && (ranges.rate || sort === "rate"));
}

/** @param {string[]} ids what a link asks for and this board does not know */
function describeUnknown(ids) {
  if (!ids.length) return [];
  return [_("The link also asks for {ids}, which this board does not know.", { ids: listQuoted(ids.slice(0, 5)) })];
}

/** @param {{term: string, words: string[]}[]} typos */
function describeTypos(typos) {
  return typos.map(({ term, words }) =>
    _("Nothing has “{term}”, so this shows {words}.", { term, words: listQuoted(words.slice(0, 3)) }));
}

/** @param {string[]} words */
function listQuoted(words) {
  return joinWords(words.map((word) => _("“{word}”", { word })));
}

/** What the words lead to, or else the categories with most projects. @param {Engine} engine @param {Query} query */
function buildOffer(engine, query) {
  const { isNear, choices } = engine.offer(query.text);
  const links = choices.slice(0, OFFERED).map(({ facet, id, label, count }) =>
    make("span", "", makeLink(`opportunities/?${facet}=${id}`, label), ` (${writeNumber(count)})`));
  const list = links.reduce((said, more) => make("span", "", ...split(_("{said}, {more}"), { said, more })));
  return make("p", "", ...split(isNear ? _("You may find it in {list}.") : _("Most open projects are in {list}."), { list }));
}
