// Writes the values of a file as YAML that every reader understands alike, with a comment over each part.

/** @typedef {import("./values.js").Value} Value */

/** Nothing that a reader of YAML 1.1 or 1.2 takes for anything but text: no number, no date, no sign at the start. */
const PLAIN = /^[\p{L}(][^\p{C}\p{Zl}\p{Zp}\t]*$/u;
const SPECIAL = /: |:$| #|\s$|^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** What no block of lines can hold: line breaks for some readers and not for others, a mark that some drop, blank edges. */
const ODD = /[\r\x85\u2028\u2029\ufeff]|^\s|\s$/;
const ID = /^[A-Za-z0-9.-]+$/;

/**
 * A file. `head` is its first line; `comments`, with the ends of their lines, stand over the fields that they name.
 * @param {{[name: string]: Value}} values @param {string} head @param {Record<string, string>} [comments]
 */
export function writeYaml(values, head, comments = {}) {
  const fields = Object.entries(values).map(([name, value]) => `\n${comments[name] ?? ""}${name}:${write(value)}\n`);
  return `# ${head}\n${fields.join("")}`;
}

/** What stands behind the name of a value. @param {Value} value @returns {string} */
function write(value) {
  if (Array.isArray(value)) {
    const isShort = value.every((item) => typeof item === "string" && ID.test(item));
    return isShort ? ` [${value.map((item) => writeText(String(item))).join(", ")}]` : indent(value.map((item) => `\n- ${write(item).trimStart()}`));
  }
  if (typeof value === "object") return indent(Object.entries(value).map(([name, below]) => `\n${name}:${write(below)}`));
  if (typeof value !== "string") return ` ${value}`;
  return value.includes("\n") && !ODD.test(value) ? indent([" |-\n", value]) : ` ${writeText(value)}`;
}

/** All lines but the first and those that are empty, further in. @param {string[]} parts */
function indent(parts) {
  return parts.join("").replace(/\n(?=[^\n])/g, "\n  ");
}

/** @param {string} text */
function writeText(text) {
  if (PLAIN.test(text) && !SPECIAL.test(text)) return text;
  // JSON's quotes are YAML's (YAML 1.2, section 7.3.1).
  return JSON.stringify(text).replace(/[\x85\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
