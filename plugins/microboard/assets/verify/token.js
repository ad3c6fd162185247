// Reads a signed token (RFC 7515) of anybody: what it says is bounded, and nothing of it is believed yet.

/** In bytes. What a board signs is far smaller. */
export const MAX_TOKEN = 64 * 1024;
const PARTS = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/**
 * `said` is what the token says of itself and of its subject, `signed` the bytes that the signature is of.
 * @typedef {{header: any, said: any, signed: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>}} Token
 */

/** The token in a text, or null where it holds none. @param {string} text @returns {Token | null} */
export function readToken(text) {
  const found = text.length <= MAX_TOKEN ? PARTS.exec(text.trim()) : null;
  if (!found) return null;
  try {
    const [header, said] = [found[1], found[2]].map((part) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decode(part))));
    if (!isGroup(header) || !isGroup(said)) return null;
    return { header, said, signed: new TextEncoder().encode(`${found[1]}.${found[2]}`), signature: decode(found[3]) };
  } catch {
    return null;
  }
}

/** The bytes behind base64url without padding. @param {string} text */
export function decode(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** @param {unknown} value */
export function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
