// Shows how many days are left, and what has closed since the site was built, by the reader's clock.

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
  const count = document.querySelector(".mb-count");
  const closed = document.querySelectorAll(".mb-count ~ .mb-cards .mb-card--closed").length;
  if (!(count instanceof HTMLElement) || !closed || !/^\d+ open/.test(count.textContent ?? "")) return;
  const text = count.dataset.words ??= count.textContent ?? "";
  const total = Number.parseInt(text, 10) - closed;
  const isWhole = !text.includes(", page ");
  const words = isWhole ? text.replace(/^\d+ open projects?/, `${total} open project${total === 1 ? "" : "s"}`) : text;
  count.replaceChildren(words, make("span", "mb-closed-since", isWhole
    ? ` ${closed} more ${closed === 1 ? "has" : "have"} closed since this page was made, and ${closed === 1 ? "is" : "are"} at the end.`
    : ` ${closed} of those on this page ${closed === 1 ? "has" : "have"} closed since it was made, and ${closed === 1 ? "is" : "are"} at its end.`));
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
  card.querySelector(".mb-card__by")?.append(" ", make("span", "mb-badge mb-badge--closed", "Closed"));
  card.querySelector(".mb-fact--deadline")?.replaceChildren(`Closed; the last day was ${writeDay(day)}`);
}

/** @param {HTMLElement} listing @param {number} day */
function closeListing(listing, day) {
  const confirmed = readDay(listing.dataset.confirmed ?? "");
  const reason = confirmed === null ? `The deadline was ${writeDay(day)}.`
    : `Nobody has confirmed it since ${writeDay(confirmed)}.`;
  const said = make("p", "", make("strong", "", "This project is closed."), ` ${reason} You can no longer apply.`);
  const banner = make("div", "mb-banner mb-banner--closed", said);
  if (confirmed !== null) {
    banner.append(make("p", "", "Is it yours, and still open? Write ", make("code", "", "last_confirmed:"),
      " and today’s date into ", make("code", "", listing.dataset.source ?? "its file"), "."));
  }
  banner.append(make("p", "", makeLink("opportunities/", "See what is open now")));
  listing.querySelector("h1")?.after(banner);
  listing.querySelector(".mb-by > a")?.after(" ", make("span", "mb-badge mb-badge--closed", "Closed"));
  const heading = listing.querySelector("#apply");
  if (heading) heading.textContent = "Applications";
  listing.querySelector(".mb-side")?.remove();
  listing.querySelector(".mb-apply")?.replaceChildren(make("p", "", "You can no longer apply."));
}
