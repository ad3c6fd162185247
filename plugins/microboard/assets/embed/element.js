// <microboard-list>: the open projects of the board on anybody's page. The build makes one module of this and of all that it
// imports, and puts the sheet and the empty card in here (publish/embed/element.py). It asks for nothing but the index, writes
// no style into the page, and every text goes in as text.

import { _, language, ngettext } from "../words/embed.js";
import { readQuery, writeQuery } from "../browse/address.js";
import { Engine } from "../browse/engine.js";
import { loadIndex } from "../browse/index.js";
import { RANGES } from "../browse/query.js";
import { buildCard } from "../lib/cards.js";
import { make, makeLink } from "../lib/site.js";

/** An element: its tag, its attributes, and what is in it. @typedef {[string, Record<string, string>, ...(string | Part)[]]} Part */

const SHEET = "MICROBOARD-SHEET";
/** @type {Part} */
const CARD = JSON.parse("MICROBOARD-CARD");
const FEW = 6;
const MOST = 50;
// What asks for something beside the board's own facets and ranges, and what any element may have.
const KNOWN = ["query", "count", "target", "scheme", "text", "currency", "only", "free", "since", "until", "sort", ...RANGES];
const ANYWHERE = /^(class|role|tabindex|on[a-z]+|item[a-z]+|[a-z]+-.*)$/;

const sheet = new CSSStyleSheet();
sheet.replaceSync(SHEET);
const template = document.createElement("template");
template.content.append(grow(CARD));
/** All lists of a page share one index. @type {Promise<Engine> | undefined} */
let loading;

class MicroboardList extends HTMLElement {
  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = [sheet];
    // What the page's author wrote inside, until the projects are there.
    this.root.append(make("slot"));
    /** What was said to mean nothing. @type {Set<string>} */
    this.told = new Set();
    this.changes = new MutationObserver(() => void this.show());
    this.again = () => void this.show();
  }

  connectedCallback() {
    this.changes.observe(this, { attributes: true });
    // A page may stay open for days.
    document.addEventListener("visibilitychange", this.again);
    void this.show();
  }

  disconnectedCallback() {
    this.changes.disconnect();
    document.removeEventListener("visibilitychange", this.again);
  }

  /** Show what the attributes ask for. */
  async show() {
    try {
      const engine = await (loading ??= load());
      const parameters = readAttributes(this);
      this.root.replaceChildren(buildList(engine, parameters, this.getAttribute("target")));
      this.tellUnknown([...KNOWN, ...engine.index.facets.map(({ name }) => name), ...engine.own.keys()], parameters);
    } catch (error) {
      loading = undefined; // Who comes back to the page asks again.
      this.root.replaceChildren(make("p", "", _("The projects could not be loaded.")), make("slot"));
      console.error("microboard-list:", error);
    }
  }

  /**
   * Say once to whoever wrote the page what means nothing: a filter that is misspelt leaves nothing out.
   * @param {string[]} known @param {URLSearchParams} parameters
   */
  tellUnknown(known, parameters) {
    for (const name of parameters.keys()) {
      if (known.includes(name) || name in this || ANYWHERE.test(name) || this.told.has(name)) continue;
      this.told.add(name);
      console.warn(`microboard-list: there is no filter "${name}", and it leaves nothing out. The names are: ${known.join(", ")}.`);
    }
  }
}

customElements.define("microboard-list", MicroboardList);

/** A page elsewhere may show no pictures: employers have their letters. */
async function load() {
  const index = await loadIndex();
  return new Engine({ ...index, texts: { ...index.texts, logos: [] } });
}

/** What is asked for, by the names of the browse page's address: in `query` as there, or each in an attribute. @param {Element} element */
function readAttributes(element) {
  const parameters = new URLSearchParams(element.getAttribute("query") ?? "");
  for (const { name, value } of element.attributes) parameters.set(name, value);
  parameters.delete("query");
  return parameters;
}

/** @param {Engine} engine @param {URLSearchParams} parameters @param {string | null} target where links open */
function buildList(engine, parameters, target) {
  const query = readQuery(`?${parameters}`, engine.index.facets.map(({ name }) => name), [...engine.own.keys()]);
  const now = Date.now();
  const found = asksInVain(engine, query) ? [] : [...engine.run(query, now).listings];
  const count = Math.min(Number.parseInt(parameters.get("count") ?? "", 10) || FEW, MOST);
  const words = found.length ? ngettext("{count} open project", "{count} open projects", found.length)
    : _("No such project is open right now.");
  const list = make("section", "mb-embed", make("h2", "mb-embed__all", makeLink(`opportunities/${writeQuery(query)}`, words)));
  const cards = found.slice(0, count).map((i) => buildCard(template, engine, i, now, query.currency));
  // What is saved is kept by the board's own pages.
  for (const card of cards) card.querySelector(".mb-save")?.remove();
  if (cards.length) list.append(make("div", "mb-cards", ...cards));
  list.lang = language;
  list.dir = "auto";
  if (target) for (const link of list.querySelectorAll("a")) link.target = target;
  return list;
}

/**
 * Whether a query asks for what the board does not have. The browse page says so, and shows what else fits; on another page
 * that would be anything at all. People in a country that nobody names may do what those elsewhere may.
 * @param {Engine} engine @param {import("../browse/query.js").Query} query
 */
function asksInVain(engine, query) {
  const unknown = new Set(engine.listUnknown(query));
  if (unknown.has(query.choices.from?.[0])) query.choices.from = ["elsewhere"];
  return Object.entries(query.choices).some(([name, ids]) => name !== "from" && ids.every((id) => unknown.has(id)));
}

/** The element that a part describes. @param {Part} part */
function grow([tag, attributes, ...content]) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.map((one) => typeof one === "string" ? one : grow(one)));
  return element;
}
