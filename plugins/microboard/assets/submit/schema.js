// Checks values with a JSON Schema (draft 2020-12): the keywords that the board's schemas use. Knows nothing of the page.

import { readNearDay } from "../lib/days.js";
import { isOnInternet } from "../flags/hosts.js";
import { resolve } from "./values.js";

/** @typedef {import("./values.js").Schema} Schema */
/**
 * What is wrong: where, which keyword says so, what it wants, and what was found.
 * @typedef {{path: (string | number)[], keyword: string, wanted: any, value: any, schema: Schema}} SchemaError
 */

/** What Python takes for white space and JavaScript does not, and the other way round: patterns mean Python's. */
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
/** @type {Map<string, RegExp>} */
const compiled = new Map();

/** @type {Record<string, (value: any) => boolean>} */
const TYPES = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isGroup,
  null: (value) => value === null,
};

// Marks of direction, which come along when an address is copied. RFC 3987, section 4.1: no address may hold one.
const DIRECTION = /[\u061c\u200e\u200f]/;

/** @type {Record<string, (text: string) => boolean>} */
const FORMATS = { date: isDate, uri: isAddress, email: isEmail };

/**
 * Whether a value keeps a keyword, for keywords that look at nothing below the value.
 * @type {Record<string, (value: any, wanted: any) => boolean>}
 */
const SIMPLE = {
  enum: (value, wanted) => wanted.some((/** @type {any} */ one) => same(one, value)),
  const: (value, wanted) => same(value, wanted),
  minLength: (value, wanted) => typeof value !== "string" || [...value].length >= wanted,
  maxLength: (value, wanted) => typeof value !== "string" || [...value].length <= wanted,
  pattern: (value, wanted) => typeof value !== "string" || compile(wanted).test(value),
  format: (value, wanted) => typeof value !== "string" || !FORMATS[wanted] || FORMATS[wanted](value),
  minimum: (value, wanted) => typeof value !== "number" || value >= wanted,
  maximum: (value, wanted) => typeof value !== "number" || value <= wanted,
  exclusiveMinimum: (value, wanted) => typeof value !== "number" || value > wanted,
  minItems: (value, wanted) => !Array.isArray(value) || value.length >= wanted,
  maxItems: (value, wanted) => !Array.isArray(value) || value.length <= wanted,
  uniqueItems: (value, wanted) => !wanted || !Array.isArray(value) || new Set(value.map(write)).size === value.length,
  minProperties: (value, wanted) => !isGroup(value) || Object.keys(value).length >= wanted,
};
/** The keywords that are understood; the rest is for people and for editors. */
export const KEYWORDS = [...Object.keys(SIMPLE), "type", "properties", "additionalProperties", "patternProperties",
  "required", "items", "anyOf", "if", "then", "else", "$ref", "$defs"];

/**
 * Every error of a value.
 * @param {Schema | boolean} schema @param {any} value @param {any} [root] @param {(string | number)[]} [path]
 * @returns {SchemaError[]}
 */
export function checkSchema(schema, value, root = schema, path = []) {
  if (schema === true) return [];
  if (schema === false) return [{ path, keyword: "unwanted", wanted: false, value, schema: {} }];
  const own = resolve(/** @type {Schema} */ (schema), root);
  const kinds = own.type === undefined ? [] : [own.type].flat();
  // For a value of the wrong type, more errors would confuse.
  if (kinds.length && !kinds.some((kind) => TYPES[kind]?.(value))) {
    return [{ path, keyword: "type", wanted: kinds, value, schema: own }];
  }
  const errors = Object.entries(SIMPLE)
    .filter(([keyword, keeps]) => keyword in own && !keeps(value, own[keyword]))
    .map(([keyword]) => ({ path, keyword, wanted: own[keyword], value, schema: own }));
  return [...errors, ...checkGroup(own, value, root, path), ...checkItems(own, value, root, path),
    ...checkChoices(own, value, root, path)];
}

/** @param {Schema} schema @param {any} value @param {any} root @param {(string | number)[]} path @returns {SchemaError[]} */
function checkGroup(schema, value, root, path) {
  if (!isGroup(value)) return [];
  const errors = (schema.required ?? []).filter((/** @type {string} */ name) => !Object.hasOwn(value, name))
    .map((/** @type {string} */ name) => ({ path: [...path, name], keyword: "required", wanted: true, value: undefined,
      schema }));
  const patterns = Object.entries(schema.patternProperties ?? {});
  for (const [name, below] of Object.entries(value)) {
    const here = [...path, name];
    const matching = patterns.filter(([pattern]) => compile(pattern).test(name)).map(([, one]) => one);
    const isNamed = Object.hasOwn(schema.properties ?? {}, name);
    if (isNamed) errors.push(...checkSchema(schema.properties[name], below, root, here));
    for (const one of matching) errors.push(...checkSchema(/** @type {Schema} */ (one), below, root, here));
    if (!isNamed && !matching.length && "additionalProperties" in schema) {
      errors.push(...checkSchema(schema.additionalProperties, below, root, here));
    }
  }
  return errors;
}

/** @param {Schema} schema @param {any} value @param {any} root @param {(string | number)[]} path @returns {SchemaError[]} */
function checkItems(schema, value, root, path) {
  if (!Array.isArray(value) || schema.items === undefined) return [];
  return value.flatMap((item, at) => checkSchema(schema.items, item, root, [...path, at]));
}

/** @param {Schema} schema @param {any} value @param {any} root @param {(string | number)[]} path @returns {SchemaError[]} */
function checkChoices(schema, value, root, path) {
  /** @type {SchemaError[]} */
  const errors = [];
  /** @param {Schema} one */
  const fits = (one) => !checkSchema(one, value, root, path).length;
  if (schema.anyOf && !schema.anyOf.some(fits)) {
    errors.push({ path, keyword: "anyOf", wanted: schema.anyOf, value, schema });
  }
  if ("if" in schema) {
    const branch = fits(schema.if) ? schema.then : schema.else;
    if (branch !== undefined) errors.push(...checkSchema(branch, value, root, path));
  }
  return errors;
}

/** @param {string} pattern @returns {RegExp} */
function compile(pattern) {
  let found = compiled.get(pattern);
  if (!found) {
    let isInClass = false;
    const text = pattern.replace(/\\[^]|[[\]]/g, (part) => {
      if (part === "[") isInClass = true;
      if (part === "]") isInClass = false;
      if (part === "\\s") return isInClass ? SPACE : `[${SPACE}]`;
      return part;
    });
    compiled.set(pattern, found = new RegExp(text));
  }
  return found;
}

/** @param {any} value @returns {value is Record<string, any>} */
function isGroup(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** @param {any} one @param {any} other */
function same(one, other) {
  return write(one) === write(other);
}

/** A value as text, equal for equal values. @param {any} value @returns {string} */
function write(value) {
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  if (!isGroup(value)) return JSON.stringify(value) ?? "undefined";
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${write(value[name])}`).join()}}`;
}

/** @param {string} text */
function isDate(text) {
  return readNearDay(text) !== null;
}

/** An absolute address of a host on the internet, without user name, and with a port that exists. @param {string} text */
function isAddress(text) {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
  const [, host, port] = /^(.*?)(?::(\d*))?$/.exec(authority) ?? [];
  return isOnInternet(host ?? "") && !DIRECTION.test(text) && !authority.includes("@") && !host.includes(":")
    && (!port || (Number(port) > 0 && Number(port) < 65536));
}

/**
 * An address of a host on the internet, whose local part needs no quotes, and has 64 characters at most.
 * @param {string} text
 */
function isEmail(text) {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  return Boolean(local) && [...local].length <= 64 && isOnInternet(text.slice(at + 1)) && !text.includes("..")
    && !local.startsWith(".") && !local.endsWith(".") && !DIRECTION.test(local);
}
