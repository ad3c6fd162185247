// Answers questions about a goal, one line of JSON each: see test_goal.py.

import { createInterface } from "node:readline";
import { Engine } from "../../../plugins/microboard/assets/browse/engine.js";
import { createQuery } from "../../../plugins/microboard/assets/browse/query.js";
import { askWhich, findAll, findChoice } from "../../../plugins/microboard/assets/goal/finding.js";
import { Ranking, readAim } from "../../../plugins/microboard/assets/goal/rank.js";
import { sayWhy } from "../../../plugins/microboard/assets/goal/say.js";
import { cleanGoal, readFragment, writeFragment } from "../../../plugins/microboard/assets/goal/state.js";

const answers = {
  clean: ({ found }) => cleanGoal(found),
  fragment: ({ goal }) => writeFragment(goal),
  goal: ({ fragment }) => readFragment(fragment),
  choice: ({ choices, text }) => findChoice(choices, text)?.id,
  found: ({ choices, text }) => findAll(choices, text).map(({ choice, alias }) => [choice.id, alias]),
  which: ({ choices, text }) => askWhich(findAll(choices, text)),
  rank: ({ index, table, goal, now }) => {
    const aim = readAim(goal, table);
    const engine = new Engine(index);
    const ranking = new Ranking(index, aim, table.teach);
    engine.setGoal(ranking.scores);
    const { name, employer } = index.texts;
    return {
      aim,
      listings: Array.from(engine.run({ ...createQuery(), sort: "goal" }, now).listings, (i) =>
        [`${employer.words[employer.codes[i]]}/${name[i]}`, sayWhy(ranking.getStep(i), aim.gaps.length, table.skills)]),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
