// A kept listing: its card, and what the student says of it below.

import { _ } from "../words/saved.js";
import { buildCalendar } from "../lib/calendar.js";
import { offerFile } from "../lib/hand-over.js";
import { find, resolve } from "../lib/site.js";
import { getToday } from "../lib/today.js";
import { complain } from "./buttons.js";
import { buildAnyCard } from "./card.js";
import { SENT } from "./entry.js";
import { changeSaved, listSaved } from "./saved.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./entry.js").Saved} Saved */
/** @typedef {{card: HTMLTemplateElement, own: HTMLTemplateElement}} Templates */

/** Pages to which a project leads on, by its status. */
const NEXT = new Map([["chosen", ["box"]], ["finished", ["box", "story"]]]);

/** @param {Saved} saved @param {Templates} templates @param {Catalogue} catalogue */
export function buildKept(saved, templates, catalogue) {
  const kept = document.createElement("div");
  kept.className = "mb-kept";
  const isOpen = catalogue.find(saved.id) >= 0;
  kept.append(buildAnyCard(saved, templates.card, catalogue), templates.own.content.cloneNode(true));
  const own = find(kept, ".mb-own");
  own.setAttribute("aria-label", _("Your notes on {title}", { title: saved.title || saved.id }));
  const box = /** @type {HTMLInputElement} */ (find(own, "[name=compare]"));
  box.value = saved.id;
  find(own, ".mb-unseen").textContent = ` ${saved.title || saved.id}`;
  find(own, ".mb-own__tools").hidden = !isOpen;
  for (const link of listNext(own)) link.href = resolve(`${link.dataset.next}/#${saved.id}`);
  own.addEventListener("input", (event) => keep(saved.id, own, /** @type {HTMLInputElement} */ (event.target)));
  find(own, "[name=calendar]").addEventListener("click", () => offerDeadlines([saved.id], `${saved.id.replace("/", "-")}.ics`));
  return kept;
}

/**
 * Show what is kept now; what somebody is writing in stays.
 * @param {HTMLElement} kept @param {Saved | undefined} saved none when it is kept no longer
 */
export function updateKept(kept, saved) {
  kept.classList.toggle("mb-kept--gone", !saved);
  find(kept, ".mb-own").hidden = !saved;
  find(kept, ".mb-own__gone").hidden = Boolean(saved);
  if (!saved) return;
  kept.dataset.status = saved.status;
  find(kept, ".mb-own__day").hidden = !SENT.has(saved.status);
  const next = NEXT.get(saved.status) ?? [];
  find(kept, ".mb-own__next").hidden = !next.length;
  for (const link of listNext(kept)) link.hidden = !next.includes(link.dataset.next ?? "");
  for (const name of /** @type {const} */ (["status", "applied", "note"])) {
    const control = /** @type {HTMLInputElement} */ (find(kept, `[name=${name}]`));
    if (control !== document.activeElement && control.value !== saved[name]) control.value = saved[name];
  }
}

/** @param {HTMLElement} place @returns {NodeListOf<HTMLAnchorElement>} */
function listNext(place) {
  return place.querySelectorAll("[data-next]");
}

/** Hand over the last days of kept listings as a calendar. @param {string[]} ids @param {string} name of the file */
export function offerDeadlines(ids, name) {
  const chosen = listSaved().filter(({ id }) => ids.includes(id));
  const deadlines = chosen.map(({ id, title, employer, deadline }) =>
    ({ url: resolve(`opportunities/${id}/`), title, employer, lastDay: deadline }));
  offerFile(name, "text/calendar", buildCalendar(deadlines, Date.now()));
}

/** @param {string} id @param {HTMLElement} own @param {HTMLInputElement} control */
function keep(id, own, control) {
  const { name, value } = control;
  if (name === "compare") return;
  const before = listSaved().find((saved) => saved.id === id);
  const day = name === "status" && SENT.has(value) ? { applied: before?.applied || getToday() } : {};
  const refusal = changeSaved(id, { [name]: value, ...day });
  complain(find(own, ".mb-own__note"), refusal, _("What you wrote is not kept."));
}
