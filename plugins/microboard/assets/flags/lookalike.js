// Tells hosts that pretend to be one that everybody knows, as check/hosts/lookalike.py does.

import { isNumber, isWithin } from "./hosts.js";

const ONE_SLIP = 6;
const TWO_SLIPS = 10;
const LEAST = 5;
const LONGEST = 63;
/** @type {Record<string, string>} */
const DIGITS = { 0: "o", 1: "l", 3: "e", 4: "a", 5: "s", 7: "t" };
// Endings under which anyone has a name of their own. The check knows them all, a browser the most usual.
const SECOND = new Set(["ac", "co", "com", "edu", "gov", "net", "org"]);
export const ENDINGS = new Set(["github.io", "gitlab.io", "readthedocs.io", "pages.dev", "workers.dev", "netlify.app",
  "vercel.app", "web.app", "firebaseapp.com", "herokuapp.com", "onrender.com", "blogspot.com", "webflow.io", "azurewebsites.net"]);
const INNER = new RegExp("^(?:(?:127|10|0|192\\.168|192\\.0\\.2|198\\.51\\.100|203\\.0\\.113|172\\.(?:1[6-9]|2[0-9]|3[01]))\\."
  + "|\\[(?:::1?\\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|2001:db8:))", "u");
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
/** Endings of those who have a host in each country: google.co.uk, amazon.in. */
const COUNTRY = new RegExp(`^(?:(?:${[...SECOND].join("|")})\\.)?[a-z]{2}$`, "u");
const ASCII = /^[\0-\x7f]*$/u;

/** @typedef {import("./hosts.js").Host} Host @typedef {import("./fold.js").Fold} Fold */

export class Lookalikes {
  /** @param {string[]} known @param {string[]} addedWords @param {string[]} trusted @param {Fold} fold */
  constructor(known, addedWords, trusted, fold) {
    this.added = new Set(addedWords);
    this.rest = new RegExp(`^(?:${[...addedWords].sort().join("|") || "-"}|[0-9\\-]){1,}$`, "u");
    this.trusted = trusted;
    this.fold = fold;
    /** @type {Map<string, string>} */
    this.known = new Map();
    /** @type {Map<string, string>} */
    this.owned = new Map();
    for (const host of [...known].sort()) {
      const name = getName(host);
      if (name.length < LEAST || name.length > LONGEST) continue;
      if (!this.known.has(name)) this.known.set(name, host);
      if (!this.owned.has(getOwned(host))) this.owned.set(getOwned(host), host);
    }
    this.names = [...this.known.keys()].sort();
  }

  /** Why the host misleads, as the end of a sentence that begins with it; empty where it does not. @param {Host} host */
  explain(host) {
    if (this.trusted.some((domain) => isWithin(host.name, domain))) return "";
    if (host.user.includes(".")) return `leads to ${host.name}, and not to ${host.user}`;
    if (isNumber(host.name)) return isInnerNumber(host.name) ? "" : "is a bare number instead of a name";
    const shown = host.name.split(".").map(decodeLabel).join(".");
    const plain = ASCII.test(shown) ? shown : shown.split(".").map((label) => this.foldLabel(label)).join(".");
    if (ASCII.test(plain) && /[a-z]/u.test(shown) && FOREIGN.test(shown)) return "mixes letters of two alphabets";
    const begins = this.findBeginning(plain);
    if (begins) return `leads to ${getOwned(host.name)}, and not to ${begins}`;
    const twin = this.findTwin(plain, shown !== plain && ASCII.test(plain));
    return twin ? `looks like ${this.known.get(twin)}` : "";
  }

  /** @param {string} label */
  foldLabel(label) {
    return label.split("-").map((part) => this.fold.fold(part).replace(/[. ]/gu, "")).join("-");
  }

  /** The known host with which this one begins, though it leads elsewhere. @param {string} host */
  findBeginning(host) {
    if (this.known.has(getName(host))) return "";
    const parts = host.split(".");
    for (let start = 0; start < parts.length - 1; start++) {
      for (let end = start + 2; end <= Math.min(start + 4, parts.length); end++) {
        const last = parts[end - 1];
        const known = this.findHost([...parts.slice(start, end - 1), last.split("-")[0]], last.includes("-"));
        if (known && (end < parts.length || last.includes("-"))) return known;
      }
    }
    return "";
  }

  /**
   * The known host that the parts make, or that they end with after a hyphen: also as it is called in a country.
   * @param {string[]} parts @param {boolean} isCut
   */
  findHost([first, ...others], isCut) {
    const short = first.slice(first.lastIndexOf("-") + 1);
    const ending = others.join(".");
    const isCountry = COUNTRY.test(ending) && (isCut || others.length > 1);
    return this.owned.get(`${first}.${ending}`) ?? this.owned.get(`${short}.${ending}`)
      ?? (isCountry ? this.known.get(short) : undefined);
  }

  /** The known name that this is, or is read as. @param {string} name */
  findRead(name) {
    return this.known.has(name) ? name : this.names.find((known) => writePlainly(known) === writePlainly(name));
  }

  /** @param {string} host @param {boolean} isDisguised */
  findTwin(host, isDisguised) {
    const name = getName(host);
    if (this.known.has(name)) return isDisguised ? name : "";
    const near = this.names.find((known) => writePlainly(name) === writePlainly(known) || isNear(name, known));
    if (near) return near;
    const owned = getOwned(host);
    const below = owned ? host.slice(0, -owned.length).replace(/\.$/u, "").split(".") : [];
    const isForJobs = !this.added.has(name) && this.rest.test(name);
    const whole = isForJobs ? below.find((part) => this.known.has(part)) : undefined;
    return whole ?? [name, ...below].map((part) => this.findExtended(part)).find(Boolean) ?? "";
  }

  /** The known name that words are added to: google-jobs, hr-google, googlecareers. @param {string} name */
  findExtended(name) {
    const parts = name.split("-");
    if (parts.some((part) => this.added.has(part))) {
      const known = this.findRead(parts[0]) ?? this.findRead(parts[parts.length - 1]);
      if (known) return known;
    }
    for (let end = LEAST; end < name.length; end++) {
      for (const [one, rest] of [[name.slice(0, end), name.slice(end)], [name.slice(-end), name.slice(0, -end)]]) {
        const known = this.rest.test(rest) && /[a-z]/u.test(rest) && this.findRead(one);
        if (known) return known;
      }
    }
    return "";
  }
}

/** The part of a host that one owner has taken; nothing where that can't be told. @param {string} host */
function getOwned(host) {
  const parts = host.split(".");
  const [second, last] = parts.slice(-2);
  const isLong = ENDINGS.has(`${second}.${last}`) || (SECOND.has(second) && /^[a-z]{2}$/u.test(last));
  const count = isLong ? 3 : 2;
  return parts.length >= count ? parts.slice(-count).join(".") : "";
}

/** The word that the owner of a host has chosen: google of jobs.google.co.uk. @param {string} host */
function getName(host) {
  return getOwned(host).split(".")[0];
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
  return String.fromCodePoint(...points).toLowerCase() || label;
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
