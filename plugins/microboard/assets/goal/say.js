// Why a project leads toward a goal, in words.

import { _, ngettext, writeList, writeNumber } from "../words/goal.js";
import { find, make } from "../lib/site.js";

/** @typedef {import("./rank.js").Word} Word */

/** What people read for an id. @param {Word[]} words @param {string} id */
export function getLabel(words, id) {
  return words.find((word) => word.id === id)?.label ?? id;
}

/** Labels as they stand in a sentence. @param {Word[]} words @param {string[]} ids */
export function nameAll(words, ids) {
  return writeList(ids.map((id) => getLabel(words, id)));
}

/**
 * Such as "Closes 2 of your 3 gaps: Research and Interviewing."; nothing where it closes none.
 * @param {import("./rank.js").Step} step @param {number} all how many gaps there are @param {Word[]} words
 */
export function sayWhy({ closes, teaches }, all, words) {
  if (!closes.length) return "";
  const skills = nameAll(words, closes);
  const sentences = [all === 1 ? _("Closes your one gap: {skills}.", { skills })
    : ngettext("Closes {count} of your {all} gaps: {skills}.", "Closes {count} of your {all} gaps: {skills}.", closes.length, { all: writeNumber(all), skills })];
  if (teaches.length === closes.length) sentences.push(_("You learn that there."));
  else if (teaches.length) sentences.push(_("It teaches {skills}.", { skills: nameAll(words, teaches) }));
  return sentences.join(" ");
}

/** Say on a card why it is there, or no longer. @param {HTMLElement} card @param {string} why */
export function showWhy(card, why) {
  card.querySelector(".mb-card__why")?.remove();
  if (!why) return;
  const own = card.querySelector(".mb-card__own") ?? make("p", "mb-card__own");
  own.append(make("span", "mb-card__why", why));
  find(card, ".mb-fact--deadline").before(own);
}
