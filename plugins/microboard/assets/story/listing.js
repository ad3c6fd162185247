// What a listing says for the story of its project. A record is what strangers wrote: each text is cleaned and bounded.

import { _, writeList } from "../words/story.js";
import { readDate } from "../lib/days.js";
import { tidy } from "../lib/tidy.js";
import { QUALITIES } from "./qualities.js";
import { MAX_LINE } from "./state.js";

/** What may be shown of the work: all, nothing that names the employer, or nothing. @typedef {"" | "redacted" | "closed"} Limit */
/**
 * `texts` fill in what nobody has told yet, by their fields; `reminders` stand beside a question. `named` are the ids of
 * its competencies.
 * @typedef {{texts: Record<string, string>, reminders: Record<string, string>, named: string[], skills: string[], limit: Limit}} Listing
 */

const MOST = 12;

/** @param {any} record of the API, or nothing @returns {Listing} */
export function readListing(record) {
  // A condition stands within a sentence, whose end is its own.
  const deliverables = list(record?.deliverables).map((/** @type {any} */ one) =>
    ({ what: line(one?.what), when: line(one?.accepted_when).replace(/([^.])\.$/, "$1") })).filter(({ what }) => what);
  const asked = deliverables.map(({ what, when }) => when ? _("{what} (accepted when: {when})", { what, when }) : what);
  const skills = list(record?.skills).map((/** @type {any} */ one) => line(one?.label)).filter(Boolean);
  const whens = [...new Set(deliverables.map(({ when }) => when).filter(Boolean))];
  const objectives = list(record?.learning_objectives).map(line).filter(Boolean);
  return {
    texts: { title: line(record?.title), employer: line(record?.employer?.name), from: readDate(record?.starts), why: line(record?.summary), asked: asked.join("\n") },
    reminders: {
      did: join([skills.length ? _("Skills that the listing names: {list}.", { list: writeList(skills) }) : "",
        objectives.length ? _("What you were to learn: {list}.", { list: writeList(objectives) }) : ""]),
      result: whens.length ? _("Accepted when: {list}.", { list: writeList(whens) }) : "",
      evidence: list(record?.mentor?.feedback).length ? _("The listing promises feedback. Ask before you quote a person by name.") : "",
    },
    named: list(record?.competencies).map((/** @type {any} */ one) => line(one?.id)).filter((id) => Object.hasOwn(QUALITIES, id)),
    skills, limit: readLimit(record?.portfolio, record?.nda === true),
  };
}

/** @param {unknown} portfolio @param {boolean} isConfidential @returns {Limit} */
function readLimit(portfolio, isConfidential) {
  if (portfolio === "no") return "closed";
  if (portfolio === "redacted") return "redacted";
  if (isConfidential) return portfolio === "public" ? "redacted" : "closed";
  return "";
}

/** @param {unknown} found @returns {any[]} */
function list(found) {
  return Array.isArray(found) ? found.slice(0, MOST) : [];
}

/** @param {unknown} found */
function line(found) {
  return tidy(found, MAX_LINE).replace(/\s+/g, " ");
}

/** @param {string[]} sentences */
function join(sentences) {
  return sentences.filter(Boolean).join(" ");
}
