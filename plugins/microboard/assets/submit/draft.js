// The draft of a listing. It stays in this browser.

import { ROOT } from "../lib/site.js";
import { forget, keep, recall } from "../lib/storage.js";

const NAME = "microboard:draft";
const VERSION = 1;

/** What the form holds. @typedef {Record<string, any>} Draft */

/** The draft, or null where there is none or it is not ours. @returns {Draft | null} */
export function readDraft() {
  const found = recall(key());
  return isGroup(found) && found.version === VERSION && isGroup(found.draft) ? found.draft : null;
}

/** Keep a draft. Whether the browser took it. @param {Draft} draft */
export function writeDraft(draft) {
  return !keep(key(), { version: VERSION, draft });
}

export function clearDraft() {
  forget(key());
}

/** Several boards may share an origin, as project pages do. */
function key() {
  return `${NAME}:${ROOT.pathname}`;
}

/** @param {any} value */
function isGroup(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
