// Looks for red flags in a text, as check/red_flags/flags.py does. Knows nothing of the page, and asks nobody.

import { fold } from "./fold.js";
import { isWithin, listHosts } from "./hosts.js";
import { Lookalikes } from "./lookalike.js";

// Characters of the sentence before and after a match that decide whether it is taken back.
const [BEFORE, AFTER] = [160, 100];
// Patterns that belong together stand within NEAR characters; MOST_SPANS of each are looked at.
const [NEAR, MOST_SPANS] = [200, 50];

/**
 * `signs` are lists of patterns that belong together, and mostly one alone.
 * @typedef {{id: string, severity: string, title: string, says: string, hint: string, fields: string[], not_in: string[], students: string, advice: string,
 *   signs: string[][], as_written: {pattern: string, says: string}[], hosts: string[], unless_before: string, unless_after: string}} Flag
 * @typedef {import("./lookalike.js").Rules & {flags: Flag[], hosts: Record<"links" | "mails" | "bare", string[]> & {address: string}}} Rules as api/v1/red-flags.json has them
 * @typedef {{start: number, end: number, says?: string}} Span
 * @typedef {Span & {flag: Flag, says: string}} Match where it is, and what to say after its words
 */

export class RedFlags {
  /** @param {Rules} rules */
  constructor(rules) {
    this.letters = rules.letters;
    this.lookalikes = new Lookalikes(rules);
    /** @param {string[]} patterns */
    const compile = (patterns) => patterns.map((pattern) => new RegExp(pattern, "gu"));
    const { links, mails, bare, address } = rules.hosts;
    this.hosts = { links: compile(links), mails: compile(mails), bare: compile(bare), address: new RegExp(address, "u") };
    this.flags = rules.flags.map((flag) => ({
      flag,
      signs: flag.signs.map(compile),
      written: flag.as_written.map(({ pattern, says }) => ({ pattern: new RegExp(pattern, "gu"), says })),
      before: new RegExp(flag.unless_before, "u"),
      after: new RegExp(flag.unless_after, "u"),
    }));
  }

  /** The first match of each flag, in the order of the rules. @param {string} text @returns {Match[]} */
  find(text) {
    const folded = fold(text, this.letters);
    const hosts = listHosts(text, this.hosts);
    const pretending = hosts.flatMap((host) => {
      const reason = this.lookalikes.explain(host);
      return reason ? { start: host.user ? host.start - host.user.length - 1 : host.start, end: host.end, says: `${reason}.` } : [];
    });
    return this.flags.flatMap((one) => {
      const { flag } = one;
      const named = hosts.filter(({ name }) => flag.hosts.some((domain) => isWithin(name, domain)));
      const written = one.written.flatMap(({ pattern, says }) => Array.from(text.matchAll(pattern), (match) => ({ ...locate(match), says })));
      /** @type {Span[][]} the first of each way counts */
      const ways = [listSigns(one, folded), named, written, flag.id === "look-alike-domain" ? pretending : []];
      const [first] = ways.flatMap((found) => found.slice(0, 1)).sort((left, right) => left.start - right.start);
      return first ? [{ says: flag.says, ...first, flag }] : [];
    });
  }
}

/** @param {RegExpMatchArray & {index: number}} match @returns {Span} */
function locate({ 0: { length }, index }) {
  return { start: index, end: index + length };
}

/** Where words are that the flag looks for. @param {RedFlags["flags"][number]} one @param {import("./fold.js").Folded} folded @returns {Span[]} */
function listSigns(one, { text, origins, ends }) {
  const found = one.signs.flatMap((parts) => findTogether(one, parts, text) ?? []).sort((left, right) => left.start - right.start || left.end - right.end);
  return found.map(({ start, end }) => ({ start: origins[start], end: ends[end - 1] }));
}

/**
 * The first match of the first part that has matches of all others near it.
 * @param {RedFlags["flags"][number]} one @param {RegExp[]} parts @param {string} text
 */
function findTogether(one, [first, ...others], text) {
  const near = others.map((part) => listSpans(one, part, text));
  return listSpans(one, first, text).find(({ start, end }) => near.every((spans) => spans.some((span) => start - NEAR <= span.start && span.end <= end + NEAR)));
}

/** Where a pattern matches and is not taken back. @param {RedFlags["flags"][number]} one @param {RegExp} pattern @param {string} text */
function listSpans({ before, after }, pattern, text) {
  /** @type {Span[]} */
  const spans = [];
  for (const match of text.matchAll(pattern)) {
    const { start, end } = locate(match);
    const left = text.slice(Math.max(0, start - BEFORE), start);
    const sentence = left.slice(left.lastIndexOf(".") + 1);
    const [rest] = text.slice(end, end + AFTER).split(".");
    if (!before.test(sentence) && !after.test(rest)) spans.push({ start, end });
    if (spans.length === MOST_SPANS) break;
  }
  return spans;
}
