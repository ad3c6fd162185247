// What a goal that is kept in this browser does to the pages of projects, which load this only then.

import { fetchRecord } from "../saved/record.js";
import { buildStep, Ranking, readAim } from "./rank.js";
import { sayWhy, showWhy } from "./say.js";
import { loadTable, openGoal } from "./table.js";

/** Why a listing leads toward the goal, or nothing; and the same on its card. @typedef {{say: (listing: number) => string, mark: (card: HTMLElement, listing: number) => void}} Way */

/** @typedef {import("./rank.js").Word} Word */

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

/**
 * What the card of an open listing says of the goal, for its own page; nothing where it closes no gap. Throws when that
 * cannot be loaded.
 * @param {string} id
 */
export async function sayOfListing(id) {
  const [table, record] = await Promise.all([loadTable(), fetchRecord(id)]);
  const { gaps } = readAim(openGoal().get(), table);
  /** @type {Word[]} */
  const skills = record?.skills ?? [];
  return sayWhy(buildStep(gaps, skills.map((skill) => skill.id), table.teach[id] ?? []), gaps.length, table.skills);
}
