// Answers questions about what a page keeps for its reader, one line of JSON each: see test_project_pages.py.

import { createInterface } from "node:readline";
import { OwnData } from "../../../plugins/microboard/assets/lib/own-data.js";
import { tidy } from "../../../plugins/microboard/assets/lib/tidy.js";

const clean = (found) => ({ words: tidy(found?.words, 20) });

/** A storage that works, or one that is closed. */
function openStorage(isOpen) {
  const kept = new Map();
  const refuse = () => { throw new DOMException("denied", "SecurityError"); };
  return isOpen ? { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text),
    removeItem: (name) => kept.delete(name), names: () => [...kept.keys()] }
    : { getItem: refuse, setItem: refuse, removeItem: refuse, names: () => [] };
}

const answers = {
  // What is there before, after it was kept, in another page of the board, and after it was deleted.
  life: ({ value, isOpen }) => {
    globalThis.localStorage = openStorage(isOpen);
    const data = new OwnData("test", clean);
    const before = data.isEmpty();
    const refusal = data.set(value);
    const [kept, elsewhere, names] = [data.get(), new OwnData("test", clean).get(), localStorage.names()];
    data.clear();
    return { before, refusal, kept, elsewhere, names, after: data.isEmpty(), left: localStorage.names() };
  },
  file: ({ value }) => {
    globalThis.localStorage = openStorage(true);
    const data = new OwnData("test", clean);
    data.set(value);
    return data.writeFile();
  },
  read: ({ text }) => new OwnData("test", clean).readFile(text),
  tidy: ({ found, most }) => tidy(found, most),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
