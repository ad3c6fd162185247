// Names whatever can be filled in on a paper: each place has a name that no other one has, and that says where it is.

import { _ } from "../words/box.js";
import { DONE } from "./block.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {{key: string, heading: string, name: string}} Place */

/** The names by the keys of blanks; what stands more than once is told apart by its heading, then by a number. @param {Block[]} blocks @returns {Map<string, string>} */
export function namePlaces(blocks) {
  const inPart = tellApart(listPlaces(blocks), ({ heading, name }) => heading ? _("{row}: {column}", { row: heading, column: name }) : name);
  const numbered = tellApart(inPart, ({ name }, at, all) => _("{name}, {number} of {all}", { name, number: at + 1, all }));
  return new Map(numbered.map(({ key, name }) => [key, name]));
}

/** @param {Block[]} blocks @returns {Place[]} */
function listPlaces(blocks) {
  let heading = "";
  return blocks.flatMap((block) => {
    if (block.kind === "heading") heading = block.text;
    return listNames(block).map(([key, name]) => ({ key, heading, name }));
  });
}

/** @param {Block} block @returns {string[][]} keys, and names that others may have, too */
function listNames(block) {
  if (block.kind === "facts") return block.blanks.map(({ key, name }) => [key, name]);
  if (block.kind === "lines") return [[block.blank.key, block.blank.name]];
  if (block.kind === "checks") return block.checks.flatMap(({ key, text }) => [[key + DONE, text || _("Done")], [key, _("What is ticked off")]]);
  if (block.kind !== "table") return [];
  return block.rows.flatMap(({ name: row, blanks }) => blanks.map(({ key, name }) => [key, _("{row}: {column}", { row, column: name })]));
}

/** Give those another name that have the same. @param {Place[]} places @param {(place: Place, at: number, all: number) => string} rename @returns {Place[]} */
function tellApart(places, rename) {
  /** @type {Map<string, Place[]>} */
  const groups = new Map();
  for (const place of places) groups.set(place.name, [...groups.get(place.name) ?? [], place]);
  return places.map((place) => {
    const same = groups.get(place.name) ?? [];
    return same.length > 1 ? { ...place, name: rename(place, same.indexOf(place), same.length) } : place;
  });
}
