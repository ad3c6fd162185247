// The story of a project: what somebody tells, and where they have not touched it, what the listing says.

import { isId } from "../saved/entry.js";
import { DAYS, LINES, TEXTS } from "./state.js";

/** @typedef {import("./listing.js").Listing} Listing */
/** @typedef {import("./state.js").Told} Told */
/**
 * Days are such as 2027-01-31, or empty. `url` is the address of the listing.
 * @typedef {{key: string, title: string, employer: string, from: string, to: string, why: string, asked: string, did: string,
 *   result: string, url: string, evidence: import("./state.js").Evidence[], shown: Record<string, string>, named: string[],
 *   skills: string[], limit: import("./listing.js").Limit}} Story
 */

/**
 * @param {string} key @param {Told} told @param {Listing} listing @param {string} root the address of the board
 * @returns {Story}
 */
export function buildStory(key, told, listing, root) {
  const texts = Object.fromEntries([...LINES, ...DAYS, ...TEXTS].map((name) => [name, told.texts[name] ?? listing.texts[name] ?? ""]));
  return /** @type {Story} */ ({
    ...texts, key, url: isId(key) ? `${root}opportunities/${key}/` : "", shown: told.shown, named: listing.named, skills: listing.skills,
    evidence: told.evidence.filter(({ text }) => text), limit: told.isCleared ? "" : listing.limit,
  });
}

/** The story as it may be shown: while the employer has not agreed, nothing that leads to them. @param {Story} story @returns {Story} */
export function withhold(story) {
  return story.limit ? { ...story, employer: "", url: "", evidence: [] } : story;
}

/** Whether what would be shown names an employer who is not to be named. @param {Story} story */
export function namesEmployer({ employer, limit, title, why, asked, did, result, shown }) {
  const name = employer.toLowerCase();
  return Boolean(limit && name) && [title, why, asked, did, result, ...Object.values(shown)].some((text) => text.toLowerCase().includes(name));
}

/** How many of its five parts there are. @param {Story} story */
export function countTold({ why, asked, did, result, evidence }) {
  return [why, asked, did, result, ...evidence.slice(0, 1)].filter(Boolean).length;
}

/** The newest first, and what has no days last. @param {Story[]} stories */
export function sortStories(stories) {
  const getDay = (/** @type {Story} */ { from, to }) => to || from;
  return [...stories].sort((one, other) => getDay(one) === getDay(other) ? 0 : getDay(one) < getDay(other) ? 1 : -1);
}
