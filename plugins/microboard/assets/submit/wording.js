// The forms that texts have, such as addresses and days, and what to say of a text that has not: as check/values/formats.py does.

import { _ } from "../words/submit.js";
import { isOnInternet } from "../flags/hosts.js";
import { readDay, readNearDay, YEARS } from "../lib/days.js";

/** @typedef {import("./values.js").Field} Field */

// Marks of direction, which come along when an address is copied. RFC 3987, section 4.1: no address may hold one.
const DIRECTION = /[\u061c\u200e\u200f]/;
/** @type {Record<string, (text: string) => boolean>} */
const FORMS = { date: (text) => readNearDay(text) !== null, uri: isAddress, email: isEmail };

/** Whether a text has the form of its field. @param {string} text @param {Field} field */
export function hasForm(text, { kind, form = "", pattern, choices = [] }) {
  if (kind === "dated") return choices.includes(text) || readNearDay(text) !== null;
  return (FORMS[form]?.(text) ?? true) && (!pattern || new RegExp(pattern).test(text));
}

/** What to say of a text that has not the form of its field. @param {string} text @param {Field} field */
export function wordForm(text, { kind, form, example, help = "" }) {
  const value = shorten(text);
  if (form === "date" || kind === "dated") {
    return readDay(text) === null ? `${_("{value} is no day of the calendar.", { value })} ${_("Write a day that exists.")}`
      : `${_("{value} lies outside {years}.", { value, years: YEARS })} ${_("Write the day that is meant.")}`;
  }
  if (form === "email") return `${_("{value} is no e-mail address.", { value })} ${_("Write one such as {example}.", { example: example ?? "ana@acme.example" })}`;
  if (form === "github-login") {
    return `${_("{value} is no GitHub login.", { value })} ${
      _("Write the name at the end of the profile's address, {address}.", { address: `github.com/${example ?? "octocat"}` })}`;
  }
  if (form === "uri") return `${_("{value} is no https address.", { value })} ${suggestAddress(text, example)}`;
  const shown = example === undefined ? "" : _("For example {example}.", { example });
  return [_("{value} is not accepted here.", { value }), help, shown].filter(Boolean).join(" ");
}

/** What to say of a text that is no number, or no whole one. @param {string} text @param {Field} field */
export function wordNumber(text, { whole, example = 1 }) {
  const alone = /^[^\d.,+-]*(\d+(?:\.\d+)?)[^\d.,+-]*$/.exec(text)?.[1];
  const decimal = /^(\d+),(\d{1,2})$/.exec(text);
  let hint = whole ? _("Write a whole number, for example {example}.", { example }) : _("Write a number, for example {example}.", { example });
  if (alone && alone.length < 16 && !(whole && alone.includes("."))) hint = _("Write the number alone: {value}.", { value: alone });
  if (decimal && !whole) hint = _("Write {value}. The dot is the decimal point.", { value: `${decimal[1]}.${decimal[2]}` });
  const value = shorten(text);
  return `${whole ? _("{value} is not a whole number.", { value }) : _("{value} is not a number.", { value })} ${hint}`;
}

/** A value as it may be shown in a sentence: one line, and not too long. @param {unknown} value */
export function shorten(value) {
  const line = [...String(value).split(/\s+/).filter(Boolean).join(" ")];
  return line.length > 60 ? `"${line.slice(0, 60).join("")}…"` : `"${line.join("")}"`;
}

/** @param {string} value @param {string | undefined} example */
function suggestAddress(value, example) {
  const bare = value.replace(/^http:\/\//, "");
  const isWhole = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\/\S*)?$/.test(bare) && isOnInternet(bare.split("/")[0]);
  if (isWhole && bare.length < 200) return _("Write {address} if that page exists.", { address: `https://${bare}` });
  if (/^https:\/\/[^/]*@/.test(value)) return _("Remove the user name before the @.");
  if (/^\S*:\/\/[^\s/]+\/.*\s/su.test(value)) return _("Write %20 for every space, or choose an address without.");
  return _("Copy it from the browser; it looks like {example}.", { example: example ?? "https://acme.example/apply" });
}

/** An absolute address of a host on the internet, without user name, and with a port that exists. @param {string} text */
function isAddress(text) {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
  const [, host, port] = /^(.*?)(?::(\d*))?$/.exec(authority) ?? [];
  return isOnInternet(host ?? "") && !DIRECTION.test(text) && !authority.includes("@") && !host.includes(":")
    && (!port || (Number(port) > 0 && Number(port) < 65536));
}

/**
 * An address of a host on the internet, whose local part needs no quotes, and has 64 characters at most.
 * @param {string} text
 */
function isEmail(text) {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  return Boolean(local) && [...local].length <= 64 && isOnInternet(text.slice(at + 1)) && !text.includes("..")
    && !local.startsWith(".") && !local.endsWith(".") && !DIRECTION.test(local);
}
