// Tells hosts that pretend to be one that everybody knows, as check/hosts/lookalike.py does.

import { _ } from "../words/flags.js";
import { isNumber, isWithin } from "./hosts.js";

const [ONE_SLIP, TWO_SLIPS, LEAST, LONGEST] = [6, 10, 5, 63];
/** @type {Record<string, string>} */
const DIGITS = { 0: "o", 1: "l", 3: "e", 4: "a", 5: "s", 7: "t" };
// Endings under which anyone has a name of their own. The check knows them all, a browser the most usual.
export const ENDINGS = new Set(["github.io", "gitlab.io", "readthedocs.io", "pages.dev", "workers.dev", "netlify.app",
  "vercel.app", "web.app", "firebaseapp.com", "herokuapp.com", "onrender.com", "blogspot.com", "webflow.io", "azurewebsites.net"]);
const SECOND = "(?:ac|co|com|edu|gov|net|org)\\.";
const REGISTRY = `${SECOND}[a-z]{2}|${[...ENDINGS].join("|").replaceAll(".", "\\.")}`;
/** The part of a host that one owner has taken, such as google.co.uk, and the name in it. */
const OWNED = new RegExp(`(?:^|\\.)(?!(?:${REGISTRY})$)(([^.]+)\\.(?:${REGISTRY}|[^.]+))$`, "u");
const INNER = new RegExp("^(?:(?:127|10|0|192\\.168|192\\.0\\.2|198\\.51\\.100|203\\.0\\.113|172\\.(?:1[6-9]|2[0-9]|3[01]))\\."
  + "|\\[(?:::1?\\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|2001:db8:))", "u");
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const ASCII = /^[\0-\x7f]*$/u;

/** @typedef {import("./hosts.js").Host} Host @typedef {import("./fold.js").Fold} Fold */

export class Lookalikes {
  /** @param {string[]} known @param {string[]} addedWords @param {string[]} trusted @param {Fold} fold */
  constructor(known, addedWords, trusted, fold) {
    this.added = new Set(addedWords);
    this.rest = new RegExp(`^(?:${[...addedWords].sort().join("|") || "-"}|[0-9\\-]){1,}$`, "u");
    this.trusted = trusted;
    this.fold = fold;
    // Of two hosts with one name, the first is named: what is set last stays.
    const hosts = [...known].sort().reverse().filter((host) => getName(host).length >= LEAST && getName(host).length <= LONGEST);
    this.known = new Map(hosts.map((host) => [getName(host), host]));
    this.plain = new Map(hosts.map((host) => [writePlainly(getName(host)), host]));
    this.owned = new Map(hosts.map((host) => [getOwned(host), host]));
    this.names = [...this.known.keys()].sort();
    /** A known host, also as it is called in a country, that goes on. */
    this.beginning = new RegExp(`(?:^|[.\\-])(?:(${[...this.owned.keys()].join("|").replaceAll(".", "\\.") || "-"})(?=[.\\-])`
      + `|(${this.names.join("|") || "-"})\\.(?:${SECOND}[a-z]{2}(?=[.\\-])|[a-z]{2}(?=-)))`, "u");
  }

  /** Why the host misleads, as the end of a sentence that begins with it; empty where it does not. @param {Host} host */
  explain(host) {
    if (this.trusted.some((domain) => isWithin(host.name, domain))) return "";
    if (host.user.includes(".")) return _("leads to {host}, and not to {other}", { host: host.name, other: host.user });
    if (isNumber(host.name)) return isInnerNumber(host.name) ? "" : _("is a bare number instead of a name");
    const shown = host.name.split(".").map(decodeLabel).join(".");
    const plain = ASCII.test(shown) ? shown : shown.split(".").map((label) => this.foldLabel(label)).join(".");
    if (ASCII.test(plain) && /[a-z]/u.test(shown) && FOREIGN.test(shown)) return _("mixes letters of two alphabets");
    const begins = this.findBeginning(plain);
    if (begins) return _("leads to {host}, and not to {other}", { host: getOwned(host.name), other: begins });
    const twin = this.findTwin(plain, shown !== plain && ASCII.test(plain));
    return twin ? _("looks like {host}", { host: twin }) : "";
  }

  /** @param {string} label */
  foldLabel(label) {
    return label.split("-").map((part) => this.fold.fold(part).replace(/[. ]/gu, "")).join("-");
  }

  /** The known host with which this one begins, though it leads elsewhere. @param {string} host */
  findBeginning(host) {
    const found = this.known.has(getName(host)) ? null : this.beginning.exec(host);
    return found && (this.owned.get(found[1]) ?? this.known.get(found[2]));
  }

  /** The known host whose name this is, or is read as. @param {string} name */
  findRead(name) {
    return this.known.get(name) ?? this.plain.get(writePlainly(name));
  }

  /** @param {string} host @param {boolean} isDisguised */
  findTwin(host, isDisguised) {
    const name = getName(host);
    if (this.known.has(name)) return isDisguised && this.known.get(name);
    const near = this.names.find((known) => writePlainly(name) === writePlainly(known) || isNear(name, known));
    if (near) return this.known.get(near);
    const owned = getOwned(host);
    const below = owned ? host.slice(0, -owned.length).replace(/\.$/u, "").split(".") : [];
    const whole = !this.added.has(name) && this.rest.test(name) && below.find((part) => this.known.has(part));
    return whole ? this.known.get(whole) : [name, ...below].map((part) => this.findExtended(part)).find(Boolean);
  }

  /** The known host to whose name words are added: google-jobs, hr-google, googlecareers. @param {string} name */
  findExtended(name) {
    const parts = name.split("-");
    const known = parts.some((part) => this.added.has(part)) && (this.findRead(parts[0]) ?? this.findRead(parts[parts.length - 1]));
    if (known) return known;
    for (let end = LEAST; end < name.length; end++) {
      for (const [one, rest] of [[name.slice(0, end), name.slice(end)], [name.slice(-end), name.slice(0, -end)]]) {
        const found = this.rest.test(rest) && /[a-z]/u.test(rest) && this.findRead(one);
        if (found) return found;
      }
    }
    return undefined;
  }
}

/** The part of a host that one owner has taken; nothing where that can't be told. @param {string} host */
function getOwned(host) {
  return OWNED.exec(host)?.[1] ?? "";
}

/** The word that the owner of a host has chosen: google of jobs.google.co.uk. @param {string} host */
function getName(host) {
  return OWNED.exec(host)?.[2] ?? "";
}

/** Whether a host that is a number stands for a machine of one's own. @param {string} host */
function isInnerNumber(host) {
  try {
    return INNER.test(host.startsWith("[") ? host : new URL(`http://${host}/`).hostname);
  } catch {
    return false;
  }
}

/** The name as a hasty eye reads it. @param {string} name */
function writePlainly(name) {
  return name.replaceAll("rn", "m").replaceAll("vv", "w").replace(/[013457]/gu, (digit) => DIGITS[digit]);
}

/** @param {string} name @param {string} known */
function isNear(name, known) {
  if (name.length < ONE_SLIP - 1 || name.length > LONGEST) return false;
  const limit = known.length >= TWO_SLIPS ? 2 : known.length >= ONE_SLIP ? 1 : 0;
  return Math.abs(name.length - known.length) <= limit && countSlips(name, known) <= limit;
}

/** Letters more, less, other, or swapped with their neighbour (optimal string alignment). @param {string} one @param {string} other */
function countSlips(one, other) {
  /** @type {number[][]} */
  const costs = [[...other, ""].map((_letter, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    costs.push([row]);
    for (let column = 1; column <= other.length; column++) {
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      costs[row].push(Math.min(costs[row - 1][column] + 1, costs[row][column - 1] + 1,
        costs[row - 1][column - 1] + Number(one[row - 1] !== other[column - 1]), isSwapped ? costs[row - 2][column - 2] + 1 : Infinity));
    }
  }
  return costs[one.length][other.length];
}

/** The letters that xn-- stands for (RFC 3492), or the label as it is where it stands for none. @param {string} label */
function decodeLabel(label) {
  const [, plain = "", code = ""] = /^xn--(?:([\0-\x7f]*)-)?([a-z0-9]+)$/u.exec(label) ?? [];
  const letters = [...plain];
  let [at, position, point, bias] = [0, 0, 128, 72];
  while (at < code.length) {
    const before = position;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(code[at++] ?? "-");
      if (digit < 0 || weight > 2 ** 31) return label;
      position += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const count = letters.length + 1;
    let delta = Math.floor((position - before) / (before ? 2 : 700));
    delta += Math.floor(delta / count);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    point += Math.floor(position / count);
    // Half of a pair is no letter.
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return label;
    position %= count;
    letters.splice(position++, 0, String.fromCodePoint(point));
  }
  return letters.join("").toLowerCase() || label;
}
