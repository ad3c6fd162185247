// What the theme's own script does to the board's pages, and what the board adds to it.

import { resolve } from "./site.js";

/**
 * Hide the feeds from the theme, which takes every <link rel=alternate> for a translation and asks for its sitemap.
 * Feed readers read the page as it came.
 */
export function hideFeeds() {
  for (const link of document.querySelectorAll("link[rel=alternate][type]")) link.setAttribute("rel", "alternate feed");
}

/** Name what the theme leaves without a name. */
export function nameSearch() {
  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
}

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
