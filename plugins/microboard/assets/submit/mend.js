// Mends addresses as people write them, and finds an employer's domain in that of its website.

import { isWithin } from "../flags/hosts.js";

/** "www." begins an address for everybody but programs. @param {string} text */
export function mendAddress(text) {
  return text.trim().replace(/^www\./i, "https://www.");
}

/** The host that somebody means by a whole address, one for mail, or a host with "www.". @param {string} text */
export function mendDomain(text) {
  return text.trim().replace(/^https?:\/\//i, "").replace(/^[^@/]*@/, "").replace(/[/?#:].*$/, "").replace(/^www\./i, "").toLowerCase();
}

/** The domain of a website, or nothing while there is none, and where others have theirs on the same host. @param {string} website @param {string[]} shared */
export function findDomain(website, shared) {
  const host = /^(?:https?:\/\/|www\.)/i.test(website.trim()) ? mendDomain(website) : "";
  return /.\.[a-z0-9-]{2,}$/.test(host) && !shared.some((one) => isWithin(host, one)) ? host : "";
}
