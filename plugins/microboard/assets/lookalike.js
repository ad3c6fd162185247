// Tells hosts that pretend to be one that everybody knows, as check/lookalike.py does.

import { isWithin } from "./hosts.js";

const ONE_SLIP = 6;
const TWO_SLIPS = 10;
const LEAST = 5;
/** @type {Record<string, string>} */
const DIGITS = { 0: "o", 1: "l", 3: "e", 4: "a", 5: "s", 7: "t" };
const SECOND = new Set(["ac", "co", "com", "edu", "gov", "net", "org", "github", "gitlab", "readthedocs"]);
const NUMBER = /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[.*)$/u;
const INNER = /^(?:127|10|0|192\.168|192\.0\.2|198\.51\.100|203\.0\.113|172\.(?:1[6-9]|2[0-9]|3[01]))\./u;
const OTHER_ALPHABET = /[\u0370-\u052f]/u;
const ASCII = /^[\0-\x7f]*$/u;

/** @typedef {import("./hosts.js").Host} Host @typedef {import("./fold.js").Fold} Fold */

export class Lookalikes {
  /** @param {string[]} known @param {string[]} addedWords @param {string[]} trusted @param {Fold} fold */
  constructor(known, addedWords, trusted, fold) {
    this.added = new Set(addedWords);
    this.trusted = trusted;
    this.fold = fold;
    /** @type {Map<string, string>} */
    this.known = new Map();
    for (const host of known) {
      const name = getName(host);
      if (name.length >= LEAST && !this.known.has(name)) this.known.set(name, host);
    }
  }

  /** Why the host misleads, as the end of a sentence that begins with it; empty where it does not. @param {Host} host */
  explain(host) {
    if (this.trusted.some((domain) => isWithin(host.name, domain))) return "";
    if (host.user.includes(".")) return `leads to ${host.name}, and not to ${host.user}`;
    if (NUMBER.test(host.name)) return INNER.test(host.name) ? "" : "is a bare number instead of a name";
    const shown = host.name.split(".").map(decodeLabel).join(".");
    const plain = ASCII.test(shown) ? shown : shown.split("-").map((part) => this.fold.fold(part)).join("-");
    if (ASCII.test(plain) && /[a-z]/u.test(shown) && OTHER_ALPHABET.test(shown)) return "mixes letters of two alphabets";
    const twin = this.findTwin(getName(ASCII.test(plain) ? plain : host.name), !ASCII.test(shown) && ASCII.test(plain));
    return twin ? `looks like ${this.known.get(twin)}` : "";
  }

  /** @param {string} name @param {boolean} isDisguised */
  findTwin(name, isDisguised) {
    if (this.known.has(name)) return isDisguised ? name : "";
    const near = [...this.known.keys()].filter((known) => writePlainly(name) === writePlainly(known) || isNear(name, known));
    if (near.length) return near.sort()[0];
    const parts = name.split("-");
    const known = parts.filter((part) => this.known.has(part));
    if (known.length === 1 && parts.every((part) => this.known.has(part) || this.added.has(part))) return known[0];
    const ends = [...this.added].sort().filter((word) => word.length > 3 && name.endsWith(word));
    return ends.map((word) => name.slice(0, -word.length)).find((head) => this.known.has(head)) ?? "";
  }
}

/** The part of a host that somebody chose: google of jobs.google.co.uk. @param {string} host */
function getName(host) {
  const parts = host.split(".");
  const last = parts.length - 1;
  if (parts.length > 2 && SECOND.has(parts[last - 1]) && parts[last].length === 2) return parts[last - 2];
  return parts.length > 1 ? parts[last - 1] : "";
}

/** The name as a hasty eye reads it. @param {string} name */
function writePlainly(name) {
  return name.replaceAll("rn", "m").replaceAll("vv", "w").replace(/[013457]/gu, (digit) => DIGITS[digit]);
}

/** @param {string} name @param {string} known */
function isNear(name, known) {
  if (name.length < ONE_SLIP - 1 || name.length > 63) return false;
  const limit = known.length >= TWO_SLIPS ? 2 : known.length >= ONE_SLIP ? 1 : 0;
  if (Math.abs(name.length - known.length) > limit) return false;
  const slips = countSlips(name, known);
  return slips > 0 && slips <= limit;
}

/** Letters more, less, other, or swapped with their neighbour. @param {string} one @param {string} other */
function countSlips(one, other) {
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const changed = last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, changed);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      line.push(cost);
    }
    [before, last] = [last, line];
  }
  return last[other.length];
}

/** The letters that xn-- stands for (RFC 3492), or the label as it is where it stands for none. @param {string} label */
function decodeLabel(label) {
  if (!label.startsWith("xn--") || !ASCII.test(label)) return label;
  const code = label.slice(4);
  const dash = code.lastIndexOf("-");
  const points = [...code.slice(0, Math.max(dash, 0))].map((letter) => letter.codePointAt(0) ?? 0);
  let [i, n, bias] = [0, 128, 72];
  for (let at = dash + 1; at < code.length;) {
    const start = i;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = readDigit(code[at++]);
      if (digit < 0) return label;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
      if (weight > 2 ** 31) return label;
    }
    const count = points.length + 1;
    bias = adapt(i - start, count, start === 0);
    n += Math.floor(i / count);
    i %= count;
    if (n > 0x10ffff) return label;
    points.splice(i++, 0, n);
  }
  // Half of a pair is no letter.
  if (points.some((point) => point >= 0xd800 && point <= 0xdfff)) return label;
  return String.fromCodePoint(...points).toLowerCase();
}

/** @param {string | undefined} letter */
function readDigit(letter) {
  return letter === undefined ? -1 : "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(letter);
}

/** @param {number} delta @param {number} count @param {boolean} isFirst */
function adapt(delta, count, isFirst) {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
