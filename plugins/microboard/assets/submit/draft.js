// The draft of a listing. It stays in this browser.

import { ROOT } from "../lib/site.js";

const NAME = "microboard:draft";
const VERSION = 1;
/** Characters: well above the longest listing, well below what a browser keeps. */
const MOST = 200_000;

/** What the form holds. @typedef {Record<string, any>} Draft */

/** The draft, or null where there is none or it is not ours. @returns {Draft | null} */
export function readDraft() {
  try {
    const text = localStorage.getItem(key()) ?? "";
    if (!text || text.length > MOST) return null;
    const found = JSON.parse(text);
    return isGroup(found) && found.version === VERSION && isGroup(found.draft) ? found.draft : null;
  } catch {
    return null; // No storage, or not ours: as good as none.
  }
}

/** Keep a draft. Whether the browser took it. @param {Draft} draft */
export function writeDraft(draft) {
  try {
    localStorage.setItem(key(), JSON.stringify({ version: VERSION, draft }));
    return true;
  } catch {
    return false; // Blocked or full.
  }
}

export function clearDraft() {
  try {
    localStorage.removeItem(key());
  } catch {
    // Blocked: then nothing is kept.
  }
}

/** Several boards may share an origin, as project pages do. */
function key() {
  return `${NAME}:${ROOT.pathname}`;
}

/** @param {any} value */
function isGroup(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
