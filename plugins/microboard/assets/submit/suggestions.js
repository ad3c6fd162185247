// Suggests what follows from what is typed: the name of the file, that of the folder, and the employer's domain. What
// somebody typed there is left alone.

import { getControl } from "./fields.js";
import { findDomain } from "./mend.js";
import { suggestFree } from "./names.js";

const NAMES = ["@file", "@folder"];

export class Suggestions {
  /** @param {import("./form.js").SubmitForm} form */
  constructor(form) {
    this.form = form;
    /** What the board has and accepts, as soon as that is known. @type {import("./check.js").Rules["board"] | undefined} */
    this.board = undefined;
    /** What was suggested last, by field. @type {Record<string, string>} */
    this.last = {};
  }

  /** Suggest a name where there is none yet. */
  fill() {
    for (const name of NAMES) this.#put(getControl(this.form.get(name)), name, this.#suggestName(name), "");
  }

  /** Suggest all anew, wherever nobody has changed what was suggested before. */
  update() {
    for (const name of NAMES) this.#put(getControl(this.form.get(name)), name, this.#suggestName(name), this.last[name]);
    const domain = findDomain(getControl(this.form.get("website", "employer")).value, this.board?.shared_hosts ?? []);
    this.#put(getControl(this.form.get("domains", "employer")), "domain", domain, this.last.domain ?? "");
  }

  /** Forget the names that were suggested. */
  clear() {
    for (const name of NAMES) this.last[name] = "";
  }

  /** @param {{value: string}} control @param {string} name @param {string} suggested @param {string} replaced what it may take the place of */
  #put(control, name, suggested, replaced) {
    this.last[name] = suggested;
    if (control.value === replaced) control.value = suggested;
  }

  /** A free name made of the title, or of the employer's name. @param {string} name */
  #suggestName(name) {
    if (!this.board) return "";
    const { employers, names } = this.board;
    if (name === "@file") return suggestFree(getControl(this.form.get("title")).value, names, this.#getListed()?.listings ?? [], names.listing);
    return suggestFree(getControl(this.form.get("name", "employer")).value, names, employers.map((one) => one.id), names.employer);
  }

  #getListed() {
    const id = getControl(this.form.get("@employer")).value;
    return this.form.who === "listed" ? this.board?.employers.find((one) => one.id === id) : undefined;
  }
}
