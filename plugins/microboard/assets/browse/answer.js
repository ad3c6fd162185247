// Says in words what a search has found, and what comes closest when it has found nothing.

import { buildCard } from "../lib/cards.js";
import { readDay, writeDay } from "../lib/days.js";
import { make, makeLink } from "../lib/site.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./engine.js").Engine} Engine */

/** So many categories and sectors are offered when nothing fits. */
const OFFERED = 5;
const MISSES = new Map([["text", "the words"], ["category", "the category"], ["mode", "where the work is done"],
  ["from", "your country"], ["skill", "the skills"], ["competency", "the competencies"], ["audience", "whom it is open to"],
  ["mentor", "the mentorship"], ["permit", "the right to work"], ["pay", "the kind of pay"],
  ["engagement", "how you are engaged"], ["week", "the hours a week"], ["hours", "the hours in all"],
  ["weeks", "the weeks"], ["rate", "the pay per hour"], ["deadline", "the deadline"], ["start", "the start"],
  ["schedule", "your schedule"], ["sector", "the sector"], ["kind", "the kind of employer"],
  ["language", "the language"]]);

/**
 * What there is to say beside how many fit.
 * @param {Engine} engine @param {Query} query @param {import("./engine.js").Result} result
 */
export function describeAnswer(engine, query, { listings, typos, leftOut }) {
  return [...describeTypos(typos), ...describeCurrencies(engine, query, listings, leftOut),
    ...describeUnknown(engine.listUnknown(query))];
}

/**
 * What comes closest when nothing fits.
 * @param {Engine} engine @param {Query} query @param {HTMLTemplateElement} template
 * @param {boolean} isAlone whether only one thing was asked for
 */
export function buildNearest(engine, query, template, isAlone) {
  const now = Date.now();
  const box = make("div", "mb-nearest", make("p", "", isAlone ? "Nothing fits this." : "Nothing fits all of this."));
  const nearest = engine.findNearest(query, now, 2);
  if (!nearest.length) {
    box.append(buildOffer(engine, query));
    box.append(make("p", "", "Or remove a filter above, or follow a feed and hear of the first one that fits."));
    return box;
  }
  box.append(make("p", "", nearest.length === 1 ? "This one comes closest:" : "These two come closest:"));
  for (const { listing, misses } of nearest) {
    const missed = misses.map((name) => MISSES.get(name) ?? name);
    const last = missed.pop();
    const words = missed.length ? `${missed.join(", ")} and ${last}` : last;
    box.append(make("p", "mb-why", `All fits but ${words}:`), buildCard(template, engine, listing, now, asksForPay(query) ? query.currency : ""));
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
  if (foreign.length > apart && day !== null) words.push(` Other currencies are compared by rates of ${writeDay(day)}.`);
  if (sort === "rate" && apart) words.push(` ${apart} of them cannot be compared with ${currency} and follow.`);
  if (ranges.rate && leftOut) {
    words.push(` ${leftOut} more ${leftOut === 1 ? "is" : "are"} paid in currencies that cannot be compared with ${currency}, and left out.`);
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
  return [` The link also asks for ${ids.slice(0, 5).map((id) => `“${id}”`).join(", ")}, which this board does not know.`];
}

/** @param {{term: string, words: string[]}[]} typos */
function describeTypos(typos) {
  return typos.map(({ term, words }) =>
    ` Nothing has “${term}”, so this shows ${words.slice(0, 3).map((word) => `“${word}”`).join(", ")}.`);
}

/** What the words lead to, or else the categories with most projects. @param {Engine} engine @param {Query} query */
function buildOffer(engine, query) {
  const { isNear, choices } = engine.offer(query.text);
  const links = choices.slice(0, OFFERED).flatMap(({ facet, id, label, count }, at) => [at ? ", " : "",
    makeLink(`opportunities/?${facet}=${id}`, label), ` (${count})`]);
  return make("p", "", isNear ? "You may find it in " : "Most open projects are in ", ...links, ".");
}
