// The listings that somebody keeps. They never leave the browser.

import { ROOT } from "../lib/site.js";

const KEY = "microboard:saved";
const VISIT = "microboard:visit";
export const CHANGED = "microboard:saved-changed";
const MOST = 200;

/** @typedef {{id: string, title: string, employer: string, deadline: string}} Saved */

/** All that is kept, the newest first. @returns {Saved[]} */
export function listSaved() {
  try {
    const found = JSON.parse(localStorage.getItem(key(KEY)) ?? "[]");
    return Array.isArray(found) ? found.filter(isSaved).slice(0, MOST) : [];
  } catch {
    return []; // No storage, or not ours: as good as empty.
  }
}

/** Whether this browser keeps anything for this site. */
export function canKeep() {
  const name = key(`${KEY}:try`);
  if (!write(name, "")) return false;
  localStorage.removeItem(name);
  return true;
}

/** @param {string} id */
export function isKept(id) {
  return listSaved().some((saved) => saved.id === id);
}

/** Keep a listing, or drop it when it is kept. Whether the browser took it. @param {Saved} entry */
export function toggleSaved(entry) {
  const others = listSaved().filter((saved) => saved.id !== entry.id);
  const kept = isKept(entry.id) ? others : [entry, ...others].slice(0, MOST);
  if (!write(key(KEY), JSON.stringify(kept))) return false;
  document.dispatchEvent(new CustomEvent(CHANGED));
  return true;
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

/** Several boards may share an origin, as project pages do. @param {string} name */
function key(name) {
  return `${name}:${ROOT.pathname}`;
}

/** @param {string} name @param {string} value */
function write(name, value) {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false; // Blocked or full.
  }
}

/** @param {any} entry */
function isSaved(entry) {
  return entry !== null && typeof entry === "object" && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(entry.id)
    && ["title", "employer", "deadline"].every((name) => typeof entry[name] === "string");
}
