// The names of folders and files: suggests one that is allowed, and says why another is not. The check does the same
// in microboard/read/file_names.py, from which patterns, sentences and letters come; a test compares the two.

import { _, fill } from "../words/submit.js";
import { shorten } from "./judge.js";

/**
 * What no name may be and how many characters fit, and how others are written: `listing` and `employer` are names for texts that have
 * no letters for one.
 * @typedef {{refused: {pattern: string, flags: string, says: string}[], most: number, letters: Record<string, string>, between: string,
 *   listing: string, employer: string}} Names
 */
const WORD = /^[a-z0-9]+$/;

/**
 * A name made of a text that is allowed. A word in letters that nobody could write in ASCII without a guess is left
 * out, and where nothing is left that says something, the name is `otherwise`.
 * @param {string} text @param {Names} names @param {string} [otherwise]
 */
export function suggestName(text, names, otherwise = names.listing) {
  const plain = [...text.normalize("NFC").toLowerCase()].map((letter) => names.letters[letter] ?? letter).join("");
  const words = plain.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().split(new RegExp(names.between, "u"));
  const whole = words.filter((word) => WORD.test(word)).join("-");
  // Up to the end of a word, where there is one.
  const name = whole.length > names.most ? whole.slice(0, names.most + 1).replace(/-[^-]*$/, "").slice(0, names.most) : whole;
  // A title in another alphabet may leave only a year or a number.
  const isLost = /^[0-9-]*$/.test(name) && !words.every((word) => !word || WORD.test(word));
  return isLost || refuse(name, names) ? otherwise : name;
}

/** A free name for a text, or nothing for none. @param {string} text @param {Names} names @param {string[]} used @param {string} otherwise */
export function suggestFree(text, names, used, otherwise) {
  const name = text.trim() && suggestName(text, names, otherwise);
  let free = name;
  for (let number = 2; name && used.includes(free); number++) free = `${name.slice(0, names.most - 4).replace(/-$/, "")}-${number}`;
  return free;
}

/** What is wrong with a name, and what to write; nothing when it can be used. @param {string} name @param {Names} names @param {string[]} taken */
export function refuseName(name, names, taken) {
  if (!name) return `${_("This is empty.")} ${_("Write a name such as {name}.", { name: "rider-interviews" })}`;
  const reason = refuse(name, names);
  if (reason) return `${reason} ${_("Write for example {name}.", { name: suggestName(name, names) })}`;
  if (!taken.includes(name)) return "";
  return `${_("The name {name} is taken on this board.", { name })} ${_("Choose another, for example {name}.", { name: suggestFree(name, names, taken, name) })}`;
}

/** @param {string} name @param {Names} names */
function refuse(name, { refused, most }) {
  const found = refused.find(({ pattern, flags }) => new RegExp(pattern, flags).test(name));
  return found ? fill(found.says, { name: shorten(name), size: [...name].length, limit: most }) : "";
}
