// Turns the record of a listing into the answers of a form, so that it can be posted once more.

const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** What the next time has anew. */
const DATES = ["posted", "apply.deadline", "apply.decision_by"];

/** The path of the record of the listing that an address names, or nothing. @param {string} search */
export function findRecord(search) {
  const id = new URLSearchParams(search).get("from") ?? "";
  return ID.test(id) ? `api/v1/opportunities/${id}.json` : "";
}

/**
 * A draft with the listing's answers under the dotted `paths`, but for its dates: a start that has passed is one, too.
 * @param {Record<string, any>} record @param {string[]} paths @param {Record<string, string[]>} regions @param {string} today
 */
export function repeat(record, paths, regions, today) {
  const { location } = record;
  const named = (location.regions ?? []).map((/** @type {{id: string}} */ one) => one.id);
  const within = new Set(named.flatMap((/** @type {string} */ id) => regions[id] ?? []));
  const from = Array.isArray(location.applicants_from)
    ? [...named, ...location.applicants_from.filter((/** @type {string} */ code) => !within.has(code))] : location.applicants_from;
  const told = { ...record, location: { ...location, applicants_from: from }, starts: record.starts < today ? undefined : record.starts };
  const listing = Object.fromEntries(paths.filter((path) => !DATES.includes(path)).map((path) => [path, write(path.split(".").reduce(
    (below, name) => below?.[name], /** @type {any} */ (told)))]));
  return { who: "listed", names: { "@employer": record.employer.id }, listing, employer: {} };
}

/** A value as a field of the form holds it: a word of the vocabulary is its id, and the rest is text. @param {any} value @returns {any} */
function write(value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(write);
  if (typeof value !== "object") return String(value);
  return "label" in value && "id" in value ? value.id : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, write(one)]));
}
