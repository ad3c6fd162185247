// Everything that is wrong with what a form holds, and the files that it makes. Knows nothing of the page.

import { _ } from "../words/submit.js";
import { judge } from "./judge.js";
import { refuseName } from "./names.js";
import { checkRules } from "./rules.js";
import { buildValues } from "./values.js";
import { shorten } from "./wording.js";
import { findUnwanted, writeYaml } from "./yaml.js";

/** Fields that lists show, where capitals shout at every reader. */
const LOUD = ["title", "summary", "name"];

/** @typedef {import("./values.js").Field} Field */
/** @typedef {import("./judge.js").Problem & {part: string}} Problem */
/** @typedef {{id: string, name: string, domains: string[], sample: boolean, listings: string[]}} Employer */
/** @typedef {import("./rules.js").Policy & {fields: {listing: Field[], employer: Field[]}, reserved_names: string[], employers: Employer[],
 *   dates: {closing_soon_days: number}}} Board */
/** The board's rules. @typedef {{board: Board, flags: import("../flags/red-flags.js").RedFlags}} Rules */
/** What is shown of the form. @typedef {{who: string, names: Record<string, string>, listing: Record<string, any>, employer: Record<string, any>}} Typed */
/** @typedef {{listing: Record<string, any>, employer: Record<string, any>, listed: Employer | undefined, folder: string, problems: Problem[]}} Result */

/** Check what was typed, as on a day (counted). @param {Typed} typed @param {Rules} rules @param {number} today @returns {Result} */
export function check(typed, { board, flags }, today) {
  const { fields } = board;
  const isNew = typed.who === "new";
  const listed = isNew ? undefined : board.employers.find((one) => one.id === typed.names["@employer"]);
  const folder = (isNew ? typed.names["@folder"] ?? "" : listed?.id ?? "").trim();
  const listing = buildValues(typed.listing, fields.listing);
  const employer = isNew ? buildValues(typed.employer, fields.employer) : {};
  const domains = isNew ? (Array.isArray(employer.domains) ? employer.domains.map(String) : []) : listed?.domains ?? [];
  const problems = [
    ...checkNames(typed.names, board, isNew, listed, folder),
    ...(isNew ? checkValues(employer, fields.employer, "employer") : []),
    ...checkValues(listing, fields.listing, "listing"),
  ];
  // A value that the schema refuses is not judged a second time.
  const said = new Set(problems.filter(({ part }) => part === "listing").map(({ path }) => path));
  const found = checkRules({ listing, domains, isSample: listed?.sample ?? false, policy: board, today })
    .filter(({ path }) => !said.has(path)).map((problem) => ({ ...problem, part: "listing" }));
  const flagged = [...checkFlags(employer, flags, "employer"), ...checkFlags(listing, flags, "listing")];
  return { listing, employer, listed, folder, problems: [...problems, ...found, ...flagged] };
}

/** What looks like fraud, in every text. @param {Record<string, any>} values @param {Rules["flags"]} flags @param {string} part */
function checkFlags(values, flags, part) {
  return [...listTexts(values)].flatMap(([path, text]) => flags.find(text)
    .filter(({ flag }) => counts(flag, path))
    .map(({ flag, start, end, says }) => ({ path, rule: flag.id, severity: flag.severity, part,
      text: `${shorten(text.slice(start, end))} ${says} ${flag.hint}` })));
}

/** Whether a flag is for the field. @param {import("../flags/red-flags.js").Flag} flag @param {string} path such as deliverables.0.what */
function counts(flag, path) {
  const field = path.replace(/\.\d+(?=\.|$)/g, "");
  if (flag.id === "shouting") return LOUD.includes(field);
  return !flag.fields.length || flag.fields.some((group) => field === group || field.startsWith(`${group}.`));
}

/** The files, those first that others need. @param {Result} result @param {string} file @param {Rules} rules @param {string} address */
export function buildFiles({ listing, employer, listed, folder }, file, rules, address) {
  const head = `Written with the form at ${address}`;
  const parts = rules.board.fields.listing.filter((field) => field.fields);
  const comments = Object.fromEntries(parts.map(({ name, help = "" }) => [name, help]));
  const own = listed ? [] : [{ path: `opportunities/${folder}/employer.yml`,
    text: writeYaml(/** @type {any} */ (employer), head) }];
  return [...own, { path: `opportunities/${folder}/${file.trim()}.yml`,
    text: writeYaml(/** @type {any} */ (listing), head, comments) }];
}

/**
 * @param {Record<string, string>} names @param {Board} board @param {boolean} isNew @param {Employer | undefined} listed
 * @param {string} folder @returns {Problem[]}
 */
function checkNames(names, board, isNew, listed, folder) {
  const taken = board.employers.map((one) => one.id);
  const reserved = board.reserved_names;
  const refused = [
    ["@file", refuseName((names["@file"] ?? "").trim(), reserved, listed?.listings ?? [])],
    isNew ? ["@folder", refuseName(folder, reserved, taken)] : ["@employer", listed ? "" : _("Choose one.")],
  ];
  return refused.filter(([, text]) => text).map(([path, text]) => ({ path, rule: "name", severity: "error", text, part: "names" }));
}

/** @param {Record<string, any>} values @param {Field[]} fields @param {string} part @returns {Problem[]} */
function checkValues(values, fields, part) {
  const unwanted = [...listTexts(values)].flatMap(([path, text]) => {
    const found = findUnwanted(text);
    return found ? [{ path, rule: "text-control", severity: "error",
      text: `${_("The text holds the invisible character {code}.", { code: found })} ${_("Remove it, or type the text again.")}` }] : [];
  });
  return [...unwanted, ...judge(fields, values)].map((problem) => ({ ...problem, part }));
}

/** Every text, with its path. @param {any} value @param {string} [path] @returns {Generator<[string, string]>} */
function* listTexts(value, path = "") {
  if (typeof value === "string") yield [path, value];
  else if (value !== null && typeof value === "object") {
    for (const [name, below] of Object.entries(value)) yield* listTexts(below, path ? `${path}.${name}` : name);
  }
}
