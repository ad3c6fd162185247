// What somebody tells of their projects, as it is kept. A file may come from anybody: everything is bounded and cleaned.

import { readDate } from "../lib/days.js";
import { tidy } from "../lib/tidy.js";
import { isId } from "../saved/entry.js";
import { QUALITIES } from "./qualities.js";

/** Something to show, by its address or its name, or what somebody said. @typedef {{kind: "link" | "file" | "quote", text: string, who: string}} Evidence */
/**
 * What is told of one project: texts by their fields, where one that is missing is as the listing has it; and how it
 * showed each quality. `isCleared` says that the employer lets it be shown.
 * @typedef {{isOut: boolean, isCleared: boolean, texts: Record<string, string>, evidence: Evidence[], shown: Record<string, string>}} Told
 */
/** By the ids of listings, and `own-1` for what is on no board. @typedef {{isMarked: boolean, projects: Record<string, Told>}} Kept */

export const DAYS = ["from", "to"];
export const LINES = ["title", "employer"];
export const TEXTS = ["why", "asked", "did", "result"];
export const KINDS = /** @type {const} */ (["link", "file", "quote"]);
export const MAX_LINE = 300;
export const MAX_TEXT = 3000;
export const MAX_EVIDENCE = 20;
const MAX_PROJECTS = 100;
/** Of all texts together, in characters: what a browser keeps under one name. */
const MOST = 300_000;
const OWN = /^own-[1-9]\d{0,3}$/;

/** @param {any} found of any kind @returns {Kept} */
export function clean(found) {
  const room = { left: MOST };
  const projects = found?.projects !== null && typeof found?.projects === "object" ? Object.entries(found.projects) : [];
  const known = projects.filter(([key]) => isId(key) || OWN.test(key)).slice(0, MAX_PROJECTS);
  return { isMarked: found?.isMarked === true, projects: Object.fromEntries(known.map(([key, told]) => [key, cleanTold(told, room)])) };
}

/** @param {any} found @param {{left: number}} [room] in characters, for all that is told @returns {Told} */
export function cleanTold(found, room = { left: MOST }) {
  /** @param {unknown} text @param {number} most */
  const cut = (text, most) => {
    const said = tidy(text, Math.min(most, room.left));
    // A sign of two units counts as one where a text is cut.
    room.left = Math.max(0, room.left - said.length);
    return said;
  };
  /** @type {Record<string, string>} */
  const texts = {};
  for (const name of [...LINES, ...DAYS, ...TEXTS]) {
    if (typeof found?.texts?.[name] !== "string") continue;
    if (DAYS.includes(name)) texts[name] = readDate(found.texts[name]);
    else texts[name] = LINES.includes(name) ? cut(found.texts[name].replace(/\s+/g, " "), MAX_LINE) : cut(found.texts[name], MAX_TEXT);
  }
  const evidence = Array.isArray(found?.evidence) ? found.evidence.slice(0, MAX_EVIDENCE) : [];
  const shown = Object.keys(QUALITIES).map((id) => [id, cut(found?.shown?.[id], MAX_TEXT)]).filter(([, text]) => text);
  return {
    isOut: found?.isOut === true, isCleared: found?.isCleared === true, texts,
    evidence: evidence.filter((/** @type {any} */ one) => KINDS.includes(one?.kind))
      .map((/** @type {any} */ one) => ({ kind: one.kind, text: cut(one.text, MAX_TEXT), who: cut(one.who, MAX_LINE) })),
    shown: Object.fromEntries(shown),
  };
}

/** Whether there is no room for more, so that something may have been cut off. @param {Kept} kept cleaned */
export function isFull({ projects }) {
  const told = Object.values(projects);
  const texts = told.flatMap(({ texts: said, evidence, shown }) => [...Object.values(said), ...Object.values(shown), ...evidence.flatMap(({ text, who }) => [text, who])]);
  // Days are not counted where texts are cut, and make no difference.
  return told.length >= MAX_PROJECTS || texts.reduce((sum, text) => sum + text.length, 0) >= MOST;
}

/** The first name for a project of one's own that no other has. @param {Kept} kept */
export function nameOwn({ projects }) {
  let number = 1;
  while (`own-${number}` in projects) number++;
  return `own-${number}`;
}
