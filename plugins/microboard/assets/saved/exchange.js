// Turns what is kept into a file for people and other programs, and such a file back into entries. A file may come from
// anybody: what it says is bounded, cleaned and only ever text.

import { tidy } from "../lib/tidy.js";
import { MOST, readEntry } from "./entry.js";

/** @typedef {import("./entry.js").Saved} Saved */

const FORMAT = "microboard-saved";
const VERSION = 1;
const COLUMNS = /** @type {const} */ (["id", "title", "employer", "deadline", "status", "applied", "note"]);
/** In bytes: as many entries as a browser keeps, each with the longest note in the widest script. */
export const MAX_FILE = 2_000_000;
/** What a spreadsheet takes for a formula, and what it would be with the mark for a text before it. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** @param {Saved[]} entries @param {string} root the address of the board */
export function writeJson(entries, root) {
  const projects = entries.map((entry) => ({ ...entry, url: getAddress(entry, root) }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, board: root, projects }, null, 2)}\n`;
}

/** A table (RFC 4180), with the mark by which Excel knows UTF-8. @param {Saved[]} entries @param {string} root */
export function writeCsv(entries, root) {
  const rows = entries.map((entry) => [...COLUMNS.map((name) => entry[name]), getAddress(entry, root)]);
  return `\ufeff${[[...COLUMNS, "url"], ...rows].map((row) => `${row.map(quote).join(",")}\r\n`).join("")}`;
}

/**
 * The entries of a file that was written by one of these, and how many rows say nothing that can be kept. Null where
 * the text is no such file.
 * @param {string} text @returns {{entries: Saved[], left: number} | null}
 */
export function readFile(text) {
  const plain = text.replace(/^\ufeff/, "");
  const rows = /^\s*[{[]/.test(plain) ? readJson(plain) : readCsv(plain);
  if (!rows) return null;
  const entries = rows.slice(0, MOST).map(clean).filter((entry) => entry !== null);
  return { entries, left: rows.length - entries.length };
}

/** @param {string} text @returns {any[] | null} */
function readJson(text) {
  try {
    const found = JSON.parse(text);
    return found?.format === FORMAT && Array.isArray(found.projects) ? found.projects : null;
  } catch {
    return null;
  }
}

/** Also with the separators that spreadsheets use in other countries. @param {string} text */
function readCsv(text) {
  const head = text.slice(0, 1 + text.search(/[\r\n]|$/));
  const separator = [";", "\t"].find((one) => head.includes(one)) ?? ",";
  const [names = [], ...rows] = splitRows(text, separator);
  if (!names.includes("id")) return null;
  return rows.map((row) => Object.fromEntries(COLUMNS.map((name) => [name, unquote(row[names.indexOf(name)] ?? "")])));
}

/** The cells of a table. @param {string} text @param {string} separator */
function splitRows(text, separator) {
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`, "y");
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  while (cell.lastIndex < text.length && rows.length <= 2 * MOST) {
    const found = cell.exec(text);
    if (!found) return rows; // a quotation mark that nobody closes
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] === separator) continue;
    if (row.some(Boolean)) rows.push(row);
    row = [];
  }
  return rows;
}

/** @param {any} found */
function clean(found) {
  if (found === null || typeof found !== "object") return null;
  return readEntry(Object.fromEntries(COLUMNS.map((name) => [name, tidy(found[name])])));
}

/** @param {string} text */
function quote(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string} text */
function unquote(text) {
  return text[0] === "'" && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** @param {Saved} entry @param {string} root */
function getAddress({ id }, root) {
  return `${root}opportunities/${id}/`;
}
