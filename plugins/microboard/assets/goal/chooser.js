// A field in which somebody chooses by name: one role, or one skill after another. What fits is listed below it, as in
// the combobox of the ARIA Authoring Practices.

import { _ } from "../words/goal.js";
import { find, make, makeButton, makeLink } from "../lib/site.js";
import { askWhich, findAll, findChoice } from "./finding.js";

/** @typedef {import("./finding.js").Choice} Choice */

export class Chooser {
  /** @type {Choice[]} what is listed, in its order */
  listed = [];
  /** The place of the one that Enter takes, or -1. */
  active = -1;

  /**
   * @param {HTMLInputElement} input @param {() => Choice[]} list @param {(choice: Choice | null) => void} take none where the field was emptied
   * @param {string} nothing what to do where nothing has the name, before a link to all projects
   */
  constructor(input, list, take, nothing) {
    const place = /** @type {HTMLElement} */ (input.closest("div"));
    this.input = input;
    this.list = list;
    this.take = take;
    this.nothing = nothing;
    this.said = find(place, ".mb-goal__said");
    this.box = find(place, "[role=listbox]");
    input.addEventListener("input", () => this.#offer(input.value));
    input.addEventListener("click", () => this.#offer(this.#isChosen() ? "" : input.value));
    input.addEventListener("change", () => this.#read());
    input.addEventListener("blur", () => this.#close());
    input.addEventListener("keydown", (event) => this.#press(event));
    // The field keeps the focus.
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
    this.box.addEventListener("click", ({ target }) => {
      const option = target instanceof Element && target.closest("[role=option]");
      if (option) this.#pick(this.listed[[...this.box.children].indexOf(option)]);
    });
  }

  /** List what fits a text. @param {string} text */
  #offer(text) {
    const found = findAll(this.list(), text);
    this.listed = found.map(({ choice }) => choice);
    this.box.replaceChildren(...found.map(({ choice, alias }, at) => {
      const option = make("li", "", choice.label, ...alias ? [make("span", "mb-goal__alias", ` – ${alias}`)] : []);
      option.id = `${this.box.id}-${at}`;
      option.setAttribute("role", "option");
      return option;
    }));
    this.#show(found.length > 0);
    this.#say(found.length ? "" : this.nothing);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key } = event;
    if (key === "Escape" && !this.box.hidden) this.#close();
    else if (key === "Enter" && this.active >= 0) this.#pick(this.listed[this.active]);
    else if (key === "Enter") this.#read();
    else if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  }

  /** @param {number} step */
  #move(step) {
    if (this.box.hidden) this.#offer(this.#isChosen() ? "" : this.input.value);
    const { length } = this.listed;
    if (length) this.#mark(this.active < 0 && step < 0 ? length - 1 : (this.active + step + length) % length);
  }

  /** @param {number} at */
  #mark(at) {
    this.active = at;
    [...this.box.children].forEach((option, place) => option.setAttribute("aria-selected", `${place === at}`));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.box.children[at].id);
    this.box.children[at]?.scrollIntoView({ block: "nearest" });
  }

  /** What the field says now is all that there is to go by. */
  #read() {
    const text = this.input.value.trim();
    const choice = findChoice(this.list(), text);
    if (choice) this.#pick(choice);
    else if (!text) this.#take(null);
    else {
      const found = findAll(this.list(), text);
      this.#say(found.length ? askWhich(found) : this.nothing);
    }
  }

  /** @param {Choice} choice */
  #pick(choice) {
    this.input.value = choice.label;
    this.#take(choice);
  }

  /** @param {Choice | null} choice */
  #take(choice) {
    this.#close();
    this.#say("");
    this.take(choice);
  }

  #close() {
    this.#show(false);
  }

  /** @param {boolean} isOpen */
  #show(isOpen) {
    this.box.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", `${isOpen}`);
    this.#mark(-1);
  }

  /** Say it once, and not again with every letter. @param {string} words */
  #say(words) {
    if (this.said.firstChild?.textContent === words) return;
    this.said.replaceChildren(...words ? [words] : [], ...words === this.nothing ? [" ", makeLink("opportunities/", _("All projects"))] : []);
  }

  /** Whether the field holds the name of a choice, and no search. */
  #isChosen() {
    return this.list().some(({ label }) => label === this.input.value);
  }
}

/**
 * Chips, each with a button.
 * @param {HTMLElement} place @param {Choice[]} choices @param {string} name the class of a button @param {(label: string) => string} describe @param {(choice: Choice) => void} act
 */
export function showChips(place, choices, name, describe, act) {
  place.replaceChildren(...choices.map((choice) => {
    const button = makeButton(name, choice.label);
    button.setAttribute("aria-label", describe(choice.label));
    button.addEventListener("click", () => act(choice));
    return make("li", "", button);
  }));
}
