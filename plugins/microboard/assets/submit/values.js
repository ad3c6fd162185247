// Turns what was typed into the values of a file, in the order of the fields there.

import { dropUnseen } from "../lib/unseen.js";

/** @typedef {string | number | boolean | Value[] | {[name: string]: Value}} Value */
/** The values of a form, by the dotted path of the field. @typedef {Record<string, any>} Raw */
/**
 * A field as api/v1/submit.json has it; what it says nothing of is left out.
 * @typedef {{name: string, kind: string, needed?: boolean, required?: boolean, alternative?: boolean, by?: string, shown_for?: string[],
 *   hidden_for?: string[], least?: number, most?: number, above?: number, whole?: boolean, unique?: boolean, patterns?: string[],
 *   days?: string[], choices?: string[], says?: Record<string, string>, comment?: string, fields?: Field[], item?: Field}} Field
 */

/** The same are in intake/values.py. */
const BULLET = /^([ \t]*)(?:[•·▪◦‣●○■\uf0b7][ \t]*|o\t)/gm;
/** No more digits than a number keeps (IEEE 754). */
const NUMBER = /^[-+]?\d{1,15}(\.\d{1,6})?$/;

/**
 * The values; what is empty is left out. Groups that are required are there, so that what they miss is named.
 * @param {Raw} raw @param {Field[]} fields @param {string} [prefix] @returns {{[name: string]: Value}}
 */
export function buildValues(raw, fields, prefix = "") {
  /** @type {{[name: string]: Value}} */
  const values = {};
  for (const field of fields) {
    const isGroup = field.kind === "group";
    const value = isGroup ? buildValues(raw, field.fields ?? [], `${prefix}${field.name}.`) : convert(raw[prefix + field.name], field);
    if (value !== undefined && (!isGroup || field.required || Object.keys(value).length)) values[field.name] = value;
  }
  return values;
}

/** The number that a text says, also with a comma before one or two decimals, or null. @param {string} text */
function readNumber(text) {
  const plain = text.replace(/^(\d+),(\d{1,2})$/, "$1.$2");
  return NUMBER.test(plain) ? Number(plain) : null;
}

/** Whether anything was typed into a field, or a row of it. @param {any} typed @returns {boolean} */
export function isFilled(typed) {
  if (typeof typed === "string") return typed.trim() !== "";
  return typed !== null && typeof typed === "object" && Object.values(typed).some(isFilled);
}

/** @param {any} typed @param {Field} field @returns {Value | undefined} */
function convert(typed, field) {
  if (Array.isArray(typed)) {
    const rows = typed.filter(isFilled).map((row) => typeof row === "string" ? tidy(row, false) : buildValues(row, field.fields ?? []));
    return rows.length ? rows : undefined;
  }
  if (typeof typed !== "string") return undefined;
  const text = tidy(typed, field?.kind === "story");
  if (text === "") return undefined;
  if (field.kind === "number") return readNumber(text) ?? text;
  return field.kind === "yes-no" ? text === "true" : text;
}

/**
 * Without blank edges and what nobody sees; all but a story is one line. Word ends a line within a paragraph with \v, and
 * has signs of its own before what Markdown calls an item.
 * @param {string} typed @param {boolean} isStory
 */
export function tidy(typed, isStory) {
  const text = dropUnseen(typed);
  if (!isStory) return text.replace(/[\r\n\v]+/g, " ").trim();
  return text.replace(/\r\n?|\v/g, "\n").replace(BULLET, "$1- ").replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
}

/** Every value that is neither a list nor a group, with its path. @param {any} value @param {string} [path] @returns {Generator<[string, any]>} */
export function* listLeaves(value, path = "") {
  if (typeof value !== "object") yield [path, value];
  else for (const [name, below] of Object.entries(value)) yield* listLeaves(below, path ? `${path}.${name}` : name);
}
