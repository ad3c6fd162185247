// What a goal that is kept in this browser does to the browse page, which loads this only then.

import { Ranking, readAim } from "./rank.js";
import { sayWhy, showWhy } from "./say.js";
import { loadTable, openGoal } from "./table.js";

/**
 * Sort listings toward the goal, too. Throws when the roles cannot be loaded.
 * @param {import("../browse/engine.js").Engine} engine
 * @returns {Promise<((card: HTMLElement, listing: number) => void) | undefined>} says on a card why it leads there; nothing where no gap is left
 */
export async function followGoal(engine) {
  const table = await loadTable();
  const aim = readAim(openGoal().get(), table);
  if (!aim.gaps.length) return undefined;
  const ranking = new Ranking(engine.index, aim, table.teach);
  engine.setGoal(ranking.scores);
  return (card, listing) => showWhy(card, sayWhy(ranking.getStep(listing), aim.gaps.length, table.skills));
}
