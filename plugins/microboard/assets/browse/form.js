// Reads a query from the form of the browse page, writes it there, and shows the counts.

import { _, language, ngettext } from "../words/browse.js";
import { createQuery, RANGES } from "./query.js";
import { isDay, readNumber } from "./address.js";
import { formatDay, readDay, writeDay } from "../lib/days.js";

/** @typedef {import("./query.js").Query} Query */

/** What a range says, by its name. @type {Map<string, (range: string, currency: string) => string>} */
const RANGED = new Map([
  ["week", (numbers) => _("{numbers} hours a week", { numbers })],
  ["hours", (range) => _("{range} hours in all", { range })],
  ["weeks", (range) => _("{range} weeks", { range })],
  ["rate", (amount, currency) => _("{amount} {currency} an hour", { amount, currency })],
  ["deadline", (range) => _("deadline {range}", { range })],
  ["start", (range) => _("start {range}", { range })],
]);

export class Form {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
    /** The names of the board's facets, in the order of the page. */
    this.facets = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-facet]"))].map(
      ({ dataset }) => dataset.facet ?? "");
    /** @type {Map<string, HTMLInputElement[]>} */
    this.boxes = new Map(this.facets.map((name) => [name, /** @type {HTMLInputElement[]} */ (
      [...element.querySelectorAll(`input[type=checkbox][name=${name}]`)])]));
    this.counts = new Map([...this.boxes].map(([name, boxes]) => [name, boxes.map((box) => box.closest("label"))]));
    this.country = /** @type {HTMLSelectElement} */ (element.elements.namedItem("from"));
    /** The names of the ranges that this board has besides. */
    this.ranges = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-range]"))].map(
      ({ dataset }) => dataset.range ?? "");
    this.currency = /** @type {HTMLSelectElement} */ (element.elements.namedItem("currency"));
    this.only = /** @type {HTMLElement} */ (element.querySelector(".mb-currency"));
    this.currency.addEventListener("change", () => this.#nameCurrency());
    /** What the options of the country say without their counts. */
    this.countries = [...this.country.options].map((option) => option.text.replace(/ \([^()]*\)$/, ""));
  }

  /** @returns {Query} */
  read() {
    const query = createQuery();
    query.text = this.#input("text").value;
    for (const [name, boxes] of this.boxes) {
      const ids = name === "from" ? [this.country.value].filter(Boolean)
        : boxes.filter((box) => box.checked).map((box) => box.value);
      if (ids.length) query.choices[name] = ids;
    }
    for (const name of [...RANGES, ...this.ranges]) {
      const least = this.#readLimit(`${name}-from`);
      const most = this.#readLimit(`${name}-to`);
      if (least === null && most === null) continue;
      query.ranges[name] = [least, most];
      if (this.ranges.includes(name) && this.#isDay(`${name}-from`)) query.days.push(name);
    }
    query.currency = this.currency.value;
    query.onlyCurrency = this.#input("only").checked;
    query.free = this.#readLimit("free");
    query.since = this.#readLimit("since");
    query.until = this.#readLimit("until");
    return query;
  }

  /** @param {Query} query */
  write(query) {
    this.#input("text").value = query.text;
    for (const [name, boxes] of this.boxes) {
      const ids = new Set(query.choices[name]);
      for (const box of boxes) box.checked = ids.has(box.value);
      if (ids.size) this.element.querySelector(`details[data-facet=${name}]`)?.setAttribute("open", "");
    }
    this.country.value = query.choices.from?.[0] ?? "";
    if (this.country.selectedIndex < 0) this.country.value = "";
    for (const name of [...RANGES, ...this.ranges]) {
      const [least, most] = query.ranges[name] ?? [null, null];
      this.#writeLimit(`${name}-from`, least);
      this.#writeLimit(`${name}-to`, most);
    }
    if (query.currency) this.currency.value = query.currency;
    if (this.currency.selectedIndex < 0) this.currency.selectedIndex = 0;
    this.#nameCurrency();
    this.#input("only").checked = query.onlyCurrency;
    this.#writeLimit("free", query.free);
    this.#writeLimit("since", query.since);
    this.#writeLimit("until", query.until);
    for (const box of this.element.querySelectorAll(".mb-facet :is([type=number], [type=date])")) {
      if (box instanceof HTMLInputElement && box.value) box.closest("details")?.setAttribute("open", "");
    }
  }

  /** Show beside every choice how many listings it would show. @param {Record<string, Uint32Array>} counts */
  showCounts(counts) {
    for (const [name, labels] of this.counts) {
      labels.forEach((label, code) => {
        const text = String(counts[name]?.[code] ?? 0);
        const place = label?.lastElementChild;
        if (!label || !place || place.textContent === text) return;
        place.textContent = text;
        label.classList.toggle("mb-choice--none", text === "0");
      });
    }
    [...this.country.options].forEach((option, at) => {
      if (at) option.text = `${this.countries[at]} (${counts.from?.[at - 1] ?? 0})`;
    });
  }

  /**
   * Every filter in use, in words, and the query without it.
   * @param {Query} query
   * @returns {{name: string, words: string, without: Query}[]}
   */
  describe(query) {
    /** @type {{name: string, words: string, without: Query}[]} */
    const parts = [];
    /** @param {string} name @param {string} words @param {(copy: Query) => void} drop */
    const add = (name, words, drop) => {
      const without = structuredClone(query);
      drop(without);
      parts.push({ name, words, without });
    };
    if (query.text.trim()) add("text", _("“{text}”", { text: query.text.trim() }), (copy) => { copy.text = ""; });
    for (const [name, ids] of Object.entries(query.choices)) {
      for (const id of ids) {
        const words = this.#getWords(name, id);
        if (words) add(name, words, (copy) => { copy.choices[name] = ids.filter((other) => other !== id); });
      }
    }
    for (const [name, range] of Object.entries(query.ranges)) {
      const words = writeRange(range, isDay(query, name));
      add(name, RANGED.get(name)?.(words, query.currency) ?? this.#describeOwn(name, words), (copy) => { delete copy.ranges[name]; });
    }
    const { currency, free, since, until } = query;
    if (query.onlyCurrency) add("rate", _("paid in {currency}", { currency }), (copy) => { copy.onlyCurrency = false; });
    if (free !== null) {
      add("schedule", ngettext("I have {count} hour a week", "I have {count} hours a week", free), (copy) => { copy.free = null; });
    }
    if (since !== null) add("schedule", _("Free from {day}", { day: writeDay(since) }), (copy) => { copy.since = null; });
    if (until !== null) add("schedule", _("done by {day}", { day: writeDay(until) }), (copy) => { copy.until = null; });
    return parts;
  }

  /** Say beside the box which currency it asks for. */
  #nameCurrency() {
    this.only.textContent = this.currency.value;
  }

  /** What people read for a choice; nothing for one that the board does not know. @param {string} name @param {string} id */
  #getWords(name, id) {
    if (name === "from") {
      const at = [...this.country.options].findIndex((option) => option.value === id);
      return at > 0 ? _("You are in: {country}", { country: this.countries[at] }) : "";
    }
    return this.boxes.get(name)?.find((box) => box.value === id)?.nextElementSibling?.textContent ?? "";
  }

  /** @param {string} name */
  #input(name) {
    return /** @type {HTMLInputElement} */ (this.element.elements.namedItem(name));
  }

  /** @param {string} name */
  #readLimit(name) {
    const text = this.element.elements.namedItem(name) ? this.#input(name).value : "";
    return this.#isDay(name) ? readDay(text) : readNumber(text);
  }

  /** @param {string} name @param {number | null} limit */
  #writeLimit(name, limit) {
    if (!this.element.elements.namedItem(name)) return;
    this.#input(name).value = limit === null ? "" : this.#isDay(name) ? formatDay(limit) : String(limit);
  }

  /** @param {string} name */
  #isDay(name) {
    return this.element.elements.namedItem(name) instanceof HTMLInputElement && this.#input(name).type === "date";
  }

  /** What the range of a field of the board's own says. @param {string} name @param {string} range */
  #describeOwn(name, range) {
    const own = /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-range=${name}]`));
    const label = own?.querySelector("summary")?.textContent ?? name;
    return _("{label}: {value}", { label, value: [range, own?.dataset.unit].filter(Boolean).join(" ") });
  }
}

/** @param {import("./query.js").Range} range @param {boolean} isOfDays */
function writeRange(range, isOfDays) {
  const [least, most] = range.map((limit) => limit === null ? "" : isOfDays ? writeDay(limit) : limit.toLocaleString(language, { maximumFractionDigits: 6 }));
  if (least && most) return _("{lower} to {upper}", { lower: least, upper: most });
  if (isOfDays) return least ? _("from {day}", { day: least }) : _("until {day}", { day: most });
  return least ? _("at least {amount}", { amount: least }) : _("at most {amount}", { amount: most });
}
