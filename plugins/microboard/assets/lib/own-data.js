// What a page keeps for its reader, in this browser alone: under one name, and cleaned whenever it is read. Where the
// browser keeps nothing, it lasts as long as the page. A file takes it elsewhere, and such a file may come from anybody.

import { ROOT } from "./site.js";
import { findRefusal, forget, keep, nameHere, recall } from "./storage.js";

/** @typedef {import("./storage.js").Refusal} Refusal */

const VERSION = 1;
/** In bytes. */
export const MAX_FILE = 1_000_000;

/** @template {object} Value */
export class OwnData {
  /** @type {Value | undefined} what the browser did not keep */
  #unkept;
  /** @type {(() => void)[]} */
  #watchers = [];

  /**
   * @param {string} name such as plan
   * @param {(found: any) => Value} clean what was found, of any kind and size, as a value; null as the value of a new page
   */
  constructor(name, clean) {
    this.name = name;
    this.format = `microboard-${name}`;
    this.key = nameHere(this.format);
    this.clean = clean;
  }

  /** What is kept, a copy. @returns {Value} */
  get() {
    return this.clean(this.#unkept ?? recall(this.key));
  }

  /** Keep a value, or say why it only lasts as long as the page. @param {Value} value @returns {Refusal} */
  set(value) {
    const refusal = keep(this.key, value);
    this.#unkept = refusal ? value : undefined;
    this.#tell();
    return refusal;
  }

  /** Keep nothing any more. */
  clear() {
    this.#unkept = undefined;
    forget(this.key);
    this.#tell();
  }

  isEmpty() {
    return JSON.stringify(this.get()) === JSON.stringify(this.clean(null));
  }

  /** Whether something is lost when the page is left. */
  isAtRisk() {
    return this.#unkept !== undefined && !this.isEmpty();
  }

  /** Why this browser keeps nothing for this site, or nothing. */
  findRefusal() {
    return findRefusal(`${this.key}:try`);
  }

  /** Call a function when what is kept changes, here or in another tab. @param {() => void} act */
  watch(act) {
    this.#watchers.push(act);
    // Without a key, everything was deleted.
    window.addEventListener("storage", ({ key }) => (key === null || key === this.key) && act());
  }

  /** What is kept as a file. */
  writeFile() {
    return `${JSON.stringify({ format: this.format, version: VERSION, board: ROOT.href, ...this.get() }, null, 2)}\n`;
  }

  /** The value of such a file, or null where the text is none. @param {string} text @returns {Value | null} */
  readFile(text) {
    try {
      const found = JSON.parse(text.replace(/^\ufeff/, ""));
      return found?.format === this.format ? this.clean(found) : null;
    } catch {
      return null;
    }
  }

  #tell() {
    for (const act of this.#watchers) act();
  }
}
