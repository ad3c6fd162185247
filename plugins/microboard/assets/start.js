// The first script of every page. Loads what the page needs, and nothing else.

import { updateClosing } from "./closing.js";
import { startSaveButtons } from "./save-buttons.js";
import { hideFeeds, nameSearch, startHeaderSearch } from "./theme.js";

hideFeeds();
nameSearch();
updateClosing(document, Date.now());
// A page may stay open for days.
document.addEventListener("visibilitychange", () => updateClosing(document, Date.now()));
startSaveButtons(document);
startHeaderSearch();

const filter = document.getElementById("mb-filter");
if (filter instanceof HTMLFormElement) {
  const { startBrowse } = await import("./browse.js");
  startBrowse(filter);
}

const feeds = document.getElementById("mb-feeds");
if (feeds) {
  const { startFeedsPage } = await import("./feeds-page.js");
  startFeedsPage(feeds);
}

const saved = document.getElementById("mb-saved");
if (saved) {
  const { startSavedPage } = await import("./saved-page.js");
  await startSavedPage(saved);
}

const submit = document.getElementById("mb-submit");
if (submit instanceof HTMLFormElement) {
  const { startSubmitPage } = await import("./submit-page.js");
  startSubmitPage(submit);
}

const suspicious = document.getElementById("mb-suspicious");
if (suspicious) {
  const { startSuspiciousPage } = await import("./suspicious-page.js");
  await startSuspiciousPage(suspicious);
}
