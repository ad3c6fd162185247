// Turns text into the words that search compares: folded, so that case and accents make no difference.

/** Letters that Unicode does not take apart. */
const LETTERS = new Map(Object.entries({
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i",
}));
/** Letters of scripts that put no spaces between words. */
const UNSPACED = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/gu;
const PLAIN = /^[ a-z0-9]*$/;

/**
 * The words of a text, folded and joined by single spaces.
 * A word is made of letters and digits, and of + and #, so that C++ and C# are words.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower.trim().replace(/ {2,}/g, " ");
  return lower
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

/**
 * Folded words, with each letter a word of its own where no spaces show where words begin.
 * @param {string} words
 */
export function spread(words) {
  return words.replace(UNSPACED, " $& ").replace(/ {2,}/g, " ").trim();
}

/**
 * Whether a word begins with the term when one slip of the finger is forgiven: a letter too many, too few, another
 * one, or two that changed places.
 * @param {string} word
 * @param {string} term
 */
export function beginsAlmost(word, term) {
  let at = 0;
  while (at < term.length && word[at] === term[at]) at++;
  return at === term.length
    || word.startsWith(term.slice(at + 1), at + 1)
    || word.startsWith(term.slice(at + 1), at)
    || word.startsWith(term.slice(at), at + 1)
    || (word[at] === term[at + 1] && word[at + 1] === term[at] && word.startsWith(term.slice(at + 2), at + 2));
}
