// Switches between the colours of the theme. The theme's own script does that too, but begins by styling the whole page
// anew three times, before anybody has pressed anything: on a phone that is a third of what it takes to start.

import { whenIdle } from "./idle.js";
import { make } from "./site.js";
import { keep, recall } from "./storage.js";

/** What a choice is about, as the theme writes it on the body and keeps it. */
const PARTS = ["media", "scheme", "primary", "accent"];
const SYSTEM = "(prefers-color-scheme)";

/** @typedef {{index: number, color: {[part: string]: string}}} Palette */

/** Show what was chosen before, or else what fits the reader's system, and let them choose from now on. */
export function startPalette() {
  const form = document.querySelector("input[name=__palette]")?.closest("form");
  if (!form) return;
  const choices = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=__palette]")]);
  const light = matchMedia("(prefers-color-scheme: light)");
  // Where the theme keeps it, too: a line of its own in each page wears that before the page is painted.
  const key = `${/** @type {any} */ (window).__md_scope?.pathname}.__palette`;
  let at = 0;
  const choose = (/** @type {number} */ index) => {
    at = Math.max(0, Math.min(index, choices.length - 1));
    const palette = readPalette(choices, at, light.matches);
    wear(palette.color);
    choices.forEach((choice, i) => {
      if (choice.nextElementSibling instanceof HTMLElement) choice.nextElementSibling.hidden = i !== at;
    });
    keep(key, palette);
  };
  choose(recall(key)?.index ?? choices.findIndex((one) => matchMedia(readPart(one, "media")).matches));
  form.addEventListener("change", ({ target }) => choose(choices.findIndex((one) => one === target)));
  form.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    const next = choices[(at + 1) % choices.length];
    next.click();
    next.focus();
  });
  light.addEventListener("change", () => choose(at));
}

/** @param {HTMLInputElement[]} choices @param {number} index @param {boolean} isLight @returns {Palette} */
function readPalette(choices, index, isLight) {
  const media = readPart(choices[index], "media");
  const wanted = `(prefers-color-scheme: ${isLight ? "light" : "dark"})`;
  const source = media === SYSTEM ? choices.find((one) => readPart(one, "media") === wanted) : undefined;
  const color = Object.fromEntries(PARTS.map((part) => [part, readPart(source ?? choices[index], part)]));
  return { index, color: { ...color, media } };
}

/** @param {HTMLInputElement} choice @param {string} part */
function readPart(choice, part) {
  return choice.getAttribute(`data-md-color-${part}`) ?? "";
}

/** Colour the page at once: what moves from one colour to another looks unfinished. @param {{[part: string]: string}} color */
function wear(color) {
  const { body } = document;
  const changed = PARTS.filter((part) => body.getAttribute(`data-md-color-${part}`) !== color[part]);
  if (changed.some((part) => part !== "media")) {
    body.setAttribute("data-md-color-switching", "");
    whenIdle(() => body.removeAttribute("data-md-color-switching"));
  }
  for (const part of changed) body.setAttribute(`data-md-color-${part}`, color[part]);
  whenIdle(tellBrowser);
}

/** Let the browser's own bars and fields follow. It begins light, and a word about that would have it style all anew. */
function tellBrowser() {
  const header = document.querySelector("[data-md-component=header]");
  if (!header) return;
  const { backgroundColor, colorScheme } = getComputedStyle(header);
  write("theme-color", backgroundColor);
  if (colorScheme !== "light" || document.querySelector("meta[name=color-scheme]")) write("color-scheme", colorScheme);
}

/** @param {string} name @param {string} content */
function write(name, content) {
  const meta = document.querySelector(`meta[name=${name}]`) ?? document.head.appendChild(make("meta"));
  meta.setAttribute("name", name);
  meta.setAttribute("content", content);
}
