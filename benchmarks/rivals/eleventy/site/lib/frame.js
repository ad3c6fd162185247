// The frame of the theme around a page.
import { readFileSync } from "node:fs";
import { escape } from "./facts.js";

export const SITE = "https://microboard.example";
// Texts, with names of what goes between them at every second place.
const parts = JSON.parse(readFileSync(new URL("../data/frame.json", import.meta.url), "utf8"));
const SAFE = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };

export function putIntoFrame({ title, description, url, head, main }) {
  const values = { title: escape(title), description: escape(description), canonical: SITE + url, head, main };
  return parts.map((part, index) => (index % 2 ? values[part] : part)).join("");
}

export function buildHead({ title, description, url, feed, feedTitle, nodes = [] }) {
  const meta = { type: "website", site_name: "Microboard", title, description, url: SITE + url };
  const lines = Object.entries(meta).map(([name, value]) => `<meta property="og:${name}" content="${escape(value)}">`);
  lines.push(`<meta property="og:image" content="${SITE}/assets/social.png">`,
    '<meta property="og:image:alt" content="Microboard">', '<meta name="twitter:card" content="summary_large_image">');
  if (feed) {
    const forms = [["application/rss+xml", "RSS", "feed.xml"], ["application/atom+xml", "Atom", "atom.xml"],
      ["application/feed+json", "JSON Feed", "feed.json"], ["text/calendar", "deadlines", "deadlines.ics"]];
    for (const [type, name, file] of forms) {
      lines.push(`<link rel="alternate" type="${type}" title="${escape(feedTitle)} (${name})" href="${feed}${file}">`);
    }
  }
  if (nodes.length) {
    const text = JSON.stringify(nodes.length > 1 ? nodes : nodes[0]).replace(/[<>&]/g, (sign) => SAFE[sign]);
    lines.push(`<script type="application/ld+json">${text}</script>`);
  }
  return lines.join("\n");
}

export function buildCrumbs(above, here) {
  if (!above.length) return "";
  const steps = above.map(({ name, path }) => `<li><a href="${path}">${escape(name)}</a></li>\n`).join("");
  return `\n\n<nav class="mb-crumbs" aria-label="Breadcrumb">\n<ol>\n${steps}<li aria-current="page" dir="auto">${escape(here)}</li>\n</ol>\n</nav>`;
}

// What only paper shows of a page: its address, and a code that leads there.
export const buildHandout = (url) =>
  `<p class="mb-page mb-handout"><img src="${url}qr.png" alt="" loading="lazy"> ${SITE}${url}</p>\n`;

export function describeCrumbs(above, title, url) {
  const steps = [...above, { name: title, path: url }];
  return { "@context": "https://schema.org", "@type": "BreadcrumbList", itemListElement: steps.map(({ name, path }, index) =>
    ({ "@type": "ListItem", position: index + 1, name, item: SITE + path })) };
}
