// Turns what was typed into the values of a file, in the order of the schema's fields.

import { dropUnseen } from "../lib/unseen.js";

/** @typedef {string | number | boolean | Value[] | {[name: string]: Value}} Value */
/** The values of a form, by the dotted path of the field. @typedef {Record<string, any>} Raw */
/** A JSON Schema. @typedef {Record<string, any>} Schema */

/** A text longer than this may have many lines. */
const LONG = 1000;
/** No more digits than a number keeps (IEEE 754). */
const NUMBER = /^[-+]?\d{1,15}(\.\d{1,6})?$/;

/**
 * The values; what is empty is left out. Groups that are required are there, so that what they miss is named.
 * @param {Raw} raw @param {Schema} schema @param {Schema} [root] @param {string} [prefix]
 * @returns {{[name: string]: Value}}
 */
export function buildValues(raw, schema, root = schema, prefix = "") {
  /** @type {{[name: string]: Value}} */
  const values = {};
  for (const [name, below] of Object.entries(schema.properties ?? {})) {
    const field = resolve(below, root);
    const isRequired = schema.required?.includes(name);
    if (field.properties) {
      const group = buildValues(raw, field, root, `${prefix}${name}.`);
      if (isRequired || Object.keys(group).length) values[name] = group;
    } else {
      const value = convert(raw[prefix + name], field, root);
      if (value !== undefined) values[name] = value;
    }
  }
  return values;
}

/** The schema that a reference means. @param {Schema} schema @param {Schema} root @returns {Schema} */
export function resolve(schema, root) {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? "")?.[1];
  return name ? { ...root.$defs?.[name], ...schema } : schema;
}

/** The number that a text says, or null. @param {string} text */
export function readNumber(text) {
  return NUMBER.test(text) ? Number(text) : null;
}

/** Rows that hold something. @param {unknown} rows @returns {any[]} */
function listFilled(rows) {
  return Array.isArray(rows) ? rows.filter(isFilled) : [];
}

/** Whether anything was typed into a row. @param {any} row @returns {boolean} */
export function isFilled(row) {
  if (typeof row === "string") return row.trim() !== "";
  return row !== null && typeof row === "object" && Object.values(row).some((text) => typeof text === "string" && text.trim());
}

/** @param {any} typed @param {Schema} field @param {Schema} root @returns {Value | undefined} */
function convert(typed, field, root) {
  if (Array.isArray(typed)) return convertList(typed, resolve(field.items ?? field.else?.items ?? {}, root), root);
  if (typeof typed !== "string") return undefined;
  const text = clean(typed, field);
  if (text === "") return undefined;
  if (field.type === "number" || field.type === "integer") return readNumber(text) ?? text;
  if (field.type === "boolean") return text === "true" || text === "false" ? text === "true" : text;
  return text;
}

/** @param {any[]} rows @param {Schema} items @param {Schema} root @returns {Value[] | undefined} */
function convertList(rows, items, root) {
  const list = listFilled(rows).map((row) => typeof row === "string" ? clean(row, items) : buildValues(row, items, root));
  return list.length ? list : undefined;
}

/**
 * Without blank edges and what nobody sees; a short text is one line.
 * @param {string} typed @param {Schema} field
 */
function clean(typed, field) {
  const text = dropUnseen(typed);
  if (!(field.maxLength > LONG)) return text.replace(/[\r\n]+/g, " ").trim();
  return text.replace(/\r\n?/g, "\n").replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
}
