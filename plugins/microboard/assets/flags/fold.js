// Turns a text into the plain letters that red flags are matched against, as check/letters/fold.py does. Somebody who pastes an offer, or
// writes one here, sees what it says: tags, comments and entities, which hide words in Markdown, are seen through by the check alone.

/** One character, or the end of a paragraph or of a point, which ends a sentence. */
const PART = /(\n[ \t]{0,20}(?=[\n#•+*\-]|[0-9]{1,2}[.)]))|[^]/gu;

/** @typedef {{text: string, origins: number[], ends: number[]}} Folded the text, and where each character came from */

export class Fold {
  /** @param {Record<string, string>} letters signs, letters that look like others, or that Unicode does not take apart */
  constructor(letters) {
    this.letters = new Map(Object.entries(letters));
  }

  /** Small letters without accents, single spaces, a full stop where a sentence or a paragraph ends. @param {string} text */
  fold(text) {
    return this.trace(text).text;
  }

  /** The folded text, and where in `text` each of its characters begins and ends. @param {string} text @returns {Folded} */
  trace(text) {
    /** @type {string[]} */
    const folded = [];
    /** @type {number[]} */
    const origins = [];
    /** @type {number[]} */
    const ends = [];
    for (const { 0: part, 1: pause, index } of text.matchAll(PART)) {
      for (const character of pause === undefined ? this.foldCharacter(part) : ". ") {
        // A space at the beginning, or after another one, is left out.
        if (character === " " && (folded.at(-1) ?? " ") === " ") continue;
        folded.push(character);
        origins.push(index);
        ends.push(index + part.length);
      }
    }
    if (folded.at(-1) === " ") folded.pop();
    return { text: folded.join(""), origins, ends };
  }

  /** What one character is matched as: often itself, sometimes nothing or two letters. @param {string} character */
  foldCharacter(character) {
    const plain = this.letters.get(character);
    if (plain !== undefined) return plain;
    if (/[\p{Cc}\p{Cf}]/u.test(character)) return "";
    // Some capitals look like a Latin one where their small letter does not.
    return [...character.normalize("NFKD")].flatMap((part) => [...this.letters.get(part) ?? part.toLowerCase()])
      .map((letter) => this.foldLetter(letter)).join("");
  }

  /** @param {string} letter */
  foldLetter(letter) {
    if (/\p{M}/u.test(letter)) return "";
    if (/\p{Z}/u.test(letter)) return " ";
    // Pictures and rare letters are one unit, so that lengths are those of Python.
    return this.letters.get(letter) ?? (letter.length > 1 ? "\ufffd" : letter);
  }
}
