// The filters that are chosen, each as a button that takes it away.

import { _ } from "../words/browse.js";
import { createQuery } from "./query.js";
import { make, makeButton } from "../lib/site.js";

/** @typedef {import("./query.js").Query} Query */

/**
 * @param {HTMLElement} chips the list @param {{words: string, without: Query}[]} parts what is chosen, and what is asked without it
 * @param {string} sort the order, which stays @param {(query: Query) => void} ask
 */
export function showChips(chips, parts, sort, ask) {
  const all = parts.map(({ words, without }) => ({ words, without, name: _("Remove the filter {words}", { words }) }));
  if (parts.length > 1) all.push({ words: _("Clear all"), without: { ...createQuery(), sort }, name: "" });
  chips.replaceChildren(...all.map(({ words, without, name }) => {
    const button = makeButton("mb-chip", words);
    if (name) button.setAttribute("aria-label", name);
    button.addEventListener("click", () => {
      ask(without);
      // The button is gone: go on at the next one, or at the search.
      (chips.querySelector("button") ?? document.getElementById("mb-text"))?.focus();
    });
    return make("li", "", button);
  }));
}
