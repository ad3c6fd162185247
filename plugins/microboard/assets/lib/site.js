// The address of the site, and words for people who do not see the page change.

import { _, language } from "../words/lib.js";

/** The root of the site, wherever it lies: this file is three folders below it. */
export const ROOT = new URL("../../../", import.meta.url);

/** The address of a path of the site. @param {string} path */
export function resolve(path) {
  return ROOT.href + path;
}

/** Say something to people who listen to the page. @param {string} words */
export function say(words) {
  let place = document.getElementById("mb-said");
  if (!place) {
    place = document.createElement("p");
    place.id = "mb-said";
    place.className = "mb-unseen";
    place.setAttribute("role", "status");
    place.lang = language;
    place.dir = "auto";
    document.body.append(place);
  }
  place.textContent = words;
}

/** Show words for a while, wherever the reader is, and say them. @param {string} words */
export function notify(words) {
  say(words);
  document.querySelector(".mb-notice")?.remove();
  const notice = make("p", "mb-notice", words);
  notice.lang = language;
  notice.dir = "auto";
  document.body.append(notice);
  setTimeout(() => notice.remove(), 8000);
}

/** Say that the filters are being applied: on a slow line the index takes a while. @param {Element} results */
export function showWaiting(results) {
  const count = results.querySelector(".mb-count");
  if (!(count instanceof HTMLElement) || results.hasAttribute("aria-busy")) return;
  results.setAttribute("aria-busy", "true");
  count.dataset.whole ??= count.textContent ?? "";
  count.textContent = _("Your filters are being applied …");
}

/** Say of the whole list what the page says of it. @param {Element} results @param {string} words */
export function showReady(results, words) {
  results.removeAttribute("aria-busy");
  results.querySelector(".mb-count")?.replaceChildren(words);
}

/** An element that is there. @param {ParentNode} root @param {string} selector */
export function find(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/**
 * An element with a class, texts and other elements in it. Texts are only ever texts.
 * @param {string} tag @param {string} [name] @param {...(Node | string)} content
 */
export function make(tag, name = "", ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}

/** A button that sends no form. @param {string} name its class, or nothing @param {...(Node | string)} content */
export function makeButton(name, ...content) {
  const button = make("button", name, ...content);
  button.setAttribute("type", "button");
  return button;
}

/** @param {string} path @param {string} words */
export function makeLink(path, words) {
  const link = document.createElement("a");
  link.href = resolve(path);
  link.textContent = words;
  return link;
}

/** A link to a listing by its title, which may be in any language. @param {string} id @param {string} title */
export function linkListing(id, title) {
  const link = makeLink(`opportunities/${id}/`, title);
  link.dir = "auto";
  return link;
}
