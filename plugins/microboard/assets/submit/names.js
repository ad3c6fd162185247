// The names of folders and files: suggests one that is allowed, and says why another is not. The check does the same
// in microboard/read/file_names.py, and a test compares the two.

import { _ } from "../words/submit.js";
import { shorten } from "./wording.js";

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_NAME = 60;
/** Devices of Windows: where a file is called so, nobody there can check out the board. */
const DEVICE = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?$/is;
/** Names for texts that have no letters for one. */
const [ANY_PROJECT, ANY_EMPLOYER] = ["my-project", "my-organisation"];
/** How people write these letters without them; accents are simply left out. @type {Record<string, string>} */
const LETTERS = { "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
  "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ə": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d",
  "ƙ": "k", "ƴ": "y", "ʻ": "", "ʼ": "" };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
/** What stands between words. Spelt out, since two programs that know different editions of Unicode have to agree. */
const BETWEEN = /[\x00-/:-`{-\xbf\u2000-\u2bff\u3000-\u303f\u30fb\ufe00-\ufe0f\uff00-\uff0f\u{1f000}-\u{1faff}]+/u;
const WORD = /^[a-z0-9]+$/;

/**
 * A name made of a text that is allowed. A word in letters that nobody could write in ASCII without a guess is left
 * out, and where nothing is left that says something, the name is `otherwise`.
 * @param {string} text @param {readonly string[]} reserved @param {string} [otherwise]
 */
export function suggestName(text, reserved, otherwise = ANY_PROJECT) {
  const words = fold(text).split(BETWEEN);
  const name = cut(words.filter((word) => WORD.test(word)).join("-"));
  // A title in another alphabet may leave only a year or a number.
  const isLost = /^[0-9-]*$/.test(name) && !words.every((word) => !word || WORD.test(word));
  return isLost || refuse(name, reserved) ? otherwise : name;
}

/**
 * A free name for a text, or nothing for none; `used` are those that are not free. `isEmployer` is whose name it is.
 * @param {string} text @param {Set<string>} used @param {boolean} isEmployer
 */
export function suggestFree(text, used, isEmployer) {
  const name = text.trim() ? suggestName(text, [], isEmployer ? ANY_EMPLOYER : ANY_PROJECT) : "";
  let free = name;
  for (let number = 2; name && used.has(free); number++) free = `${name.slice(0, MAX_NAME - 4).replace(/-$/, "")}-${number}`;
  return free;
}

/**
 * What is wrong with a name, and what to write; nothing when it can be used.
 * @param {string} name @param {readonly string[]} reserved @param {readonly string[]} taken
 */
export function refuseName(name, reserved, taken) {
  if (!name) return `${_("This is empty.")} ${_("Write a name such as {name}.", { name: "rider-interviews" })}`;
  const reason = refuse(name, reserved);
  if (reason) return `${reason} ${_("Write for example {name}.", { name: suggestName(name, reserved) })}`;
  if (!taken.includes(name)) return "";
  const other = `${name.slice(0, MAX_NAME - 2).replace(/-$/, "")}-2`;
  return `${_("The name {name} is taken on this board.", { name })} ${_("Choose another, for example {name}.", { name: other })}`;
}

/** @param {string} name @param {readonly string[]} reserved */
function refuse(name, reserved) {
  if (reserved.includes(name)) return _("The name {name} is used by the site itself.", { name: shorten(name) });
  if (DEVICE.test(name)) return _("Windows can hold no file or folder called {name}.", { name: shorten(name) });
  const size = [...name].length;
  if (size > MAX_NAME) return _("The name has {size} characters; at most {limit} are allowed.", { size, limit: MAX_NAME });
  return NAME.test(name) ? "" : _("The name {name} is not made of small letters, digits and single hyphens.", { name: shorten(name) });
}

/** @param {string} text */
function fold(text) {
  const plain = text.normalize("NFC").toLowerCase().replace(LETTER, (letter) => LETTERS[letter]);
  return plain.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

/** The name as far as it fits: up to the end of a word, where there is one. @param {string} name */
function cut(name) {
  if (name.length <= MAX_NAME) return name;
  const start = name.slice(0, MAX_NAME + 1);
  return start.includes("-") ? start.slice(0, start.lastIndexOf("-")) : name.slice(0, MAX_NAME);
}
