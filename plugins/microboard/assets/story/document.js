// Turns stories into the blocks of one document, and says which quality is covered by what.

import { _ } from "../words/story.js";
import { writeCvLine, writePortfolio, writeStar } from "./compose.js";
import { QUALITIES } from "./qualities.js";
import { withhold } from "./story.js";

/** @typedef {import("../lib/documents.js").Block} Block */
/** @typedef {import("./story.js").Story} Story */
/** Told by the student, only named by the listing, or neither. @typedef {"told" | "named" | ""} Cover */

/** For each quality, how each story covers it. @param {Story[]} stories @returns {{id: string, name: string, covers: Cover[]}[]} */
export function buildGrid(stories) {
  return Object.entries(QUALITIES).map(([id, name]) => ({ id, name: _(name), covers: stories.map(({ shown, named }) => shown[id] ? "told" : named.includes(id) ? "named" : "") }));
}

/** @param {Story[]} stories @param {boolean} isMarked whether what is missing is named @returns {Block[]} */
export function buildDocument(stories, isMarked) {
  return [{ kind: "heading", level: 1, text: _("My projects") }, ...stories.flatMap((story) => writeStory(story, isMarked)), ...writeGrid(stories)];
}

/** @param {Story} told @param {boolean} isMarked @returns {Block[]} */
function writeStory(told, isMarked) {
  const story = withhold(told);
  /** @type {Block[]} */
  const blocks = [
    { kind: "heading", level: 2, text: nameStory(story) },
    { kind: "fact", name: _("Line for a CV"), text: writeCvLine(told, isMarked) },
    ...writeStar(told, isMarked).map((part) => /** @type {Block} */ ({ kind: "fact", ...part })),
    { kind: "fact", name: _("Paragraph for a portfolio"), text: writePortfolio(told, isMarked) },
  ];
  const items = story.evidence.map(({ kind, text, who }) => ({ text: kind === "quote" ? writeQuote(text, who) : text, url: kind === "link" ? text : "" }));
  if (story.url) items.push({ text: story.url, url: story.url });
  if (items.length) blocks.push({ kind: "heading", level: 3, text: _("Evidence") }, { kind: "items", items });
  const shown = Object.entries(story.shown);
  if (shown.length) blocks.push({ kind: "heading", level: 3, text: _("What it shows") });
  blocks.push(...shown.map(([id, text]) => /** @type {Block} */ ({ kind: "fact", name: _(QUALITIES[id]), text })));
  return blocks.filter((block) => block.kind !== "fact" || block.text);
}

/** Only what somebody told: that a listing names a quality shows nothing of anybody. @param {Story[]} stories @returns {Block[]} */
function writeGrid(stories) {
  const rows = buildGrid(stories).filter(({ covers }) => covers.includes("told"))
    .map(({ name, covers }) => [name, ...covers.map((cover) => cover === "told" ? "✓" : "")]);
  if (!rows.length) return [];
  return [{ kind: "heading", level: 2, text: _("What shows what") }, { kind: "table", heads: [_("Strength"), ...stories.map(nameStory)], rows }];
}

/** @param {Story} story */
export function nameStory({ title }) {
  return title || _("A project without a name");
}

/** @param {string} text @param {string} who */
function writeQuote(text, who) {
  return who ? _("“{text}” ({who})", { text, who }) : _("“{text}”", { text });
}
