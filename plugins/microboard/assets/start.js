// The first script of every page. Loads what the page needs, and nothing else.

import { updateClosing } from "./lib/closing.js";
import { startPalette } from "./lib/palette.js";
import { startPaper } from "./lib/paper.js";
import { startListing } from "./listing/page.js";
import { showSaved, startSaveButtons } from "./saved/buttons.js";
import { startHeaderSearch } from "./lib/header-search.js";
import { showWaiting } from "./lib/site.js";
import { hideFeeds, lightMenu, nameSearch, reachTables, startButtons, startKeys } from "./lib/theme.js";

hideFeeds();
startPalette();
// A page may stay open for days.
document.addEventListener("visibilitychange", () => updateClosing(document, Date.now()));
startSaveButtons();
startPaper();
startHeaderSearch();
startButtons();
startKeys();

// Material's instant navigation puts one page in the place of another, and says so.
const pages = /** @type {any} */ (window).document$;
// Not in one go with what the theme does then: a phone can paint and answer in between.
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => void startPage();
if (pages) pages.subscribe(() => port2.postMessage(null));
else port2.postMessage(null);

/** What brings a part of a page to life, by its id. @type {Record<string, () => Promise<(part: any) => void | Promise<void>>>} */
const PARTS = {
  "mb-feeds": async () => (await import("./feeds/page.js")).startFeedsPage,
  "mb-saved": async () => (await import("./saved/page.js")).startSavedPage,
  "mb-goal": async () => (await import("./goal/page.js")).startGoalPage,
  "mb-plan": async () => (await import("./plan/page.js")).startPlanPage,
  "mb-box": async () => (await import("./box/page.js")).startBoxPage,
  "mb-story": async () => (await import("./story/page.js")).startStoryPage,
  "mb-cohort": async () => (await import("./cohort/page.js")).startCohortPage,
  "mb-verify": async () => (await import("./verify/page.js")).startVerifyPage,
  "mb-submit": async () => (await import("./submit/page.js")).startSubmitPage,
  "mb-suspicious": async () => (await import("./flags/page.js")).startSuspiciousPage,
};

/** Bring to life what is on the page. */
async function startPage() {
  nameSearch();
  lightMenu();
  reachTables();
  const listing = document.querySelector(".mb-listing");
  if (listing instanceof HTMLElement) startListing(listing);
  updateClosing(document, Date.now());
  showSaved(document);

  const filter = document.getElementById("mb-filter");
  if (filter instanceof HTMLFormElement) {
    const results = document.getElementById("mb-results");
    if (results && location.search) showWaiting(results);
    const { startBrowse } = await import("./browse/browse.js");
    startBrowse(filter);
  }

  for (const [id, load] of Object.entries(PARTS)) {
    const part = document.getElementById(id);
    if (part) await (await load())(part);
  }

  // Hides the words for readers whose scripts do not start.
  document.documentElement.classList.add("mb-started");
}
