// Loads the roles of the board.

import { OwnData } from "../lib/own-data.js";
import { resolve } from "../lib/site.js";
import { cleanGoal } from "./state.js";

/** The goal of whoever reads, in this browser. */
export function openGoal() {
  return new OwnData("goal", cleanGoal);
}

/** Throws when it cannot be loaded. @returns {Promise<import("./rank.js").Table>} */
export async function loadTable() {
  const answer = await fetch(resolve("api/v1/roles.json"), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`The roles answered ${answer.status}.`);
  return answer.json();
}
