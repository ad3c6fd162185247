// The listings that somebody keeps. They never leave the browser.

import { findRefusal as findStorageRefusal, forget, keep, nameHere as key, recall } from "../lib/storage.js";
import { hasOwn, MOST, readEntry } from "./entry.js";

/** @typedef {import("./entry.js").Saved} Saved */
/** Why nothing was kept: the browser does not, or there are too many. @typedef {import("../lib/storage.js").Refusal | "many"} Refusal */

const KEY = "microboard:saved";
const VISIT = "microboard:visit";
export const CHANGED = "microboard:saved-changed";

/** What this page has seen kept: whoever drops a listing and takes it up again finds the note on it. @type {Map<string, Saved>} */
const seen = new Map();

/** All that is kept, the newest first. @returns {Saved[]} */
export function listSaved() {
  const found = recall(key(KEY));
  const entries = Array.isArray(found) ? found.slice(0, MOST).map(readEntry) : [];
  const kept = new Map();
  for (const entry of entries) if (entry && !kept.has(entry.id)) kept.set(entry.id, entry);
  for (const [id, entry] of kept) seen.set(id, entry);
  return [...kept.values()];
}

/** Why this browser keeps nothing for this site, or nothing. @returns {Refusal} */
export function findRefusal() {
  return findStorageRefusal(key(`${KEY}:try`));
}

/** @param {string} id */
export function isKept(id) {
  return listSaved().some((saved) => saved.id === id);
}

/** Keep a listing, or drop it when it is kept. @param {Saved} entry */
export function toggleSaved(entry) {
  const kept = listSaved();
  const others = kept.filter((saved) => saved.id !== entry.id);
  return others.length < kept.length ? store(others) : addSaved([entry]);
}

/**
 * Keep these, too. What is kept already stays as it is, and only gets a note and a status where it has neither.
 * @param {Saved[]} entries
 */
export function addSaved(entries) {
  const kept = new Map(listSaved().map((saved) => [saved.id, saved]));
  const added = entries.filter(({ id }) => !kept.has(id)).map((entry) => remember(entry));
  const merged = [...kept.values()].map((saved) => {
    const other = entries.find(({ id }) => id === saved.id);
    return other && !hasOwn(saved) ? { ...saved, status: other.status, applied: other.applied, note: other.note } : saved;
  });
  return added.length + merged.length > MOST ? /** @type {Refusal} */ ("many") : store([...added, ...merged]);
}

/** Change what is kept of a listing. @param {string} id @param {Partial<Saved>} change */
export function changeSaved(id, change) {
  return rewriteSaved((saved) => saved.id === id ? { ...saved, ...change } : saved);
}

/** Change all that is kept; where nothing differs, nothing is written. @param {(saved: Saved) => Saved} write */
export function rewriteSaved(write) {
  const kept = listSaved();
  const changed = kept.map(write);
  return JSON.stringify(changed) === JSON.stringify(kept) ? "" : store(changed);
}

/** Forget everything, the day of the last visit too. */
export function clearSaved() {
  seen.clear();
  for (const name of [KEY, VISIT]) forget(key(name));
  document.dispatchEvent(new CustomEvent(CHANGED));
}

/**
 * The day of the visit before this one, such as 2027-01-31, or nothing on the first. A visit lasts as long as the tab.
 * @param {string} today
 */
export function readVisit(today) {
  try {
    const current = sessionStorage.getItem(key(VISIT));
    if (current !== null) return current;
    const before = localStorage.getItem(key(VISIT)) ?? "";
    sessionStorage.setItem(key(VISIT), before);
    localStorage.setItem(key(VISIT), today);
    return before;
  } catch {
    return "";
  }
}

/** @param {Saved} entry */
function remember(entry) {
  return hasOwn(entry) ? entry : seen.get(entry.id) ?? entry;
}

/** @param {Saved[]} entries */
function store(entries) {
  const refusal = keep(key(KEY), entries);
  if (!refusal) document.dispatchEvent(new CustomEvent(CHANGED));
  return refusal;
}
