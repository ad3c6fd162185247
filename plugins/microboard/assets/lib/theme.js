// Gets along with the theme's own script, and adds to it.

import { _ } from "../words/lib.js";
import { makeButton, resolve } from "./site.js";

/**
 * Hide the feeds while the theme looks for translations: it takes every <link rel=alternate> for one, and asks for its
 * sitemap. It looks once, when the document is ready, and has asked to be told of that before this script runs. Then
 * the links are what they were, since extensions of browsers look for exactly that.
 */
export function hideFeeds() {
  if (document.readyState === "complete") return;
  const links = document.querySelectorAll("link[rel=alternate][type]");
  /** @param {string} relation */
  const relate = (relation) => links.forEach((link) => link.setAttribute("rel", relation));
  relate("alternate feed");
  for (const [target, name] of /** @type {const} */ ([[document, "DOMContentLoaded"], [window, "load"]])) {
    target.addEventListener(name, () => relate("alternate"), { once: true });
  }
}

/** Name what the theme leaves without a name. */
export function nameSearch() {
  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", _("Search"));
}

/** Tables that are wider than the page scroll, by keyboard too: what is in a box that has links can't be reached else. */
export function reachTables() {
  for (const [at, box] of document.querySelectorAll(".md-typeset__scrollwrap").entries()) {
    if (!(box instanceof HTMLElement) || box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", _("Table {number}", { number: at + 1 }));
  }
}

/** What opens the drawer and the search is the label of a hidden box: a button over it can be reached by keyboard. */
export function startButtons() {
  for (const [id, name] of /** @type {const} */ ([["__drawer", _("Menu")], ["__search", _("Search")]])) {
    const box = document.getElementById(id);
    if (!(box instanceof HTMLInputElement)) continue;
    const button = makeButton("mb-switch");
    button.setAttribute("aria-label", name);
    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    button.addEventListener("click", () => box.click());
    if (id === "__search" && isDialog()) {
      button.setAttribute("aria-haspopup", "dialog");
    } else {
      box.addEventListener("change", tell);
      tell();
    }
    document.querySelector(`.md-header__button[for=${id}]`)?.append(button);
  }
}

/** Whether the search is Zensical's: a dialog that closes by itself, whatever its box says. */
function isDialog() {
  return Boolean(document.querySelector(".md-search__button"));
}

/** Light the entry of the menu under which this page is: the theme may have kept the menu of the page before. */
export function lightMenu() {
  const here = /** @type {HTMLElement | null} */ (document.querySelector(".mb-foot"))?.dataset.here;
  for (const link of document.querySelectorAll(".mb-menu a")) {
    const isHere = here && /** @type {HTMLAnchorElement} */ (link).href.startsWith(resolve(`${here}/`));
    if (isHere) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/**
 * Close the drawer with the Escape key, and the search when the focus goes elsewhere: it would lie over what has the
 * focus (WCAG 2.4.11).
 */
export function startKeys() {
  document.addEventListener("focusin", ({ target }) => {
    const search = document.getElementById("__search");
    if (!(search instanceof HTMLInputElement) || !search.checked || !(target instanceof Element) || isDialog()) return;
    if (target !== search && !target.closest(".md-search")) search.click();
  });
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key !== "Escape" || !(drawer instanceof HTMLInputElement) || !drawer.checked) return;
    drawer.click();
    /** @type {HTMLElement | null} */ (document.querySelector("[for=__drawer] .mb-switch"))?.focus();
  });
}
