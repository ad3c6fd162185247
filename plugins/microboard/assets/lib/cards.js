// Fills copies of the page's empty card with listings of the index, or with one that is being written. Every text goes in as text.

import { showLeft } from "./closing.js";
import { _, getLocale, isForeign, language, split } from "../words/lib.js";
import { countLeft, formatDay, readDay, writeDay, writeShortDay } from "./days.js";
import { buildLetters, pickHue } from "./face.js";
import { writeRoughly } from "./money.js";
import { make, resolve } from "./site.js";

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
 * What a card says: `pay` is for an hour, `week` in hours, `employerId` gives the face its hue, and `deadline` is a day
 * such as 2027-01-31. Without `path` nothing is linked.
 * @typedef {{path?: string, logo?: string, posted?: string, title: string, employer: string, employerId: string, category: string,
 *   categoryId: string, summary: string, language: string, isSample: boolean, confirmed?: string, pay: string, total: string, week: string,
 *   weeks: string, start: string, place: string, mentor: string, permit: string,
 *   deadline: string, own?: {label: string, words: string}[]}} Card
 */

/**
 * A card of a listing of the index. With a currency it also says about how much that is.
 * @param {HTMLTemplateElement} template @param {Engine} engine @param {number} i @param {number} now @param {string} [currency]
 */
export function buildCard(template, engine, i, now, currency = "") {
  const { texts, closing_soon_days: soon } = engine.index;
  const id = getId(engine, i);
  const code = texts.employer.codes[i];
  const category = getCategory(engine, i);
  const card = fillCard(template, {
    path: `opportunities/${id}/`,
    posted: formatDay(engine.posted[i]),
    title: texts.title[i],
    employer: texts.employer_names[code],
    employerId: texts.employer.words[code],
    category: category.label,
    categoryId: category.id,
    summary: texts.summary[i],
    language: getWord(texts.language, i),
    logo: texts.logos.includes(code) ? `employers/${texts.employer.words[code]}/logo.png` : undefined,
    isSample: texts.samples.includes(code),
    confirmed: texts.confirmed?.[code],
    pay: getWord(texts.pay, i),
    total: getWord(texts.total, i),
    week: getWord(texts.week, i),
    weeks: getWord(texts.weeks, i),
    start: writeStart(engine.starts[i]),
    place: getWord(texts.place, i),
    mentor: getWord(texts.mentor, i),
    permit: getWord(texts.permit, i),
    deadline: formatDay(engine.deadline[i]),
    own: (texts.own ?? []).map((coded) => ({ label: coded.label, words: getWord(coded, i) })),
  }, now, soon);
  const rate = currency && engine.isForeign(i, currency) ? engine.convert(i, currency) : NaN;
  if (!Number.isNaN(rate)) {
    const about = _("about {amount}/h", { amount: writeRoughly(rate, currency) });
    card.querySelector(".mb-fact--pay small")?.after(make("span", "mb-about", about));
  }
  card.dataset.id = id;
  card.dataset.closes = formatDay(engine.deadline[i]);
  const save = /** @type {HTMLElement} */ (card.querySelector(".mb-save"));
  save.dataset.id = id;
  /** @type {HTMLElement} */ (save.firstElementChild).textContent = _("Save {title}", { title: texts.title[i] });
  return card;
}

/** A start as soon as someone fits, where others are days, and 0 is for none. */
export const ROLLING = -1;

/** When work starts, as it stands before the word "start". @param {number} start a day, or as in the index */
export function writeStart(start) {
  return start === ROLLING ? _("Rolling") : start ? writeShortDay(start) : _("Flexible");
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
  /** @param {string} selector @param {string} text */
  const fill = (selector, text) => find(selector).replaceChildren(text);
  card.dataset.posted = words.posted ?? "";
  fill(".mb-card__title a", words.title);
  if (words.path === undefined) find(".mb-card__title a").removeAttribute("href");
  else find(".mb-card__title a").setAttribute("href", resolve(words.path));
  fill(".mb-face", buildLetters(words.employer));
  find(".mb-face").className = `mb-face mb-hue-${pickHue(words.employerId)}`;
  if (words.logo) find(".mb-face").replaceWith(makeLogo(words.logo));
  fill(".mb-card__by bdi", words.employer);
  fill(".mb-kind", words.category);
  find(".mb-kind").className = `mb-kind mb-kind--${words.categoryId}`;
  fill(".mb-card__summary", words.summary);
  if (isForeign(words.language)) addBadge(card, "language", nameLanguage(words.language));
  if (words.language !== language) for (const selector of [".mb-card__title", ".mb-card__summary"]) find(selector).lang = words.language;
  if (words.confirmed) addBadge(card, "", words.confirmed);
  if (words.isSample) addBadge(card, "sample", _("Sample"));
  for (const [name, value, more] of [["pay", words.pay, words.total && _("{amount} in all", { amount: words.total })], ["week", words.week, _("for {weeks}", { weeks: words.weeks })],
    ["place", words.start, words.place]]) {
    fill(`.mb-fact--${name} strong`, value);
    fill(`.mb-fact--${name} span`, more);
  }
  if (!words.total) find(".mb-fact--pay small").remove();
  fill(".mb-card__mentor", words.mentor);
  if (words.permit) fill(".mb-card__permit", words.permit);
  else find(".mb-card__permit").remove();
  const own = (words.own ?? []).filter(({ words: said }) => said).flatMap(({ label, words: said }, at) =>
    [...at ? [make("br"), "\n"] : [], ...split(_("{label}: {value}"), { label, value: make("bdi", "", said) })]);
  if (own.length) find(".mb-fact--deadline").before(make("p", "mb-card__own", ...own));
  const day = readDay(words.deadline);
  const time = find(".mb-fact--deadline time");
  time.setAttribute("datetime", words.deadline);
  time.textContent = day === null ? "" : writeDay(day);
  if (day !== null) showLeft(card, countLeft(day, now), soon);
  return card;
}

/** The name of a language (BCP 47), without the country of a dialect; or its tag. @param {string} tag */
function nameLanguage(tag) {
  try {
    return new Intl.DisplayNames(getLocale(), { type: "language" }).of(tag.split("-")[0]) ?? tag;
  } catch { // While a form is being filled in, it may be no tag yet.
    return tag;
  }
}

/** @param {string} path */
function makeLogo(path) {
  const logo = Object.assign(new Image(42, 42), { className: "mb-face", alt: "", loading: "lazy" });
  logo.src = resolve(path);
  return logo;
}

/** @param {Engine} engine @param {number} i */
function getCategory(engine, i) {
  const facet = engine.index.facets.find(({ name }) => name === "category");
  const code = facet?.values[i][0] ?? 0;
  return { id: facet?.choices[code] ?? "", label: facet?.labels[code] ?? "" };
}

/** @param {HTMLElement} card @param {string} kind @param {string} words */
export function addBadge(card, kind, words) {
  const badge = document.createElement("span");
  badge.className = kind ? `mb-badge mb-badge--${kind}` : "mb-badge";
  badge.textContent = words;
  if (kind === "sample") badge.title = _("Invented, to show what a board looks like");
  card.querySelector(".mb-card__by")?.append(" ", badge);
}
