// Turns a text into the plain letters that red flags are matched against, as check/letters/fold.py does.

const TAGS = "b|i|u|s|em|strong|span|font|small|sub|sup|mark|wbr|code|del|ins";
const TRICK = new RegExp([
  "<!--[^\\0]{0,300}?-->",
  `<\\/?(?:${TAGS})(?:[ \\/][^<>\\0]{0,200})?>`,
  "&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
  "\\[(?=[^\\[\\]\\n]{0,200}\\](?:\\([^()\\n]{0,2000}\\)|\\[[^\\[\\]\\n]{0,100}\\]))",
  "\\](?:\\([^()\\n]{0,2000}\\)|\\[[^\\[\\]\\n]{0,100}\\])",
  "\\n[ \\t]{0,20}(?=[\\n#•+*\\-]|[0-9]{1,2}[.\\)])",
].join("|"), "gu");
const FILLERS = new Set("\u115f\u1160\u3164\u2800");
/** @type {Map<string, string>} */
const SIGNS = new Map();
for (const [signs, plain] of [
  ["*`~\\", ""], ["_-|>\u2010\u2011\u2012\u2013\u2014\u2015\u2212\t\n\r\v\f\x85", " "], ["!?;•·。", "."],
  ["‘’‚ʼ′", "'"], ["“”„", '"'],
]) for (const sign of signs) SIGNS.set(sign, plain);

/** @typedef {{text: string, origins: number[], ends: number[]}} Folded the text, and where each character came from */

export class Fold {
  /**
   * @param {Record<string, string>} letters that look like others, or that Unicode does not take apart
   * @param {(entity: string) => string} decode what stands for an entity such as &NoBreak;
   */
  constructor(letters, decode = decodeEntity) {
    this.decode = decode;
    /** @type {Map<string, string>} */
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
    /** @param {string} characters @param {number} start @param {number} end */
    const add = (characters, start, end) => {
      for (const character of characters) {
        // A space at the beginning, or after another one, is left out.
        if (character === " " && (!folded.length || folded[folded.length - 1] === " ")) continue;
        folded.push(character);
        origins.push(start);
        ends.push(end);
      }
    };
    /** @param {number} start @param {number} end */
    const addPart = (start, end) => {
      for (const character of text.slice(start, end)) {
        add(this.foldCharacter(character), start, start + character.length);
        start += character.length;
      }
    };
    let at = 0;
    for (const found of text.matchAll(TRICK)) {
      addPart(at, found.index);
      at = found.index + found[0].length;
      for (const character of this.seeThrough(found[0])) add(this.foldCharacter(character), found.index, at);
    }
    addPart(at, text.length);
    if (folded[folded.length - 1] === " ") {
      folded.pop();
      origins.pop();
      ends.pop();
    }
    return { text: folded.join(""), origins, ends };
  }

  /** What one character is matched as: often itself, sometimes nothing or two letters. @param {string} character */
  foldCharacter(character) {
    const sign = SIGNS.get(character);
    if (sign !== undefined) return sign;
    if (FILLERS.has(character) || /^[\p{Cc}\p{Cf}]$/u.test(character)) return "";
    let plain = "";
    for (const part of character.normalize("NFKD")) {
      // Some capitals look like a Latin one where their small letter does not.
      for (const letter of this.letters.has(part) ? part : part.toLowerCase()) plain += this.foldPlain(letter);
    }
    return plain;
  }

  /** @param {string} character */
  foldPlain(character) {
    if (FILLERS.has(character) || /^\p{M}$/u.test(character)) return "";
    if (/^\p{Z}$/u.test(character)) return " ";
    // Pictures and rare letters are one unit, so that lengths are those of Python.
    return SIGNS.get(character) ?? this.letters.get(character) ?? (character.length > 1 ? "\ufffd" : character);
  }
  /** What is read in place of a comment, a tag, a link's target, an entity or a paragraph's end. @param {string} trick */
  seeThrough(trick) {
    if (trick[0] === "\n") return ". ";
    if (trick[0] !== "&") return "";
    const name = trick.slice(1, -1);
    if (name[0] !== "#") return this.decode(trick);
    const code = /^#[xX]/.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  }
}

/** What a browser shows for an entity; one that HTML does not know stands for itself. @param {string} entity */
function decodeEntity(entity) {
  const box = document.createElement("span");
  // Nothing but a name between & and ; gets here.
  box.innerHTML = entity;
  const text = box.textContent ?? "";
  // HTML also reads &notit; as ¬it; and Markdown does not.
  return text.length > 1 && text.endsWith(";") ? entity : text;
}
