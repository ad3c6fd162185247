// The names of folders and files: suggests one that is allowed, and says why another is not. The check does the same
// in microboard/read/file_names.py, from which the patterns and letters come; a test compares the two.

import { _ } from "../words/submit.js";
import { shorten } from "./judge.js";

/**
 * What a name may be, and how others are written: `listing` and `employer` are names for texts that have no letters for one.
 * @typedef {{pattern: string, devices: string, most: number, reserved: string[], letters: Record<string, string>, between: string,
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
  const name = cut(words.filter((word) => WORD.test(word)).join("-"), names.most);
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
function refuse(name, { pattern, devices, most, reserved }) {
  const shown = { name: shorten(name), size: [...name].length, limit: most };
  if (reserved.includes(name)) return _("The name {name} is used by the site itself.", shown);
  if (new RegExp(devices, "is").test(name)) return _("Windows can hold no file or folder called {name}.", shown);
  if (shown.size > most) return _("The name has {size} characters; at most {limit} are allowed.", shown);
  return new RegExp(pattern).test(name) ? "" : _("The name {name} is not made of small letters, digits and single hyphens.", shown);
}

/** The name as far as it fits: up to the end of a word, where there is one. @param {string} name @param {number} most */
function cut(name, most) {
  const start = name.slice(0, most + 1);
  return name.length > most && start.includes("-") ? start.slice(0, start.lastIndexOf("-")) : name.slice(0, most);
}
