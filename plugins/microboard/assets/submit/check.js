// Everything that is wrong with what a form holds, and the files that it makes. Knows nothing of the page.

import { _ } from "../words/submit.js";
import { judge, shorten } from "./judge.js";
import { refuseName } from "./names.js";
import { checkRules } from "./rules.js";
import { buildValues, listLeaves } from "./values.js";
import { writeYaml } from "./yaml.js";

/** @typedef {import("./values.js").Field} Field */
/** @typedef {import("./judge.js").Problem & {part: string}} Problem */
/** @typedef {{id: string, name: string, domains: string[], trusted?: string, sample: boolean, listings: string[]}} Employer */
/** @typedef {import("./rules.js").Policy & {fields: {listing: Field[], employer: Field[]}, names: import("./names.js").Names, employers: Employer[],
 *   issue: import("./issue.js").Questions, unwanted: string, regions: Record<string, string[]>, dates: {closing_soon_days: number}}} Board */
/** The board's rules. @typedef {{board: Board, flags: import("./known-flags.js").Flags}} Rules */
/** What is shown of the form, and the id of the listing that it changes, if any. @typedef {{who: string, names: Record<string, string>, listing: Record<string, any>, employer: Record<string, any>, change: string}} Typed */
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
    ...checkNames(typed, board, isNew, listed, folder),
    ...(isNew ? checkValues(employer, fields.employer, board, "employer") : []),
    ...checkValues(listing, fields.listing, board, "listing"),
  ];
  // A value that its field refuses is not judged a second time.
  const sound = leaveOut(listing, new Set(problems.filter(({ part }) => part === "listing").map(({ path }) => path)));
  const found = checkRules({ listing: sound, domains, trusted: listed?.trusted ?? "", isSample: listed?.sample ?? false, policy: board, today })
    .map((problem) => ({ ...problem, part: "listing" }));
  const flagged = [...checkFlags(employer, flags, "employer"), ...checkFlags(listing, flags, "listing")];
  return { listing, employer, listed, folder, problems: [...problems, ...found, ...flagged] };
}

/** What looks like fraud, in every text. @param {Record<string, any>} values @param {Rules["flags"]} flags @param {string} part */
function checkFlags(values, flags, part) {
  return listTexts(values).flatMap(([path, text]) => flags.find(text)
    .filter(({ flag }) => counts(flag, path))
    .map(({ flag, start, end, says }) => ({ path, rule: flag.id, severity: flag.severity, part,
      text: `${shorten(text.slice(start, end))} ${says} ${flag.hint}` })));
}

/** Whether a flag is for the field. @param {import("../flags/red-flags.js").Flag} flag @param {string} path such as deliverables.0.what */
function counts({ fields, not_in: not }, path) {
  const field = path.replace(/\.\d+(?=\.|$)/g, "");
  const isIn = (/** @type {string} */ group) => field === group || field.startsWith(`${group}.`);
  return !not.some(isIn) && (!fields.length || fields.some(isIn));
}

/** Whether all that is wrong is that an employer who is new names nobody: who opens an issue is named. @param {Problem} problem @param {Result} result */
export function isUnnamed({ part, path }, { employer }) {
  return part === "employer" && path === "maintainers" && !("maintainers" in employer);
}

/** The files, those first that others need. @param {Result} result @param {string} file @param {Rules} rules @param {string} address */
export function buildFiles({ listing, employer, listed, folder }, file, rules, address) {
  const head = `Written with the form at ${address}`;
  const parts = rules.board.fields.listing.filter((field) => field.fields);
  const comments = Object.fromEntries(parts.map(({ name, comment = "" }) => [name, comment]));
  const own = listed ? [] : [{ path: `opportunities/${folder}/employer.yml`,
    text: writeYaml(/** @type {any} */ (employer), head) }];
  return [...own, { path: `opportunities/${folder}/${file.trim()}.yml`,
    text: writeYaml(/** @type {any} */ (listing), head, comments) }];
}

/**
 * @param {Typed} typed @param {Board} board @param {boolean} isNew @param {Employer | undefined} listed
 * @param {string} folder @returns {Problem[]}
 */
function checkNames({ names, change }, board, isNew, listed, folder) {
  const taken = board.employers.map((one) => one.id);
  const refused = [
    ["@file", refuseName((names["@file"] ?? "").trim(), board.names, listed?.listings.filter((name) => `${listed.id}/${name}` !== change) ?? [])],
    isNew ? ["@folder", refuseName(folder, board.names, taken)] : ["@employer", listed ? "" : _("Choose one.")],
  ];
  return refused.filter(([, text]) => text).map(([path, text]) => ({ path, rule: "name", severity: "error", text, part: "names" }));
}

/** @param {Record<string, any>} values @param {Field[]} fields @param {Board} board @param {string} part @returns {Problem[]} */
function checkValues(values, fields, board, part) {
  const unwanted = new RegExp(board.unwanted, "u");
  const hidden = listTexts(values).flatMap(([path, text]) => {
    const code = unwanted.exec(text)?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return code ? [{ path, rule: "text-control", severity: "error",
      text: `${_("The text holds the invisible character {code}.", { code: `U+${code}` })} ${_("Remove it, or type the text again.")}` }] : [];
  });
  return [...hidden, ...judge(fields, values)].map((problem) => ({ ...problem, part }));
}

/** The values without those at some paths. @param {Record<string, any>} values @param {Set<string>} paths @param {string} [prefix] @returns {Record<string, any>} */
function leaveOut(values, paths, prefix = "") {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !paths.has(prefix + name)).map(([name, value]) =>
    [name, Object.getPrototypeOf(value) === Object.prototype ? leaveOut(value, paths, `${prefix}${name}.`) : value]));
}

/** Every text, with its path. @param {Record<string, any>} values @returns {[string, string][]} */
function listTexts(values) {
  return [...listLeaves(values)].filter(([, value]) => typeof value === "string");
}
