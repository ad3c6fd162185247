// Judges a badge: whether this board gave it, whether it is as it was given, and whether it still holds.

import { checkSignature } from "./signature.js";
import { isRevoked } from "./status.js";
import { readToken } from "./token.js";

/** @typedef {import("./signature.js").Issuer} Issuer */
/**
 * `unreadable`: no badge; `other`: of another board; `no-algorithm`, `no-key`, `changed`: this board did not sign it so;
 * `odd`: signed, and no badge all the same; `early`, `expired`, `revoked`: it was given, and does not hold now; `unsure`:
 * it was given, and nobody can tell whether it was revoked; `valid`.
 * @typedef {"unreadable" | "other" | "no-algorithm" | "no-key" | "changed" | "odd" | "early" | "expired" | "revoked" | "unsure" | "valid"} Verdict
 */

/** What was given, and may be shown. */
export const GIVEN = new Set(/** @type {Verdict[]} */ (["early", "expired", "revoked", "unsure", "valid"]));

/**
 * @param {string} text @param {Issuer} issuer @param {string | null} status the board's list, where it could be loaded
 * @param {number} now in milliseconds @returns {Promise<{verdict: Verdict, said?: any}>}
 */
export async function judge(text, issuer, status, now) {
  const token = readToken(text);
  if (!token) return { verdict: "unreadable" };
  const { said } = token;
  if (said.iss !== issuer.did) return { verdict: "other", said };
  const signed = await checkSignature(token, issuer);
  if (signed !== "signed") return { verdict: signed };
  if (!isBadge(said)) return { verdict: "odd" };
  const [from, until] = [said.validFrom, said.validUntil ?? "9999-12-31T00:00:00Z"].map((moment) => Date.parse(moment));
  if (!(from <= now)) return { verdict: "early", said };
  if (!(now < until)) return { verdict: "expired", said };
  const revoked = await isRevoked(said.credentialStatus, status, issuer);
  return { verdict: revoked === null ? "unsure" : revoked ? "revoked" : "valid", said };
}

/** Whether it says the same twice, as a badge does. @param {any} said */
function isBadge(said) {
  const types = Array.isArray(said.type) ? said.type : [];
  return types.includes("VerifiableCredential") && types.includes("OpenBadgeCredential") && said.issuer?.id === said.iss
    && typeof said.id === "string" && said.jti === said.id && Math.floor(Date.parse(said.validFrom) / 1000) === said.nbf;
}

/**
 * Whether a badge was given to whoever has this e-mail; null where it does not say to whom.
 * @param {any} said @param {string} email @returns {Promise<boolean | null>}
 */
export async function isFor(said, email) {
  const identities = said?.credentialSubject?.identifier;
  const identity = Array.isArray(identities) ? identities.find((one) => one?.identityType === "emailAddress" && one.hashed === true) : null;
  if (typeof identity?.identityHash !== "string" || typeof identity.salt !== "string") return null;
  const data = new TextEncoder().encode(email.trim().toLowerCase() + identity.salt);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return identity.identityHash === `sha256$${hash}`;
}
