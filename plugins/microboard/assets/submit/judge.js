// What is wrong with the values of a form, field by field: what is missing, too long, too many, or not in the form that is wanted.
// The fields are those of the schema. What no form can hold, such as a field that nobody knows, is left to the check.

import { _, ngettext } from "../words/submit.js";
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
    yield [prefix + ways[0].name, `${_("The link to apply or the e-mail address is missing.")} ${exemplify(ways[0])}`];
  }
}

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
  const size = values.length;
  if (size < least) {
    yield [path, `${ngettext("{count} value chosen; at least {limit} are needed.", "{count} values chosen; at least {limit} are needed.", size,
      { count: size, limit: least })} ${_("Add more.")}`];
  }
  if (size > most) {
    yield [path, `${_("There are {size}; at most {limit} fit.", { size, limit: most })} ${_("Keep the {limit} that matter most.", { limit: most })}`];
  }
  if (field.unique && new Set(values).size < size) yield [path, `${_("One value stands twice.")} ${_("Keep one.")}`];
  for (const [at, value] of values.entries()) {
    if (field.kind === "rows") yield* judgeGroup(field.fields ?? [], value, `${path}.${at}.`);
    else if (field.item) yield* judgeValue(field.item, value, `${path}.${at}`);
  }
}

/** @param {string} text @param {Field} field */
function judgeSize(text, { least = 0, most = Infinity }) {
  const size = [...text].length;
  if (size < least) {
    return `${ngettext("The text has {count} character; at least {limit} are needed.",
      "The text has {count} characters; at least {limit} are needed.", size, { count: size, limit: least })} ${
      ngettext("Add at least {count} character.", "Add at least {count} characters.", least - size)}`;
  }
  if (size <= most) return "";
  return `${ngettext("The text has {count} character; at most {limit} fit.", "The text has {count} characters; at most {limit} fit.", size,
    { count: size, limit: most })} ${ngettext("Shorten it by {count} character.", "Shorten it by {count} characters.", size - most)}`;
}

/** @param {number} value @param {Field} field */
function judgeNumber(value, field) {
  const { least = -Infinity, most = Infinity, above = -Infinity, whole } = field;
  if (whole && !Number.isInteger(value)) return wordNumber(String(value), field);
  if (value <= above) return `${_("{value} is not more than {limit}.", { value, limit: above })} ${suggestNumber(field)}`;
  if (value < least) return `${_("{value} is less than {limit}.", { value, limit: least })} ${suggestNumber(field)}`;
  return value > most ? `${_("{value} is more than {limit}.", { value, limit: most })} ${suggestNumber(field)}` : "";
}

/** @param {Field} field */
function suggestNumber({ least = -Infinity, most = Infinity, above = -Infinity }) {
  if (above > -Infinity && most < Infinity) return _("Write a number above {low}, at most {high}.", { low: above, high: most });
  if (above > -Infinity) return _("Write a number above {low}.", { low: above });
  return least > -Infinity && most < Infinity ? _("Write a number from {low} to {high}.", { low: least, high: most }) : _("Write another number.");
}

/** @param {Field} field */
function sayMissing(field) {
  if (field.kind === "choice" || field.kind === "yes-no") return _("Choose one.");
  if (field.kind === "choices") return _("Nothing is chosen. Choose at least one.");
  if (field.kind === "date") return _("The day is missing. Choose one.");
  if (field.kind === "story") {
    const story = ngettext("Tell the story in at least {count} character.", "Tell the story in at least {count} characters.", field.least ?? 1);
    return `${_("This is empty.")} ${story}`;
  }
  return `${_("This is empty.")} ${exemplify(field)}`;
}

/** @param {Field} field */
function exemplify({ example }) {
  return ["string", "number"].includes(typeof example) ? _("For example: {example}", { example }).replace(/[^.?!]$/, "$&.") : _("Fill it in.");
}
