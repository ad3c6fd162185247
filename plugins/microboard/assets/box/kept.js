// What somebody settled and wrote in the box of each project, as it is kept. A file may come from anybody: everything is
// bounded and cleaned.

import { readDate } from "../lib/days.js";
import { tidy } from "../lib/tidy.js";
import { isId } from "../saved/entry.js";
import { readRule } from "./credit.js";
import { PAPER_IDS, ROLE_NAMES } from "./papers.js";

/**
 * `chosen` are the papers to print and export; null before anybody has chosen. `texts` are by the keys of blanks.
 * @typedef {{start: string, cap: number | null, chosen: string[] | null, texts: Record<string, string>}} Project
 * @typedef {{role: string, rule: number | null, projects: Record<string, Project>}} Kept
 */

const KEY = /^[a-z-]{2,20}\.[a-z0-9.-]{1,60}$/;
/** Of one blank, in characters. */
export const MAX_TEXT = 2000;
const MAX_CAP = 168;
/** Of all texts together, in characters: what a browser keeps under one name. */
export const MOST = 400_000;

/** @param {any} found @returns {Kept} */
export function clean(found) {
  const room = { left: MOST };
  const projects = found?.projects !== null && typeof found?.projects === "object" ? found.projects : {};
  const ids = Object.keys(projects).filter(isId);
  return {
    role: ROLE_NAMES.includes(found?.role) ? found.role : ROLE_NAMES[0],
    rule: readRule(found?.rule),
    projects: Object.fromEntries(ids.slice(0, 200).map((id) => [id, cleanProject(projects[id], room)])),
  };
}

/** @param {any} found @param {{left: number}} room @returns {Project} */
export function cleanProject(found, room = { left: MOST }) {
  const cap = found?.cap;
  return {
    start: readDate(found?.start),
    cap: typeof cap === "number" && cap > 0 && cap <= MAX_CAP ? cap : null,
    chosen: Array.isArray(found?.chosen) ? [...PAPER_IDS].filter((id) => found.chosen.includes(id)) : null,
    texts: cleanTexts(found?.texts, room),
  };
}

/** @param {any} found @param {{left: number}} room @returns {Record<string, string>} */
function cleanTexts(found, room) {
  if (found === null || typeof found !== "object") return {};
  /** @type {[string, string][]} */
  const texts = [];
  for (const [key, value] of Object.entries(found)) {
    const text = tidy(value, MAX_TEXT);
    const size = key.length + text.length;
    if (!KEY.test(key) || typeof value !== "string" || size > room.left) continue;
    room.left -= size;
    texts.push([key, text]);
  }
  return Object.fromEntries(texts);
}
