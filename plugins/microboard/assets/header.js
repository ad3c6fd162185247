// Lets the theme's search in the header hand its words to the browse page, which searches every open listing.

import { resolve } from "./site.js";

/** Add the way to the browse page above the results of the search in the header. */
export function startHeaderSearch() {
  const input = document.querySelector("[data-md-component=search-query]");
  const results = document.querySelector("[data-md-component=search-result]");
  if (!(input instanceof HTMLInputElement) || !results) return;
  const link = document.createElement("a");
  link.className = "mb-handover-search";
  const show = () => {
    const words = input.value.trim();
    link.hidden = !words;
    link.href = resolve(`opportunities/?text=${encodeURIComponent(words)}`);
    link.textContent = `Search all open projects for “${words}”`;
  };
  input.addEventListener("input", show);
  results.before(link);
  show();
}
