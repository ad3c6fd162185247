// The search in the header finds projects as the browse page does, above what the theme finds in the guides.

import { _, language, ngettext } from "../words/lib.js";
import { linkListing, make, makeLink } from "./site.js";

/** @typedef {import("../browse/engine.js").Engine} Engine */

/** How many projects are named; a link leads to all of them. */
const NAMED = 3;

/** Show what is found while somebody types. */
export function startHeaderSearch() {
  findProjects(document, "[data-md-component=search-query]", "[data-md-component=search-result]");
  // Zensical draws its search in a shadow (DOM Standard, 4.8), where the styles of the page do not reach.
  document.addEventListener("focusin", ({ target }) => {
    const shadow = target instanceof Element && target.shadowRoot;
    if (!shadow || shadow.querySelector(".mb-found")) return;
    if (!findProjects(shadow, "[role=combobox]", "[role=status]")) return;
    const sheet = document.querySelector("link[href$='microboard.css']");
    if (sheet) shadow.append(sheet.cloneNode());
  });
}

/**
 * Whether the search is there.
 * @param {Document | ShadowRoot} root @param {string} field where somebody types @param {string} found what the theme finds
 */
function findProjects(root, field, found) {
  const input = root.querySelector(field);
  const results = root.querySelector(found);
  if (!(input instanceof HTMLInputElement) || !results) return false;
  const box = make("div", "mb-found");
  box.lang = language;
  box.dir = "auto";
  /** @type {Promise<Engine | undefined> | undefined} */
  let loading;
  // What the theme says below counts guides alone.
  const fill = (/** @type {HTMLElement[]} */ found) => box.replaceChildren(...found, make("p", "mb-found__guides", _("In the guides")));
  const show = async () => {
    const words = input.value.trim();
    box.hidden = !words;
    if (!words) return;
    if (!loading) fill([buildWay(words, _("Search all open projects for “{words}”", { words }))]);
    const engine = await (loading ??= load());
    // Somebody may have typed on.
    if (engine && words === input.value.trim()) fill(await list(engine, words));
  };
  input.addEventListener("input", () => void show());
  results.before(box);
  void show();
  return true;
}

/** The engine of the browse page; nothing where it can't be loaded, and the link to that page stays. */
async function load() {
  const { loadEngine } = await import("../browse/index.js");
  return loadEngine().catch(() => undefined);
}

/** @param {Engine} engine @param {string} words */
async function list(engine, words) {
  const { getId } = await import("./cards.js");
  const { createQuery } = await import("../browse/query.js");
  const { listings } = engine.run({ ...createQuery(), text: words }, Date.now());
  const count = listings.length;
  const named = [...listings.slice(0, NAMED)].map((i) => linkListing(getId(engine, i), engine.index.texts.title[i]));
  const text = count ? ngettext("{count} open project for “{words}”", "{count} open projects for “{words}”", count, { words })
    : _("No open projects for “{words}”", { words });
  return [buildWay(words, text), ...named];
}

/** @param {string} words @param {string} text */
function buildWay(words, text) {
  const way = makeLink(`opportunities/?text=${encodeURIComponent(words)}`, text);
  way.className = "mb-found__all";
  return way;
}
