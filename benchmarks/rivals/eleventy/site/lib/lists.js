// Groups open listings into lists, pages of 50, and feeds of 50.
import { capitalize, terms } from "./facts.js";

const SIZE = 50;
const MAX_ENTRIES = 50;
const BROWSE = { kind: "", id: "", url: "/opportunities/", heading: "Open projects", title: "Open projects", above: [],
  description: "Short, paid projects with a mentor and something finished to hand over." };
const LEADS = {
  categories: "The kind of work that a project is.",
  skills: "What you bring, or learn while you are at it.",
  competencies: "What employers look for in every field, and a project exercises.",
  places: "Where the work is done, or from where people may do it.",
  employers: "Everyone who offers projects on this board.",
};
const IDS = {
  categories: (one) => [one.category],
  skills: (one) => one.skills,
  competencies: (one) => one.competencies,
  places: (one) => one.places,
  employers: (one) => [one.employer],
};

let cached;

// Every list, with its open listings.
function groupAll(open) {
  if (cached?.open.length === open.length) return cached.lists;
  const lists = [{ ...BROWSE, items: open }];
  for (const [kind, get] of Object.entries(IDS)) {
    const groups = new Map(Object.keys(terms[kind]).map((id) => [id, []]));
    for (const one of open) for (const id of get(one.data)) groups.get(id).push(one);
    for (const [id, items] of groups) lists.push({ ...terms[kind][id], kind, id, url: `/${kind}/${id}/`, items });
  }
  cached = { open, lists };
  return lists;
}

export function groupByEmployer(open) {
  return new Map(groupAll(open).filter((list) => list.kind === "employers").map((list) => [list.id, list.items]));
}

// The pages of all lists, and those that name the lists.
export function buildLists(open, closed) {
  const past = new Map();
  for (const one of closed) past.set(one.data.employer, [...(past.get(one.data.employer) ?? []), one]);
  const lists = groupAll(open);
  const anywhere = open.filter((one) => one.data.location.applicants_from === "worldwide").length;
  return [...lists.flatMap((list) => cut(list, past, anywhere)), ...Object.keys(IDS).flatMap((kind) => nameLists(kind, lists))];
}

function cut(list, past, anywhere) {
  const last = Math.max(1, Math.ceil(list.items.length / SIZE));
  return Array.from({ length: last }, (_, index) => ({
    ...list, number: index + 1, last, total: list.items.length, base: list.url, feed: list.url,
    url: index ? `${list.url}page/${index + 1}/` : list.url, here: list.items.slice(index * SIZE, (index + 1) * SIZE),
    anywhere: list.here && index === 0 ? anywhere : 0, place: list.here,
    past: list.kind === "employers" && index + 1 === last ? past.get(list.id) ?? [] : [],
  }));
}

function nameLists(kind, lists) {
  const names = lists.filter((list) => list.kind === kind);
  const size = kind === "employers" ? SIZE : names.length;
  const last = Math.ceil(names.length / size);
  const heading = capitalize(kind);
  const counted = kind === "employers" ? "" : " The number says how many projects are open.";
  return Array.from({ length: last }, (_, index) => ({
    kind, heading, description: LEADS[kind] + counted, number: index + 1, last, base: `/${kind}/`, names: names.slice(index * size, (index + 1) * size),
    url: index ? `/${kind}/page/${index + 1}/` : `/${kind}/`,
    above: kind === "employers" ? [] : [{ name: "Projects", path: "/opportunities/" }],
  }));
}

export function buildFeeds(open) {
  return groupAll(open).map((list) => ({ ...list, items: list.items.slice(0, MAX_ENTRIES) }));
}
