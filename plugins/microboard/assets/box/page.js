// The papers of one project: the address names it, the board's record fills them in, and the reader writes the rest.

import { _, writeNumber } from "../words/box.js";
import { formatDay } from "../lib/days.js";
import { offerFile } from "../lib/hand-over.js";
import { OwnData } from "../lib/own-data.js";
import { find, make, makeLink, resolve, say } from "../lib/site.js";
import { cleanPlan } from "../plan/state.js";
import { followAddress, isBroken, readProject } from "../project/address.js";
import { startOwnSection } from "../project/own-section.js";
import { complain } from "../saved/buttons.js";
import { Catalogue } from "../saved/catalogue.js";
import { listSaved } from "../saved/saved.js";
import { buildMeetings } from "./calendar.js";
import { countCredits, readRule, writeCredits } from "./credit.js";
import { writeDocument } from "./document.js";
import { clean, cleanProject, MAX_TEXT } from "./kept.js";
import { writeMarkdown } from "./markdown.js";
import { buildPapers, chooseFor, CREDIT_KIT } from "./papers.js";
import { findCap, findStart, isPlanned } from "./shared.js";
import { buildSheet, readFill } from "./sheet.js";
import { Source } from "./source.js";

/** @typedef {import("./block.js").Paper} Paper */
/** @typedef {import("./kept.js").Project} Project */

/** @param {HTMLElement} page */
export async function startBoxPage(page) {
  const box = new BoxPage(page);
  startOwnSection(page, box.data);
  await box.open();
  box.start();
}

class BoxPage {
  data = new OwnData("box", clean);
  plan = new OwnData("plan", cleanPlan);
  catalogue = new Catalogue();
  id = "";
  /** @type {any} */
  record = null;
  shown = "";
  /** Whether what is being kept was written on this page. */
  isWriting = false;
  /** What was filled in, before anybody wrote. @type {Map<string, string>} */
  filledIn = new Map();

  /** @param {HTMLElement} page */
  constructor(page) {
    /** @param {string} selector */
    this.find = (selector) => find(page, selector);
    this.page = page;
    this.choices = readChoices(/** @type {HTMLTemplateElement} */ (this.find("#mb-box-words")));
  }

  start() {
    followAddress(this.page, () => void this.open());
    this.data.watch(() => !this.isWriting && this.page.isConnected && this.draw());
    this.plan.watch(() => this.page.isConnected && this.draw());
    const sheets = this.find("#mb-sheets");
    sheets.addEventListener("input", (event) => this.#write(/** @type {HTMLElement} */ (event.target)));
    this.find("#mb-box-settings").addEventListener("change", (event) => this.#settle(/** @type {HTMLInputElement} */ (event.target)));
    this.find("#mb-box-list").addEventListener("change", () => this.#choose());
    this.find("#mb-box-list").addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (button) this.#show(button.value, true);
    });
    /** @type {[string, () => void][]} */
    const buttons = [
      ["print", () => print()],
      ["document", () => this.#offer("html", "text/html", (papers) => writeDocument(papers, this.record.title, this.#getAddress(), this.#warn(), document.dir))],
      ["markdown", () => this.#offer("md", "text/markdown", (papers) => writeMarkdown(papers, this.#getAddress(), this.#warn()))],
      ["meetings", () => offerFile(this.#nameFile("ics"), "text/calendar", buildMeetings(this.#getSource(), this.#getSettings(), this.#getAddress(), Date.now()))],
      ["kit", () => this.#takeKit()],
    ];
    for (const [name, act] of buttons) this.find(`[name=${name}]`).addEventListener("click", act);
  }

  /** Show the papers of the project that the address names. */
  async open() {
    // What is being written is of the project before.
    /** @type {HTMLElement | null} */ (this.page.querySelector("#mb-box-settings :focus"))?.blur();
    this.id = readProject(location.hash);
    this.shown = "";
    this.record = null;
    const trouble = this.id ? await this.#load() : isBroken(location.hash, null) ? _("The link names no project. Its end may have been cut off on the way.") : "";
    this.find("#mb-box-all").hidden = !this.record;
    this.find("#mb-none").hidden = Boolean(this.record);
    this.find("#mb-box-trouble").textContent = trouble;
    if (this.record) this.draw();
    else await this.#listChoices();
  }

  /** The saved projects, in the order of their own page. */
  async #listChoices() {
    const place = this.find("#mb-box-saved");
    place.hidden = !listSaved().length;
    if (place.hidden) return;
    await this.catalogue.load();
    find(place, "ul").replaceChildren(...this.catalogue.sort(listSaved()).map(buildChoice));
  }

  /** Load the record. What cannot be done is said. */
  async #load() {
    const { id } = this;
    try {
      const record = await this.catalogue.loadRecord(id);
      // Somebody may have gone on to another project.
      if (id === this.id) this.record = record;
      return record ? "" : _("This board has no project {name}. The link may have been changed on the way, or the project was taken off the board.", { name: id });
    } catch {
      return _("What the board says of this project could not be loaded. Try again when you are online.");
    }
  }

  draw() {
    if (!this.record) return;
    const papers = this.#build();
    this.filledIn = new Map(listBlanks(this.#build({})));
    if (!papers.some(({ id }) => id === this.shown)) this.shown = papers[0].id;
    this.find("#mb-box-title").replaceChildren(makeLink(`opportunities/${this.id}/`, this.#getSource().text("title") || this.id));
    this.find("#mb-box-by").textContent = this.#getSource().text("employer.name");
    this.#fillSettings();
    this.find("#mb-box-list").replaceChildren(...papers.map((paper) => buildEntry(paper)));
    this.find("#mb-sheets").replaceChildren(...papers.map(buildSheet));
    this.#mark();
    this.#show(this.shown, false);
  }

  #fillSettings() {
    const { role, rule } = this.data.get();
    const [start, cap] = [findStart(this.#getSource(), this.#getSettings()), findCap(this.#getSource(), this.#getSettings())];
    for (const radio of this.page.querySelectorAll("[name=role]")) if (radio instanceof HTMLInputElement) radio.checked = radio.value === role;
    this.#put("start", start === null ? "" : formatDay(start));
    this.#put("cap", cap === null ? "" : String(Math.round(cap * 10) / 10));
    this.#put("rule", rule === null ? "" : String(rule));
    this.find("#mb-box-planned").hidden = !isPlanned(this.#getSource(), this.#getSettings());
    this.find("[name=meetings]").hidden = start === null;
    this.find("#mb-box-credit").hidden = role === "employer";
    this.find("#mb-box-credits").textContent = this.#sayCredits(rule);
  }

  /** @param {string} name @param {string} value */
  #put(name, value) {
    const control = /** @type {HTMLInputElement} */ (this.find(`[name=${name}]`));
    if (control !== document.activeElement) control.value = value;
  }

  /** @param {number | null} rule */
  #sayCredits(rule) {
    const hours = this.#getSource().number("effort.hours", 1000);
    if (!rule || !hours) return "";
    const { credits, missing } = countCredits(hours, rule);
    const said = _("Credits for the {hours} hours of this project: {credits}.", { hours: writeNumber(hours), credits: writeCredits(credits) });
    return missing ? `${said} ${_("Hours missing for the next whole credit: {hours}. Several projects can be bundled.", { hours: writeNumber(missing) })}` : said;
  }

  /** Keep what somebody writes, and show it wherever it stands. @param {HTMLElement} target */
  #write(target) {
    const { key = "" } = target.dataset;
    if (!key) return;
    const text = target instanceof HTMLInputElement ? (target.checked ? "x" : "") : readFill(target, MAX_TEXT);
    const texts = { ...this.#getProject().texts, [key]: text };
    if (text === (this.filledIn.get(key) ?? "")) delete texts[key];
    this.#keep({ texts });
    for (const other of this.page.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) if (other !== target) other.textContent = text;
    for (const { blocks } of this.#build()) for (const block of blocks) {
      if (block.kind === "note") this.find(`[data-note="${CSS.escape(block.key)}"]`).textContent = block.text;
    }
  }

  /** @param {HTMLInputElement} control */
  #settle(control) {
    const { name, value } = control;
    if (name === "role") this.#keep({ chosen: null }, { role: value });
    if (name === "start") this.#keep({ start: value });
    if (name === "cap") this.#keep({ cap: Number(value) || null });
    if (name === "rule") this.#keep({}, { rule: readRule(value) });
    this.draw();
  }

  #choose() {
    const boxes = [...this.page.querySelectorAll("#mb-box-list input")];
    this.#keep({ chosen: boxes.flatMap((box) => box instanceof HTMLInputElement && box.checked ? [box.value] : []) });
    this.#mark();
  }

  #takeKit() {
    this.#keep({ chosen: CREDIT_KIT });
    this.draw();
    this.#show(CREDIT_KIT[0], false);
    say(_("The papers of the credit kit are chosen: print or export them."));
  }

  /** Tick what is chosen, which is what is printed and exported. */
  #mark() {
    const chosen = this.#listChosen();
    for (const box of this.page.querySelectorAll("#mb-box-list input")) if (box instanceof HTMLInputElement) box.checked = chosen.includes(box.value);
    for (const sheet of this.page.querySelectorAll(".mb-sheet")) sheet.classList.toggle("mb-sheet--chosen", chosen.includes(/** @type {HTMLElement} */ (sheet).dataset.paper ?? ""));
    for (const name of ["print", "document", "markdown"]) /** @type {HTMLButtonElement} */ (this.find(`[name=${name}]`)).disabled = !chosen.length;
  }

  /** @param {string} id of a paper @param {boolean} isAsked */
  #show(id, isAsked) {
    this.shown = id;
    for (const button of this.page.querySelectorAll("#mb-box-list button")) button.setAttribute("aria-current", String(/** @type {HTMLButtonElement} */ (button).value === id));
    for (const sheet of this.page.querySelectorAll(".mb-sheet")) sheet.classList.toggle("mb-sheet--shown", /** @type {HTMLElement} */ (sheet).dataset.paper === id);
    if (isAsked) this.find(`#mb-sheet-${id}`).focus();
  }

  /** @param {string} ending @param {string} type @param {(papers: Paper[]) => string} write */
  #offer(ending, type, write) {
    const chosen = this.#listChosen();
    offerFile(this.#nameFile(ending), type, write(this.#build().filter(({ id }) => chosen.includes(id))));
  }

  #listChosen() {
    return this.#getProject().chosen ?? chooseFor(this.data.get().role);
  }

  /** @param {Partial<Project>} change @param {Partial<import("./kept.js").Kept>} [more] */
  #keep(change, more = {}) {
    const kept = { ...this.data.get(), ...more };
    const project = { ...this.#getProject(), ...change };
    this.isWriting = true;
    const refusal = this.data.set({ ...kept, projects: { ...kept.projects, [this.id]: project } });
    this.isWriting = false;
    // What is kept of all projects together has an end, too.
    const isWhole = Object.keys(project.texts).length === Object.keys(this.#getProject().texts).length;
    complain(this.find("#mb-box-settings"), refusal || (isWhole ? "" : "full"), _("What you write here lasts as long as this page is open."));
  }

  /** @returns {Project} */
  #getProject() {
    const { projects } = this.data.get();
    return Object.hasOwn(projects, this.id) ? projects[this.id] : cleanProject(null);
  }

  #getSettings() {
    const { role, rule } = this.data.get();
    return { role, rule, planned: this.plan.get().starts[this.id] ?? "", ...this.#getProject() };
  }

  /** @param {Record<string, string>} [texts] others than those that are kept */
  #build(texts) {
    const settings = this.#getSettings();
    return buildPapers(this.record, this.choices, texts ? { ...settings, texts } : settings);
  }

  #getSource() {
    return new Source(this.record, this.choices);
  }

  #getAddress() {
    return resolve(`opportunities/${this.id}/`);
  }

  #warn() {
    return this.find("#mb-box-law").textContent ?? "";
  }

  /** @param {string} ending */
  #nameFile(ending) {
    return `${this.id.replace("/", "-")}.${ending}`;
  }
}

/** The words for the choices of a listing, which the page brings. @param {HTMLTemplateElement} template */
function readChoices(template) {
  /** @type {import("./source.js").Choices} */
  const choices = {};
  for (const option of template.content.querySelectorAll("option")) (choices[option.dataset.field ?? ""] ??= {})[option.value] = option.text;
  return choices;
}

/** What was filled in, by its key. @param {Paper[]} papers @returns {[string, string][]} */
function listBlanks(papers) {
  return papers.flatMap(({ blocks }) => blocks.flatMap((block) => {
    const blanks = block.kind === "facts" ? block.blanks : block.kind === "lines" ? [block.blank]
      : block.kind === "table" ? block.rows.flatMap((row) => row.blanks) : block.kind === "checks" ? block.checks : [];
    return blanks.map(({ key, text }) => /** @type {[string, string]} */ ([key, text]));
  }));
}

/** The entry of a paper in the list: whether it is printed, and a way to see it. @param {Paper} paper */
function buildEntry({ id, title, purpose }) {
  const box = /** @type {HTMLInputElement} */ (make("input"));
  [box.type, box.value] = ["checkbox", id];
  box.setAttribute("aria-label", _("Print and export: {paper}", { paper: title }));
  const button = /** @type {HTMLButtonElement} */ (make("button", "", make("strong", "", title), make("small", "", purpose)));
  [button.type, button.value] = ["button", id];
  return make("li", "", make("label", "mb-tick", box), button);
}

/** A saved project, as a way to its papers. @param {import("../saved/entry.js").Saved} saved */
function buildChoice({ id, title, employer }) {
  const link = makeLink(`box/#${id}`, title || id);
  link.dir = "auto";
  return make("li", "", link, ...employer ? [make("span", "mb-quiet", ` ${employer}`)] : []);
}
