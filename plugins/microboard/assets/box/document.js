// Writes papers as one document of HTML, which word processors open. Every text is escaped, and there is no script in it.

import { _, getLocale } from "../words/box.js";
import { breakLines, escapeHtml as escape, frameHtml, writeHtmlTable } from "../lib/documents.js";
import { listCells } from "./block.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./block.js").Paper} Paper */

const STYLE = "h1{page-break-before:always}h1.first{page-break-before:avoid}table{width:100%}th{font-weight:bold}"
  + ".line{border-bottom:1px solid #888}.small{font-size:9pt}";

/**
 * @param {Paper[]} papers @param {string} title @param {string} address of the listing
 * @param {string} warning @param {string} direction ltr or rtl
 */
export function writeDocument(papers, title, address, warning, direction) {
  const body = papers.map(({ title: name, blocks, source: fields }, at) =>
    `<h1${at ? "" : ' class="first"'}>${escape(name)}</h1>\n${blocks.map(writeBlock).join("\n")}\n<p class="small">${escape(fields)}</p>`).join("\n");
  const end = [_("The listing: {address}", { address }), warning].map((text) => `<p class="small">${escape(text)}</p>`).join("\n");
  return frameHtml(`${body}\n${end}`, title, getLocale(), direction, STYLE);
}

/** @param {Block} block */
function writeBlock(block) {
  if (block.kind === "heading") return `<h2>${escape(block.text)}</h2>`;
  if (block.kind === "note") return block.text && `<p>${escape(block.text)}</p>`;
  if (block.kind === "facts") return writeHtmlTable([], block.blanks.map(({ name, text }) => [name, text]));
  if (block.kind === "checks") return block.checks.map(({ text, isDone }) => `<p>${isDone ? "☑" : "☐"} ${escape(text)}</p>`).join("\n");
  if (block.kind === "table") return writeHtmlTable(block.heads, block.rows.map(listCells));
  const { name, text, rows } = block.blank;
  const answer = text ? `<p>${breakLines(text)}</p>` : '<p class="line">&#160;</p>'.repeat(rows);
  return `<p><strong>${escape(name)}</strong></p>\n${answer}`;
}
