// Writes papers as Markdown. Texts of strangers are only ever text.

import { _ } from "../words/box.js";
import { escapeMarkdown as writeText, escapeMarkdownLine as writeLine, writeMarkdownTable } from "../lib/documents.js";
import { listCells } from "./block.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./block.js").Paper} Paper */

/** Room to write. */
const EMPTY = "\\_".repeat(12);

/** @param {Paper[]} papers @param {string} address of the listing, on this board @param {string} warning */
export function writeMarkdown(papers, address, warning) {
  const parts = papers.map(({ title, blocks, source: fields }) => [`# ${writeText(title)}`, ...blocks.map(writeBlock), writeLine(fields)].filter(Boolean).join("\n\n"));
  return `${[...parts, _("The listing: {address}", { address: `\`${address}\`` }), writeLine(warning)].join("\n\n")}\n`;
}

/** @param {Block} block */
function writeBlock(block) {
  if (block.kind === "heading") return `## ${writeText(block.text)}`;
  if (block.kind === "note") return writeLine(block.text);
  if (block.kind === "facts") return block.blanks.map(({ name, text }) => `- **${writeText(name)}:** ${writeText(text) || EMPTY}`).join("\n");
  if (block.kind === "checks") return block.checks.map(({ text, isDone }) => `- [${isDone ? "x" : " "}] ${writeLine(text) || EMPTY}`).join("\n");
  if (block.kind === "table") return writeMarkdownTable(block.heads, block.rows.map(listCells));
  const { name, text, rows } = block.blank;
  const said = text.split("\n").map(writeLine).filter(Boolean);
  return [`**${writeText(name)}**`, ...said.length ? said : Array.from({ length: rows }, () => EMPTY)].join("\n\n");
}
