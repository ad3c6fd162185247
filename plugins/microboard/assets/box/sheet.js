// Draws a paper on the page, for people to write on. Texts are only ever texts.

import { make } from "../lib/site.js";
import { DONE } from "./block.js";
import { namePlaces } from "./names.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./block.js").Blank} Blank */
/** By the keys of blanks. @typedef {Map<string, string>} Names */

/** @param {import("./block.js").Paper} paper */
export function buildSheet(paper) {
  const title = make("h2", "mb-sheet__title", paper.title);
  title.id = `mb-sheet-${paper.id}`;
  title.tabIndex = -1;
  const names = namePlaces(paper.blocks);
  const sheet = make("section", "mb-sheet", title, ...paper.blocks.map((block) => buildBlock(block, names)), make("p", "mb-sheet__source", paper.source));
  sheet.setAttribute("aria-labelledby", title.id);
  sheet.dataset.paper = paper.id;
  return sheet;
}

/** What somebody has written in a blank, and no more than it may hold. @param {HTMLElement} fill @param {number} most characters */
export function readFill(fill, most) {
  // A browser may leave a line break behind where everything was deleted.
  const text = fill.innerText.replace(/\n$/, "");
  if (!text.trim()) fill.replaceChildren();
  if (text.length <= most) return text;
  fill.textContent = text.slice(0, most);
  return fill.textContent;
}

/** @param {Block} block @param {Names} names @returns {HTMLElement} */
function buildBlock(block, names) {
  if (block.kind === "heading") return withDirection(make("h3", "", block.text));
  if (block.kind === "note") return buildNote(block.key, block.text);
  if (block.kind === "facts") return buildFacts(block.blanks, names);
  if (block.kind === "checks") return make("ul", "mb-sheet__checks", ...block.checks.map((check) => buildCheck(check, names)));
  if (block.kind === "table") return buildTable(block.heads, block.rows, names);
  return make("div", "mb-sheet__lines", make("p", "", block.blank.name), buildFill(block.blank, names));
}

/** @param {string} key @param {string} text */
function buildNote(key, text) {
  const said = make("p", "mb-sheet__note", text);
  said.dataset.note = key;
  return said;
}

/** @param {Blank[]} blanks @param {Names} names */
function buildFacts(blanks, names) {
  return make("dl", "mb-sheet__facts", ...blanks.map((blank) => make("div", "", make("dt", "", blank.name), make("dd", "", buildFill(blank, names)))));
}

/** @param {import("./block.js").Check} check @param {Names} names */
function buildCheck({ key, text, isDone }, names) {
  const box = /** @type {HTMLInputElement} */ (make("input"));
  box.type = "checkbox";
  box.checked = isDone;
  box.dataset.key = key + DONE;
  box.setAttribute("aria-label", names.get(box.dataset.key) ?? text);
  return make("li", "", make("label", "mb-tick", box), buildFill({ key, text, rows: 1 }, names));
}

/** @param {string[]} heads @param {import("./block.js").Row[]} rows @param {Names} names */
function buildTable(heads, rows, names) {
  const head = make("tr", "", ...heads.map((name) => addScope(make("th", "", name), "col")));
  const body = rows.map(({ name, blanks }) => make("tr", "", addScope(withDirection(make("th", "", name)), "row"),
    ...blanks.map((blank) => addName(make("td", "", buildFill(blank, names)), blank.name))));
  return make("table", "mb-sheet__table", make("thead", "", head), make("tbody", "", ...body));
}

/** @param {{key: string, text: string, rows: number}} blank @param {Names} names */
function buildFill({ key, text, rows }, names) {
  const fill = make("div", `mb-fill mb-fill--${rows}`, text);
  fill.dataset.key = key;
  fill.setAttribute("role", "textbox");
  fill.setAttribute("aria-multiline", "true");
  fill.setAttribute("aria-label", names.get(key) ?? "");
  fill.tabIndex = 0;
  try {
    fill.contentEditable = "plaintext-only";
  } catch {
    fill.contentEditable = "true"; // A browser that knows no other; what is read is only ever text.
  }
  return withDirection(fill);
}

/** On a phone, each cell says its head. @param {HTMLElement} cell @param {string} name */
function addName(cell, name) {
  cell.dataset.name = name;
  return cell;
}

/** @param {HTMLElement} cell @param {"col" | "row"} scope */
function addScope(cell, scope) {
  cell.setAttribute("scope", scope);
  return cell;
}

/** The text may be in another language. @param {HTMLElement} element */
function withDirection(element) {
  element.dir = "auto";
  return element;
}
