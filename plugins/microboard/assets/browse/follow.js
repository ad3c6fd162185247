// Finds the feed that matches a query most closely, and says what it leaves out.

import { _, joinWords } from "../words/browse.js";
import { make, makeLink } from "../lib/site.js";

/** @typedef {import("./query.js").Query} Query */

const FOLDERS = new Map([["category", "categories"], ["skill", "skills"], ["competency", "competencies"], ["from", "places"]]);

/**
 * The list whose feed is closest: of those that hold everything that passes, the shortest.
 * @param {Query} query
 * @param {(name: string, id: string) => number} getSize how many open listings have a choice
 * @returns {{path: string, name: string}} its folder, and the facet that it covers; nothing for the whole board
 */
export function findFeed(query, getSize) {
  let best = { path: "opportunities/", name: "", size: Infinity };
  for (const [name, ids] of Object.entries(query.choices)) {
    // A feed holds one choice. Of two, either feed would miss what the other has.
    if (ids.length !== 1) continue;
    const folder = name === "mode" && ids[0] === "remote" ? "places" : FOLDERS.get(name);
    // The list of a country leaves out what is open worldwide, so it would miss something.
    if (!folder || name === "from") continue;
    const size = getSize(name, ids[0]);
    if (size < best.size) best = { path: `${folder}/${ids[0]}/`, name, size };
  }
  return best;
}

/**
 * Show the feed.
 * @param {Element} place
 * @param {{path: string, name: string}} feed
 * @param {{name: string, words: string}[]} parts the filters in use
 */
export function showFeed(place, feed, parts) {
  const covered = parts.find((part) => part.name === feed.name);
  const others = parts.filter((part) => part !== covered).map((part) => part.words);
  const first = covered
    ? _("The closest feed has every open project with: {filter}.", { filter: covered.words })
    : _("This feed has every open project.");
  const text = make("p", "", first);
  if (others.length) text.append(` ${_("It knows nothing of: {filters}.", { filters: joinWords(others) })}`);
  const links = make("p", "", makeLink(`${feed.path}feed.xml`, "RSS"), " · ", makeLink(`${feed.path}atom.xml`, "Atom"),
    " · ", makeLink(`${feed.path}feed.json`, "JSON Feed"),
    " · ", makeLink(`${feed.path}deadlines.ics`, _("Calendar")), " · ", makeLink("feeds/", _("How to subscribe")));
  place.replaceChildren(text, links);
}
