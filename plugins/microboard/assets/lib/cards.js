// Fills copies of the page's empty card with listings of the index, or with one that is being written. Every text goes in as text.

import { showLeft } from "./closing.js";
import { countLeft, formatDay, readDay, writeDay } from "./days.js";
import { resolve } from "./site.js";

/** @typedef {import("../browse/engine.js").Engine} Engine */

/** The id of a listing. @param {Engine} engine @param {number} i */
export function getId(engine, i) {
  const { employer, name } = engine.index.texts;
  return `${employer.words[employer.codes[i]]}/${name[i]}`;
}

/** One of the texts that repeat. @param {import("../browse/engine.js").Coded} coded @param {number} i */
export function getWord(coded, i) {
  return coded.words[coded.codes[i]];
}

/**
 * What a card says. `deadline` is a day such as 2027-01-31; without `path` nothing is linked.
 * @typedef {{path?: string, employerPath?: string, posted?: string, title: string, employer: string, category: string,
 *   summary: string, language: string, isSample: boolean, pay: string, rate: string, week: string, weeks: string,
 *   place: string, mentor: string, deadline: string}} Card
 */

/**
 * A card of a listing of the index.
 * @param {HTMLTemplateElement} template @param {Engine} engine @param {number} i @param {number} now
 */
export function buildCard(template, engine, i, now) {
  const { texts, closing_soon_days: soon } = engine.index;
  const id = getId(engine, i);
  const code = texts.employer.codes[i];
  const card = fillCard(template, {
    path: `opportunities/${id}/`,
    employerPath: `employers/${texts.employer.words[code]}/`,
    posted: formatDay(engine.posted[i]),
    title: texts.title[i],
    employer: texts.employer_names[code],
    category: getCategory(engine, i),
    summary: texts.summary[i],
    language: getWord(texts.language, i),
    isSample: texts.samples.includes(code),
    pay: getWord(texts.pay, i),
    rate: getWord(texts.rate, i),
    week: getWord(texts.week, i),
    weeks: getWord(texts.weeks, i),
    place: getWord(texts.place, i),
    mentor: getWord(texts.mentor, i),
    deadline: formatDay(engine.deadline[i]),
  }, now, soon);
  card.dataset.id = id;
  card.dataset.closes = formatDay(engine.deadline[i]);
  const save = /** @type {HTMLElement} */ (card.querySelector(".mb-save"));
  save.dataset.id = id;
  /** @type {HTMLElement} */ (save.firstElementChild).textContent = `Save ${texts.title[i]}`;
  return card;
}

/**
 * A card with these words in it.
 * @param {HTMLTemplateElement} template @param {Card} words @param {number} now @param {number} soon in days
 */
export function fillCard(template, words, now, soon) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const card = /** @type {HTMLElement} */ (copy.firstElementChild);
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (card.querySelector(selector));
  card.dataset.posted = words.posted ?? "";
  const [title, employer, summary] = [find(".mb-card__title a"), find(".mb-card__by a"), find(".mb-card__summary")];
  title.textContent = words.title;
  employer.textContent = words.employer;
  summary.textContent = words.summary;
  if (words.path === undefined) for (const link of [title, employer]) link.removeAttribute("href");
  else title.setAttribute("href", resolve(words.path));
  if (words.employerPath !== undefined) employer.setAttribute("href", resolve(words.employerPath));
  find(".mb-card__category").textContent = words.category;
  const day = readDay(words.deadline);
  if (words.isSample) addBadge(card, "sample", "Sample");
  if (words.language !== "en") for (const element of [find(".mb-card__title"), summary]) element.lang = words.language;
  fillFacts(card, words);
  const time = find(".mb-fact--deadline time");
  time.setAttribute("datetime", words.deadline);
  time.textContent = day === null ? "" : writeDay(day);
  if (day !== null) showLeft(card, countLeft(day, now), soon);
  return card;
}

/** @param {HTMLElement} card @param {Card} words */
function fillFacts(card, words) {
  const pay = /** @type {HTMLElement} */ (card.querySelector(".mb-fact--pay"));
  pay.firstElementChild?.replaceChildren(words.pay);
  if (words.rate) {
    const span = document.createElement("span");
    span.className = "mb-card__rate";
    span.textContent = words.rate;
    pay.append(" ", span);
  }
  /** @param {string} selector @param {string} text */
  const fill = (selector, text) => card.querySelector(selector)?.replaceChildren(text);
  fill(".mb-fact--week strong", words.week);
  fill(".mb-card__weeks", `for ${words.weeks}`);
  fill(".mb-fact--place", words.place);
  fill(".mb-fact--mentor", words.mentor);
}

/** @param {Engine} engine @param {number} i */
function getCategory(engine, i) {
  const facet = engine.index.facets.find(({ name }) => name === "category");
  return facet ? facet.labels[facet.values[i][0]] : "";
}

/** @param {HTMLElement} card @param {string} kind @param {string} words */
export function addBadge(card, kind, words) {
  const badge = document.createElement("span");
  badge.className = `mb-badge mb-badge--${kind}`;
  badge.textContent = words;
  if (kind === "sample") badge.title = "Invented, to show what a board looks like";
  card.querySelector(".mb-card__by")?.append(" ", badge);
}
