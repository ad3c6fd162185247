// Says things as the browser does, one line of JSON each: see test_script_speech.py.

import { createInterface } from "node:readline";
import * as speech from "../../plugins/microboard/assets/lib/speech.js";

const assets = "../../plugins/microboard/assets/lib";
/** The modules of one language: what they keep, such as formats, is made once a page. */
let [days, money] = [];
const answers = {
  speak: async ({ tag, forms, words }) => {
    speech.add(tag, forms, words);
    [days, money] = await Promise.all(["days", "money"].map((name) => import(`${assets}/${name}.js?${tag}`)));
  },
  say: ({ message, places }) => speech._(message, places),
  sayIn: ({ context, message }) => speech.pgettext(context, message),
  count: ({ one, many, number }) => speech.ngettext(one, many, number),
  split: ({ message, places }) => speech.split(message, places),
  day: ({ day }) => [days.writeDay(days.readDay(day)), days.writeShortDay(days.readDay(day))],
  money: ({ amount, currency }) => money.writeMoney(amount, currency),
  number: ({ number }) => speech.writeNumber(number),
  list: ({ words }) => [speech.writeList(words), speech.joinWords(words)],
  foreign: ({ tag }) => speech.isForeign(tag),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(await answers[question.about](question) ?? null));
}
