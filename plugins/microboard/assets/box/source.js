// Reads a record of the API for one paper, and remembers which fields of the listing said something. A record is what
// strangers wrote: every text is cleaned and bounded, and what is of another kind than expected says nothing.

import { _, joinWords, writeNumber } from "../words/box.js";
import { writeRange } from "../lib/money.js";
import { readDate } from "../lib/days.js";
import { tidy } from "../lib/tidy.js";

/** Words for the choices of each field, by its name: see `label_all` in publish/text/labels.py. Those of `fields` name the fields themselves, by their paths. @typedef {Record<string, Record<string, string>>} Choices */

const MAX_TEXT = 500;
const MAX_ITEMS = 12;
/** By the kind of pay, as publish/text/phrases.py has it. @type {Record<string, (amount: string) => string>} */
const PAY = {
  fixed: (amount) => _("{amount} for the project", { amount }),
  hourly: (amount) => _("{amount} an hour", { amount }),
  stipend: (amount) => _("{amount} as a stipend", { amount }),
};

export class Source {
  /** @type {Map<string, boolean>} whether each field that was looked for says something */
  #read = new Map();

  /** @param {any} record @param {Choices} choices */
  constructor(record, choices) {
    this.record = record;
    this.choices = choices;
  }

  /** Fields that a paper was filled in from. */
  get said() {
    return [...this.#read].filter(([, isSaid]) => isSaid).map(([path]) => path);
  }

  /** Those that would have filled something in. */
  get unsaid() {
    return [...this.#read].filter(([, isSaid]) => !isSaid).map(([path]) => path);
  }

  /** @param {string} path such as mentor.role */
  text(path) {
    return this.#note(path, tidy(this.#find(path), MAX_TEXT).replace(/\s+/g, " "));
  }

  /** Such as 2027-01-31, or nothing. @param {string} path */
  day(path) {
    return this.#note(path, readDate(this.#find(path)));
  }

  /** Above zero, or null. @param {string} path @param {number} most */
  number(path, most) {
    const found = this.#find(path);
    return this.#note(path, typeof found === "number" && found > 0 && found <= most ? found : null);
  }

  /** Yes, no, or null. @param {string} path */
  fact(path) {
    const found = this.#find(path);
    const isSaid = typeof found === "boolean";
    this.#read.set(path, isSaid);
    return isSaid ? found : null;
  }

  /** The id of a choice. @param {string} path */
  choice(path) {
    return this.text(path);
  }

  /** A choice, or several, in words. @param {string} path */
  words(path) {
    const found = [this.#find(path)].flat().slice(0, MAX_ITEMS).map((id) => tidy(id, MAX_TEXT)).filter(Boolean);
    const words = new Map(Object.entries(this.choices[path.split(".").slice(-1)[0]] ?? {}));
    // What a board has added to its schema reads as its id, as publish/text/labels.py has it.
    return this.#note(path, joinWords(found.map((id) => words.get(id) ?? id.replaceAll("-", " "))));
  }

  /** Texts, or the labels of terms of the vocabulary. @param {string} path */
  list(path) {
    const found = this.#find(path);
    const items = Array.isArray(found) ? found.slice(0, MAX_ITEMS).map((item) => tidy(item?.label ?? item, MAX_TEXT)) : [];
    return this.#note(path, items.filter(Boolean));
  }

  /** The ids of terms. @param {string} path */
  ids(path) {
    const found = this.#find(path);
    return this.#note(path, Array.isArray(found) ? found.slice(0, MAX_ITEMS).map((term) => tidy(term?.id, MAX_TEXT)).filter(Boolean) : []);
  }

  /** What is handed over, and when each is accepted; empty where the listing does not say. */
  deliverables() {
    const found = this.#find("deliverables");
    const items = (Array.isArray(found) ? found : []).slice(0, MAX_ITEMS).map((item) =>
      ({ what: clean(item?.what), acceptedWhen: clean(item?.accepted_when) })).filter(({ what }) => what);
    this.#read.set("deliverables.what", items.length > 0);
    this.#read.set("deliverables.accepted_when", items.length > 0 && items.every(({ acceptedWhen }) => acceptedWhen));
    return items;
  }

  /** What is paid, in words. */
  pay() {
    const type = this.text("pay.type");
    if (type === "unpaid") return _("Unpaid");
    const amount = this.amount();
    return amount && (PAY[type]?.(amount) ?? amount);
  }

  /** The amount as it is offered, or the range. */
  amount() {
    const [lower, currency] = [this.number("pay.amount", 1e9), this.text("pay.currency")];
    // Few listings have a range, and one that has none lacks nothing.
    const upper = this.#find("pay.amount_to") === undefined ? null : this.number("pay.amount_to", 1e9);
    return lower === null || !currency ? "" : writeRange(lower, upper, currency);
  }

  /** Hours of an ordinary week, or null. */
  perWeek() {
    const [hours, weeks] = [this.number("effort.hours", 1000), this.number("effort.weeks", 52)];
    return hours && weeks ? hours / weeks : null;
  }

  /** @template {string | number | string[] | null} Value @param {string} path @param {Value} value @returns {Value} */
  #note(path, value) {
    this.#read.set(path, Array.isArray(value) ? value.length > 0 : Boolean(value));
    return value;
  }

  /** @param {string} path @returns {any} */
  #find(path) {
    return path.split(".").reduce((part, name) => part && Object.hasOwn(part, name) ? part[name] : undefined, this.record);
  }
}

/** @param {unknown} found */
function clean(found) {
  return tidy(found, MAX_TEXT).replace(/\s+/g, " ");
}

/** Hours with their word. @param {number | null} hours */
export function writeCount(hours) {
  return hours === null ? "" : writeNumber(hours);
}
