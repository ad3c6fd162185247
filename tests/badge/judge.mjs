// Asks the page that verifies badges, one line of JSON each: see test_judge.py.

import { createInterface } from "node:readline";
import { readCriteria } from "../../plugins/microboard/assets/verify/facts.js";
import { isFor, judge } from "../../plugins/microboard/assets/verify/judge.js";
import { readIssuer } from "../../plugins/microboard/assets/verify/signature.js";
import { wordVerdict } from "../../plugins/microboard/assets/verify/verdicts.js";

const answers = {
  verdict: async ({ token, document, status, now }) => {
    const { verdict, said } = await judge(token, readIssuer(document), status, Date.parse(now));
    return { verdict, words: wordVerdict(verdict, said)[0] };
  },
  issuer: ({ document }) => readIssuer(document) !== null,
  whose: ({ said, email }) => isFor(said, email),
  criteria: ({ narrative }) => readCriteria(narrative),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(await answers[question.about](question) ?? null));
}
