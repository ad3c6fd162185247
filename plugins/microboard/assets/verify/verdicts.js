// Says in words what was found out about a badge.

import { _ } from "../words/verify.js";
import { tidy } from "../lib/tidy.js";
import { writeMoment } from "./facts.js";

/** @typedef {import("./judge.js").Verdict} Verdict */

/**
 * The sentence, and whether it is `good` news, `bad`, or leaves a question `open`.
 * @param {Verdict} verdict @param {any} said @returns {[string, "good" | "bad" | "open"]}
 */
export function wordVerdict(verdict, said) {
  switch (verdict) {
    case "valid": return [_("This badge is genuine, and it holds."), "good"];
    case "unsure": return [_("This board gave this badge. Whether it was revoked since is not known: the list of revoked badges could not be loaded, or is not in order."), "open"];
    case "revoked": return [_("This board gave this badge, and has revoked it. It does not hold any more."), "bad"];
    case "expired": return [_("This board gave this badge. It ended on {day}.", { day: writeMoment(said.validUntil) }), "bad"];
    case "early": return [_("This board gave this badge. It does not hold before {day}.", { day: writeMoment(said.validFrom) }), "bad"];
    case "changed": return [_("Do not trust this file. It names this board, but something in it was changed, or this board did not sign it."), "bad"];
    case "no-key": return [_("Do not trust this file. It names this board, but was signed with a key that the board does not publish."), "bad"];
    case "no-algorithm": return [_("Do not trust this file. It names this board, but is not signed as this board signs."), "bad"];
    case "odd": return [_("This board signed this file, and it is no badge."), "bad"];
    case "other": return [_("This was not given by this board. It names {issuer}, and this page cannot judge it: ask there.", { issuer: tidy(String(said.iss ?? "?"), 200) || "?" }), "open"];
    default: return [_("This is no signed badge. Choose the file that ends in .jwt: one that ends in .json shows what a badge says, and proves nothing."), "open"];
  }
}
