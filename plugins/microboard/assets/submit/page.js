// The page on which employers write a listing: brings the form to life.

import { _ } from "../words/submit.js";
import { formatDay } from "../lib/days.js";
import { fetchRecord } from "../saved/record.js";
import { RedFlags } from "../flags/red-flags.js";
import { make, resolve, say } from "../lib/site.js";
import { findListing, readId, repeat } from "./again.js";
import { buildFiles, check, isUnnamed } from "./check.js";
import { clearDraft, readDraft, writeDraft } from "./draft.js";
import { showProblems, showSummary } from "./errors.js";
import { getControl, readField } from "./fields.js";
import { buildNewIssue, writeIssue } from "./issue.js";
import { mendAddress, mendDomain } from "./mend.js";
import { SubmitForm } from "./form.js";
import { remember } from "./known-flags.js";
import { showOutput } from "./output.js";
import { buildPreview } from "./preview.js";
import { Suggestions } from "./suggestions.js";
import { keepTouched, listTouched } from "../lib/touched.js";

/** @typedef {import("./check.js").Rules} Rules */
/** @typedef {import("./check.js").Result} Result */

const DAY = 86_400_000;
// A deadline in three weeks: short enough to be remembered. When they decide is a promise that only they can make.
const OPEN_DAYS = 21;
const PAUSE = 400;

/** @param {HTMLFormElement} element */
export function startSubmitPage(element) {
  new SubmitPage(element).start();
}

class SubmitPage {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.form = new SubmitForm(element);
    this.summary = find("mb-summary");
    this.output = find("mb-output");
    /** The fields that somebody has left, whose problems are shown. @type {Set<HTMLElement>} */
    this.left = new Set();
    /** @type {Rules | undefined} */
    this.rules = undefined;
    /** @type {Promise<void> | undefined} */
    this.loading = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.saving = undefined;
    this.suggestions = new Suggestions(this.form);
    /** The id of the listing that is changed, where none is posted. */
    this.change = "";
  }

  start() {
    const { element } = this.form;
    const draft = readDraft();
    // Keep what somebody typed before this script was loaded.
    const isEarly = keepTouched(element, () => draft ? this.#resume(this.#addRows(draft)) : this.#setDates());
    this.form.update();
    if (isEarly || draft || element.contains(document.activeElement)) void this.#load();
    if (isEarly) this.#saveSoon();
    element.addEventListener("focusin", () => void this.#load(), { once: true });
    element.addEventListener("input", () => this.#change());
    element.addEventListener("focusout", (event) => this.#leave(event));
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    find("mb-clear").addEventListener("click", () => this.#clear());
    window.addEventListener("pagehide", () => this.#save());
    this.#show();
    const { id, isChange } = findListing(location.search);
    if (id) void this.#repeat(id, isChange, Boolean(draft));
  }

  get today() {
    return Math.floor(Date.now() / DAY);
  }

  /** @param {Record<string, any>} draft */
  #resume(draft) {
    this.form.write(draft);
    this.#setChange(readId(draft.change));
    this.chosen = typeof draft.names?.["@employer"] === "string" ? draft.names["@employer"] : "";
    const posted = /** @type {HTMLInputElement} */ (getControl(this.form.get("posted")));
    if (posted.value < formatDay(this.today)) posted.value = formatDay(this.today);
    find("mb-draft").textContent = this.change
      ? _("Welcome back: you are changing {listing}. To write a new listing, clear this draft.", { listing: this.change })
      : _("Welcome back: this is what you typed last time. It is kept in this browser, and nowhere else.");
  }

  /** A listing that is changed keeps its employer and its name. @param {string} id or nothing */
  #setChange(id) {
    this.change = id;
    const kept = [this.form.get("@file"), /** @type {HTMLElement} */ (this.form.get("@employer").closest(".mb-group"))];
    for (const part of kept) part.hidden = Boolean(id);
  }

  /**
   * Fill the form with a listing that is on the board, once: its address goes, so that a reload keeps what is typed then.
   * @param {string} id @param {boolean} isChange @param {boolean} hasDraft
   */
  async #repeat(id, isChange, hasDraft) {
    history.replaceState(history.state, "", location.pathname);
    if (hasDraft && !window.confirm(_("This replaces what you have typed here before. Go on?"))) return;
    await this.#load();
    const isKnown = this.rules?.board.employers.some((one) => one.listings.some((name) => id === `${one.id}/${name}`));
    const record = isKnown ? await fetchRecord(id).catch(() => null) : null;
    if (!record || !this.rules) {
      find("mb-draft").before(make("p", "mb-again", _("That listing could not be loaded. You can write it anew here.")));
      return;
    }
    const paths = this.form.fields.filter((field) => this.form.partOf(field) === "listing").map((field) => field.dataset.path ?? "");
    const told = repeat(record, paths, this.rules.board.regions, formatDay(this.today), isChange);
    this.form.write(told);
    this.#setChange(told.change);
    this.#setDates();
    this.form.update();
    this.#change();
    const words = isChange ? _("These are the answers of “{title}”. Change what is no longer right, and send it in.", { title: record.title })
      : _("These are the answers of “{title}”, with new dates. Look at each before you send it in.", { title: record.title });
    find("mb-draft").before(make("p", "mb-again", words));
    say(words);
  }

  /** The draft with the row on top that somebody has begun before this script has come. @param {Record<string, any>} draft */
  #addRows(draft) {
    const added = structuredClone(draft);
    for (const field of this.form.fields) {
      const path = field.dataset.path ?? "";
      const part = this.form.partOf(field);
      const early = readField(field);
      if (!field.querySelector(".mb-row") || !Array.isArray(early) || !listTouched(field).length) continue;
      added[part] = { ...added[part], [path]: [...early, ...(Array.isArray(added[part]?.[path]) ? added[part][path] : [])] };
    }
    return added;
  }

  #setDates() {
    for (const [path, days] of /** @type {[string, number][]} */ ([["posted", 0], ["apply.deadline", OPEN_DAYS]])) {
      const field = this.form.get(path);
      if (field && !getControl(field).value) getControl(field).value = formatDay(this.today + days);
    }
  }

  /** Load what the board accepts, once. */
  #load() {
    this.loading ??= this.#fetch().catch((error) => {
      this.loading = undefined;
      find("mb-draft").after(make("p", "mb-complaint", _("The rules of this board could not be loaded, so nothing is checked yet. Look at your connection, and press the button below to try again.")));
      throw error;
    });
    return this.loading.catch(() => undefined);
  }

  async #fetch() {
    const [board, flags] = await Promise.all(
      ["api/v1/submit.json", "api/v1/red-flags.json"].map(async (path) => {
        // The browser asks whether its copy is still the newest, and loads nothing when it is.
        const response = await fetch(resolve(path), { cache: "no-cache" });
        if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
        return response.json();
      }));
    this.rules = { board, flags: remember(new RedFlags(flags)) };
    const select = /** @type {HTMLSelectElement} */ (getControl(this.form.get("@employer")));
    select.append(...board.employers.map((/** @type {{id: string, name: string}} */ one) => new Option(`${one.name} (${one.id})`, one.id)));
    if (this.chosen) select.value = this.chosen;
    if (select.selectedIndex < 0) select.value = "";
    for (const complaint of document.querySelectorAll(".mb-draft .mb-complaint")) complaint.remove();
    this.suggestions.board = board;
    this.suggestions.fill();
    this.#show();
  }

  #change() {
    this.output.hidden = true;
    this.suggestions.update();
    this.#saveSoon();
    this.#show();
  }

  #saveSoon() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.#save(), PAUSE);
  }

  #save() {
    if (this.saving === undefined) return;
    clearTimeout(this.saving);
    this.saving = undefined;
    const isKept = writeDraft({ ...this.form.read(), change: this.change });
    if (!this.form.element.isConnected) return; // Another page has taken the place of this one.
    find("mb-draft").textContent = isKept
      ? _("What you type is kept in this browser, and nowhere else, so you can come back to it.")
      : _("This browser keeps nothing for this site, so what you type is lost when you close the page. Finish it in one go, or copy it.");
  }

  #clear() {
    if (!window.confirm(_("Clear everything that you have typed?"))) return;
    clearTimeout(this.saving);
    this.saving = undefined;
    clearDraft();
    this.chosen = "";
    document.querySelector(".mb-again")?.remove();
    this.form.write({});
    this.#setChange("");
    this.left.clear();
    this.#setDates();
    this.suggestions.clear();
    this.summary.hidden = true;
    this.output.hidden = true;
    find("mb-draft").textContent = _("The draft is cleared.");
    say(_("The draft is cleared."));
    this.#show();
  }

  /** @param {FocusEvent} event */
  #leave(event) {
    this.#mend(event.target);
    const field = this.form.fields.find((one) => event.target instanceof Node && one.contains(event.target));
    if (!field || (event.relatedTarget instanceof Node && field.contains(event.relatedTarget))) return;
    this.left.add(field);
    // Not while a button is being pressed: what moves under the pointer is missed.
    setTimeout(() => {
      this.#show();
      // What is said of the field before may push the one in hand off the screen.
      if (this.form.element.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: "nearest" });
    }, 150);
  }

  /** Write an address as programs do. @param {EventTarget | null} control */
  #mend(control) {
    if (!(control instanceof HTMLInputElement)) return;
    const isDomain = control.closest("fieldset[data-path]")?.getAttribute("data-path") === "domains";
    const mended = isDomain ? mendDomain(control.value) : control.inputMode === "url" ? mendAddress(control.value) : control.value;
    if (mended === control.value) return;
    control.value = mended;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** With whether a new employer names who may change its folder. @returns {Result & {isNamed: boolean} | undefined} */
  #check() {
    if (!this.rules) return undefined;
    const { who, names } = this.form.read();
    const typed = { change: this.change, who, names, listing: this.form.readShown("listing"), employer: this.form.readShown("employer") };
    const result = check(typed, this.rules, this.today);
    const named = result.problems.filter((one) => !isUnnamed(one, result));
    const isNamed = named.length === result.problems.length;
    // In an issue, who sends it is named.
    return { ...result, problems: !isNamed && this.#writeAddress(result) ? named : result.problems, isNamed };
  }

  /** GitHub's page for a new issue with all answers; nothing where there is none, or they are too long for an address. @param {Result} result */
  #writeAddress({ listing, employer, folder }) {
    const { repository } = this.form.element.dataset;
    if (!repository || !this.rules) return "";
    const file = getControl(this.form.get("@file")).value.trim();
    // A listing that is changed is named by the first line.
    const names = this.change ? { folder: "", file: "" } : { folder, file };
    return buildNewIssue(repository, String(listing.title ?? ""), writeIssue({ listing, employer, ...names }, this.rules.board.issue, this.change));
  }

  #show() {
    const result = this.#check();
    if (result) showProblems(this.form, result.problems, this.left);
    const template = /** @type {HTMLTemplateElement} */ (find("mb-card"));
    const { card, facts } = buildPreview(this.form, template, result, this.rules?.board);
    find("mb-preview").replaceChildren(card);
    find("mb-preview-facts").textContent = facts;
  }

  async #submit() {
    await this.#load();
    const result = this.#check();
    if (!result || !this.rules) return;
    for (const field of this.form.fields) this.left.add(field);
    this.#show();
    const errors = result.problems.filter((problem) => problem.severity === "error");
    this.output.hidden = errors.length > 0;
    if (errors.length) {
      showSummary(this.form, this.summary, errors);
      return;
    }
    this.summary.hidden = true;
    const { repository, branch = "main", folder = "" } = this.form.element.dataset;
    const files = buildFiles(result, getControl(this.form.get("@file")).value, this.rules, resolve("submit/"));
    const warnings = result.problems.map((problem) => problem.text);
    const issue = { address: this.#writeAddress(result), promises: this.rules.board.issue.promises.slice(1), isNamed: result.isNamed,
      isChange: Boolean(this.change) };
    showOutput(find("mb-output-body"), files, repository ? { url: repository, branch, folder } : null, warnings, issue);
    this.output.focus({ preventScroll: true });
    this.output.scrollIntoView({ block: "start" });
  }
}

/** @param {string} id */
function find(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
