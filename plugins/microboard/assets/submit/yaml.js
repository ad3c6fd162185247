// Writes the values of a file as YAML that every reader understands alike, with a comment over each part.

/** @typedef {import("./values.js").Value} Value */

/** Nothing that a reader of YAML 1.1 or 1.2 takes for anything but text: no number, no date, no sign at the start. */
const PLAIN = /^[\p{L}(][^\p{C}\p{Zl}\p{Zp}\t]*$/u;
const SPECIAL = /: |:$| #|\s$|^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** What breaks feeds, terminals or the reader's eye; the check refuses it too (microboard/read/characters.py). */
const UNWANTED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/u;
/** Line breaks for some readers and not for others, a mark that some drop, and empty lines at the end. */
const ODD = /[\r\x85\u2028\u2029\ufeff]|^\s*$|\n\s*\n$/;
const ID = /^[A-Za-z0-9.-]+$/;
const WIDTH = 100;

/** The first character that no file may hold, as U+202E, or nothing. @param {string} text */
export function findUnwanted(text) {
  const found = UNWANTED.exec(text);
  return found ? `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` : "";
}

/**
 * A file. `head` is its first comment; `comments` stand over the fields that they name. Throws on a text that holds
 * what no file may hold.
 * @param {{[name: string]: Value}} values @param {string} head @param {Record<string, string>} [comments]
 */
export function writeYaml(values, head, comments = {}) {
  const lines = [...writeComment(head), ""];
  let wasPart = false;
  for (const [name, value] of Object.entries(values)) {
    const comment = comments[name] ? writeComment(comments[name]) : [];
    // Parts of several lines stand apart.
    const field = writeField(name, value, "");
    const isPart = field.length > 1;
    if (lines.at(-1) !== "" && (isPart || wasPart)) lines.push("");
    lines.push(...comment, ...field);
    wasPart = isPart;
  }
  return `${lines.join("\n")}\n`;
}

/** @param {string} name @param {Value} value @param {string} indent @returns {string[]} */
function writeField(name, value, indent) {
  if (Array.isArray(value) && !isFlow(value)) {
    return [`${indent}${name}:`, ...value.flatMap((item) => writeItem(item, `${indent}  `))];
  }
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    return [`${indent}${name}:`, ...Object.entries(value).flatMap(([below, one]) => writeField(below, one, `${indent}  `))];
  }
  const [first, ...rest] = writeValue(value, `${indent}  `);
  return [`${indent}${name}: ${first}`, ...rest];
}

/** @param {Value} item @param {string} indent @returns {string[]} */
function writeItem(item, indent) {
  if (item !== null && typeof item === "object" && !Array.isArray(item)) {
    const lines = Object.entries(item).flatMap(([name, value]) => writeField(name, value, `${indent}  `));
    return lines.map((line, at) => at ? line : `${indent}- ${line.trimStart()}`);
  }
  const [first, ...rest] = writeValue(item, `${indent}  `);
  return [`${indent}- ${first}`, ...rest];
}

/** @param {Value} value @param {string} indent @returns {string[]} */
function writeValue(value, indent) {
  if (Array.isArray(value)) return [`[${value.map((item) => writeText(String(item))).join(", ")}]`];
  if (typeof value !== "string") return [String(value)];
  if (!value.includes("\n") || ODD.test(value)) return [writeText(value)];
  return writeBlock(value, indent);
}

/** A text of many lines, as it is. @param {string} text @param {string} indent */
function writeBlock(text, indent) {
  refuse(text);
  // Readers guess the indentation from the first line, unless they are told; and they keep a last line feed.
  const [guide, end, body] = [/^\s/.test(text) ? "2" : "", text.endsWith("\n") ? "" : "-", text.replace(/\n$/, "")];
  return [`|${guide}${end}`, ...body.split("\n").map((line) => line ? indent + line : "")];
}

/** @param {string} text */
function writeText(text) {
  refuse(text);
  if (PLAIN.test(text) && !SPECIAL.test(text)) return text;
  // JSON's quotes are YAML's (YAML 1.2, section 7.3.1).
  return JSON.stringify(text).replace(/[\x85\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @param {string} text */
function refuse(text) {
  const found = findUnwanted(text);
  if (found) throw new Error(`The text holds the invisible character ${found}.`);
}

/** Whether a list fits on one line: ids, not sentences. @param {Value} value */
function isFlow(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && ID.test(item));
}

/** @param {string} text */
function writeComment(text) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
