// Looks up whether a badge was revoked, in the list that the board has signed (Bitstring Status List 1.0).

import { checkSignature } from "./signature.js";
import { decode, readToken } from "./token.js";

/** @typedef {import("./signature.js").Issuer} Issuer */

/** In bytes. The board's list has 16 KiB; more would be a trap. */
const MAX_LIST = 1024 * 1024;

/**
 * Whether a badge is revoked; null where nobody can tell, because the list is not there, not the board's, or not the one
 * that the badge names.
 * @param {any} entry what the badge says of its place @param {string | null} text the list @param {Issuer} issuer
 * @returns {Promise<boolean | null>}
 */
export async function isRevoked(entry, text, issuer) {
  const token = text === null ? null : readToken(text);
  if (!token || await checkSignature(token, issuer) !== "signed") return null;
  const { id, iss, credentialSubject: list } = token.said;
  const isList = iss === issuer.did && list?.type === "BitstringStatusList" && list.statusPurpose === "revocation";
  const isOurs = entry?.type === "BitstringStatusListEntry" && entry.statusPurpose === "revocation" && entry.statusListCredential === id;
  if (!isList || !isOurs || !/^\d{1,7}$/.test(entry.statusListIndex) || !/^u[\w-]+$/.test(list.encodedList)) return null;
  const bits = await unpack(decode(list.encodedList.slice(1))).catch(() => null);
  const place = Number(entry.statusListIndex);
  if (!bits || place >= 8 * bits.length) return null;
  return Boolean(bits[place >> 3] & (0x80 >> (place & 7)));
}

/** @param {Uint8Array<ArrayBuffer>} packed @returns {Promise<Uint8Array>} */
async function unpack(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const bits = new Uint8Array(MAX_LIST);
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (length + part.value.length > MAX_LIST) throw new RangeError("too long");
    bits.set(part.value, length);
    length += part.value.length;
  }
  return bits.subarray(0, length);
}
