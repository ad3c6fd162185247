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

  const feeds = document.getElementById("mb-feeds");
  if (feeds) {
    const { startFeedsPage } = await import("./feeds/page.js");
    startFeedsPage(feeds);
  }

  const saved = document.getElementById("mb-saved");
  if (saved) {
    const { startSavedPage } = await import("./saved/page.js");
    await startSavedPage(saved);
  }

  const goal = document.getElementById("mb-goal");
  if (goal) {
    const { startGoalPage } = await import("./goal/page.js");
    await startGoalPage(goal);
  }

  const plan = document.getElementById("mb-plan");
  if (plan) {
    const { startPlanPage } = await import("./plan/page.js");
    await startPlanPage(plan);
  }

  const box = document.getElementById("mb-box");
  if (box) {
    const { startBoxPage } = await import("./box/page.js");
    await startBoxPage(box);
  }

  const story = document.getElementById("mb-story");
  if (story) {
    const { startStoryPage } = await import("./story/page.js");
    await startStoryPage(story);
  }

  const cohort = document.getElementById("mb-cohort");
  if (cohort) {
    const { startCohortPage } = await import("./cohort/page.js");
    await startCohortPage(cohort);
  }

  const verify = document.getElementById("mb-verify");
  if (verify) {
    const { startVerifyPage } = await import("./verify/page.js");
    startVerifyPage(verify);
  }

  const submit = document.getElementById("mb-submit");
  if (submit instanceof HTMLFormElement) {
    const { startSubmitPage } = await import("./submit/page.js");
    startSubmitPage(submit);
  }

  const suspicious = document.getElementById("mb-suspicious");
  if (suspicious) {
    const { startSuspiciousPage } = await import("./flags/page.js");
    await startSuspiciousPage(suspicious);
  }

  // Hides the words for readers whose scripts do not start.
  document.documentElement.classList.add("mb-started");
}
