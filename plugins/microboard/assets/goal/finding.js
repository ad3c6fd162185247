// Finds what somebody means by a few letters: each word begins one in a label, or in other names of the same thing.

import { _, writeList } from "../words/goal.js";
import { fold, spread } from "../lib/words.js";

/** @typedef {{id: string, label: string, aliases?: string[]}} Choice */
/** A choice, and the other name by which it was found, where its label does not say why. @template {Choice} T @typedef {{choice: T, alias: string}} Found */

/** Of more that could be meant, nobody reads the names. */
const MAX_NAMES = 6;

/**
 * What fits a text: by labels, then by other names; all where there is no text.
 * @template {Choice} T
 * @param {T[]} choices @param {string} text @returns {Found<T>[]}
 */
export function findAll(choices, text) {
  const words = split(text);
  const found = choices.flatMap((choice) => {
    const unsaid = words.filter((word) => !begins(choice.label, word));
    if (!unsaid.length) return [{ choice, alias: "" }];
    const alias = choice.aliases?.find((name) => unsaid.every((word) => begins(name, word)));
    return alias ? [{ choice, alias }] : [];
  });
  return [...found.filter(({ alias }) => !alias), ...found.filter(({ alias }) => alias)];
}

/**
 * What somebody means by a text: the choice of that name, or the only one that fits.
 * @template {Choice} T
 * @param {T[]} choices @param {string} text @returns {T | undefined}
 */
export function findChoice(choices, text) {
  const wanted = fold(text);
  if (!wanted) return undefined;
  const whole = choices.find(({ id, label, aliases = [] }) => [label, id, ...aliases].some((name) => fold(name) === wanted));
  const found = findAll(choices, text);
  return whole ?? (found.length === 1 ? found[0].choice : undefined);
}

/** Which of those that fit a text is meant. @param {Found<Choice>[]} found two and more */
export function askWhich(found) {
  if (found.length > MAX_NAMES) return _("Several fit. Choose one from the list.");
  return _("Which do you mean: {names}?", { names: writeList(found.map(({ choice }) => choice.label)) });
}

/** @param {string} name @param {string} word folded */
function begins(name, word) {
  return ` ${spread(fold(name))}`.includes(` ${word}`);
}

/** The words of a text, folded. @param {string} text */
function split(text) {
  return spread(fold(text)).split(" ").filter(Boolean);
}
