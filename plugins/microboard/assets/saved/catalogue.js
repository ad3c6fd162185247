// What the board says of listings by their ids: of the open ones in its index, of the others in their own files.

import { getId } from "../lib/cards.js";
import { formatDay } from "../lib/days.js";
import { loadEngine } from "../browse/index.js";
import { readEntry } from "./entry.js";
import { fetchRecord } from "./record.js";

/** @typedef {import("../browse/engine.js").Engine} Engine */

export class Catalogue {
  /** @type {Engine | undefined} none where the index cannot be loaded */
  engine;
  /** @type {Promise<void> | undefined} */
  #loading;
  /** @type {Map<string, number>} */
  #rows = new Map();
  /** @type {Map<string, Promise<any>>} */
  #records = new Map();

  /** Load the index, once. */
  load() {
    return this.#loading ??= loadEngine().then((engine) => {
      this.engine = engine;
      for (let i = 0; i < engine.count; i++) this.#rows.set(getId(engine, i), i);
    }, (error) => console.warn(error)); // The page says what it lacks: see page.js.
  }

  /** The row of a listing in the index, or -1 when it is not open. @param {string} id */
  find(id) {
    const row = this.#rows.get(id) ?? -1;
    return this.engine && row >= 0 && this.engine.getClosing(row) > Date.now() ? row : -1;
  }

  /** What is kept of an open listing, or null. @param {string} id */
  getEntry(id) {
    const i = this.find(id);
    if (!this.engine || i < 0) return null;
    const { texts } = this.engine.index;
    return readEntry({ id, title: texts.title[i], employer: texts.employer_names[texts.employer.codes[i]],
      deadline: formatDay(this.engine.deadline[i]) });
  }

  /**
   * In the order of the page of saved projects: what closes first comes first, and what has closed last, once the index is loaded.
   * @param {import("./entry.js").Saved[]} saved
   */
  sort(saved) {
    const deadlines = new Map(saved.map((one) => [one, this.getEntry(one.id) ?? one]));
    const isClosed = (/** @type {string} */ id) => Number(Boolean(this.engine) && this.find(id) < 0);
    return [...deadlines].sort(([one, by], [other, until]) => isClosed(one.id) - isClosed(other.id) || compareDeadlines(by, until)).map(([one]) => one);
  }

  /** The record of a listing in the API, or null where the board has no such listing. @param {string} id @returns {Promise<any>} */
  loadRecord(id) {
    let record = this.#records.get(id);
    if (!record) this.#records.set(id, record = fetchRecord(id));
    return record;
  }
}

/** What closes first comes first. @param {{deadline: string}} one @param {{deadline: string}} other */
export function compareDeadlines(one, other) {
  return one.deadline.localeCompare(other.deadline);
}
