// What a goal that is kept in this browser does to the pages of projects, which load this only then.

import { Ranking, readAim } from "./rank.js";
import { sayWhy, showWhy } from "./say.js";
import { loadTable, openGoal } from "./table.js";

/** Why a listing leads toward the goal, or nothing; and the same on its card. @typedef {{say: (listing: number) => string, mark: (card: HTMLElement, listing: number) => void}} Way */

/**
 * Sort listings toward the goal, too. Throws when the roles cannot be loaded.
 * @param {import("../browse/engine.js").Engine} engine
 * @returns {Promise<Way | undefined>} nothing where no gap is left
 */
export async function followGoal(engine) {
  const table = await loadTable();
  const aim = readAim(openGoal().get(), table);
  if (!aim.gaps.length) return undefined;
  const ranking = new Ranking(engine.index, aim, table.teach);
  engine.setGoal(ranking.scores);
  /** @param {number} listing */
  const say = (listing) => sayWhy(ranking.getStep(listing), aim.gaps.length, table.skills);
  return { say, mark: (card, listing) => showWhy(card, say(listing)) };
}
