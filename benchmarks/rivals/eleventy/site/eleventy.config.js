// Eleventy's configuration: Markdown files become listings, and lists and feeds are made from one collection.
import MarkdownIt from "markdown-it";
import { buildFeeds, buildLists } from "./lib/lists.js";

export default function (config) {
  const markdown = new MarkdownIt();
  for (const rule of ["heading_open", "heading_close"]) {
    markdown.renderer.rules[rule] = (tokens, index, options, _, self) => {
      tokens[index].tag = `h${Math.min(6, Math.max(3, Number(tokens[index].tag[1]) + 1))}`;
      return self.renderToken(tokens, index, options);
    };
  }
  markdown.renderer.rules.link_open = (tokens, index, options, _, self) => {
    tokens[index].attrSet("rel", "noopener nofollow ugc");
    return self.renderToken(tokens, index, options);
  };
  config.setLibrary("md", markdown);
  config.addCollection("open", (all) => listOpen(all));
  config.addCollection("lists", (all) => buildLists(listOpen(all), listClosed(all)));
  config.addCollection("feeds", (all) => buildFeeds(listOpen(all)));
  // "Describe" makes Eleventy look for templates of other kinds, and each costs time.
  config.setTemplateFormats(["md", "11ty.js"]);
  config.setQuietMode(true);
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "public" },
    markdownTemplateEngine: false,
  };
}

const listAll = (all) => all.getFilteredByTag("listing");
const listClosed = (all) => listAll(all).filter((one) => !one.data.is_open);

function listOpen(all) {
  const key = (one) => one.data.posted;
  return listAll(all).filter((one) => one.data.is_open)
    .sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : a.data.id < b.data.id ? -1 : 1));
}
