// Answers questions about stories, one line of JSON each: see test_story.py.

import { createInterface } from "node:readline";
import { writeHtml, writeMarkdown, writePlain } from "../../../plugins/microboard/assets/lib/documents.js";
import { writeCvLine, writePortfolio, writeStar } from "../../../plugins/microboard/assets/story/compose.js";
import { buildDocument, buildGrid } from "../../../plugins/microboard/assets/story/document.js";
import { readListing } from "../../../plugins/microboard/assets/story/listing.js";
import { MEANINGS, QUALITIES } from "../../../plugins/microboard/assets/story/qualities.js";
import { writeResume } from "../../../plugins/microboard/assets/story/resume.js";
import { clean, cleanTold, isFull } from "../../../plugins/microboard/assets/story/state.js";
import { buildStory, countTold, namesEmployer, sortStories } from "../../../plugins/microboard/assets/story/story.js";

const build = ({ key = "acme/bread", told, record }) => buildStory(key, cleanTold(told), readListing(record), "https://org.example/jobs/");
const answers = {
  clean: ({ found }) => clean(found),
  full: ({ found }) => isFull(clean(found)),
  reminders: ({ record }) => readListing(record).reminders,
  story: (asked) => build(asked),
  made: ({ isMarked = false, ...asked }) => {
    const story = build(asked);
    return { cv: writeCvLine(story, isMarked), star: writeStar(story, isMarked), portfolio: writePortfolio(story, isMarked), names: namesEmployer(story), count: countTold(story) };
  },
  grid: ({ projects }) => buildGrid(projects.map(build)),
  resume: ({ projects }) => writeResume(sortStories(projects.map(build))),
  files: ({ projects, isMarked = false }) => {
    const blocks = buildDocument(sortStories(projects.map(build)), isMarked);
    return { markdown: writeMarkdown(blocks), html: writeHtml(blocks, "Mine", "en", "ltr"), plain: writePlain(blocks) };
  },
  qualities: () => ({ names: QUALITIES, meanings: MEANINGS }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
