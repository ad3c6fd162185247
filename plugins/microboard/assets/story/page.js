// The page on which somebody tells what came of their projects.

import { _, getLocale } from "../words/story.js";
import { writeHtml, writeMarkdown, writePlain } from "../lib/documents.js";
import { readDate } from "../lib/days.js";
import { copyText, offerFile } from "../lib/hand-over.js";
import { OwnData } from "../lib/own-data.js";
import { find, make, ROOT, say } from "../lib/site.js";
import { nameHere, recall } from "../lib/storage.js";
import { followAddress, isBroken, readProject } from "../project/address.js";
import { startOwnSection } from "../project/own-section.js";
import { complain } from "../saved/buttons.js";
import { Catalogue } from "../saved/catalogue.js";
import { isId } from "../saved/entry.js";
import { CHANGED, listSaved } from "../saved/saved.js";
import { buildCard, buildEvidence, readEvidence, readMade, updateCard } from "./card.js";
import { buildDocument, buildGrid, nameStory } from "./document.js";
import { readListing } from "./listing.js";
import { writeResume } from "./resume.js";
import { clean, cleanTold, isFull, KINDS, MAX_EVIDENCE, nameOwn } from "./state.js";
import { buildStory, sortStories } from "./story.js";

/** @typedef {import("./listing.js").Listing} Listing */
/** @typedef {import("./state.js").Told} Told */
/** @typedef {import("./story.js").Story} Story */

const DONE = new Set(["chosen", "finished"]);

/** @param {HTMLElement} page */
export async function startStoryPage(page) {
  const story = new StoryPage(page);
  startOwnSection(page, story.data);
  await story.start();
}

class StoryPage {
  data = new OwnData("story", clean);
  catalogue = new Catalogue();
  /** @type {Map<string, Listing>} by the keys of projects */
  listings = new Map();
  /** Whether what changes is written on this page. */
  isWriting = false;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    /** @param {string} selector */
    this.find = (selector) => find(page, selector);
    const template = (/** @type {string} */ name) => /** @type {HTMLTemplateElement} */ (this.find(`#mb-story-${name}`));
    this.templates = { card: template("card"), evidence: template("evidence"), quality: template("quality") };
    this.place = this.find("#mb-stories");
  }

  async start() {
    this.place.addEventListener("input", (event) => this.#write(/** @type {HTMLInputElement} */ (event.target)));
    this.place.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (button) this.#press(/** @type {HTMLButtonElement} */ (button));
    });
    this.find("[name=marked]").addEventListener("change", (event) => {
      this.#keep({ ...this.data.get(), isMarked: /** @type {HTMLInputElement} */ (event.target).checked });
      this.#update();
    });
    /** @type {[string, () => void][]} */
    const buttons = [
      ["resume", () => offerFile("resume.json", "application/json", writeResume(this.stories))],
      ["markdown", () => offerFile("projects.md", "text/markdown", writeMarkdown(this.#buildDocument()))],
      ["document", () => offerFile("projects.html", "text/html", writeHtml(this.#buildDocument(), _("My projects"), getLocale(), document.dir))],
      ["plain", () => offerFile("projects.txt", "text/plain", writePlain(this.#buildDocument()))],
      ["print", () => print()],
    ];
    for (const [name, act] of buttons) this.find(`[name=${name}]`).addEventListener("click", act);
    this.find("#mb-story-add").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#add(/** @type {HTMLSelectElement} */ (this.find("[name=which]")).value);
    });
    document.addEventListener(CHANGED, () => this.page.isConnected && void this.load());
    this.data.watch(() => !this.isWriting && this.page.isConnected && void this.load());
    followAddress(this.page, () => this.#open());
    await this.load();
    this.#open();
  }

  /** Open the project that the address names; one that is saved can be added. */
  #open() {
    const id = readProject(location.hash);
    const card = id && this.#getCard(id);
    this.find("#mb-broken").hidden = !isBroken(location.hash, card);
    const choice = /** @type {HTMLSelectElement} */ (this.find("[name=which]"));
    if ([...choice.options].some(({ value }) => value === id)) choice.value = id;
    if (!card) return;
    find(card, "details").setAttribute("open", "");
    find(card, "summary").focus();
  }

  /** @param {string} key */
  #getCard(key) {
    return /** @type {HTMLElement | null} */ (this.place.querySelector(`[data-key="${CSS.escape(key)}"]`));
  }

  /** Draw all that is told, and what is waiting for it. */
  async load() {
    const keys = this.#listKeys();
    const records = await Promise.all(keys.map((key) => isId(key) ? this.catalogue.loadRecord(key).catch(() => undefined) : null));
    this.find("#mb-faulty").hidden = !records.includes(undefined);
    const saved = new Map(listSaved().map((entry) => [entry.id, entry]));
    this.listings = new Map(keys.map((key, at) => {
      const listing = readListing(records[at]);
      const { title, employer } = saved.get(key) ?? { title: "", employer: "" };
      // What was kept stands in for what could not be loaded, and for a first day that the listing leaves open.
      const { texts } = listing;
      return [key, { ...listing, texts: { ...texts, title: texts.title || title, employer: texts.employer || employer, from: texts.from || recallStart(key) } }];
    }));
    const { projects } = this.data.get();
    const open = new Set(/** @type {HTMLElement[]} */ ([...this.place.children]).filter((card) => find(card, "details").hasAttribute("open")).map(({ dataset }) => dataset.key));
    this.place.replaceChildren(...this.#buildStories().map((story) => {
      const card = buildCard(story, cleanTold(projects[story.key]), /** @type {Listing} */ (this.listings.get(story.key)), this.templates);
      find(card, "details").toggleAttribute("open", open.has(story.key) || keys.length === 1);
      return card;
    }));
    this.#listChoices(saved);
    this.#update();
  }

  /** As they are shown in files: the newest first. */
  get stories() {
    return sortStories(this.#buildStories());
  }

  #buildDocument() {
    return buildDocument(this.stories, this.data.get().isMarked);
  }

  #buildStories() {
    const { projects } = this.data.get();
    return [...this.listings].map(([key, listing]) => buildStory(key, cleanTold(projects[key]), listing, ROOT.href));
  }

  /** What somebody tells of, and what is saved and under way or done. */
  #listKeys() {
    const { projects } = this.data.get();
    const saved = listSaved().filter(({ status }) => DONE.has(status)).map(({ id }) => id);
    return [...new Set([...Object.keys(projects), ...saved])].filter((key) => !projects[key]?.isOut);
  }

  /** What can be added: saved projects, and any other. @param {Map<string, import("../saved/entry.js").Saved>} saved */
  #listChoices(saved) {
    const others = [...saved.values()].filter(({ id }) => !this.listings.has(id));
    this.find("[name=which]").replaceChildren(new Option(_("A project of my own"), ""), ...others.map(({ id, title }) => new Option(title || id, id)));
  }

  /** Show again whatever follows from what is told. */
  #update() {
    const stories = this.#buildStories();
    const { isMarked } = this.data.get();
    const isEmpty = !stories.length;
    this.find("#mb-none").hidden = !isEmpty;
    const isAnySaved = listSaved().length > 0;
    this.find("[data-none=saved]").hidden = !isAnySaved;
    this.find("[data-none=find]").hidden = isAnySaved;
    for (const part of this.page.querySelectorAll(".mb-story__filled")) /** @type {HTMLElement} */ (part).hidden = isEmpty;
    /** @type {HTMLInputElement} */ (this.find("[name=marked]")).checked = isMarked;
    for (const [at, story] of stories.entries()) updateCard(/** @type {HTMLElement} */ (this.place.children[at]), story, isMarked);
    this.find("#mb-story-grid").replaceChildren(buildTable(stories));
  }

  /** @param {HTMLInputElement} control */
  #write(control) {
    const card = /** @type {HTMLElement} */ (control.closest("[data-key]"));
    const { quality } = control.dataset;
    this.#tell(card, (told) => {
      if (control.name === "cleared") return { ...told, isCleared: control.checked };
      if (quality) return { ...told, shown: { ...told.shown, [quality]: control.value } };
      if (control.closest(".mb-story__evidence")) return { ...told, evidence: readEvidence(card) };
      return { ...told, texts: { ...told.texts, [control.name]: control.value } };
    });
  }

  /** @param {HTMLButtonElement} button */
  #press(button) {
    const card = /** @type {HTMLElement} */ (button.closest("[data-key]"));
    const { do: act } = button.dataset;
    const kind = KINDS.find((one) => one === button.value);
    if (act === "copy") void copyText(readMade(/** @type {HTMLElement} */ (button.closest("[data-made]"))));
    if (act === "evidence" && kind && readEvidence(card).length < MAX_EVIDENCE) {
      const row = buildEvidence({ kind, text: "", who: "" }, this.templates.evidence);
      find(card, ".mb-story__evidence").append(row);
      find(row, "[name=text]").focus();
    }
    if (act === "drop") {
      button.closest("li")?.remove();
      this.#tell(card, (told) => ({ ...told, evidence: readEvidence(card) }));
      find(card, "[data-do=evidence]").focus();
    }
    if (act === "out") void this.#takeOut(card);
  }

  /** @param {HTMLElement} card */
  async #takeOut(card) {
    const key = String(card.dataset.key);
    const name = find(card, ".mb-story__name").textContent;
    if (!confirm(_("Take this project out, and delete what you told of it?"))) return;
    const { projects, ...kept } = this.data.get();
    const { [key]: told, ...others } = projects;
    // What is saved would come back by itself.
    this.#keep({ ...kept, projects: isId(key) ? { ...others, [key]: { ...cleanTold(null), isOut: true } } : others });
    await this.load();
    this.find("[name=which]").focus();
    say(_("{title} is taken out.", { title: name }));
  }

  /** @param {string} id of a saved project, or nothing */
  async #add(id) {
    const kept = this.data.get();
    const key = id || nameOwn(kept);
    this.#keep({ ...kept, projects: { ...kept.projects, [key]: cleanTold(null) } });
    await this.load();
    const card = this.#getCard(key);
    if (!card) return; // There are too many.
    this.find("#mb-broken").hidden = true;
    find(card, "details").setAttribute("open", "");
    find(card, "[name=title]").focus();
  }

  /** @param {HTMLElement} card @param {(told: Told) => Told} change */
  #tell(card, change) {
    const key = String(card.dataset.key);
    const kept = this.data.get();
    this.#keep({ ...kept, projects: { ...kept.projects, [key]: change(cleanTold(kept.projects[key])) } });
    this.#update();
  }

  /** @param {import("./state.js").Kept} kept */
  #keep(kept) {
    this.isWriting = true;
    const cleaned = clean(kept);
    const refusal = this.data.set(cleaned);
    this.isWriting = false;
    complain(this.find(".mb-story__add"), refusal || (isFull(cleaned) ? "full" : ""), _("This lasts as long as the page is open."));
  }
}

/** The first day that was settled in the papers of a project, or nothing. @param {string} key */
function recallStart(key) {
  return readDate(recall(nameHere("microboard-box"))?.projects?.[key]?.start);
}

/** Which quality is covered by what. @param {Story[]} stories */
function buildTable(stories) {
  const head = make("tr", "", addScope(make("th", "", _("Strength")), "col"), ...stories.map((story) => addScope(make("th", "", nameStory(story)), "col")));
  const rows = buildGrid(stories).map(({ name, covers }) => make("tr", "", addScope(make("th", "", name), "row"), ...covers.map((cover) => {
    if (cover === "told") return make("td", "", "●", make("span", "mb-unseen", _("told")));
    return cover ? make("td", "", "○", make("span", "mb-unseen", _("named by the listing, not told yet"))) : make("td");
  })));
  return make("table", "mb-story__grid", make("thead", "", head), make("tbody", "", ...rows));
}

/** @param {HTMLElement} cell @param {"col" | "row"} scope */
function addScope(cell, scope) {
  cell.setAttribute("scope", scope);
  cell.dir = "auto";
  return cell;
}
