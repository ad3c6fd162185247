// Loads the index of the open listings.

import { Engine } from "./engine.js";
import { resolve } from "../lib/site.js";

/** The board's index. Throws when it cannot be loaded. @returns {Promise<import("./engine.js").Index>} */
export async function loadIndex() {
  // The browser asks whether its copy is still the newest, and loads nothing when it is.
  const response = await fetch(resolve("api/v1/index.json"), { cache: "no-cache" });
  if (!response.ok) throw new Error(`The index answered ${response.status}.`);
  return response.json();
}

/** The engine over the board's index. Throws when it cannot be loaded. @returns {Promise<Engine>} */
export async function loadEngine() {
  return new Engine(await loadIndex());
}
