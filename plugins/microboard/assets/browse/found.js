// The cards of what was found: the first at once, the others of a page once those are painted, further pages on demand.

import { _, ngettext } from "../words/browse.js";
import { addBadge, buildCard, getId } from "../lib/cards.js";
import { updateClosing } from "../lib/closing.js";
import { formatDay } from "../lib/days.js";
import { whenIdle } from "../lib/idle.js";
import { keepPlace, readPlace, returnTo } from "./place.js";
import { readVisit } from "../saved/saved.js";
import { showSaved } from "../saved/buttons.js";
import { makeButton } from "../lib/site.js";

/** @typedef {import("./engine.js").Engine} Engine */

const PAGE = 50;
/** So many cards are on screen at most; the rest follows when they are painted. */
const FIRST = 12;

export class Found {
  /** @param {HTMLElement} cards their list, in which the page's own are @param {HTMLTemplateElement} template */
  constructor(cards, template) {
    this.cards = cards;
    this.template = template;
    this.first = [...cards.children];
    this.visit = readVisit(formatDay(Math.floor(Date.now() / 86_400_000)));
    /** @type {ArrayLike<number>} by the engine's numbers */
    this.listings = [];
    this.shown = 0;
    this.currency = "";
    /** What else there is to say on a card. @type {((card: HTMLElement, listing: number) => void) | undefined} */
    this.mark = undefined;
    /** @type {HTMLElement | undefined} */
    this.more = undefined;
    this.#markNew();
  }

  /** Show what was found. @param {Engine} engine @param {ArrayLike<number>} listings @param {string} currency what pay is also said in, or "" */
  show(engine, listings, currency) {
    this.#begin(listings);
    this.engine = engine;
    this.currency = currency;
    this.#append(FIRST, listings);
    this.#showMore();
  }

  /** Say something on every card, also on the page's own. @param {Engine} engine @param {(card: HTMLElement, listing: number) => void} mark */
  markAll(engine, mark) {
    this.mark = mark;
    const rows = new Map(Array.from({ length: engine.count }, (_, i) => [getId(engine, i), i]));
    for (const card of new Set([...this.first, ...this.cards.children])) {
      const row = card instanceof HTMLElement ? rows.get(card.dataset.id ?? "") : undefined;
      if (row !== undefined) mark(/** @type {HTMLElement} */ (card), row);
    }
  }

  /** Show the page's own cards again. */
  showFirst() {
    this.#begin([]);
    this.cards.append(...this.first);
    updateClosing(this.cards, Date.now());
    showSaved(this.cards);
  }

  /** Show what comes near where nothing was found. @param {Node} nearest */
  showNearest(nearest) {
    this.#begin([]);
    this.cards.append(nearest);
    showSaved(this.cards);
  }

  /** Keep in the browser's history what is on screen. */
  keepPlace() {
    keepPlace(this.cards, this.shown);
  }

  /** Show as many cards as before, and the same one in the same place. */
  scrollBack() {
    const place = readPlace();
    if (!place) return;
    while (this.shown < Math.min(place.shown, this.listings.length)) this.#append(PAGE, this.listings);
    this.#showMore();
    returnTo(this.cards, place);
  }

  /** @param {ArrayLike<number>} listings */
  #begin(listings) {
    this.more?.remove();
    this.cards.replaceChildren();
    this.listings = listings;
    this.shown = 0;
  }

  /**
   * Add cards up to the next page's end; those out of sight after the first are painted.
   * @param {number} most @param {ArrayLike<number>} listings what they are of, unless something else is asked for by now
   */
  #append(most, listings) {
    if (!this.engine || listings !== this.listings) return;
    const until = Math.min(this.shown + most, listings.length, Math.ceil((this.shown + 1) / PAGE) * PAGE);
    const now = Date.now();
    const made = [];
    for (; this.shown < until; this.shown++) {
      const card = buildCard(this.template, this.engine, listings[this.shown], now, this.currency);
      this.mark?.(card, listings[this.shown]);
      made.push(card);
    }
    this.cards.append(...made);
    this.#markNew();
    showSaved(this.cards);
    if (until < listings.length && until % PAGE) {
      whenIdle(() => {
        this.#append(PAGE, listings);
        this.#showMore();
      });
    }
  }

  /** The button that shows the next page of what was found. */
  #showMore() {
    this.more?.remove();
    const rest = this.listings.length - this.shown;
    if (rest <= 0) return;
    const button = makeButton("md-button mb-button mb-further", ngettext("Show {count} more", "Show {count} more", Math.min(PAGE, rest)));
    button.addEventListener("click", () => {
      const first = this.shown;
      this.#append(PAGE, this.listings);
      this.#showMore();
      this.cards.children[first]?.querySelector("a")?.focus();
    });
    this.more = button;
    this.cards.after(button);
  }

  /** Mark what was posted since the last visit. */
  #markNew() {
    if (!this.visit) return;
    for (const card of this.cards.querySelectorAll(".mb-card:not([data-seen])")) {
      if (!(card instanceof HTMLElement)) continue;
      card.dataset.seen = "";
      if ((card.dataset.posted ?? "") > this.visit) addBadge(card, "new", _("New"));
    }
  }
}
