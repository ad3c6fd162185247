// What only a browser can do on the page of a listing: keep it, share it, print it, lead back to the
// results, and say how it leads to a goal.

import { _ } from "../words/listing.js";
import { buildCalendar } from "../lib/calendar.js";
import { offerFile, shareLink } from "../lib/hand-over.js";
import { withGoal } from "../lib/kept-goal.js";
import { find, make, makeButton, makeLink } from "../lib/site.js";
import { leadBack } from "../lib/way-back.js";
import { buildSaveButton } from "../saved/buttons.js";

/** @param {HTMLElement} listing */
export function startListing(listing) {
  const filled = document.querySelector(".mb-filled");
  if (filled instanceof HTMLAnchorElement) filled.addEventListener("click", () => leadToIssue(filled));
  leadBack(/** @type {HTMLAnchorElement} */ (find(listing, ".mb-back a")), document.referrer);
  const bar = listing.querySelector(".mb-stay");
  if (!bar || bar.querySelector(".mb-save")) return;
  const title = read(listing, "h1");
  const address = location.origin + location.pathname;
  const save = buildSaveButton(listing.dataset.id ?? "", title);
  save.replaceChildren(make("span", "mb-word", _("Save")), make("span", "mb-unseen", ` ${title}`));
  bar.append(save, buildButton("share", _("Share"), () => void shareLink(address, title)));
  const deadline = { url: address, title, employer: read(listing, ".mb-by a"), lastDay: listing.dataset.closes ?? "" };
  listing.querySelector(".mb-due")?.after(
    buildButton("calendar", _("Deadline to calendar"), () => offerCalendar(deadline)),
    buildButton("print", _("Print"), () => print()));
  // Why the listing leads to the goal of whoever has one, as its card says it.
  void withGoal(async ({ sayOfListing }) => showWay(listing, await sayOfListing(listing.dataset.id ?? "")));
}

/** It comes late, so it stands where it moves nothing that is read: at the end of the panel, or on a phone further down. @param {HTMLElement} listing an open one @param {string} why or nothing */
function showWay(listing, why) {
  if (!why) return;
  const way = make("p", "mb-toward", makeLink("goal/", _("Toward my goal")), " ", make("span", "", why));
  if (matchMedia("(min-width: 60em)").matches) find(listing, ".mb-side").append(way);
  else find(listing, ".mb-gains").before(way);
}

/**
 * Lead to an issue by which intake marks the listing as filled. The repository is that of the issue which reports it.
 * @param {HTMLAnchorElement} link
 */
function leadToIssue(link) {
  const report = /** @type {HTMLAnchorElement} */ (find(document, ".mb-report a"));
  const id = new URLSearchParams(link.search).get("from");
  if (!id) return; // The link has been pressed before.
  const body = `<!-- microboard:change ${id} filled -->\n\n${_("Somebody has been found for {listing}. Press Create: a comment answers here within minutes.", { listing: id })}\n`;
  link.href = `${report.origin}${report.pathname}?${new URLSearchParams({ title: _("Filled: {listing}", { listing: id }), body })}`;
}

/** @param {import("../lib/calendar.js").Deadline} deadline */
function offerCalendar(deadline) {
  offerFile("deadline.ics", "text/calendar", buildCalendar([deadline], Date.now()));
}

/** @param {HTMLElement} listing @param {string} selector */
function read(listing, selector) {
  return listing.querySelector(selector)?.textContent?.trim() ?? "";
}

/** @param {string} name @param {string} words @param {() => void} act */
function buildButton(name, words, act) {
  const button = makeButton(`mb-do mb-do--${name}`, make("span", "mb-word", words));
  button.addEventListener("click", act);
  return button;
}
