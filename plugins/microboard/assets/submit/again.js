// Turns the record of a listing into the answers of a form, so that it can be changed, or posted once more.

const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** What the next time has anew. */
const DATES = ["posted", "apply.deadline", "apply.decision_by"];

/** The listing that an address names, or nothing, and whether that one is to be changed. @param {string} search */
export function findListing(search) {
  const query = new URLSearchParams(search);
  return { id: readId(query.get("from")), isChange: query.has("change") };
}

/** What is the id of a listing, or nothing. @param {any} value */
export function readId(value) {
  return ID.test(value) ? String(value) : "";
}

/**
 * A draft with the listing's answers under the dotted `paths`. Who posts it again has other dates, and no start that has passed.
 * @param {Record<string, any>} record @param {string[]} paths @param {Record<string, string[]>} regions @param {string} today
 * @param {boolean} isChange
 */
export function repeat(record, paths, regions, today, isChange) {
  const { location } = record;
  const named = (location.regions ?? []).map((/** @type {{id: string}} */ one) => one.id);
  const within = new Set(named.flatMap((/** @type {string} */ id) => regions[id] ?? []));
  const from = Array.isArray(location.applicants_from)
    ? [...named, ...location.applicants_from.filter((/** @type {string} */ code) => !within.has(code))] : location.applicants_from;
  const told = { ...record, location: { ...location, applicants_from: from }, starts: !isChange && record.starts < today ? undefined : record.starts };
  const listing = Object.fromEntries(paths.filter((path) => isChange || !DATES.includes(path)).map((path) => [path, write(path.split(".").reduce(
    (below, name) => below?.[name], /** @type {any} */ (told)))]));
  const names = { "@employer": record.employer.id, ...(isChange && { "@file": record.id.split("/")[1] }) };
  return { who: "listed", names, listing, employer: {}, change: isChange ? record.id : "" };
}

/** A value as a field of the form holds it: a word of the vocabulary is its id, and the rest is text. @param {any} value @returns {any} */
function write(value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(write);
  if (typeof value !== "object") return String(value);
  return "label" in value && "id" in value ? value.id : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, write(one)]));
}
