// What is wrong with the values of a form, field by field, in the words that each field brings along. What no form can hold, such as a
// field that nobody knows, is left to the check.

import { _, fill, ngettext } from "../words/submit.js";
import { readDay } from "../lib/days.js";

/** @typedef {import("./values.js").Field} Field */
/** Something to mend or to think about. `path` is dotted. @typedef {{path: string, rule: string, severity: string, text: string}} Problem */

/** @param {Field[]} fields @param {Record<string, any>} values @returns {Problem[]} */
export function judge(fields, values) {
  return [...judgeGroup(fields, values, "")].map(([path, text]) => ({ path, rule: "schema", severity: "error", text }));
}

/** @param {Field[]} fields @param {Record<string, any>} values @param {string} prefix @returns {Generator<[string, string]>} */
function* judgeGroup(fields, values, prefix) {
  const ways = fields.filter((field) => field.alternative);
  const hasWay = ways.some(({ name }) => name in values);
  for (const field of fields) {
    if (field.name in values) yield* judgeValue(field, values[field.name], prefix + field.name);
    else if (isAsked(field, values) || (field === ways[0] && !hasWay)) yield [prefix + field.name, field.says?.missing ?? ""];
  }
}

/** Whether a field has to be there, beside the others of its group. @param {Field} field @param {Record<string, any>} values */
function isAsked({ needed, by, shown_for: shown, hidden_for: hidden }, values) {
  return needed && (!by || (hidden ? !hidden.includes(values[by]) : shown?.includes(values[by])));
}

/** @param {Field} field @param {any} value @param {string} path @returns {Generator<[string, string]>} */
function* judgeValue(field, value, path) {
  const { kind, fields = [], item = { ...field, kind: "group" } } = field;
  if (kind === "group") return yield* judgeGroup(fields, value, `${path}.`);
  const wrong = findWrong(field, value);
  if (wrong) yield [path, fill(explain(field, value, wrong), { value: shorten(value), size: value.length })];
  for (const [at, one] of Array.isArray(value) ? value.entries() : []) yield* judgeValue(item, one, `${path}.${at}`);
}

/** What is wrong with a value, or nothing. @param {Field} field @param {any} value */
function findWrong({ kind, least = -Infinity, most = Infinity, above = -Infinity, whole, unique, days, choices = [], patterns = [] }, value) {
  if (kind === "number" && (typeof value === "string" || (whole && !Number.isInteger(value)))) return "wrong";
  const size = typeof value === "string" ? [...value].length : value.length ?? value;
  if (size < least || size <= above) return "low";
  if (size > most) return "high";
  if (Array.isArray(value)) return unique && new Set(value).size < size ? "twice" : "";
  if (days && !choices.includes(value)) return readDay(value) === null ? "wrong" : value < days[0] || value > days[1] ? "far" : "";
  return patterns.every((pattern) => new RegExp(pattern).test(value)) ? "" : "wrong";
}

/** What to say of it. @param {Field} field @param {any} value @param {string} wrong */
function explain(field, value, wrong) {
  const { least = 0, most = 0, says = {} } = field;
  if (wrong === "wrong") return `${says.wrong} ${suggest(field, value) || says.hint}`;
  if (typeof value !== "string" || wrong === "far") return says[wrong];
  const size = [...value].length;
  if (wrong === "low") {
    return `${ngettext("The text has {count} character; at least {limit} are needed.", "The text has {count} characters; at least {limit} are needed.",
      size, { count: size, limit: least })} ${ngettext("Add at least {count} character.", "Add at least {count} characters.", least - size)}`;
  }
  return `${ngettext("The text has {count} character; at most {limit} fit.", "The text has {count} characters; at most {limit} fit.",
    size, { count: size, limit: most })} ${ngettext("Shorten it by {count} character.", "Shorten it by {count} characters.", size - most)}`;
}

/** What was meant by a value that is not accepted, where that can be told. @param {Field} field @param {any} value */
function suggest(field, value) {
  if (field.kind !== "number") {
    const address = `https://${value.replace(/^http:\/\//, "")}`;
    return address.length < 200 && !findWrong(field, address) ? _("Write {address} if that page exists.", { address }) : "";
  }
  const alone = /^[^\d.,+-]*(\d{1,15}(?:\.\d+)?)[^\d.,+-]*$/.exec(value)?.[1];
  return alone && !(field.whole && alone.includes(".")) ? _("Write the number alone: {value}.", { value: alone }) : "";
}

/** A value as it may be shown in a sentence: one line, and not too long. @param {unknown} value */
export function shorten(value) {
  if (typeof value === "number") return String(value);
  const line = [...String(value).split(/\s+/).filter(Boolean).join(" ")];
  return line.length > 60 ? `"${line.slice(0, 60).join("")}…"` : `"${line.join("")}"`;
}
