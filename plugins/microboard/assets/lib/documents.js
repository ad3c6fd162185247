// Writes what somebody takes along as Markdown, as HTML that word processors open, and as plain text. Texts of strangers
// are only ever text: in Markdown as microboard/markdown/github.py has it, and a test compares the two.

/**
 * `url` makes a link of an item, where it is one of the web. The first cell of a row is its name.
 * @typedef {{kind: "heading", level: number, text: string} | {kind: "text", text: string}
 *   | {kind: "fact", name: string, text: string} | {kind: "items", items: {text: string, url?: string}[]}
 *   | {kind: "table", heads: string[], rows: string[][]}} Block
 */

/** GitHub looks for mentions and references after the Markdown is rendered. */
const GAP = "\u200b";
const ACTIVE = /[\\`*_[\]|<>~@#&$]|:(?=\S)/g;
const REFERENCE = /(?<=[@#])|(?<=gh-)(?=\d)|(?<=www)(?=\.)/gi;
const HASH = /[0-9a-f]{4}(?=[0-9a-f])/gi;
const LONG_HASH = /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi;
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
/** What begins a list, a rule or a heading at the beginning of a line. */
const BEGINS = /^([-+=]|\d+(?=[.)]))/;
const STYLE = "body{font-family:sans-serif;font-size:11pt}table{border-collapse:collapse}"
  + "th,td{border:1px solid #888;padding:4pt;text-align:start;vertical-align:top}";
/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as a part of a line of Markdown. @param {string} text */
export function escapeMarkdown(text) {
  const line = text.replace(SPACES, " ").trim().replace(/\p{C}/gu, "\ufffd");
  return line.replace(REFERENCE, GAP).replace(LONG_HASH, (hash) => hash.replace(HASH, `$&${GAP}`)).replace(ACTIVE, "\\$&");
}

/** A text as a line of Markdown of its own. @param {string} text */
export function escapeMarkdownLine(text) {
  return escapeMarkdown(text).replace(BEGINS, (mark) => /\d/.test(mark) ? `${mark}\\` : `\\${mark}`);
}

/** A text for HTML, without what no document may hold (XML 1.0, 2.2). @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

/** The address as a browser writes it, or nothing where it is none of the web. @param {string | undefined} text */
export function readWebAddress(text) {
  try {
    const url = new URL(text ?? "");
    return ["https:", "http:"].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}

/** @param {Block[]} blocks */
export function writeMarkdown(blocks) {
  return `${blocks.map(writeMarkdownBlock).join("\n\n")}\n`;
}

/** @param {Block} block */
function writeMarkdownBlock(block) {
  if (block.kind === "heading") return `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`;
  if (block.kind === "text") return writeLines(block.text);
  if (block.kind === "fact") return `**${escapeMarkdown(block.name)}**\n\n${writeLines(block.text)}`;
  if (block.kind === "items") {
    return block.items.map(({ text, url }) => `- ${readWebAddress(url) ? `<${readWebAddress(url)}>` : escapeMarkdownLine(text)}`).join("\n");
  }
  return writeMarkdownTable(block.heads, block.rows);
}

/** @param {string[]} heads @param {string[][]} rows */
export function writeMarkdownTable(heads, rows) {
  const lines = [heads.map(escapeMarkdown), heads.map(() => "---"), ...rows.map((cells) => cells.map(escapeMarkdown))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** @param {string} text */
function writeLines(text) {
  return text.split("\n").map(escapeMarkdownLine).filter(Boolean).join("\n\n");
}

/** One document. @param {Block[]} blocks @param {string} title @param {string} language (BCP 47) @param {string} direction ltr or rtl */
export function writeHtml(blocks, title, language, direction) {
  return frameHtml(blocks.map(writeHtmlBlock).join("\n"), title, language, direction);
}

/**
 * A document around its body, which is HTML already.
 * @param {string} body @param {string} title @param {string} language (BCP 47) @param {string} direction ltr or rtl @param {string} [style] of its own
 */
export function frameHtml(body, title, language, direction, style = "") {
  return `<!doctype html>\n<html lang="${escapeHtml(language)}" dir="${direction === "rtl" ? "rtl" : "ltr"}">\n<head><meta charset="utf-8">`
    + `<title>${escapeHtml(title)}</title><style>${STYLE}${style}</style></head>\n<body>\n${body}\n</body>\n</html>\n`;
}

/** @param {Block} block */
function writeHtmlBlock(block) {
  if (block.kind === "heading") return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
  if (block.kind === "text") return `<p>${breakLines(block.text)}</p>`;
  if (block.kind === "fact") return `<p><strong>${escapeHtml(block.name)}</strong><br>${breakLines(block.text)}</p>`;
  if (block.kind === "items") {
    const items = block.items.map(({ text, url }) => readWebAddress(url) ? `<a href="${escapeHtml(readWebAddress(url))}">${escapeHtml(text)}</a>` : breakLines(text));
    return `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
  }
  return writeHtmlTable(block.heads, block.rows);
}

/** The first cell of a row is its name. @param {string[]} heads or none @param {string[][]} rows */
export function writeHtmlTable(heads, rows) {
  const head = heads.length ? `<thead><tr>${heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("")}</tr></thead>\n` : "";
  const body = rows.map(([name, ...cells]) => `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => `<td>${breakLines(cell) || "&#160;"}</td>`).join("")}</tr>`);
  return `<table border="1" cellspacing="0" cellpadding="4">\n${head}<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

/** @param {string} text */
export function breakLines(text) {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

/** @param {Block[]} blocks */
export function writePlain(blocks) {
  return `${blocks.map(writePlainBlock).join("\n\n")}\n`;
}

/** @param {Block} block */
function writePlainBlock(block) {
  if (block.kind === "heading") return block.level > 2 ? block.text : `${block.text}\n${(block.level === 1 ? "=" : "-").repeat([...block.text].length)}`;
  if (block.kind === "text") return block.text;
  if (block.kind === "fact") return `${block.name}:\n${block.text}`;
  if (block.kind === "items") return block.items.map(({ text }) => `* ${text}`).join("\n");
  return block.rows.map(([name, ...cells]) => `${name}: ${cells.map((cell, at) => cell && `${block.heads[at + 1]} ${cell}`).filter(Boolean).join("; ")}`).join("\n");
}
