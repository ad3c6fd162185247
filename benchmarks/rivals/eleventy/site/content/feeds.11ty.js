// RSS 2.0 with full content of every list.
import { buildEntry } from "../lib/entry.js";
import { escape, terms } from "../lib/facts.js";
import { SITE } from "../lib/frame.js";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "list", addAllPagesToCollections: false },
  permalink: ({ list }) => `${list.url}feed.xml`,
  eleventyImport: { collections: ["listing"] },
};
const items = new Map();
const writeDay = (day) => new Date(`${day}T00:00:00Z`).toUTCString().replace("GMT", "+0000");

export function render({ list }) {
  const entries = list.items.map(getItem).join("");
  const newest = list.items[0] ? `\n    <lastBuildDate>${writeDay(list.items[0].data.posted)}</lastBuildDate>` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>${escape(list.title)} · Microboard</title>
    <link>${SITE}${list.url}</link>
    <description>${escape(list.description || `Open projects: ${list.title}.`)}</description>
    <atom:link href="${SITE}${list.url}feed.xml" rel="self" type="application/rss+xml"/>
    <copyright>https://creativecommons.org/publicdomain/zero/1.0/</copyright>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <generator>Eleventy</generator>
    <language>en</language>${newest}
    <ttl>360</ttl>${entries}
  </channel>
</rss>
`;
}

function getItem(page) {
  if (!items.has(page.data.id)) items.set(page.data.id, buildItem(page.data, page.templateContent));
  return items.get(page.data.id);
}

function buildItem(one, content) {
  const url = `${SITE}/opportunities/${one.id}/`;
  const skills = one.skills.map((id) => `\n      <category domain="${SITE}/skills/">${escape(terms.skills[id].title)}</category>`).join("");
  return `
    <item>
      <title>${escape(one.title)}</title>
      <link>${url}</link>
      <description>${escape(one.summary)}</description>
      <content:encoded>${escape(`${buildEntry(one, content)}\n<p><a href="${url}">The listing, and how to apply</a></p>`)}</content:encoded>
      <guid isPermaLink="true">${url}</guid>
      <category domain="${SITE}/categories/">${escape(terms.categories[one.category].title)}</category>${skills}
      <pubDate>${writeDay(one.posted)}</pubDate>
      <dc:creator>${escape(one.employer_name)}</dc:creator>
      <dc:language>en</dc:language>
    </item>`;
}
