// What is wrong with the values of a form, field by field: what is missing, too long, too many, or not in the form that is wanted.
// The fields are those of the schema. What no form can hold, such as a field that nobody knows, is left to the check.

import { hasForm, wordForm, wordNumber } from "./wording.js";

/** @typedef {import("./values.js").Field} Field */
/** Something to mend or to think about. `path` is dotted. @typedef {{path: string, rule: string, severity: string, text: string}} Problem */

/** @param {Field[]} fields @param {Record<string, any>} values @returns {Problem[]} */
export function judge(fields, values) {
  return [...judgeGroup(fields, values, "")].map(([path, text]) => ({ path, rule: "schema", severity: "error", text }));
}

/** @param {Field[]} fields @param {Record<string, any>} values @param {string} prefix @returns {Generator<[string, string]>} */
function* judgeGroup(fields, values, prefix) {
  for (const field of fields) {
    const value = values[field.name];
    if (value !== undefined) yield* judgeValue(field, value, prefix + field.name);
    else if (isAsked(field, values)) yield [prefix + field.name, sayMissing(field)];
  }
  const ways = fields.filter((field) => field.alternative);
  if (ways.length && !ways.some(({ name }) => name in values)) {
    yield [prefix + ways[0].name, `The ${ways.map(({ name }) => NAMES[name] ?? name).join(" or the ")} is missing. ${exemplify(ways[0])}`];
  }
}

/** @type {Record<string, string>} */
const NAMES = { url: "link to apply", email: "e-mail address" };

/** Whether a field has to be there, beside the others of its group. @param {Field} field @param {Record<string, any>} values */
function isAsked({ needed, by, shown_for: shown, hidden_for: hidden }, values) {
  return needed && (!by || (hidden ? !hidden.includes(values[by]) : shown?.includes(values[by])));
}

/** @param {Field} field @param {any} value @param {string} path @returns {Generator<[string, string]>} */
function* judgeValue(field, value, path) {
  if (field.kind === "group") yield* judgeGroup(field.fields ?? [], value, `${path}.`);
  else if (Array.isArray(value)) yield* judgeList(field, value, path);
  else if (field.kind === "number") yield* say(path, typeof value === "number" ? judgeNumber(value, field) : wordNumber(value, field));
  else if (typeof value === "string") yield* say(path, judgeSize(value, field) || (hasForm(value, field) ? "" : wordForm(value, field)));
}

/** @param {string} path @param {string} text @returns {[string, string][]} */
function say(path, text) {
  return text ? [[path, text]] : [];
}

/** @param {Field} field @param {any[]} values @param {string} path @returns {Generator<[string, string]>} */
function* judgeList(field, values, path) {
  const { least = 0, most = Infinity } = field;
  if (values.length < least) yield [path, `${count(values.length, "value")} chosen; at least ${least} are needed. Add more.`];
  if (values.length > most) yield [path, `There are ${values.length}; at most ${most} fit. Keep the ${most} that matter most.`];
  if (field.unique && new Set(values).size < values.length) yield [path, "One value stands twice. Keep one."];
  for (const [at, value] of values.entries()) {
    if (field.kind === "rows") yield* judgeGroup(field.fields ?? [], value, `${path}.${at}.`);
    else if (field.item) yield* judgeValue(field.item, value, `${path}.${at}`);
  }
}

/** @param {string} text @param {Field} field */
function judgeSize(text, { least = 0, most = Infinity }) {
  const size = [...text].length;
  const has = `The text has ${count(size, "character")};`;
  if (size < least) return `${has} at least ${least} are needed. Add at least ${count(least - size, "character")}.`;
  return size > most ? `${has} at most ${most} fit. Shorten it by ${count(size - most, "character")}.` : "";
}

/** @param {number} value @param {Field} field */
function judgeNumber(value, field) {
  const { least = -Infinity, most = Infinity, above = -Infinity, whole } = field;
  const limits = above > -Infinity ? `Write a number above ${above}${most < Infinity ? `, at most ${most}` : ""}.`
    : least > -Infinity && most < Infinity ? `Write a number from ${least} to ${most}.` : "Write another number.";
  if (whole && !Number.isInteger(value)) return wordNumber(String(value), field);
  if (value <= above) return `${value} is not more than ${above}. ${limits}`;
  if (value < least) return `${value} is less than ${least}. ${limits}`;
  return value > most ? `${value} is more than ${most}. ${limits}` : "";
}

/** @param {Field} field */
function sayMissing(field) {
  if (field.kind === "choice" || field.kind === "yes-no") return "Choose one.";
  if (field.kind === "choices") return "Nothing is chosen. Choose at least one.";
  if (field.kind === "date") return "The day is missing. Choose one.";
  if (field.kind === "story") return `This is empty. Tell the story in at least ${field.least ?? 1} characters.`;
  return `This is empty. ${exemplify(field)}`;
}

/** @param {Field} field */
function exemplify({ example }) {
  return ["string", "number"].includes(typeof example) ? `For example: ${example}`.replace(/[^.?!]$/, "$&.") : "Fill it in.";
}

/** @param {number} number @param {string} noun */
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
