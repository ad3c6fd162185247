// Reads {lists, query} from standard input, and writes what the page of all feeds finds.
import { readFileSync } from "node:fs";
import { findLists, index } from "../../../plugins/microboard/assets/feeds/search.js";

const { lists, queries } = JSON.parse(readFileSync(0, "utf8"));
const texts = lists.map((list) => index(...list));
console.log(JSON.stringify(queries.map((query) => findLists(texts, query))));
