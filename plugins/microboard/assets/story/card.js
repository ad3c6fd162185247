// Draws one project: what somebody tells of it, and below what comes of that. Texts are only ever texts.

import { _ } from "../words/story.js";
import { find, make } from "../lib/site.js";
import { writeCvLine, writePortfolio, writeStar } from "./compose.js";
import { nameStory } from "./document.js";
import { MEANINGS, QUALITIES } from "./qualities.js";
import { DAYS, KINDS, LINES, TEXTS } from "./state.js";
import { countTold, namesEmployer } from "./story.js";

/** @typedef {import("./listing.js").Listing} Listing */
/** @typedef {import("./state.js").Evidence} Evidence */
/** @typedef {import("./state.js").Told} Told */
/** @typedef {import("./story.js").Story} Story */
/** @typedef {{card: HTMLTemplateElement, evidence: HTMLTemplateElement, quality: HTMLTemplateElement}} Templates */

const PARTS = 5;

/** @param {Story} story @param {Told} told @param {Listing} listing @param {Templates} templates */
export function buildCard(story, told, listing, templates) {
  const card = make("div", "mb-story__card", templates.card.content.cloneNode(true));
  card.dataset.key = story.key;
  for (const name of [...LINES, ...DAYS, ...TEXTS]) findControl(card, name).value = String(story[/** @type {keyof Story} */ (name)]);
  for (const [name, words] of Object.entries(listing.reminders)) {
    const place = find(card, `[data-says=${name}]`);
    place.hidden = !words;
    place.textContent = words;
  }
  const limit = find(card, ".mb-story__limit");
  limit.hidden = !listing.limit;
  find(limit, "[data-limit=closed]").hidden = listing.limit !== "closed";
  find(limit, "[data-limit=redacted]").hidden = listing.limit !== "redacted";
  /** @type {HTMLInputElement} */ (findControl(card, "cleared")).checked = told.isCleared;
  find(card, ".mb-story__evidence").append(...told.evidence.map((one) => buildEvidence(one, templates.evidence)));
  find(card, ".mb-story__qualities").append(...Object.keys(QUALITIES).map((id) => buildQuality(id, told.shown[id] ?? "", listing.named.includes(id), templates.quality)));
  return card;
}

/** @param {Evidence} evidence @param {HTMLTemplateElement} template */
export function buildEvidence({ kind, text, who }, template) {
  const row = make("li", "", template.content.cloneNode(true));
  row.dataset.kind = kind;
  for (const label of row.querySelectorAll("[data-for]")) /** @type {HTMLElement} */ (label).hidden = label.getAttribute("data-for") !== kind;
  findControl(row, "text").value = text;
  findControl(row, "who").value = who;
  find(row, ".mb-story__who").hidden = kind !== "quote";
  return row;
}

/** What the rows say. @param {HTMLElement} card @returns {Evidence[]} */
export function readEvidence(card) {
  const rows = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(".mb-story__evidence > li")]);
  return rows.map((row) => ({ kind: KINDS.find((kind) => kind === row.dataset.kind) ?? "file", text: findControl(row, "text").value, who: findControl(row, "who").value }));
}

/** @param {string} id @param {string} text @param {boolean} isNamed by the listing @param {HTMLTemplateElement} template */
function buildQuality(id, text, isNamed, template) {
  const row = make("div", "mb-story__field", template.content.cloneNode(true));
  find(row, ".mb-story__quality").textContent = _(QUALITIES[id]);
  find(row, ".mb-story__ask").textContent = _(MEANINGS[id]);
  find(row, ".mb-story__says").hidden = !isNamed;
  const area = find(row, "textarea");
  area.dataset.quality = id;
  /** @type {HTMLTextAreaElement} */ (area).value = text;
  return row;
}

/** Show what comes of the story as it is now. @param {HTMLElement} card @param {Story} story @param {boolean} isMarked */
export function updateCard(card, story, isMarked) {
  find(card, ".mb-story__name").textContent = nameStory(story);
  find(card, ".mb-story__state").textContent = _("{count} of {all} parts told", { count: countTold(story), all: PARTS });
  find(card, ".mb-story__named").hidden = !namesEmployer(story);
  show(card, "cv", writeCvLine(story, isMarked));
  const star = find(card, "[data-made=star]");
  const parts = writeStar(story, isMarked);
  find(star, "dl").replaceChildren(...parts.map(({ name, text }) => make("div", "", make("dt", "", name), withDirection(make("dd", "", text)))));
  star.hidden = !parts.length;
  show(card, "portfolio", writePortfolio(story, isMarked));
  // Why there is none is said in its place.
  find(card, "[data-made=portfolio]").hidden &&= story.limit !== "closed";
  find(card, "[data-none=portfolio]").hidden = story.limit !== "closed";
}

/** What somebody copies. @param {HTMLElement} made */
export function readMade(made) {
  const parts = [...made.querySelectorAll("dl > div")];
  return parts.length ? parts.map((part) => `${part.children[0].textContent}: ${part.children[1].textContent}`).join("\n") : find(made, ".mb-story__text").textContent ?? "";
}

/** @param {HTMLElement} card @param {string} name @param {string} text */
function show(card, name, text) {
  const made = find(card, `[data-made=${name}]`);
  find(made, ".mb-story__text").textContent = text;
  find(made, "button").hidden = !text;
  made.hidden = !text;
}

/** @param {HTMLElement} element */
function withDirection(element) {
  element.dir = "auto";
  return element;
}

/** @param {HTMLElement} root @param {string} name */
function findControl(root, name) {
  return /** @type {HTMLInputElement} */ (find(root, `[name=${name}]`));
}
