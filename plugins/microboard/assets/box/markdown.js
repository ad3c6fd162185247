// Writes papers as Markdown. Texts of strangers are only ever text, as microboard/markdown/github.py has it: no link,
// image, mention or HTML; a test compares the two.

import { _ } from "../words/box.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./block.js").Paper} Paper */

/** GitHub looks for mentions and references after the Markdown is rendered. */
const GAP = "\u200b";
const ACTIVE = /[\\`*_[\]|<>~@#&$]|:(?=\S)/g;
const REFERENCE = /(?<=[@#])|(?<=gh-)(?=\d)|(?<=www)(?=\.)/gi;
const HASH = /[0-9a-f]{4}(?=[0-9a-f])/gi;
const LONG_HASH = /[0-9a-f]{7,}/gi;
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
/** What begins a list, a rule or a heading at the beginning of a line. */
const BEGINS = /^([-+=]|\d+(?=[.)]))/;
/** Room to write. */
const EMPTY = "\\_".repeat(12);

/** @param {string} text as a part of a line */
export function writeText(text) {
  const line = text.replace(SPACES, " ").trim().replace(/\p{C}/gu, "\ufffd");
  return line.replace(REFERENCE, GAP).replace(LONG_HASH, (hash) => hash.replace(HASH, `$&${GAP}`)).replace(ACTIVE, "\\$&");
}

/** @param {string} text as a line of its own */
function writeLine(text) {
  return writeText(text).replace(BEGINS, (mark) => /\d/.test(mark) ? `${mark}\\` : `\\${mark}`);
}

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
  if (block.kind === "table") return writeTable(block.heads, block.rows);
  const { name, text, rows } = block.blank;
  const said = text.split("\n").map(writeLine).filter(Boolean);
  return [`**${writeText(name)}**`, ...said.length ? said : Array.from({ length: rows }, () => EMPTY)].join("\n\n");
}

/** @param {string[]} heads @param {import("./block.js").Row[]} rows */
function writeTable(heads, rows) {
  const lines = [heads.map(writeText), heads.map(() => "---"), ...rows.map(({ name, blanks }) => [writeText(name), ...blanks.map(({ text }) => writeText(text))])];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
