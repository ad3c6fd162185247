// What a listing says in a field of the board's own, in words: as microboard/publish/text/own.py has it.

import { getLocale, writeList } from "../words/saved.js";
import { readDay, writeDay } from "../lib/days.js";

/** @typedef {import("../browse/engine.js").OwnField} OwnField */

const DATED = new Set(["date", "dated"]);

/** Nothing where it says nothing. @param {OwnField} field @param {any} record of the API, or null */
export function wordOwn({ path, kind, unit, choices }, record) {
  const value = path.reduce((part, name) => part?.[name], record);
  const day = DATED.has(kind) ? readDay(String(value ?? "")) : null;
  if (value === undefined || day !== null) return day === null ? "" : writeDay(day);
  if (choices) return writeList(Object.keys(choices).filter((id) => isChosen(value, id)).map((id) => choices[id]));
  if (kind === "number") return `${writeExactly(value)} ${unit ?? ""}`.trim();
  if (kind === "link") return new URL(value).host;
  return Array.isArray(value) ? writeList(value) : String(value);
}

/** @param {unknown} value @param {string} id of a choice, or yes or no */
function isChosen(value, id) {
  return typeof value === "boolean" ? value === (id === "yes") : [value].flat().includes(id);
}

/** With all of its decimals. @param {number} number */
function writeExactly(number) {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 20, useGrouping: true }).format(number);
}
