// What can be done with a feed on the page of all feeds: copy its address, or take it along in a file.

import { _ } from "../words/feeds.js";
import { copyText } from "../lib/hand-over.js";
import { makeButton, resolve } from "../lib/site.js";

// The one form that is copied and exported: in two, a reader would show every entry twice.
const FORM = "feed.xml";

/** @param {HTMLLIElement} row */
export function buildCopy(row) {
  const button = makeButton("mb-copy", _("Copy"));
  button.setAttribute("aria-label", _("Copy the address of the feed {title}", { title: getTitle(row) }));
  button.addEventListener("click", () => void copyText(resolve(`${row.dataset.path}${FORM}`)));
  return button;
}

/**
 * An OPML 2.0 file of the feeds in these rows.
 * @param {HTMLLIElement[]} rows @param {string} name of the board
 */
export function buildOpml(rows, name) {
  const tree = document.implementation.createDocument(null, "opml");
  tree.documentElement.setAttribute("version", "2.0");
  const head = tree.createElement("head");
  const title = tree.createElement("title");
  title.textContent = _("Chosen feeds of {board}", { board: name });
  head.append(title);
  const body = tree.createElement("body");
  for (const row of rows) {
    const outline = tree.createElement("outline");
    const words = `${getTitle(row)} · ${name}`;
    for (const [attribute, value] of [["type", "rss"], ["text", words], ["title", words],
      ["xmlUrl", resolve(`${row.dataset.path}${FORM}`)], ["htmlUrl", resolve(row.dataset.page ?? "")]]) {
      outline.setAttribute(attribute, value);
    }
    body.append(outline);
  }
  tree.documentElement.append(head, body);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(tree)}\n`;
}

/** @param {HTMLLIElement} row */
export function getTitle(row) {
  return row.querySelector("label")?.textContent?.trim() ?? "";
}
