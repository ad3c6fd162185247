// Looks for red flags: reads {rules, texts} as JSON, prints for each text the id and the words of every match, the text as it is folded, and
// what it is as the label of a host.

import { readFileSync } from "node:fs";
import { fold } from "../../../plugins/microboard/assets/flags/fold.js";
import { decodeLabel } from "../../../plugins/microboard/assets/flags/punycode.js";
import { RedFlags } from "../../../plugins/microboard/assets/flags/red-flags.js";

const { rules, texts } = JSON.parse(readFileSync(0, "utf-8"));
const flags = new RedFlags(rules);
process.stdout.write(JSON.stringify(texts.map((text) => ({
  decoded: decodeLabel(text),
  folded: fold(text, rules.letters).text,
  found: flags.find(text).map(({ flag, start, end, says }) => [flag.id, text.slice(start, end), says]),
}))));
