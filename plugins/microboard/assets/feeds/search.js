// Finds lists by the words that people type: a comma means "or", and the words of a part are all wanted.

import { _, ngettext } from "../words/feeds.js";
import { fold } from "../lib/words.js";

/**
 * @typedef {object} Found
 * @property {boolean[]} shown which lists are found
 * @property {string} words what is said about it; nothing where nothing was asked
 */

/** The words by which a list is found. @param {string[]} texts */
export function index(...texts) {
  return ` ${fold(texts.join(" "))}`;
}

/**
 * The lists that a query finds. Where none has all the words of a part, those that have one of them are found.
 * @param {string[]} lists what `index` gave
 * @param {string} query
 * @returns {Found}
 */
export function findLists(lists, query) {
  const parts = query.split(/[,;]/).map((part) => fold(part).split(" ").filter(Boolean)).filter((part) => part.length);
  if (!parts.length) return { shown: lists.map(() => true), words: "" };
  /** @type {boolean[]} */
  const shown = lists.map(() => false);
  const remarks = [];
  for (const terms of parts) {
    const isWhole = mark(lists, shown, (list) => terms.every((term) => has(list, term)));
    if (isWhole) continue;
    const isPartly = terms.length > 1 && mark(lists, shown, (list) => terms.some((term) => has(list, term)));
    const words = terms.join(" ");
    remarks.push(isPartly ? _("No list has all of “{words}”, so lists with one of these words are shown.", { words })
      : _("Nothing has “{words}”.", { words }));
  }
  const count = shown.filter(Boolean).length;
  const said = count === 0 ? _("No list is found.") : ngettext("{count} list.", "{count} lists.", count);
  return { shown, words: [said, ...remarks].join(" ") };
}

/** @param {string} list @param {string} term */
function has(list, term) {
  return list.includes(` ${term}`);
}

/**
 * Mark the lists that pass; whether any does.
 * @param {string[]} lists @param {boolean[]} shown @param {(list: string) => boolean} test
 */
function mark(lists, shown, test) {
  let isAny = false;
  lists.forEach((list, at) => {
    if (!test(list)) return;
    shown[at] = true;
    isAny = true;
  });
  return isAny;
}
