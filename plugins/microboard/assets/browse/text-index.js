// Finds the listings in which every word of a query occurs, and says where.

import { beginsAlmost, fold, spread } from "../lib/words.js";
import { dropStopWords } from "./stop-words.js";

/** Titles count most, summaries least. */
export const FIELDS = ["title", "employer", "skills", "category", "place", "summary"];
const SHORTEST_TYPO = 5;
const MOST_TERMS = 8;
const LISTINGS_A_STEP = 1000;

/**
 * @typedef {object} TextHits
 * @property {Uint8Array} ranks for each listing 0, or the sum over the terms of the field (from 1) with the best match
 * @property {{term: string, words: string[]}[]} typos terms that occur nowhere, and the words taken for them
 */

/** The words of all listings, in one long string that is searched from end to end. */
export class TextIndex {
  /**
   * @param {number} count how many listings there are
   * @param {(listing: number) => string[]} getTexts the texts of a listing, in the order of FIELDS
   */
  constructor(count, getTexts) {
    this.count = count;
    this.getTexts = getTexts;
    this.fields = FIELDS.length;
    /** Where each field of each listing ends. */
    this.ends = new Uint32Array(count * this.fields);
    /** @type {string[]} */
    this.parts = [];
    this.size = 0;
    this.done = 0;
    this.whole = "";
    /** @type {Set<string>} every word, to find the one that was meant */
    this.words = new Set();
    /** @type {{key: string, hits: TextHits} | undefined} the last answer: a click does not change the words */
    this.last = undefined;
    /** @type {Map<string, string>} folded texts that repeat: employers, skills, categories, places */
    this.folded = new Map();
  }

  /** Read some more listings; whether all are read. Called while the browser has nothing else to do. */
  step() {
    const until = Math.min(this.count, this.done + LISTINGS_A_STEP);
    for (let listing = this.done; listing < until; listing++) {
      this.getTexts(listing).forEach((text, field) => {
        const words = field === 0 || field === this.fields - 1 ? spread(fold(text)) : this.#foldOnce(text);
        const part = words ? ` ${words}` : "";
        if (words && (field === 0 || field === this.fields - 1)) for (const word of words.split(" ")) this.words.add(word);
        this.parts.push(part);
        this.size += part.length;
        this.ends[listing * this.fields + field] = this.size;
      });
      this.parts.push("\n");
      this.size++;
    }
    this.done = until;
    if (this.done < this.count) return false;
    if (this.parts.length) this.whole = this.parts.join("");
    this.parts = [];
    return true;
  }

  /** @param {string} text */
  #foldOnce(text) {
    let words = this.folded.get(text);
    if (words === undefined) {
      this.folded.set(text, words = spread(fold(text)));
      for (const word of words.split(" ")) if (word) this.words.add(word);
    }
    return words;
  }

  /**
   * The listings with every word of the query that says something, each as the beginning of a word; none when the
   * query has no word.
   * @param {string} query
   * @returns {TextHits | undefined}
   */
  find(query) {
    const terms = listTerms(query);
    if (!terms.length) return undefined;
    while (!this.step());
    const key = terms.join(" ");
    if (this.last?.key !== key) this.last = { key, hits: this.#findAll(terms) };
    return this.last.hits;
  }

  /** @param {string[]} terms @returns {TextHits} */
  #findAll(terms) {
    const typos = [];
    /** @type {Uint8Array | undefined} */
    let ranks;
    for (const term of terms) {
      const hits = new Uint8Array(this.count);
      if (!this.#scan(term, hits) && term.length >= SHORTEST_TYPO) {
        const words = this.#findAlmost(term);
        for (const word of words) this.#scan(word, hits);
        if (words.length) typos.push({ term, words });
      }
      if (ranks) for (let i = 0; i < this.count; i++) ranks[i] = ranks[i] && hits[i] ? ranks[i] + hits[i] : 0;
      else ranks = hits;
    }
    return { ranks: ranks ?? new Uint8Array(this.count), typos };
  }

  /**
   * Note for every listing the first field in which a word begins with the term; whether there was any.
   * @param {string} term
   * @param {Uint8Array} hits
   */
  #scan(term, hits) {
    const needle = ` ${spread(term)}`;
    const { whole, ends, fields } = this;
    let listing = 0;
    let at = whole.indexOf(needle);
    const found = at !== -1;
    while (at !== -1) {
      while (ends[listing * fields + fields - 1] <= at) listing++;
      let field = 0;
      while (ends[listing * fields + field] <= at) field++;
      if (!hits[listing] || hits[listing] > field + 1) hits[listing] = field + 1;
      at = whole.indexOf(needle, ends[listing * fields + fields - 1]);
      listing++;
    }
    return found;
  }

  /** @param {string} term */
  #findAlmost(term) {
    return [...this.words].filter((word) => beginsAlmost(word, term)).sort();
  }
}

/** The words of a query that are looked for, folded. @param {string} query */
export function listTerms(query) {
  const terms = [...new Set(fold(query).split(" "))].filter(Boolean);
  return dropStopWords(terms).slice(0, MOST_TERMS);
}
