// Answers queries about an index: reads {index, queries, now, language} as JSON, prints one result a query.

import { readFileSync } from "node:fs";
import { add } from "../../../plugins/microboard/assets/lib/speech.js";

const { index, queries, now, language } = JSON.parse(readFileSync(0, "utf-8"));
// A page of the board knows its language before anything else.
add(language, {}, {});
const { Engine } = await import("../../../plugins/microboard/assets/browse/engine.js");
const { createQuery } = await import("../../../plugins/microboard/assets/browse/query.js");
const engine = new Engine(index);
const { name, employer } = index.texts;
const results = queries.map((changes) => {
  const query = { ...createQuery(), ...changes };
  const { listings, count, typos, leftOut } = engine.run(query, now);
  const counts = count();
  return {
    ids: Array.from(listings, (i) => `${employer.words[employer.codes[i]]}/${name[i]}`),
    counts: Object.fromEntries(index.facets.map((facet) => [
      facet.name, Object.fromEntries(facet.choices.map((choice, code) => [choice, counts[facet.name][code]])),
    ])),
    typos,
    leftOut,
    offer: engine.offer(query.text).choices.map(({ facet, id }) => `${facet} ${id}`),
    nearest: engine.findNearest(query, now, 3).map(({ listing, misses }) => [
      `${employer.words[employer.codes[listing]]}/${name[listing]}`, misses]),
  };
});
process.stdout.write(JSON.stringify(results));
