// Keeps values in this browser, and nowhere else.

import { ROOT } from "./site.js";

/** Characters: well above the longest listing and the longest list of saved ones, well below what a browser keeps. */
const MOST = 1_000_000;

/** Why a browser keeps nothing: it blocks that for this site, or has no room left; empty where it keeps what it got. @typedef {"" | "blocked" | "full"} Refusal */

/** What is kept under a name; null where nothing is, storage is closed, or it holds something else. @param {string} name @returns {any} */
export function recall(name) {
  try {
    const text = localStorage.getItem(name) ?? "";
    return text && text.length <= MOST ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Keep a value, or say why not. @param {string} name @param {any} value @returns {Refusal} */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return "";
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
  }
}

/** Why this browser keeps nothing for this site, or nothing. @param {string} name which nothing else has @returns {Refusal} */
export function findRefusal(name) {
  const refusal = keep(name, 0);
  if (!refusal) forget(name);
  return refusal;
}

/** A name for this board: several may share an origin, as project pages do. @param {string} name */
export function nameHere(name) {
  return `${name}:${ROOT.pathname}`;
}

/** Keep something no longer. Where storage is closed, nothing is kept. @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    return;
  }
}
