// Writes papers as one document of HTML, which word processors open. Every text is escaped, and there is no script in it.

import { _, getLocale } from "../words/box.js";
import { escapeHtml as escape } from "../lib/documents.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./block.js").Paper} Paper */

const STYLE = "body{font-family:sans-serif;font-size:11pt}h1{page-break-before:always}h1.first{page-break-before:avoid}"
  + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:4pt;text-align:start;vertical-align:top}"
  + "th{font-weight:bold}.line{border-bottom:1px solid #888}.small{font-size:9pt}";

/**
 * @param {Paper[]} papers @param {string} title @param {string} address of the listing
 * @param {string} warning @param {string} direction ltr or rtl
 */
export function writeDocument(papers, title, address, warning, direction) {
  const body = papers.map(({ title: name, blocks, source: fields }, at) =>
    `<h1${at ? "" : ' class="first"'}>${escape(name)}</h1>\n${blocks.map(writeBlock).join("\n")}\n<p class="small">${escape(fields)}</p>`).join("\n");
  return `<!doctype html>\n<html lang="${escape(getLocale())}" dir="${direction === "rtl" ? "rtl" : "ltr"}">\n<head><meta charset="utf-8">`
    + `<title>${escape(title)}</title><style>${STYLE}</style></head>\n<body>\n${body}\n`
    + `<p class="small">${escape(_("The listing: {address}", { address }))}</p>\n<p class="small">${escape(warning)}</p>\n</body>\n</html>\n`;
}

/** @param {Block} block */
function writeBlock(block) {
  if (block.kind === "heading") return `<h2>${escape(block.text)}</h2>`;
  if (block.kind === "note") return block.text && `<p>${escape(block.text)}</p>`;
  if (block.kind === "facts") return writeTable([], block.blanks.map((blank) => ({ name: blank.name, blanks: [blank] })));
  if (block.kind === "checks") return block.checks.map(({ text, isDone }) => `<p>${isDone ? "☑" : "☐"} ${escape(text)}</p>`).join("\n");
  if (block.kind === "table") return writeTable(block.heads, block.rows);
  const { name, text, rows } = block.blank;
  const answer = text ? `<p>${breakLines(text)}</p>` : '<p class="line">&#160;</p>'.repeat(rows);
  return `<p><strong>${escape(name)}</strong></p>\n${answer}`;
}

/** @param {string[]} heads @param {import("./block.js").Row[]} rows */
function writeTable(heads, rows) {
  const head = heads.length ? `<thead><tr>${heads.map((name) => `<th scope="col">${escape(name)}</th>`).join("")}</tr></thead>\n` : "";
  const body = rows.map(({ name, blanks }) => `<tr><th scope="row">${escape(name)}</th>${blanks.map(({ text }) => `<td>${breakLines(text) || "&#160;"}</td>`).join("")}</tr>`);
  return `<table border="1" cellspacing="0" cellpadding="4">\n${head}<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

/** @param {string} text */
function breakLines(text) {
  return escape(text).replaceAll("\n", "<br>");
}
