// Checks signatures with the keys that the board has published, by what the browser brings.

import { decode, isGroup } from "./token.js";

/** @typedef {import("./token.js").Token} Token */
/** @typedef {{did: string, keys: Map<string, string>}} Issuer the board, and its public keys by their whole ids */

/** What a browser says that can't check such signatures. */
export class TooOldError extends Error {}

/** The board and its keys, from its document, or null where that is broken. @param {any} found @returns {Issuer | null} */
export function readIssuer(found) {
  if (!isGroup(found) || typeof found.id !== "string" || !Array.isArray(found.verificationMethod)) return null;
  const keys = new Map();
  for (const method of found.verificationMethod) {
    const { kty, crv, x } = method?.publicKeyJwk ?? {};
    if (kty === "OKP" && crv === "Ed25519" && typeof x === "string" && method.controller === found.id) keys.set(method.id, x);
  }
  return { did: found.id, keys };
}

/**
 * Whether a token is what the board signed: by which name of an algorithm and which key is said in its head, and neither
 * is believed beyond that. Throws TooOldError.
 * @param {Token} token @param {Issuer} issuer @returns {Promise<"signed" | "no-algorithm" | "no-key" | "changed">}
 */
export async function checkSignature({ header, signed, signature }, { keys }) {
  if (header.alg !== "EdDSA" || header.crit !== undefined) return "no-algorithm";
  const x = keys.get(header.kid);
  if (x === undefined) return "no-key";
  const key = await importKey(x);
  return await crypto.subtle.verify("Ed25519", key, signature, signed) ? "signed" : "changed";
}

/** @param {string} x */
async function importKey(x) {
  try {
    return await crypto.subtle.importKey("raw", decode(x), "Ed25519", false, ["verify"]);
  } catch (error) {
    // Without https there is no crypto.subtle; an older browser has one that knows no such key.
    throw new TooOldError(String(error));
  }
}
