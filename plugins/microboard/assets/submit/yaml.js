// Writes the values of a file as YAML that every reader understands alike, with a comment over each part.

/** @typedef {import("./values.js").Value} Value */

/** Nothing that a reader of YAML 1.1 or 1.2 takes for anything but text: no number, no date, no sign at the start. */
const PLAIN = /^[\p{L}(][^\p{C}\p{Zl}\p{Zp}\t]*$/u;
const SPECIAL = /: |:$| #|\s$|^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** What breaks feeds, terminals or the reader's eye; the check refuses it too (microboard/read/characters.py). */
const UNWANTED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/u;
/** What no block of lines can hold: line breaks for some readers and not for others, a mark that some drop, blank edges. */
const ODD = /[\r\x85\u2028\u2029\ufeff]|^\s|\s$/;
const ID = /^[A-Za-z0-9.-]+$/;
const WIDTH = 100;

/** The first character that no file may hold, as U+202E, or nothing. @param {string} text */
export function findUnwanted(text) {
  const found = UNWANTED.exec(text);
  return found ? `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` : "";
}

/**
 * A file. `head` is its first comment; `comments` stand over the fields that they name.
 * @param {{[name: string]: Value}} values @param {string} head @param {Record<string, string>} [comments]
 */
export function writeYaml(values, head, comments = {}) {
  const lines = writeComment(head);
  let wasPart = true;
  for (const [name, value] of Object.entries(values)) {
    const field = writeGroup({ [name]: value });
    // Parts of several lines stand apart.
    const isPart = field.length > 1;
    if (isPart || wasPart) lines.push("");
    lines.push(...writeComment(comments[name] ?? ""), ...field);
    wasPart = isPart;
  }
  return `${lines.join("\n")}\n`;
}

/** @param {{[name: string]: Value}} group @returns {string[]} */
function writeGroup(group) {
  return Object.entries(group).flatMap(([name, value]) => {
    const [first, ...below] = writeValue(value);
    return [`${name}:${first && ` ${first}`}`, ...below.map((line) => line && `  ${line}`)];
  });
}

/** What stands behind the name of a value, and the lines below it. @param {Value} value @returns {string[]} */
function writeValue(value) {
  if (Array.isArray(value)) return isFlow(value) ? [`[${value.map((item) => writeText(String(item))).join(", ")}]`] : ["", ...value.flatMap(writeItem)];
  if (typeof value === "object") return ["", ...writeGroup(value)];
  if (typeof value !== "string") return [String(value)];
  return value.includes("\n") && !ODD.test(value) ? ["|-", ...value.split("\n")] : [writeText(value)];
}

/** @param {Value} item */
function writeItem(item) {
  const lines = typeof item === "object" && !Array.isArray(item) ? writeGroup(item) : writeValue(item);
  return lines.map((line, at) => at ? line && `  ${line}` : `- ${line}`);
}

/** @param {string} text */
function writeText(text) {
  if (PLAIN.test(text) && !SPECIAL.test(text)) return text;
  // JSON's quotes are YAML's (YAML 1.2, section 7.3.1).
  return JSON.stringify(text).replace(/[\x85\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
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
