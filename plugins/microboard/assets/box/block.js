// What a paper is made of, whatever it is written as: on the page, in Markdown, or for a word processor.

/**
 * Something to fill in. Who has the same key says the same on every paper; `rows` are the empty lines that it needs.
 * @typedef {{key: string, name: string, text: string, rows: number}} Blank
 */
/** @typedef {{key: string, text: string, isDone: boolean}} Check */
/** A row has a name that stays, and as many blanks as there are heads after the first. @typedef {{name: string, blanks: Blank[]}} Row */
/**
 * @typedef {{kind: "heading", text: string} | {kind: "note", key: string, text: string} | {kind: "facts", blanks: Blank[]}
 *   | {kind: "lines", blank: Blank} | {kind: "checks", checks: Check[]} | {kind: "table", heads: string[], rows: Row[]}} Block
 */
/** `said` are the fields of the listing that it was filled in from; `source` says so. @typedef {{id: string, title: string, purpose: string, blocks: Block[], said: string[], source: string}} Paper */

/** @param {string} text @returns {Block} */
export function heading(text) {
  return { kind: "heading", text };
}

/** What nobody fills in. @param {string} key @param {string} text @returns {Block} */
export function note(key, text) {
  return { kind: "note", key, text };
}

/** @param {string} key @param {string} name @param {string} [text] @param {number} [rows] @returns {Blank} */
export function blank(key, name, text = "", rows = 1) {
  return { key, name, text, rows };
}

/** @param {...Blank} blanks @returns {Block} */
export function facts(...blanks) {
  return { kind: "facts", blanks };
}

/** A question with room for its answer. @param {string} key @param {string} name @param {number} rows @param {string} [text] @returns {Block} */
export function lines(key, name, rows, text = "") {
  return { kind: "lines", blank: blank(key, name, text, rows) };
}

/** @param {string} key @param {string[]} texts @returns {Block} */
export function checks(key, texts) {
  return { kind: "checks", checks: texts.map((text, at) => ({ key: `${key}-${at}`, text, isDone: false })) };
}

/**
 * @param {string} key @param {string[]} heads @param {{name: string, texts?: string[]}[]} rows what is known of each, in
 *   the order of the heads after the first
 * @returns {Block}
 */
export function table(key, heads, rows) {
  return { kind: "table", heads, rows: rows.map(({ name, texts = [] }, at) =>
    ({ name, blanks: heads.slice(1).map((head, column) => blank(`${key}-${at}-${column}`, head, texts[column])) })) };
}

/** What stands in the place of a check's text when it is ticked. */
export const DONE = ".done";

/**
 * The paper with what somebody wrote on it in the place of what was filled in.
 * @param {Paper} paper @param {Record<string, string>} texts by their keys @returns {Paper}
 */
export function fillIn(paper, texts) {
  /** @template {{key: string, text: string}} Part @param {Part} part @returns {Part} */
  const put = (part) => ({ ...part, text: texts[part.key] ?? part.text });
  /** @param {Block} block @returns {Block} */
  const fillBlock = (block) => {
    if (block.kind === "facts") return { ...block, blanks: block.blanks.map(put) };
    if (block.kind === "lines") return { ...block, blank: put(block.blank) };
    if (block.kind === "checks") return { ...block, checks: block.checks.map((check) => ({ ...put(check), isDone: Boolean(texts[check.key + DONE]) })) };
    if (block.kind === "table") return { ...block, rows: block.rows.map((row) => ({ ...row, blanks: row.blanks.map(put) })) };
    return block;
  };
  return { ...paper, blocks: paper.blocks.map(fillBlock) };
}

/** The name of a row, and what stands in its blanks. @param {Row} row */
export function listCells({ name, blanks }) {
  return [name, ...blanks.map(({ text }) => text)];
}
