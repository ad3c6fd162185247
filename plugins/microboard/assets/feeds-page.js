// The page of all feeds: finds those that somebody cares about, and puts the chosen ones into one file.

import { fold } from "./words.js";
import { make, resolve, say } from "./site.js";

/** @param {HTMLElement} page */
export function startFeedsPage(page) {
  const input = /** @type {HTMLInputElement} */ (page.querySelector("#mb-feed-text"));
  const button = /** @type {HTMLButtonElement} */ (page.querySelector("#mb-opml"));
  const rows = [...page.querySelectorAll("li")];
  const texts = rows.map((row) => ` ${fold(row.querySelector("label")?.textContent ?? "")}`);
  for (const hidden of page.querySelectorAll("[hidden]")) if (hidden !== button) hidden.removeAttribute("hidden");
  for (const row of rows) row.querySelector(".mb-links")?.append(" · ", buildCopy(row));
  input.addEventListener("input", () => {
    const terms = fold(input.value).split(" ").filter(Boolean);
    let found = 0;
    rows.forEach((row, at) => {
      row.hidden = !terms.every((term) => texts[at].includes(` ${term}`));
      if (!row.hidden) found++;
    });
    for (const group of page.querySelectorAll("details")) {
      group.open = terms.length ? Boolean(group.querySelector("li:not([hidden])")) : group === page.querySelector("details");
    }
    say(`${found} ${found === 1 ? "list" : "lists"}.`);
  });
  page.addEventListener("change", () => {
    const count = getChosen(rows).length;
    button.hidden = !count;
    button.textContent = count === 1 ? "The chosen feed as OPML" : `The ${count} chosen feeds as OPML`;
  });
  button.addEventListener("click", () => download(buildOpml(getChosen(rows))));
}

/** @param {HTMLLIElement[]} rows */
function getChosen(rows) {
  return rows.filter((row) => row.querySelector("input")?.checked);
}

/** @param {HTMLLIElement} row */
function buildCopy(row) {
  const title = row.querySelector("label")?.textContent?.trim() ?? "";
  const button = make("button", "mb-copy", "Copy", make("span", "mb-unseen", ` the address of the feed ${title}`));
  button.setAttribute("type", "button");
  button.addEventListener("click", async () => {
    const address = resolve(`${row.dataset.path}feed.xml`);
    try {
      await navigator.clipboard.writeText(address);
      say("The address is copied.");
    } catch {
      say(`Copy this address: ${address}`);
    }
  });
  return button;
}

/** @param {HTMLLIElement[]} rows */
function buildOpml(rows) {
  const tree = document.implementation.createDocument(null, "opml");
  tree.documentElement.setAttribute("version", "2.0");
  const head = tree.createElement("head");
  const title = tree.createElement("title");
  title.textContent = "Chosen feeds";
  head.append(title);
  const body = tree.createElement("body");
  for (const row of rows) {
    const outline = tree.createElement("outline");
    const words = row.querySelector("label")?.textContent?.trim() ?? "";
    for (const [name, value] of [["type", "rss"], ["text", words], ["title", words],
      ["xmlUrl", resolve(`${row.dataset.path}atom.xml`)]]) outline.setAttribute(name, value);
    body.append(outline);
  }
  tree.documentElement.append(head, body);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(tree)}\n`;
}

/** @param {string} text */
function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/x-opml" }));
  link.download = "feeds.opml";
  link.click();
  URL.revokeObjectURL(link.href);
}
