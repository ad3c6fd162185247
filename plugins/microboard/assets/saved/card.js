// A card of any listing that is kept or shared. One that is not open says what has become of it.

import { _ } from "../words/saved.js";
import { addBadge, buildCard } from "../lib/cards.js";
import { readDay, writeDay } from "../lib/days.js";
import { buildLetters, pickHue } from "../lib/face.js";
import { make, makeLink } from "../lib/site.js";
import { buildSaveButton } from "./buttons.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./entry.js").Saved} Saved */

/** By the state of a listing: its mark, and what there is to say. */
const BECAME = new Map(Object.entries({
  filled: [_("Filled"), _("Somebody has been found for this project.")],
  paused: [_("Paused"), _("The employer takes no applications for now.")],
  withdrawn: [_("Withdrawn"), _("This project has been withdrawn. Please do not apply.")],
  completed: [_("Completed"), _("This project is completed. Its page says what came of it.")],
}));

/** @param {Saved} entry what is known of it here @param {HTMLTemplateElement} template @param {Catalogue} catalogue */
export function buildAnyCard(entry, template, catalogue) {
  const i = catalogue.find(entry.id);
  if (catalogue.engine && i >= 0) return buildCard(template, catalogue.engine, i, Date.now());
  const card = buildBrief(entry);
  if (catalogue.engine) void closeCard(card, entry, catalogue);
  return card;
}

/** A card of what was known when the listing was kept. @param {Saved} entry */
function buildBrief({ id, title, employer, deadline }) {
  const day = readDay(deadline);
  const heading = make("h3", "mb-card__title", makeLink(`opportunities/${id}/`, title || id));
  heading.dir = "auto";
  const [folder] = id.split("/");
  const face = make("span", `mb-face mb-hue-${pickHue(folder)}`, buildLetters(employer || folder));
  face.setAttribute("aria-hidden", "true");
  const card = make("article", "mb-card mb-card--brief", heading, make("p", "mb-card__by", face, make("bdi", "", employer)),
    make("p", "mb-card__summary", day === null ? "" : _("Apply by {day}.", { day: writeDay(day) })), buildSaveButton(id, title || id));
  card.dataset.id = id;
  return card;
}

/** Say what has become of a listing that is not open. @param {HTMLElement} card @param {Saved} entry @param {Catalogue} catalogue */
async function closeCard(card, entry, catalogue) {
  card.classList.add("mb-card--closed");
  const day = readDay(entry.deadline);
  const closed = [_("Closed"), day === null ? _("This project takes no more applications.") : _("The last day was {day}.", { day: writeDay(day) })];
  const summary = /** @type {HTMLElement} */ (card.querySelector(".mb-card__summary"));
  summary.textContent = closed[1];
  const record = await catalogue.loadRecord(entry.id).catch(() => undefined); // Offline: what was known has to do.
  const [badge, words] = record === null ? [_("Gone"), _("This board has no such project any more.")] : BECAME.get(record?.state) ?? closed;
  summary.textContent = words;
  addBadge(card, "closed", badge);
  if (!record) return;
  card.querySelector(".mb-card__title a")?.replaceChildren(record.title);
  card.querySelector(".mb-card__by bdi")?.replaceChildren(record.employer.name);
  card.querySelector(".mb-face")?.replaceChildren(buildLetters(record.employer.name));
}
