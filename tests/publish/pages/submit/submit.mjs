// Answers questions about the submit form, one line of JSON each: see test_submit.py.

import { createInterface } from "node:readline";
import { RedFlags } from "../../../../plugins/microboard/assets/flags/red-flags.js";
import { writeMoney } from "../../../../plugins/microboard/assets/lib/money.js";
import { describeCard } from "../../../../plugins/microboard/assets/submit/card.js";
import { check, buildFiles } from "../../../../plugins/microboard/assets/submit/check.js";
import { buildNewFile, findCopy } from "../../../../plugins/microboard/assets/submit/github.js";
import { buildNewIssue, writeIssue } from "../../../../plugins/microboard/assets/submit/issue.js";
import { judge } from "../../../../plugins/microboard/assets/submit/judge.js";
import { remember } from "../../../../plugins/microboard/assets/submit/known-flags.js";
import { refuseName, suggestFree, suggestName } from "../../../../plugins/microboard/assets/submit/names.js";
import { checkRules } from "../../../../plugins/microboard/assets/submit/rules.js";
import { findDomain, mendAddress, mendDomain } from "../../../../plugins/microboard/assets/submit/mend.js";
import { buildValues } from "../../../../plugins/microboard/assets/submit/values.js";
import { dropUnseen } from "../../../../plugins/microboard/assets/lib/unseen.js";
import { writeYaml } from "../../../../plugins/microboard/assets/submit/yaml.js";

let flags;
let fields;
const answers = {
  load: (question) => {
    fields = question.fields;
    flags = new RedFlags(question.flags);
    return true;
  },
  faults: ({ values, name }) => judge(fields[name], values).map(({ path, text }) => `${path} ${text}`),
  rules: ({ context }) => checkRules(context),
  values: ({ raw, name }) => buildValues(raw, fields[name]),
  card: ({ listing, labels, regions }) => describeCard(listing, { regions, employer: "", employerId: "", isSample: false, label: (path, id) => labels[path][id] ?? "" }),
  yaml: ({ values, comments }) => writeYaml(values, "A comment.", comments),
  unseen: ({ text }) => dropUnseen(text),
  check: ({ typed, board, today }) => {
    const rules = { board, flags };
    const result = check(typed, rules, today);
    const hasErrors = result.problems.some(({ severity }) => severity === "error");
    return { problems: result.problems, files: hasErrors ? [] : buildFiles(result, typed.names["@file"], rules, "https://a.example/submit/") };
  },
  remembered: ({ texts }) => {
    const asked = [];
    const known = remember({ find: (text) => [asked.push(text)] });
    return [texts.map((text) => known.find(text)), asked];
  },
  name: ({ text, names, taken }) => [suggestName(text, names), refuseName(text, names, taken)],
  free: ({ text, names, used, otherwise }) => suggestFree(text, names, used, otherwise),
  address: ({ repository, path, text }) => buildNewFile(repository, path, text),
  issue: ({ answers, questions }) => writeIssue(answers, questions),
  report: ({ url, title, body }) => buildNewIssue(url, title, body),
  copy: ({ repository, words }) => findCopy(repository, words),
  mend: ({ text }) => [mendAddress(text), mendDomain(text)],
  domain: ({ text, shared }) => findDomain(text, shared),
  money: ({ amount, currency }) => writeMoney(amount, currency),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = answers[question.about](question);
  } catch (error) {
    answer = { failed: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer ?? null)}\n`);
}
