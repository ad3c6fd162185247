// The goal of whoever keeps one in this browser. Who has none loads nothing of it.

import { _ } from "../words/lib.js";
import { notify } from "./site.js";
import { nameHere, recall } from "./storage.js";

/** The goal as it is written, or nothing. */
export function recallGoal() {
  const kept = recall(nameHere("microboard-goal"));
  return kept ? JSON.stringify(kept) : "";
}

/** Take a kept goal into account, or say that this was not possible. @param {(goal: typeof import("../goal/follow.js")) => Promise<void>} act */
export async function withGoal(act) {
  if (!recallGoal()) return;
  try {
    await act(await import("../goal/follow.js"));
  } catch {
    notify(_("Your goal could not be taken into account. Check your connection and load the page again."));
  }
}
