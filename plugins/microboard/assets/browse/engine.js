// Filters, counts and sorts the open listings in memory. Knows nothing of the page that shows them.

import { Choices } from "./choices.js";
import { GOAL, listRanges, RANGES, SORTS } from "./query.js";
import { fold, spread } from "../lib/words.js";
import { listTerms, TextIndex } from "./text-index.js";

/**
 * @typedef {import("./query.js").Query} Query
 *
 * @typedef {object} Facet
 * @property {string} name
 * @property {"any" | "all"} match
 * @property {string[]} choices
 * @property {string[]} labels
 * @property {string[]} [aliases] other words for each choice
 * @property {boolean} [own] whether it is a field of the board's own
 * @property {string[]} [related] words that lead to a choice where a search finds nothing
 * @property {number[][]} values for each listing the numbers of its choices; -1 stands for every choice
 *
 * @typedef {{words: string[], codes: number[]}} Coded
 *
 * @typedef {{path: string[], label: string, kind: string, unit?: string, choices?: Record<string, string>}} OwnField
 * `path` is where a record of the API has it
 *
 * @typedef {object} Index what /api/v1/index.json holds
 * @property {number} version
 * @property {string} as_of
 * @property {number} closing_soon_days
 * @property {number} count
 * @property {Facet[]} facets
 * @property {{name: string[], title: string[], summary: string[], employer: Coded, employer_names: string[],
 *   samples: number[], confirmed?: Record<string, string>, logos: number[], language: Coded, pay: Coded, total: Coded, week: Coded, weeks: Coded, place: Coded,
 *   mentor: Coded, permit: Coded, own?: (Coded & {label: string})[]}} texts `own` are fields of the board's own on cards
 * @property {{hours: number[], weeks: number[], rate: (number | null)[], currency: Coded, deadline: number[],
 *   posted: number[], starts: number[], own?: Record<string, (number | null)[]>}} numbers
 * @property {OwnField[]} [own] what records say in fields that no part of the program knows by name
 * @property {{date: string, worth: Record<string, number>}} [exchange] amounts that were worth the same on a day
 *
 * @typedef {object} Result
 * @property {Uint32Array} listings the numbers of those that pass, sorted
 * @property {() => Record<string, Uint32Array>} count for each facet, how many listings each choice would show
 * @property {{term: string, words: string[]}[]} typos
 * @property {number} leftOut how many fit but for their currency, in which nothing can be compared with the query's
 */

const DAY = 86_400_000;
/** The facets whose choices are offered where nothing was found. */
const OFFERED = ["category", "sector"];
/** A deadline ends when its day is over at UTC-12: at noon UTC on the next day. */
const CLOSES_AFTER = 1.5 * DAY;

/** The open listings of a board, ready to be asked. */
export class Engine {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.count = index.count;
    this.facets = index.facets.map((facet) => new Choices(facet, index.count));
    const { numbers } = index;
    this.hours = Float64Array.from(numbers.hours);
    this.weeks = Float64Array.from(numbers.weeks);
    this.week = this.hours.map((hours, i) => hours / this.weeks[i]);
    this.rate = Float64Array.from(numbers.rate, (rate) => rate ?? NaN);
    this.deadline = Int32Array.from(numbers.deadline);
    this.posted = Int32Array.from(numbers.posted);
    this.starts = Int32Array.from(numbers.starts);
    /** What ranges of the board's own fields compare; nothing is in no range. */
    this.own = new Map(Object.entries(numbers.own ?? {}).map(([name, values]) => [name, Float64Array.from(values, (value) => value ?? NaN)]));
    const { texts } = index;
    const category = index.facets.find((facet) => facet.name === "category");
    const countries = index.facets.find((facet) => facet.name === "from");
    const skills = index.facets.find((facet) => facet.name === "skill");
    const sector = index.facets.find((facet) => facet.name === "sector");
    const kind = index.facets.find((facet) => facet.name === "kind");
    const own = index.facets.filter((facet) => facet.own);
    /** @param {Facet | undefined} facet @param {number} i */
    const words = (facet, i) => facet
      ? facet.values[i].map((code) => `${facet.labels[code] ?? ""} ${facet.aliases?.[code] ?? ""}`).join(" ") : "";
    this.text = new TextIndex(index.count, (i) => [
      texts.title[i], `${texts.employer_names[texts.employer.codes[i]]} ${words(sector, i)} ${words(kind, i)}`,
      words(skills, i), words(category, i),
      [texts.place.words[texts.place.codes[i]], words(countries, i), ...own.map((facet) => words(facet, i))].join(" "), texts.summary[i],
    ]);
    /** @type {Map<string, Uint32Array>} */
    this.orders = new Map();
    /** How far each listing leads toward the goal of whoever reads, where they have one. @type {Uint8Array | undefined} */
    this.scores = undefined;
  }

  /** Sort toward a goal, too. @param {Uint8Array | undefined} scores for each listing, 0 where it leads nowhere */
  setGoal(scores) {
    this.scores = scores;
    this.orders.delete(GOAL);
  }

  /**
   * The listings that pass, how many each choice would show, and what was taken for a slip of the finger.
   * @param {Query} query
   * @param {number} now in milliseconds since 1970: what has closed by then does not pass
   * @returns {Result}
   */
  run(query, now) {
    const hits = this.text.find(query.text);
    const tests = this.#buildTests(query, hits?.ranks, now);
    // For each listing how many tests it fails, and the last of them.
    const fails = new Uint8Array(this.count);
    const last = new Uint8Array(this.count);
    tests.forEach(({ passes }, test) => {
      for (let i = 0; i < this.count; i++) {
        if (!passes(i)) {
          fails[i]++;
          last[i] = test;
        }
      }
    });
    // A choice adds to those made in its own facet, so that facet's test does not count against it.
    /** @param {Choices} facet */
    const findOwn = (facet) => facet.match === "any" ? tests.findIndex((test) => test.name === facet.name) : -1;
    const count = () => Object.fromEntries(
      this.facets.map((facet) => [facet.name, facet.count(fails, last, findOwn(facet))]));
    const sort = SORTS.includes(query.sort) || (query.sort === GOAL && this.scores) ? query.sort : hits ? "best" : "newest";
    const listings = this.#order(sort, query.currency, hits?.ranks).filter((i) => !fails[i]);
    const rate = tests.findIndex(({ name }) => name === "rate");
    const leftOut = isOneCurrency(query) ? 0 : fails.reduce((sum, number, i) => sum
      + Number(number === 1 && last[i] === rate && Number.isNaN(this.convert(i, query.currency)) && !Number.isNaN(this.rate[i])), 0);
    return { listings, count, typos: hits?.typos ?? [], leftOut };
  }

  /**
   * The listings that come closest when nothing passes: those that fail the fewest tests, and which these are.
   * @param {Query} query
   * @param {number} now
   * @param {number} most how many at most
   * @returns {{listing: number, misses: string[]}[]}
   */
  findNearest(query, now, most) {
    const tests = this.#buildTests(query, this.text.find(query.text)?.ranks, now);
    /** @type {{listing: number, misses: string[]}[]} */
    const found = [];
    for (let listing = 0; listing < this.count; listing++) {
      const misses = tests.filter((test) => !test.passes(listing)).map((test) => test.name);
      // What has closed comes close to nothing, nor does what has nothing in common with the query.
      if (misses.includes("closed") || misses.length >= tests.length - 1) continue;
      found.push({ listing, misses });
    }
    return found.sort((a, b) => a.misses.length - b.misses.length || a.listing - b.listing).slice(0, most);
  }

  /**
   * Where to go on when nothing was found: the categories and sectors to which the words lead, or all categories. Those
   * with most open projects come first.
   * @param {string} text
   */
  offer(text) {
    const needles = listTerms(text).map((term) => ` ${spread(term)}`);
    const choices = this.index.facets.flatMap((facet, number) => OFFERED.includes(facet.name) ? facet.choices.map((id, code) => ({
      facet: facet.name, id, label: facet.labels[code], count: this.facets[number].total[code],
      words: ` ${spread(fold([facet.labels[code], facet.aliases?.[code], facet.related?.[code]].join(" ")))}`,
    })) : []).filter(({ count }) => count).sort((a, b) => b.count - a.count);
    const near = choices.filter(({ words }) => needles.some((needle) => words.includes(needle)));
    return { isNear: near.length > 0, choices: near.length ? near : choices.filter(({ facet }) => facet === "category") };
  }

  /** Sort ahead, while nobody waits. */
  prepareOrders() {
    for (const sort of ["newest", "closing", "hours"]) this.#order(sort, "", undefined);
  }

  /** When the listing closes, in milliseconds since 1970. @param {number} listing */
  getClosing(listing) {
    return this.deadline[listing] * DAY + CLOSES_AFTER;
  }

  /**
   * @param {Query} query
   * @param {Uint8Array | undefined} ranks
   * @param {number} now
   * @returns {{name: string, passes: (listing: number) => boolean}[]}
   */
  #buildTests(query, ranks, now) {
    const tests = [{ name: "closed", passes: (/** @type {number} */ i) => this.getClosing(i) > now }];
    if (ranks) tests.push({ name: "text", passes: (i) => ranks[i] > 0 });
    for (const facet of this.facets) {
      const passes = facet.buildTest(query.choices[facet.name] ?? []);
      if (passes) tests.push({ name: facet.name, passes });
    }
    for (const name of listRanges(query)) {
      const [least, most] = query.ranges[name] ?? [null, null];
      // Another board's field.
      if (!RANGES.includes(name) && !this.own.has(name)) continue;
      if (least !== null || most !== null || (name === "rate" && isOneCurrency(query))) {
        tests.push({ name, passes: this.#buildRange(name, least ?? -Infinity, most ?? Infinity, query) });
      }
    }
    if (query.free !== null || query.since !== null || query.until !== null) {
      tests.push({ name: "schedule", passes: this.#buildSchedule(query, now) });
    }
    return tests;
  }

  /** @param {string} name @param {number} least @param {number} most @param {Query} query */
  #buildRange(name, least, most, query) {
    /** @param {Float64Array | Int32Array} values */
    const within = (values) => (/** @type {number} */ i) => values[i] >= least && values[i] <= most;
    if (name === "rate") {
      const isOnly = isOneCurrency(query);
      // Unpaid work has no currency, and pays less than anything that is asked for. No limit lets in what cannot be compared.
      return (/** @type {number} */ i) => {
        if (Number.isNaN(this.rate[i])) return !(isOnly || least > 0);
        if (isOnly && this.isForeign(i, query.currency)) return false;
        const rate = this.convert(i, query.currency);
        return rate >= least && rate <= most;
      };
    }
    if (name === "start") {
      // Where there is no fixed day, the two agree on one.
      const fits = within(this.starts);
      return (/** @type {number} */ i) => this.starts[i] <= 0 || fits(i);
    }
    return within({ week: this.week, hours: this.hours, weeks: this.weeks, deadline: this.deadline }[name] ?? this.own.get(name) ?? this.hours);
  }

  /**
   * Hours a week that suffice, a start that is not too early, and an end in time. Work starts on its day; without one
   * the two agree on a day: from the first free day on, and after the deadline unless the start is rolling.
   * @param {Query} query @param {number} now
   */
  #buildSchedule(query, now) {
    const { free, since, until } = query;
    const first = Math.max(Math.floor(now / DAY), since ?? 0);
    return (/** @type {number} */ i) => {
      const fixed = this.starts[i];
      if (fixed > 0 && since !== null && fixed < since) return false;
      const start = Math.max(first, fixed > 0 ? fixed : fixed < 0 ? 0 : this.deadline[i]);
      return this.week[i] <= (free ?? Infinity) && start + 7 * this.weeks[i] <= (until ?? Infinity);
    };
  }

  /** Whether a listing is paid in another currency. @param {number} i @param {string} currency */
  isForeign(i, currency) {
    const { words, codes } = this.index.numbers.currency;
    return !Number.isNaN(this.rate[i]) && words[codes[i]] !== currency;
  }

  /** What an hour brings in a currency, or NaN where nobody can say. @param {number} i @param {string} currency */
  convert(i, currency) {
    if (!this.isForeign(i, currency)) return this.rate[i];
    const { words, codes } = this.index.numbers.currency;
    const worth = this.index.exchange?.worth ?? {};
    return this.rate[i] * (worth[currency] / worth[words[codes[i]]]);
  }

  /** The ids in a query that this board does not know. @param {Query} query */
  listUnknown(query) {
    return Object.entries(query.choices).flatMap(([name, ids]) => {
      const facet = this.facets.find((one) => one.name === name);
      return ids.filter((id) => !facet?.choices.includes(id));
    });
  }

  /** @param {string} sort @param {string} currency @param {Uint8Array | undefined} ranks */
  #order(sort, currency, ranks) {
    if (sort === "best" && ranks) return orderByRank(ranks);
    const key = sort === "rate" ? `rate ${currency}` : sort;
    let order = this.orders.get(key);
    if (!order) {
      order = this.#sort(this.#getComparison(sort, currency));
      this.orders.set(key, order);
    }
    return order;
  }

  /** @param {(i: number, j: number) => number} compare ties stay newest first */
  #sort(compare) {
    return Uint32Array.from({ length: this.count }, (_, i) => i).sort((i, j) => compare(i, j) || i - j);
  }

  /** @param {string} sort @param {string} currency @returns {(i: number, j: number) => number} */
  #getComparison(sort, currency) {
    if (sort === "closing") return (i, j) => this.deadline[i] - this.deadline[j];
    if (sort === "hours") return (i, j) => this.hours[i] - this.hours[j];
    const { scores } = this;
    if (sort === GOAL && scores) return (i, j) => scores[j] - scores[i];
    if (sort !== "rate") return () => 0;
    // What can be compared with the chosen currency comes first, then each other by its code, then unpaid work.
    const { words, codes } = this.index.numbers.currency;
    const rates = Array.from(this.rate, (rate, i) => this.convert(i, currency));
    const group = rates.map((rate, i) => Number.isNaN(this.rate[i]) ? words.length : Number.isNaN(rate) ? codes[i] : -1);
    const amounts = rates.map((rate, i) => group[i] < 0 ? rate : this.rate[i]);
    return (i, j) => group[i] - group[j] || (Number.isNaN(this.rate[i]) ? 0 : amounts[j] - amounts[i]);
  }
}

/** Whether listings in other currencies are left out. @param {Query} query */
function isOneCurrency(query) {
  return query.onlyCurrency && query.currency !== "";
}

/**
 * The listings with a rank, the best (1) first, each rank in the order of the index.
 * @param {Uint8Array} ranks
 */
function orderByRank(ranks) {
  const starts = new Uint32Array(257);
  for (const rank of ranks) starts[rank + 1]++;
  const unranked = starts[1];
  for (let rank = 1; rank < starts.length; rank++) starts[rank] += starts[rank - 1];
  const order = new Uint32Array(ranks.length - unranked);
  ranks.forEach((rank, i) => {
    if (rank) order[starts[rank]++ - unranked] = i;
  });
  return order;
}
