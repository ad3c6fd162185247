// Shows how many days are left, and what has closed since the site was built, by the reader's clock.

import { _, ngettext, split } from "../words/lib.js";
import { countLeft, getEnd, readDay, writeDay, writeLeft } from "./days.js";
import { make, makeLink } from "./site.js";

/** Look at every card and listing under an element. @param {ParentNode} root @param {number} now */
export function updateClosing(root, now) {
  for (const element of root.querySelectorAll("[data-closes]")) {
    if (!(element instanceof HTMLElement)) continue;
    const day = readDay(element.dataset.closes ?? "");
    if (day === null) continue;
    if (now < getEnd(day)) {
      const set = element.closest("[data-soon]");
      showLeft(element, countLeft(day, now), set instanceof HTMLElement ? Number(set.dataset.soon) : -1);
    } else {
      delete element.dataset.closes;
      if (element.matches(".mb-listing")) closeListing(element, day);
      else closeCard(element, day);
    }
  }
  countClosed();
}

/**
 * Say on a card or a listing how many days are left, in a colour when these are few. The page has room for it, so that
 * nothing moves.
 * @param {HTMLElement} element @param {number} days @param {number} soon the most days that are few
 */
export function showLeft(element, days, soon) {
  fillLeft(element, writeLeft(days));
  const due = element.querySelector(".mb-due") ?? listOwn(element, ".mb-left")[0];
  due?.classList.toggle("mb-due--soon", days <= soon);
  due?.classList.toggle("mb-due--today", !days && soon >= 0);
}

/** Write after the last day what is left until then. @param {HTMLElement} element @param {string} words */
function fillLeft(element, words) {
  for (const left of listOwn(element, ".mb-left")) left.textContent = words;
}

/** What belongs to a card or a listing, and not to the cards that a listing shows of others. @param {HTMLElement} element @param {string} selector */
function listOwn(element, selector) {
  return [...element.querySelectorAll(selector)].filter((one) => one.closest(".mb-card, .mb-listing") === element);
}

/** What is closed sinks to the end of its list, and a list of one page counts what is open: it was built days ago. */
function countClosed() {
  for (const cards of document.querySelectorAll(".mb-cards")) sinkClosed(cards);
  // What was found by a filter counts what is open now.
  const count = document.querySelector(".mb-count[data-open]");
  const closed = document.querySelectorAll(".mb-count ~ .mb-cards .mb-card--closed").length;
  if (!(count instanceof HTMLElement) || !closed || count.closest("[aria-busy]")) return;
  const { open } = count.dataset;
  const text = count.dataset.words ??= count.textContent ?? "";
  const words = open ? ngettext("{count} open project, newest first.", "{count} open projects, newest first.", Number(open) - closed) : text;
  count.replaceChildren(words, make("span", "mb-closed-since", ` ${sayClosed(closed, Boolean(open))}`));
}

/** @param {number} closed @param {boolean} isWhole whether the list has one page */
function sayClosed(closed, isWhole) {
  return isWhole ? ngettext("{count} more has closed since this page was made, and is at the end.",
    "{count} more have closed since this page was made, and are at the end.", closed)
    : ngettext("{count} of those on this page has closed since it was made, and is at its end.",
      "{count} of those on this page have closed since it was made, and are at its end.", closed);
}

/** @param {Element} cards */
function sinkClosed(cards) {
  const all = [...cards.children];
  const isClosed = (/** @type {Element} */ card) => card.matches(".mb-card--closed");
  const sunk = [...all.filter((card) => !isClosed(card)), ...all.filter(isClosed)];
  // What stands right is left alone: it may have the focus.
  if (sunk.some((card, at) => card !== all[at])) cards.append(...sunk);
}

/** @param {HTMLElement} card @param {number} day */
function closeCard(card, day) {
  card.classList.add("mb-card--closed");
  card.querySelector(".mb-card__by")?.append(" ", make("span", "mb-badge mb-badge--closed", _("Closed")));
  card.querySelector(".mb-fact--deadline")?.replaceChildren(_("Closed; the last day was {day}", { day: writeDay(day) }));
}

/** @param {HTMLElement} listing @param {number} day */
function closeListing(listing, day) {
  const confirmed = readDay(listing.dataset.confirmed ?? "");
  const reason = confirmed === null ? _("The deadline was {day}.", { day: writeDay(day) })
    : _("Nobody has confirmed it since {day}.", { day: writeDay(confirmed) });
  const said = make("p", "", make("strong", "", _("This project is closed.")), ` ${reason} ${_("You can no longer apply.")}`);
  const banner = make("div", "mb-banner mb-banner--closed", said);
  if (confirmed !== null) {
    banner.append(make("p", "", ...split(_("Is it yours, and still open? Write {field} and today’s date into {file}."),
      { field: make("code", "", "last_confirmed:"), file: make("code", "", listing.dataset.source ?? "") })));
  }
  banner.append(make("p", "", makeLink("opportunities/", _("See what is open now"))));
  listing.querySelector("h1")?.after(banner);
  listing.querySelector(".mb-by > a")?.after(" ", make("span", "mb-badge mb-badge--closed", _("Closed")));
  const heading = listing.querySelector("#apply");
  if (heading) heading.textContent = _("Applications");
  listing.querySelector(".mb-side")?.remove();
  listing.querySelector(".mb-apply")?.replaceChildren(make("p", "", _("You can no longer apply.")));
}
