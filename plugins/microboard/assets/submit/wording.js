// Says what is wrong with a value, and what to write, in the words of microboard check where they fit a form.

import { readDay, YEARS } from "../lib/days.js";
import { isOnInternet } from "../flags/hosts.js";
import { resolve } from "./values.js";

/** @typedef {import("./schema.js").SchemaError} SchemaError */
/** @typedef {import("./values.js").Schema} Schema */
/** Something to mend or to think about. `path` is dotted. @typedef {{path: string, rule: string, severity: string, text: string}} Problem */

/** The error as a problem. @param {SchemaError} error @param {Schema} root @returns {Problem} */
export function wordError(error, root) {
  const path = error.keyword === "anyOf" ? [...error.path, error.wanted[0]?.required?.[0] ?? ""] : error.path;
  const schema = error.keyword === "required" || error.keyword === "anyOf" ? findSchema(root, path) : error.schema;
  const words = WORDS[error.keyword] ?? WORDS.other;
  return { path: path.join("."), rule: "schema", severity: "error", text: words(error.value, error.wanted, schema, error) };
}

/** The schema of the field at a path. @param {Schema} root @param {(string | number)[]} path @returns {Schema} */
function findSchema(root, path) {
  let schema = root;
  for (const step of path) {
    const below = typeof step === "number" ? schema.items ?? schema.else?.items : schema.properties?.[step];
    schema = resolve(below ?? {}, root);
  }
  return schema;
}

/** @type {Record<string, (value: any, wanted: any, schema: Schema, error: SchemaError) => string>} */
const WORDS = {
  required: (_, __, schema) => missing(schema),
  anyOf: (_, wanted, schema) => wanted.every((/** @type {Schema} */ one) => one.required)
    ? `The ${wanted.map((/** @type {Schema} */ one) => name(one.required[0])).join(" or the ")} is missing. ${example(schema)}`.trim()
    : "This is not complete.",
  type: (value, kinds, schema) => wordType(value, kinds[0], schema),
  enum: (_, wanted) => wanted.length > 12 ? "This is not one of the choices. Choose one." : `This is not one of the choices. Choose one of: ${wanted.join(", ")}.`,
  const: (_, wanted) => `This is not accepted here. Write ${wanted}.`,
  minLength: (value, limit, schema) => {
    const size = [...value].length;
    return size ? `The text has ${count(size, "character")}; at least ${limit} are needed. Add at least ${count(limit - size, "character")}.`
      : missing(schema);
  },
  maxLength: (value, limit) => {
    const size = [...value].length;
    return `The text has ${count(size, "character")}; at most ${limit} fit. Shorten it by ${count(size - limit, "character")}.`;
  },
  pattern: (value, _, schema) => wordForm(value, schema),
  format: (value, _, schema) => wordForm(value, schema),
  minimum: (value, limit, schema) => `${value} is less than ${limit}. ${range(schema)}`,
  maximum: (value, limit, schema) => `${value} is more than ${limit}. ${range(schema)}`,
  exclusiveMinimum: (value, limit) => `${value} is not more than ${limit}. Write a number above ${limit}.`,
  minItems: (value, limit) => `${count(value.length, "value")} chosen; at least ${limit} are needed. Add more.`,
  maxItems: (value, limit) => `There are ${value.length}; at most ${limit} fit. Keep the ${limit} that matter most.`,
  uniqueItems: () => "One value stands twice. Keep one.",
  unwanted: () => "This does not go with the other fields. Remove it.",
  minProperties: () => "Nothing is said here.",
  other: () => "This is not accepted.",
};

/** @param {Schema} schema */
function missing(schema) {
  if (schema.enum) return "Choose one.";
  if (schema.items?.enum || schema.items?.["x-vocabulary"]) return "Nothing is chosen. Choose at least one.";
  if (schema.format === "date") return "The day is missing. Choose one.";
  if (schema.maxLength > 1000) return `This is empty. Tell the story in at least ${schema.minLength ?? 1} characters.`;
  return `This is empty. ${example(schema)}`.trim();
}

/** @param {Schema} schema */
function example(schema) {
  const first = schema.examples?.[0];
  return typeof first === "string" || typeof first === "number" ? end(`For example: ${first}`) : "Fill it in.";
}

/** @param {any} value @param {string} kind @param {Schema} schema */
function wordType(value, kind, schema) {
  const kinds = /** @type {Record<string, string>} */ ({ number: "a number", integer: "a whole number" });
  const alone = /^[^\d.,+-]*(\d+(?:\.\d+)?)[^\d.,+-]*$/.exec(String(value))?.[1];
  const decimal = /^(\d+),(\d{1,2})$/.exec(String(value).trim());
  if (!kinds[kind]) return "This is not accepted here.";
  let hint = `Write ${kinds[kind]}, for example ${schema.examples?.[0] ?? 1}.`;
  if (alone && alone.length < 16 && (kind === "number" || !alone.includes("."))) hint = `Write the number alone: ${alone}.`;
  if (decimal && kind === "number") hint = `Write ${decimal[1]}.${decimal[2]}. The dot is the decimal point.`;
  return `${shorten(value)} is not ${kinds[kind]}. ${hint}`;
}

/** A text that has not the form wanted. @param {string} value @param {Schema} schema */
function wordForm(value, schema) {
  const first = schema.examples?.[0];
  if (schema.format === "date") return wordDay(value);
  if (schema.format === "email") return `${shorten(value)} is no e-mail address. Write one such as ${first ?? "ana@acme.example"}.`;
  if (schema.format === "github-login") {
    return `${shorten(value)} is no GitHub login. Write the name at the end of the profile's address, github.com/${first ?? "octocat"}.`;
  }
  if (schema.format === "uri") return `${shorten(value)} is no https address. ${suggestAddress(value, first)}`;
  const text = schema.description ? `${end(schema.description)} ` : "";
  return `${shorten(value)} is not accepted here. ${text}${first === undefined ? "" : end(`For example ${first}`)}`.trim();
}

/** @param {string} value */
function wordDay(value) {
  if (readDay(value) !== null) return `${shorten(value)} lies outside ${YEARS}. Write the day that is meant.`;
  return `${shorten(value)} is no day of the calendar. Write a day that exists.`;
}

/** @param {string} value @param {string | undefined} first */
function suggestAddress(value, first) {
  const bare = value.replace(/^http:\/\//, "");
  const isWhole = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\/\S*)?$/.test(bare) && isOnInternet(bare.split("/")[0]);
  if (isWhole && bare.length < 200) return `Write https://${bare} if that page exists.`;
  if (/^https:\/\/[^/]*@/.test(value)) return "Remove the user name before the @.";
  if (/^\S*:\/\/[^\s/]+\/.*\s/su.test(value)) return "Write %20 for every space, or choose an address without.";
  return `Copy it from the browser; it looks like ${first ?? "https://acme.example/apply"}.`;
}

/** @param {Schema} schema */
function range(schema) {
  const { minimum, maximum, exclusiveMinimum } = schema;
  if (exclusiveMinimum !== undefined) return `Write a number above ${exclusiveMinimum}${maximum === undefined ? "" : `, at most ${maximum}`}.`;
  return minimum !== undefined && maximum !== undefined ? `Write a number from ${minimum} to ${maximum}.` : "Write another number.";
}

/** @param {string} field */
function name(field) {
  return /** @type {Record<string, string>} */ ({ url: "link to apply", email: "e-mail address" })[field] ?? field.replaceAll("_", " ");
}

/** A value as it may be shown in a sentence: one line, and not too long. @param {unknown} value */
export function shorten(value) {
  const line = [...String(value).split(/\s+/).filter(Boolean).join(" ")];
  return line.length > 60 ? `"${line.slice(0, 60).join("")}…"` : `"${line.join("")}"`;
}

/** @param {number} number @param {string} noun */
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** @param {string} sentence */
function end(sentence) {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
