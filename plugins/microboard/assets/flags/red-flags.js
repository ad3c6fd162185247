// Looks for red flags in a text, as check/red_flags/flags.py does. Knows nothing of the page, and asks nobody.

import { _ } from "../words/flags.js";
import { Fold } from "./fold.js";
import { isWithin, listHosts } from "./hosts.js";
import { Lookalikes } from "./lookalike.js";

// Characters of the sentence before and after a match that decide whether it is taken back.
const BEFORE = 160;
const AFTER = 100;
// Patterns that belong together stand within NEAR characters; MOST_SPANS of each are looked at.
const NEAR = 200;
const MOST_SPANS = 50;
const MOST_KNOWN = 200;
const HIDDEN = /[A-Za-z]{1,30}[\u180e\u200b-\u200d\u2060\ufeff]{1,200}[A-Za-z]{1,30}|[\u202a-\u202e\u2066-\u2069]/u;
const COMMENT = /<!--[^]{0,300}?(?:https?:|www\.)/u;
const WORD = /[A-Za-z\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf]{4,60}/gu;
const SHOUT = /[A-Z]{4,20}[ ,]{1,2}[A-Z]{4,20}[ ,]{1,2}[A-Z]{4,20}|![^!]{0,120}![^!]{0,120}!|[\u{1f4b0}\u{1f4b5}\u{1f4b8}\u{1f4b2}\u{1f911}\u{1f525}]/u;

/**
 * @typedef {{id: string, severity: string, title: string, says: string, hint: string, fields: string[], students: string, advice: string,
 *   patterns: string[], together: string[][], hosts: string[], unless_before: string[], unless_after: string[]}} Flag
 * @typedef {{flags: Flag[], letters: Record<string, string>, organisations: string[], added_words: string[],
 *   trusted: string[]}} Rules as api/v1/red-flags.json has them
 * @typedef {{start: number, end: number}} Span
 * @typedef {{flag: Flag, start: number, end: number, says: string}} Match where it is, and what to say after its words
 */

export class RedFlags {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    this.fold = new Fold(rules.letters);
    this.lookalikes = new Lookalikes(rules.organisations, rules.added_words, rules.trusted, this.fold);
    /** @type {Map<string, Match[]>} a form looks at all its texts again for each letter in one of them */
    this.known = new Map();
    this.patterns = rules.flags.map((flag) => ({
      flag,
      // A pattern alone is one that needs no other near it.
      signs: [...flag.patterns.map((pattern) => [pattern]), ...flag.together]
        .map((parts) => parts.map((pattern) => new RegExp(pattern, "gu"))),
      before: flag.unless_before.map((pattern) => new RegExp(`(?:${pattern})$`, "u")),
      after: flag.unless_after.map((pattern) => new RegExp(`^(?:${pattern})`, "u")),
    }));
  }

  /** The first match of each flag, in the order of the rules. @param {string} text @returns {Match[]} */
  find(text) {
    let matches = this.known.get(text);
    if (!matches) {
      if (this.known.size > MOST_KNOWN) this.known.clear();
      this.known.set(text, matches = this.#find(text));
    }
    return matches;
  }

  /** @param {string} text @returns {Match[]} */
  #find(text) {
    const folded = this.fold.trace(text);
    const hosts = listHosts(text);
    /** @type {Record<string, () => {start: number, end: number, says?: string} | undefined>} */
    const functions = {
      "hidden-text": () => this.findHidden(text), shouting: () => findShouting(text),
      "look-alike-domain": () => this.findLookalike(hosts),
    };
    return this.patterns.flatMap((one) => {
      const { flag } = one;
      const host = hosts.find(({ name }) => flag.hosts.some((domain) => isWithin(name, domain)));
      const found = [
        this.findPattern(one, folded),
        host && { start: host.start, end: host.end },
        functions[flag.id]?.(),
      ].filter((match) => match !== undefined);
      const [first] = found.sort((left, right) => left.start - right.start);
      return first ? [{ says: flag.says, ...first, flag }] : [];
    });
  }

  /** @param {RedFlags["patterns"][number]} one @param {import("./fold.js").Folded} folded */
  findPattern(one, { text, origins, ends }) {
    /** @type {Span | undefined} */
    let first;
    for (const parts of one.signs) {
      const found = findTogether(one, parts, text);
      if (found && (!first || found.start < first.start || (found.start === first.start && found.end < first.end))) first = found;
    }
    return first && { start: origins[first.start], end: ends[first.end - 1] };
  }

  /** @param {string} text */
  findHidden(text) {
    for (const [pattern, says] of /** @type {[RegExp, string][]} */ ([
      [HIDDEN, _("holds an invisible character.")], [COMMENT, _("is a comment with a link.")],
    ])) {
      const found = pattern.exec(text);
      if (found) return makeMatch(found, says);
    }
    for (const found of text.matchAll(WORD)) {
      const others = found[0].replace(/[A-Za-z]/gu, "");
      if (others && others.length < found[0].length - 1 && /^[a-z]{1,}$/u.test(this.fold.fold(others))) {
        return makeMatch(found, _("mixes letters of two alphabets."));
      }
    }
    return undefined;
  }

  /** @param {import("./hosts.js").Host[]} hosts */
  findLookalike(hosts) {
    for (const host of hosts) {
      const reason = this.lookalikes.explain(host);
      const start = host.user ? host.start - host.user.length - 1 : host.start;
      if (reason) return { start, end: host.end, says: `${reason}.` };
    }
    return undefined;
  }
}

/** @param {string} text */
function findShouting(text) {
  const found = SHOUT.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** @param {RegExpMatchArray} found @param {string} says */
function makeMatch(found, says) {
  const start = found.index ?? 0;
  return { start, end: start + found[0].length, says };
}

/**
 * The first match of the first part that has matches of all others near it.
 * @param {RedFlags["patterns"][number]} one @param {RegExp[]} parts @param {string} text @returns {Span | undefined}
 */
function findTogether(one, [first, ...others], text) {
  /** @type {Span[][]} */
  const near = [];
  for (const part of others) {
    near.push([...listSpans(one, part, text, MOST_SPANS)]);
    if (!near[near.length - 1].length) return undefined;
  }
  for (const { start, end } of listSpans(one, first, text, others.length ? MOST_SPANS : Infinity)) {
    if (near.every((spans) => spans.some((span) => start - NEAR <= span.start && span.end <= end + NEAR))) return { start, end };
  }
  return undefined;
}

/**
 * Where a pattern matches and is not taken back.
 * @param {RedFlags["patterns"][number]} one @param {RegExp} pattern @param {string} text @param {number} most
 * @returns {Generator<Span>}
 */
function* listSpans({ before, after }, pattern, text, most) {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const left = text.slice(Math.max(0, start - BEFORE), start);
    const sentence = left.slice(left.lastIndexOf(".") + 1);
    const [rest] = text.slice(end, end + AFTER).split(".");
    if (before.some((unless) => unless.test(sentence)) || after.some((unless) => unless.test(rest))) continue;
    if (most-- <= 0) return;
    yield { start, end };
  }
}
