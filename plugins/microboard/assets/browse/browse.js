// The browse page: filters, counts, sorts and shows the open listings as the reader asks for them.

import { _, ngettext, split, writeNumber } from "../words/browse.js";
import { asksNothing, readQuery, writeQuery } from "./address.js";
import { asksForPay, buildNearest, describeAnswer } from "./answer.js";
import { showChips } from "./chips.js";
import { copyText } from "../lib/hand-over.js";
import { findFeed, showFeed } from "./follow.js";
import { Form } from "./form.js";
import { Found } from "./found.js";
import { createQuery, getUsualOrder, GOAL } from "./query.js";
import { whenIdle } from "../lib/idle.js";
import { withGoal } from "../lib/kept-goal.js";
import { make, makeButton, notify, say, showReady, showWaiting } from "../lib/site.js";
import { keepTouched } from "../lib/touched.js";
import { keepResults } from "../lib/way-back.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./engine.js").Engine} Engine */

const QUIET = 700;
/** The choice of an audience with people under 18 in it. */
const YOUNG = "high-school";

/** @param {HTMLFormElement} element the form of the page */
export function startBrowse(element) {
  const page = new Browse(element);
  page.start();
}

class Browse {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.form = new Form(element);
    /** @param {string} selector */
    const find = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
    this.results = find(".mb-results");
    const cards = /** @type {HTMLElement | null} */ (this.results.querySelector(".mb-cards"));
    this.count = /** @type {HTMLElement | null} */ (this.results.querySelector(".mb-count"));
    this.pager = this.results.querySelector(".mb-pager");
    /** What people under 18 should read, where the site has it. */
    this.young = this.results.querySelector("#mb-young");
    this.chips = find("#mb-chips");
    this.template = /** @type {HTMLTemplateElement} */ (find("#mb-card"));
    /** Nothing on an empty board, which has nothing to filter. */
    this.found = cards && new Found(cards, this.template);
    this.sort = /** @type {HTMLSelectElement} */ (find("#mb-sort"));
    this.chosen = find(".mb-chosen");
    this.panel = find("#mb-filters");
    this.leave = find(".mb-show button");
    this.wide = matchMedia("(min-width: 60em)");
    this.subscribe = find("#mb-subscribe");
    this.feed = find("#mb-feed");
    /** What the page said before anything was asked. */
    this.words = this.count?.dataset.whole ?? this.count?.textContent ?? "";
    /** How many are open where the page has them all. */
    this.open = this.count?.dataset.open ?? "";
    /** @type {Promise<Engine> | undefined} */
    this.loading = undefined;
    /** @type {Engine | undefined} */
    this.engine = undefined;
    /** @type {Query} */
    this.query = createQuery();
    /** @type {import("./engine.js").Result | undefined} */
    this.result = undefined;
    this.timer = 0;
    /** @type {(() => void) | undefined} */
    this.pending = undefined;
    /** The field in which somebody types: its letters are one step back. @type {EventTarget | null} */
    this.typed = null;
    /** The order that somebody chose; without one it is the usual. */
    this.order = "";
    /** Sorts toward the goal of whoever has one. @type {HTMLElement | undefined} */
    this.toward = undefined;
    this.isAlone = true;
  }

  start() {
    if (!this.found) return;
    this.form.element.addEventListener("input", (event) => this.#change(event.target));
    this.form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#goToResults();
    });
    this.sort.addEventListener("change", () => {
      this.order = this.sort.value;
      this.#change(null);
    });
    this.results.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) {
        this.#keepResults();
        this.found?.keepPlace();
      }
    });
    // The index comes when somebody reaches for a filter: who only reads does not pay for it.
    for (const place of [this.form.element, this.sort]) {
      for (const event of ["focusin", "pointerenter"]) place.addEventListener(event, () => void this.#load(), { once: true });
    }
    window.addEventListener("popstate", () => {
      if (this.form.element.isConnected) this.#restore();
    });
    this.wide.addEventListener("change", () => this.#openWide());
    this.#openWide();
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.wide.matches) return;
      this.panel.removeAttribute("open");
      this.panel.querySelector("summary")?.focus();
    });
    document.getElementById("mb-copy")?.addEventListener("click", () => void copyText(location.href));
    document.getElementById("mb-print")?.addEventListener("click", () => print());
    this.subscribe.addEventListener("toggle", () => this.#showFeed());
    if (this.subscribe.hasAttribute("open")) this.#showFeed();
    if (location.search) this.#begin();
    else if (this.sort.value !== "newest" || !asksNothing(this.form.read())) this.#takeOver("");
    else this.found.scrollBack();
    void withGoal((goal) => this.#followGoal(goal));
  }

  /** Offer the order toward the goal of whoever has one, and say on each card why. Without it, the page is as for others. @param {typeof import("../goal/follow.js")} goal */
  async #followGoal({ followGoal }) {
    await this.#load();
    const { engine, found } = this;
    const way = engine && found && await followGoal(engine);
    if (!way) return;
    found.markAll(engine, way.mark);
    this.sort.append(new Option(_("Toward my goal"), GOAL));
    this.#offerGoal();
    if (this.query.sort === GOAL) this.#show();
  }

  /** Who does not open the menu of orders sees that there is one toward the goal. */
  #offerGoal() {
    const button = this.toward = makeButton("mb-tool mb-tool--goal", _("Toward my goal"));
    button.hidden = this.sort.value === GOAL;
    button.addEventListener("click", () => {
      this.sort.value = GOAL;
      this.sort.dispatchEvent(new Event("change"));
      this.sort.focus(); // The button is gone.
    });
    this.sort.closest("label")?.after(button);
  }

  /** Begin with what the address asks for, and with what was typed or ticked before this script came. */
  #begin() {
    const query = readQuery(location.search, this.form.facets, this.form.ranges);
    const isTouched = keepTouched(this.form.element, () => this.form.write(query));
    // A browser that goes back brings the order back too, which the address knows.
    const isSorted = !["newest", query.sort || getUsualOrder(query)].includes(this.sort.value);
    if (isTouched || isSorted) this.#takeOver(query.sort);
    else this.#restore();
  }

  /** Take over what the form asks for when this script comes. @param {string} order the one to fall back on */
  #takeOver(order) {
    this.order = this.sort.value === "newest" ? order : this.sort.value;
    this.#change(null);
  }

  #openWide() {
    if (this.wide.matches) this.panel.setAttribute("open", "");
  }

  /** Out of the filters, to what they found. */
  #goToResults() {
    if (!this.wide.matches) this.panel.removeAttribute("open");
    this.results.focus({ preventScroll: true });
    this.results.scrollIntoView();
  }

  /** Take over what the address asks for. */
  #restore() {
    this.query = readQuery(location.search, this.form.facets, this.form.ranges);
    this.form.write(this.query);
    // The form offers the currencies of the board.
    this.query.currency = this.form.currency.value;
    this.order = this.query.sort;
    this.typed = null;
    void this.#apply().then(() => this.found?.scrollBack());
  }

  /** Show what is asked for, at once or when the index is here; until then the page says that it is coming. */
  async #apply() {
    if (!this.engine) {
      showWaiting(this.results);
      await this.#load();
      showReady(this.results, this.words);
    }
    this.#show();
  }

  /** Take over what the form asks for. @param {EventTarget | null} target what was changed */
  #change(target) {
    const isTyping = isText(target) && target === this.typed;
    this.typed = isText(target) ? target : null;
    this.query = this.form.read();
    this.query.sort = this.order === getUsualOrder(this.query) ? "" : this.order;
    const address = `${location.pathname}${writeQuery(this.query)}`;
    void this.#apply();
    this.#flush();
    // Each choice is a step that one can go back; the letters of a word are not.
    this.pending = () => {
      if (!this.form.element.isConnected) return; // Another page has taken the place of this one.
      if (isTyping) history.replaceState(null, "", address);
      else if (address !== location.pathname + location.search) history.pushState(null, "", address);
    };
    // After the results are painted: a browser takes a moment for its history.
    whenIdle(() => this.#flush());
  }

  /** Write the address that waits to be written. */
  #flush() {
    const write = this.pending;
    this.pending = undefined;
    write?.();
  }

  /** Write the address, and remember how much was found there. */
  #keepResults() {
    this.#flush();
    if (this.result) keepResults(this.result.listings.length);
  }

  /** Load the index, once; on failure the page stays as it is, and says so. */
  async #load() {
    try {
      this.loading ??= import("./index.js").then(({ loadEngine }) => loadEngine());
      const engine = await this.loading;
      if (!this.engine) {
        this.engine = engine;
        readAhead(engine);
      }
    } catch {
      this.loading = undefined;
      notify(_("The filters could not be loaded, so this is still the whole list. Check your connection and try again."));
    }
  }

  #show() {
    const { engine, count, found } = this;
    if (!engine || !count || !found) return;
    const result = this.result = engine.run(this.query, Date.now());
    this.#showChips();
    // What was asked for is painted first, the numbers beside the choices in the moment after.
    whenIdle(() => {
      if (result !== this.result) return;
      this.#keepResults();
      this.form.showCounts(result.count());
    });
    const total = result.listings.length;
    const words = ngettext("{count} project fits", "{count} projects fit", total);
    this.leave.textContent = ngettext("Show {count} project", "Show {count} projects", total);
    this.sort.value = this.query.sort || getUsualOrder(this.query);
    // A link may ask for the order toward a goal, which its reader does not have.
    if (this.sort.selectedIndex < 0) this.sort.value = getUsualOrder(this.query);
    this.toward?.toggleAttribute("hidden", this.sort.value === GOAL);
    for (const option of this.sort.options) if (option.value === "best") option.hidden = !this.query.text.trim();
    const isWhole = asksNothing(this.query) && !this.query.sort;
    this.pager?.toggleAttribute("hidden", !isWhole);
    this.young?.toggleAttribute("hidden", !this.query.choices.audience?.includes(YOUNG));
    if (isWhole) {
      count.textContent = this.words;
      count.dataset.open = this.open;
      found.showFirst();
    } else {
      const open = asksNothing(this.query) ? [ngettext("{count} open project.", "{count} open projects.", total)]
        : split(_("{found}, of {all}."), { found: make("strong", "", words), all: writeNumber(engine.count) });
      delete count.dataset.open;
      count.replaceChildren(...open, ...describeAnswer(engine, this.query, result));
      if (total) found.show(engine, result.listings, asksForPay(this.query) ? this.query.currency : "");
      else found.showNearest(buildNearest(engine, this.query, this.template, this.isAlone));
    }
    if (this.subscribe.hasAttribute("open")) this.#showFeed();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => say(words), QUIET);
  }

  #showChips() {
    const parts = this.form.describe(this.query);
    this.isAlone = parts.length < 2;
    showChips(this.chips, parts, this.query.sort, (query) => {
      this.form.write(query);
      this.#change(null);
    });
    this.chosen.textContent = parts.length ? ` (${parts.length})` : "";
  }

  #showFeed() {
    const { engine, query } = this;
    /** @param {string} name @param {string} id */
    const getSize = (name, id) => {
      const facet = engine?.facets.find((one) => one.name === name);
      const code = facet?.choices.indexOf(id) ?? -1;
      return code < 0 || !facet ? Infinity : facet.total[code];
    };
    showFeed(this.feed, findFeed(query, getSize), this.form.describe(query));
  }
}

/** Read the words of all listings while the browser has nothing else to do. @param {Engine} engine */
function readAhead(engine) {
  const step = () => {
    if (!engine.text.step()) whenIdle(step);
    else whenIdle(() => engine.prepareOrders());
  };
  whenIdle(step);
}

/** @param {EventTarget | null} target */
function isText(target) {
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}
