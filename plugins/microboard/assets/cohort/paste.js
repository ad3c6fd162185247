// Reads what an educator pastes: links to listings, links to shared lists, and a student's link to a plan.

import { isId } from "../saved/entry.js";
import { readFragment as readShared } from "../saved/shared-link.js";
import { readFragment as readPlan } from "../plan/fragment.js";

/** Nobody pastes more. */
const MOST = 200_000;
const LISTING = /(?:opportunities|box)\/#?([a-z0-9-]+\/[a-z0-9-]+)/g;

/** The ids of all listings that a text names, each once, in any links or as they are. @param {string} text */
export function readIds(text) {
  const ids = text.slice(0, MOST).replace(/%2f/gi, "/").split(/\s+/).flatMap((word) => {
    const at = word.search(/#ids(?:=|%3d)/i);
    return at < 0 ? [word, ...[...word.matchAll(LISTING)].map(([, id]) => id)] : readShared(word.slice(at));
  });
  return [...new Set(ids.filter(isId))];
}

/** The plan that a link holds, or null. @param {string} text */
export function readPlanLink(text) {
  const at = text.indexOf("#plan");
  return at < 0 ? null : readPlan(text.slice(at, at + MOST).trim());
}
