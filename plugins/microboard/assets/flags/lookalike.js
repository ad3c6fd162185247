// Tells hosts that pretend to be one that everybody knows, as check/hosts/lookalike.py does, by patterns made there of what is known.

import { _, fill } from "../words/flags.js";
import { fold } from "./fold.js";
import { isWithin } from "./hosts.js";
import { decodeLabel } from "./punycode.js";

const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const ASCII = /^[\0-\x7f]*$/u;

/** What is told of a known host for the places in two patterns. @typedef {{host: string, name: string, dotted: string, read: string, slips: string}} Known */
/**
 * @typedef {{hosts: {number: string, inner: string, owned: string, ending: string, begins: string, looks: string, word: string, known: Known[]},
 *   trusted: string[], letters: import("./fold.js").Letters}} Rules
 */

export class Lookalikes {
  /** @param {Rules} rules */
  constructor({ hosts: { number, inner, owned, ending, begins, looks, word, known }, trusted, letters }) {
    this.trusted = trusted;
    this.letters = letters;
    this.number = new RegExp(number, "u");
    this.inner = new RegExp(inner, "u");
    this.owned = new RegExp(owned, "u");
    this.ending = new RegExp(ending, "u");
    this.known = known.map((one) => ({ ...one, begins: new RegExp(fill(begins, { ...one }), "u"), looks: new RegExp(fill(looks, { word, ...one }), "u") }));
  }

  /** Why the host misleads, as the end of a sentence that begins with it; empty where it does not. @param {import("./hosts.js").Host} host */
  explain({ name: host, user }) {
    if (this.trusted.some((domain) => isWithin(host, domain))) return "";
    if (user.includes(".")) return _("leads to {host}, and not to {other}", { host, other: user });
    const address = `http://${host}/`;
    if (this.number.test(host)) return URL.canParse(address) && this.inner.test(new URL(address).hostname) ? "" : _("is a bare number instead of a name");
    const shown = host.split(".").map(decodeLabel).join(".");
    const plain = ASCII.test(shown) ? shown : shown.split(/([.-])/u).map((part, at) => at % 2 ? part : fold(part, this.letters).text.replace(/[. ]/gu, "")).join("");
    if (ASCII.test(plain) && /[a-z]/u.test(shown) && FOREIGN.test(shown)) return _("mixes letters of two alphabets");
    const [name] = this.owned.exec(plain)?.[0].split(".") ?? [];
    const own = this.known.find((known) => known.name === name);
    const begins = !own && this.known.find((known) => known.begins.test(plain));
    if (begins) return _("leads to {host}, and not to {other}", { host: this.owned.exec(host)?.[0], other: begins.host });
    const chosen = plain.replace(this.ending, "");
    const twin = own ? shown !== plain && ASCII.test(plain) && own : this.known.find(({ looks }) => looks.test(chosen));
    return twin ? _("looks like {host}", { host: twin.host }) : "";
  }
}
