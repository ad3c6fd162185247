// What a goal holds: the role that somebody aims at and the one that they come from, and skills beside both. Whoever
// wrote it, in the storage, a file or a link, it is bounded and cleaned here.
//
// A link is such as #to=ux-researcher&from=registered-nurse&have=writing,maps: ids alone, and no server is sent them.

/** Roles are ids or empty; `want` and `have` are ids of skills. @typedef {{to: string, from: string, want: string[], have: string[]}} Goal */

/** Of skills beside a role: more would be no goal. */
export const MOST = 20;
const MAX_LENGTH = 4000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID = 60;

/** @param {any} found of any kind @returns {Goal} */
export function cleanGoal(found) {
  return { to: cleanId(found?.to), from: cleanId(found?.from), want: cleanIds(found?.want), have: cleanIds(found?.have) };
}

/** Whether somebody has said what they aim at. @param {Goal} goal */
export function hasAim({ to, want }) {
  return Boolean(to || want.length);
}

/** The end of a link. @param {Goal} goal */
export function writeFragment({ to, from, want, have }) {
  const parts = Object.entries({ to, from, want: want.join(","), have: have.join(",") }).filter(([, ids]) => ids);
  return `#${parts.map(([name, ids]) => `${name}=${ids}`).join("&")}`;
}

/** The goal of a link, or null where it has none. @param {string} fragment @returns {Goal | null} */
export function readFragment(fragment) {
  const parts = new URLSearchParams(fragment.slice(1, MAX_LENGTH));
  /** @param {string} name */
  const list = (name) => (parts.get(name) ?? "").split(",", MOST);
  const goal = cleanGoal({ to: parts.get("to"), from: parts.get("from"), want: list("want"), have: list("have") });
  return hasAim(goal) || goal.from || goal.have.length ? goal : null;
}

/** @param {unknown} found */
function cleanId(found) {
  return typeof found === "string" && found.length <= MAX_ID && ID.test(found) ? found : "";
}

/** @param {unknown} found */
function cleanIds(found) {
  return Array.isArray(found) ? [...new Set(found.slice(0, MOST).map(cleanId).filter(Boolean))] : [];
}
