// Says things in the language of the board, as microboard/words/speech.py does. Each folder has its words in words/.

/** The language of the board (BCP 47). */
export let language = "en";
/** Which form of a message goes with which kind of number. @type {Record<string, number>} */
let forms = { one: 0 };
/**
 * As CLDR writes numbers in Python too: 1.200, where some languages group from 10.000 on, and the middle goes to the even digit.
 * @type {Intl.NumberFormatOptions}
 */
const DIGITS = { maximumFractionDigits: 1, useGrouping: true, roundingMode: "halfEven" };
/** Both take a while to make. */
let plurals = new Intl.PluralRules(language);
let numbers = new Intl.NumberFormat(language, DIGITS);
/** @type {Map<string, string[]>} */
const messages = new Map();
/** What gettext puts between the context of a message and the message. */
const CONTEXT = "\x04";

/**
 * Take the words of a folder. The build writes calls of this into words/.
 * @param {string} tag @param {Record<string, number>} formOf @param {Record<string, string[]>} words
 */
export function add(tag, formOf, words) {
  if (tag !== language) {
    plurals = new Intl.PluralRules(tag);
    numbers = new Intl.NumberFormat(tag, DIGITS);
  }
  language = tag;
  forms = formOf;
  for (const message of Object.keys(words)) messages.set(message, words[message]);
}

/** The language of dates, numbers and names: English of no country writes days as most of the world does. */
export function getLocale() {
  return language === "en" ? "en-GB" : language;
}

/** Whether a language (BCP 47) is another one than that of the board. @param {string} tag */
export function isForeign(tag) {
  return tag.split("-")[0] !== language.split("-")[0];
}

/** A message with something in each of its places, which have names in braces. @param {string} message @param {Record<string, unknown>} [places] */
export function _(message, places) {
  return fill(messages.get(message)?.[0] ?? message, places);
}

/** A message that stands in a table, and is said with `_` where it is read. @param {string} message */
export function N_(message) {
  return message;
}

/** A message that means one thing here and another elsewhere. @param {string} context @param {string} message @param {Record<string, unknown>} [places] */
export function pgettext(context, message, places) {
  return fill(messages.get(context + CONTEXT + message)?.[0] ?? message, places);
}

/**
 * The message for a number of things: English has two. Its place {count} needs nobody to fill it.
 * @param {string} one @param {string} many @param {number} number @param {Record<string, unknown>} [places]
 */
export function ngettext(one, many, number, places) {
  const said = messages.get(one) ?? [one, many];
  // What is written as 1 is one.
  const form = forms[plurals.select(Math.round(number * 10) / 10)] ?? said.length - 1;
  return fill(said[form], { count: writeNumber(number), ...places });
}

/** With one decimal at most. @param {number} number */
export function writeNumber(number) {
  return numbers.format(number);
}

/** Such as "a, b and c". @param {string[]} words */
export function writeList(words) {
  return new Intl.ListFormat(getLocale()).format(words);
}

/** Such as "a, b, c": what is said side by side. @param {string[]} words */
export function joinWords(words) {
  return words.length ? words.reduce((said, more) => _("{said}, {more}", { said, more })) : "";
}

/** A text with something in each of its places. @param {string} text @param {Record<string, unknown>} [places] */
export function fill(text, places) {
  return places ? text.replace(/\{([\w.]+)\}/g, (whole, name) => name in places ? String(places[name]) : whole) : text;
}

/**
 * A message with elements in some of its places, in pieces for `make`.
 * @param {string} message @param {Record<string, Node | string>} places
 */
export function split(message, places) {
  return message.split(/\{(\w+)\}/).map((piece, at) => at % 2 ? places[piece] : piece);
}
