// Fills copies of the page's empty card with listings of the index. Every text goes in as text.

import { countLeft, formatDay, writeDay, writeLeft } from "./days.js";
import { resolve } from "./site.js";

/** @typedef {import("./engine.js").Engine} Engine */

/** The id of a listing. @param {Engine} engine @param {number} i */
export function getId(engine, i) {
  const { employer, name } = engine.index.texts;
  return `${employer.words[employer.codes[i]]}/${name[i]}`;
}

/** One of the texts that repeat. @param {import("./engine.js").Coded} coded @param {number} i */
export function getWord(coded, i) {
  return coded.words[coded.codes[i]];
}

/**
 * A card.
 * @param {HTMLTemplateElement} template @param {Engine} engine @param {number} i @param {number} now
 */
export function buildCard(template, engine, i, now) {
  const { texts, closing_soon_days: soon } = engine.index;
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const card = /** @type {HTMLElement} */ (copy.firstElementChild);
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (card.querySelector(selector));
  const id = getId(engine, i);
  const code = texts.employer.codes[i];
  const language = getWord(texts.language, i);
  const deadline = engine.deadline[i];
  const left = countLeft(deadline, now);

  card.dataset.id = id;
  card.dataset.posted = formatDay(engine.posted[i]);
  card.dataset.closes = formatDay(deadline);
  const [title, employer] = [find(".mb-card__title a"), find(".mb-card__by a")];
  title.textContent = texts.title[i];
  title.setAttribute("href", resolve(`opportunities/${id}/`));
  employer.textContent = texts.employer_names[code];
  employer.setAttribute("href", resolve(`employers/${texts.employer.words[code]}/`));
  find(".mb-card__category").textContent = getCategory(engine, i);
  if (left <= soon) addBadge(card, "closing-soon", "Closing soon");
  if (texts.samples.includes(code)) addBadge(card, "sample", "Sample");
  const summary = find(".mb-card__summary");
  summary.textContent = texts.summary[i];
  if (language !== "en") for (const element of [find(".mb-card__title"), summary]) element.lang = language;
  fillFacts(card, engine, i);
  const time = find(".mb-fact--deadline time");
  time.setAttribute("datetime", formatDay(deadline));
  time.textContent = writeDay(deadline);
  find(".mb-left").textContent = writeLeft(left);
  const save = find(".mb-save");
  save.dataset.id = id;
  find(".mb-save .mb-unseen").textContent = `Save ${texts.title[i]}`;
  return card;
}

/** @param {HTMLElement} card @param {Engine} engine @param {number} i */
function fillFacts(card, engine, i) {
  const { texts } = engine.index;
  const pay = /** @type {HTMLElement} */ (card.querySelector(".mb-fact--pay"));
  const rate = getWord(texts.rate, i);
  pay.firstElementChild?.replaceChildren(getWord(texts.pay, i));
  if (rate) {
    const span = document.createElement("span");
    span.className = "mb-card__rate";
    span.textContent = rate;
    pay.append(" ", span);
  }
  /** @param {string} selector @param {string} words */
  const fill = (selector, words) => card.querySelector(selector)?.replaceChildren(words);
  fill(".mb-fact--week strong", getWord(texts.week, i));
  fill(".mb-card__weeks", `for ${getWord(texts.weeks, i)}`);
  fill(".mb-fact--place", getWord(texts.place, i));
  fill(".mb-fact--mentor", getWord(texts.mentor, i));
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
