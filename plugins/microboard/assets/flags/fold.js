// Turns a text into the plain letters that red flags are matched against, as check/letters/fold.py does. Somebody who pastes an offer, or
// writes one here, sees what it says: tags, comments and entities, which hide words in Markdown, are seen through by the check alone.

/** One character, or the end of a paragraph or of a point, which ends a sentence. */
const PART = /(\n[ \t]{0,20}(?=[\n#•+*\-]|[0-9]{1,2}[.)]))|[^]/gu;

/** Signs, and letters that look like others or that Unicode does not take apart. @typedef {Record<string, string>} Letters */
/** The text, and where in the other each character begins and ends. @typedef {{text: string, origins: number[], ends: number[]}} Folded */

/** Small letters without accents, single spaces, a full stop where a sentence or a paragraph ends. @param {string} text @param {Letters} letters @returns {Folded} */
export function fold(text, letters) {
  /** @type {[string, number, number][]} */
  const folded = [];
  for (const { 0: part, 1: pause, index } of text.matchAll(PART)) {
    for (const character of pause === undefined ? foldCharacter(part, letters) : ". ") {
      // A space at the beginning, or after another one, is left out.
      if (character !== " " || (folded.at(-1)?.[0] ?? " ") !== " ") folded.push([character, index, index + part.length]);
    }
  }
  if (folded.at(-1)?.[0] === " ") folded.pop();
  return { text: folded.map(([character]) => character).join(""), origins: folded.map(([, start]) => start), ends: folded.map(([, , end]) => end) };
}

/** What one character is matched as: often itself, sometimes nothing or two letters. @param {string} character @param {Letters} letters */
function foldCharacter(character, letters) {
  if (character in letters) return letters[character];
  if (/[\p{Cc}\p{Cf}]/u.test(character)) return "";
  // Some capitals look like a Latin one where their small letter does not. Pictures and rare letters are one unit, as in Python.
  const parts = [...character.normalize("NFKD")].map((part) => letters[part] ?? part.toLowerCase()).join("").replace(/\p{M}/gu, "");
  return [...parts.replace(/\p{Z}/gu, " ")].map((part) => letters[part] ?? (part.length > 1 ? "\ufffd" : part)).join("");
}
