// The page of the listings that somebody keeps.

import { _, ngettext } from "../words/saved.js";
import { shareLink } from "../lib/hand-over.js";
import { find, notify, resolve, say } from "../lib/site.js";
import { recallGoal, withGoal } from "../lib/kept-goal.js";
import { leadBack, recallResults } from "../lib/way-back.js";
import { complain, showSaved } from "./buttons.js";
import { Catalogue, compareDeadlines } from "./catalogue.js";
import { buildComparison } from "./compare.js";
import { startData } from "./data.js";
import { buildKept, offerDeadlines, updateKept } from "./kept.js";
import { CHANGED, findRefusal, listSaved, rewriteSaved } from "./saved.js";
import { startShared } from "./shared.js";
import { writeFragment } from "./shared-link.js";

/** @typedef {import("./entry.js").Saved} Saved */

const MOST = 4;
/** How many have got how far. @type {Record<string, (count: number) => string>} */
const STEPS = {
  "to-apply": (count) => ngettext("{count} to apply", "{count} to apply", count),
  applied: (count) => ngettext("{count} applied", "{count} applied", count),
  answered: (count) => ngettext("{count} answered", "{count} answered", count),
  chosen: (count) => ngettext("{count} chosen", "{count} chosen", count),
  finished: (count) => ngettext("{count} finished", "{count} finished", count),
  "not-chosen": (count) => ngettext("{count} not chosen", "{count} not chosen", count),
};

/** @param {HTMLElement} page */
export async function startSavedPage(page) {
  const saved = new SavedPage(page);
  const results = recallResults()?.address ?? "";
  leadBack(/** @type {HTMLAnchorElement} */ (saved.find(".mb-back a")), results);
  saved.find(".mb-back").hidden = !results;
  startData(saved.find("#mb-data"), () => saved.shown.clear());
  await startShared(saved.find("#mb-shared"), saved.templates.card, saved.catalogue);
  await saved.start();
}

class SavedPage {
  catalogue = new Catalogue();
  /** @type {Map<string, {element: HTMLElement, deadline: string}>} what was kept while the page is open: what is dropped can be taken up again */
  shown = new Map();
  /** The goal that was kept when the page last looked, as it is written. */
  goal = "";
  /** @type {import("../goal/follow.js").Way | undefined} how projects lead there */
  way;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    /** @param {string} selector */
    this.find = (selector) => find(page, selector);
    this.templates = {
      card: /** @type {HTMLTemplateElement} */ (this.find("#mb-card")), own: /** @type {HTMLTemplateElement} */ (this.find("#mb-own")),
    };
    const { compared } = history.state ?? {};
    /** @type {Set<string>} what is ticked, to be compared; it lasts as long as the entry of the browser's history */
    this.ticked = new Set(Array.isArray(compared) ? compared.slice(0, MOST) : []);
  }

  async start() {
    document.addEventListener(CHANGED, () => this.page.isConnected && void this.show());
    this.page.addEventListener("change", (event) => this.#tick(event));
    /** @type {[string, () => void][]} */
    const buttons = [
      ["share", () => share(this.#listOpen())],
      ["share-ticked", () => share([...this.ticked])],
      ["deadlines", () => offerDeadlines(this.#listOpen(), "deadlines.ics")],
      ["print", () => print()],
      ["see", () => this.find("#mb-compare-title").focus()],
    ];
    for (const [name, act] of buttons) this.find(`[name=${name}]`).addEventListener("click", act);
    await this.show();
    this.#refresh();
    complain(this.find(".mb-lead"), findRefusal(), _("Nothing can be saved here. Bookmark the pages of projects instead."));
  }

  async show() {
    if (listSaved().length) await this.catalogue.load();
    await this.#followGoal();
    const kept = new Map(listSaved().map((saved) => [saved.id, saved]));
    for (const saved of kept.values()) if (!this.shown.has(saved.id)) this.shown.set(saved.id, this.#build(saved));
    for (const [id, { element }] of this.shown) {
      updateKept(element, kept.get(id));
      this.#mark(element, this.catalogue.find(id));
    }
    this.#arrange();
    const open = new Set(this.#listOpen());
    for (const name of ["share", "deadlines", "print"]) this.find(`[name=${name}]`).hidden = !open.size;
    for (const name of ["json", "csv", "delete"]) this.find(`[name=${name}]`).hidden = !kept.size;
    this.find("#mb-none").hidden = this.shown.size > 0;
    this.find("#mb-saved-tools").hidden = !kept.size;
    this.find("#mb-data").hidden = false;
    this.find("#mb-faulty").hidden = !kept.size || Boolean(this.catalogue.engine);
    this.find("#mb-summary").textContent = sum([...kept.values()]);
    for (const id of this.ticked) if (!open.has(id)) this.ticked.delete(id);
    showSaved(this.page);
    this.#compare();
  }

  /** Find out how projects lead to the goal of whoever has one, once for each goal. */
  async #followGoal() {
    const { engine } = this.catalogue;
    const goal = recallGoal();
    if (!engine || goal === this.goal) return;
    [this.goal, this.way] = [goal, undefined];
    await withGoal(async ({ followGoal }) => {
      this.way = await followGoal(engine);
    });
  }

  /** Say on a card why it leads to the goal. @param {HTMLElement} element @param {number} i */
  #mark(element, i) {
    if (this.way && i >= 0) this.way.mark(find(element, ".mb-card"), i);
    else element.querySelector(".mb-card__why")?.remove();
  }

  /** @param {Saved} saved */
  #build(saved) {
    const { deadline } = this.catalogue.getEntry(saved.id) ?? saved;
    return { element: buildKept(saved, this.templates, this.catalogue), deadline };
  }

  /** What closes first comes first; what has closed stands apart, unless nobody knows. */
  #arrange() {
    const order = this.#listShown();
    /** @param {boolean} isOpen */
    const choose = (isOpen) => order.filter(([id]) => isOpen === (!this.catalogue.engine || this.catalogue.find(id) >= 0))
      .map(([, { element }]) => element);
    arrange(this.find("#mb-kept-open"), choose(true));
    arrange(this.find("#mb-kept-closed"), choose(false));
    this.find("#mb-closed").hidden = !choose(false).length;
  }

  /** What the board says by now of a listing is kept with it, for the day on which it has closed. */
  #refresh() {
    rewriteSaved((saved) => {
      const { title, employer, deadline } = this.catalogue.getEntry(saved.id) ?? saved;
      return { ...saved, title, employer, deadline };
    });
  }

  /** @param {Event} event */
  #tick({ target: box }) {
    if (!(box instanceof HTMLInputElement) || box.name !== "compare") return;
    if (!box.checked) this.ticked.delete(box.value);
    else if (this.ticked.size < MOST) this.ticked.add(box.value);
    else {
      box.checked = false;
      notify(_("Four projects are the most that fit side by side. Take one out first."));
      return;
    }
    history.replaceState({ ...history.state, compared: [...this.ticked] }, "");
    this.#compare();
    say(this.find("#mb-ticked").textContent);
  }

  #compare() {
    const ids = [...this.ticked];
    for (const box of this.page.querySelectorAll("[name=compare]")) {
      if (box instanceof HTMLInputElement) box.checked = this.ticked.has(box.value);
    }
    this.find("#mb-compare-bar").hidden = !ids.length;
    this.find("#mb-ticked").textContent = ngettext("One ticked. Tick another to compare the two.", "{count} ticked to compare.", ids.length);
    this.find("[name=see]").hidden = ids.length < 2;
    this.find("#mb-compare").hidden = ids.length < 2;
    this.find("#mb-comparison").replaceChildren(...buildComparison(this.catalogue, ids, this.way?.say));
  }

  /** What is on the page, what closes first before the others. */
  #listShown() {
    return [...this.shown].sort(([, one], [, other]) => compareDeadlines(one, other));
  }

  #listOpen() {
    return listSaved().map(({ id }) => id).filter((id) => this.catalogue.find(id) >= 0);
  }
}

/** @param {string[]} ids */
function share(ids) {
  void shareLink(resolve("saved/") + writeFragment(ids), ngettext("A project for you", "{count} projects for you", ids.length));
}

/** How many are kept, and how far they are. @param {Saved[]} kept */
function sum(kept) {
  const steps = Object.entries(STEPS).flatMap(([status, write]) => {
    const count = kept.filter((saved) => saved.status === status).length;
    return count ? [write(count)] : [];
  });
  const parts = [ngettext("{count} project", "{count} projects", kept.length), ...steps];
  // A number stays with its word.
  return parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" · ");
}

/**
 * Put elements into a list in this order, and move none that is in its place: somebody may be writing in it.
 * @param {Element} list @param {Element[]} elements
 */
function arrange(list, elements) {
  const wanted = new Set(elements);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
}
