// The page of the listings that somebody keeps, and the table that compares up to four of them.

import { addBadge, buildCard, getId, getWord } from "../lib/cards.js";
import { getEnd, readDay, writeDay } from "../lib/days.js";
import { loadEngine } from "../browse/index.js";
import { buildSaveButton, showSaved } from "./buttons.js";
import { canKeep, CHANGED, listSaved } from "./saved.js";
import { make, makeLink, notify, resolve, say } from "../lib/site.js";

/** @typedef {import("../browse/engine.js").Engine} Engine */

const MOST = 4;

/** @param {HTMLElement} page */
export async function startSavedPage(page) {
  const list = /** @type {HTMLElement} */ (page.querySelector("#mb-saved-list"));
  const table = /** @type {HTMLElement} */ (page.querySelector("#mb-compare"));
  const template = /** @type {HTMLTemplateElement} */ (page.querySelector("#mb-card"));
  /** @type {Engine | undefined} */
  let engine;
  try {
    if (listSaved().length) engine = await loadEngine();
  } catch {
    list.before(make("p", "mb-complaint", "What is open now could not be loaded. These are the titles that you saved."));
  }
  const bar = /** @type {HTMLElement} */ (page.querySelector("#mb-compare-bar"));
  /** @type {Set<string>} what is compared lasts as long as the entry of the browser's history */
  const chosen = new Set(Array.isArray(history.state?.compared) ? history.state.compared.slice(0, MOST) : []);
  const compare = () => {
    history.replaceState({ compared: [...chosen] }, "");
    table.replaceChildren(...buildTable(engine, [...chosen]));
    const words = chosen.size === 1 ? "One chosen. Choose another to compare the two." : `${chosen.size} chosen.`;
    bar.hidden = !chosen.size;
    bar.replaceChildren(words);
    if (chosen.size > 1) bar.append(" ", make("a", "", "See them side by side"));
    bar.querySelector("a")?.setAttribute("href", "#mb-compare");
    if (chosen.size) say(words);
  };
  const show = () => {
    const kept = listSaved();
    for (const id of chosen) if (!kept.some((saved) => saved.id === id)) chosen.delete(id);
    list.replaceChildren(...kept.map((saved) => buildEntry(saved, template, engine, chosen)));
    if (!canKeep()) list.append(make("p", "mb-complaint", "This browser keeps nothing for this site, so nothing can be saved. Bookmark the pages of projects instead."));
    else if (!kept.length) list.append(make("p", "", "Nothing is saved yet. Press the bookmark on any project."));
    showSaved(page);
    compare();
  };
  list.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    if (!box.checked) chosen.delete(box.value);
    else if (chosen.size < MOST) chosen.add(box.value);
    else {
      box.checked = false;
      notify("Four projects are the most that fit side by side. Take one out first.");
      return;
    }
    compare();
  });
  document.addEventListener(CHANGED, () => {
    if (!page.isConnected) return;
    const at = [...list.querySelectorAll(".mb-save")].indexOf(/** @type {Element} */ (document.activeElement));
    show();
    // The pressed button is gone: go on at the one in its place.
    const buttons = list.querySelectorAll(".mb-save");
    const next = at < 0 ? undefined : buttons[Math.min(at, buttons.length - 1)] ?? page.querySelector("h1");
    if (next instanceof HTMLElement) {
      if (next.matches("h1")) next.tabIndex = -1;
      next.focus();
    }
  });
  show();
}

/**
 * A card, with a box to compare it; for what is not open any more, what was known when it was saved.
 * @param {import("./saved.js").Saved} saved @param {HTMLTemplateElement} template
 * @param {Engine | undefined} engine @param {Set<string>} chosen
 */
function buildEntry(saved, template, engine, chosen) {
  const now = Date.now();
  const i = find(engine, saved.id);
  if (engine && i >= 0 && engine.getClosing(i) > now) {
    const card = buildCard(template, engine, i, now);
    const box = /** @type {HTMLInputElement} */ (make("input"));
    box.type = "checkbox";
    box.value = saved.id;
    box.checked = chosen.has(saved.id);
    card.append(make("label", "mb-choice", box, make("span", "", "Compare", make("span", "mb-unseen", ` ${saved.title}`))));
    return card;
  }
  const day = readDay(saved.deadline);
  const title = make("h2", "mb-card__title", makeLink(`opportunities/${saved.id}/`, saved.title || saved.id));
  const by = make("p", "mb-card__by", saved.employer);
  const button = buildSaveButton(saved.id, saved.title);
  const card = make("article", "mb-card", title, by);
  if (engine || (day !== null && getEnd(day) <= now)) {
    card.classList.add("mb-card--closed");
    addBadge(card, "closed", "Closed");
    card.append(make("p", "mb-card__summary", "This project takes no more applications. Its page says what became of it."));
  } else if (day !== null) {
    card.append(make("p", "mb-card__summary", `Apply by ${writeDay(day)}.`));
  }
  card.append(button);
  return card;
}

/** @param {Engine | undefined} engine @param {string} id */
function find(engine, id) {
  if (!engine) return -1;
  for (let i = 0; i < engine.count; i++) if (getId(engine, i) === id) return i;
  return -1;
}

/** @param {Engine | undefined} engine @param {string[]} ids */
function buildTable(engine, ids) {
  const listings = ids.map((id) => find(engine, id)).filter((i) => i >= 0);
  if (!engine || listings.length < 2) return [];
  const { texts } = engine.index;
  /** @type {[string, (i: number) => string][]} */
  const rows = [
    ["Employer", (i) => texts.employer_names[texts.employer.codes[i]]],
    ["Pay per hour", (i) => getWord(texts.pay, i)],
    ["Pay in all", (i) => getWord(texts.total, i) || "–"],
    ["Hours a week", (i) => getWord(texts.week, i)],
    ["Weeks", (i) => getWord(texts.weeks, i)],
    ["Hours in all", (i) => String(engine.hours[i])],
    ["Place", (i) => getWord(texts.place, i)],
    ["Mentorship", (i) => listLabels(engine, "mentor", i)],
    ["Check-ins", (i) => getWord(texts.mentor, i)],
    ["Skills", (i) => listLabels(engine, "skill", i)],
    ["Open to", (i) => listLabels(engine, "audience", i)],
    ["Right to work", (i) => listLabels(engine, "permit", i)],
    ["Start", (i) => engine.starts[i] > 0 ? writeDay(engine.starts[i]) : engine.starts[i] < 0 ? "As soon as someone fits" : "Not fixed"],
    ["Apply by", (i) => writeDay(engine.deadline[i])],
  ];
  const head = make("tr", "", make("td"));
  for (const i of listings) {
    const cell = make("th", "", makeLink(`opportunities/${getId(engine, i)}/`, texts.title[i]));
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  const body = make("tbody");
  for (const [name, write] of rows) {
    const label = make("th", "", name);
    label.setAttribute("scope", "row");
    body.append(make("tr", "", label, ...listings.map((i) => make("td", "", write(i)))));
  }
  body.append(buildDeliverables(listings.map((i) => getId(engine, i))));
  const scroller = make("div", "mb-scroller", make("table", "mb-comparison", make("thead", "", head), body));
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", "Comparison");
  return [make("h2", "", "Side by side"), scroller];
}

/** What is handed over: it is not in the index, so it comes from each listing's own file. @param {string[]} ids */
function buildDeliverables(ids) {
  const label = make("th", "", "You hand over");
  label.setAttribute("scope", "row");
  const cells = ids.map((id) => {
    const cell = make("td", "", "…");
    void loadDeliverables(id).then((texts) => cell.replaceChildren(make("ul", "", ...texts.map((text) => make("li", "", text)))),
      () => cell.replaceChildren("See its page"));
    return cell;
  });
  return make("tr", "", label, ...cells);
}

/** @type {Map<string, Promise<string[]>>} */
const loaded = new Map();

/** @param {string} id */
function loadDeliverables(id) {
  let texts = loaded.get(id);
  if (!texts) {
    texts = fetch(resolve(`api/v1/opportunities/${id}.json`))
      .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(`The API answered ${answer.status}.`)))
      .then((record) => record.deliverables.map((/** @type {{what: string}} */ one) => one.what));
    loaded.set(id, texts);
  }
  return texts;
}

/** @param {Engine} engine @param {string} name @param {number} i */
function listLabels(engine, name, i) {
  const facet = engine.index.facets.find((one) => one.name === name);
  const codes = facet?.values[i] ?? [];
  return codes.map((code) => code < 0 ? "Anyone" : facet?.labels[code]).join(", ") || "–";
}
