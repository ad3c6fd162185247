// The pages of lists, and the pages that name the lists.
import { getCard } from "../lib/card.js";
import { buildFace, capitalize, describe, employers, escape, getFacts, joinWords, labels, writeMoney } from "../lib/facts.js";
import { buildCrumbs, buildHandout, buildHead, describeCrumbs, putIntoFrame, SITE } from "../lib/frame.js";

export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list", addAllPagesToCollections: false },
  permalink: ({ list }) => `${list.url}index.html`,
  eleventyImport: { collections: ["listing"] },
};

export function render({ list }) {
  const title = `${list.heading}${list.number > 1 ? `, page ${list.number}` : ""}`;
  const text = list.description || list.heading;
  const description = list.names ? text : `${text}${text.endsWith(".") ? "" : "."} ${list.total} open${list.number > 1 ? `, page ${list.number}` : ""}.`;
  const nodes = list.above.length ? [describeCrumbs(list.above, title, list.url)] : [];
  if (list.kind === "employers" && list.number === 1 && !list.names) nodes.unshift(describeEmployer(list));
  const head = buildHead({ title, description, url: list.url, feed: list.feed, feedTitle: list.heading, nodes });
  return putIntoFrame({ title, description, url: list.url, head, main: list.names ? nameLists(list) : buildList(list) });
}

function buildList(list) {
  const { base, here, number, last, total } = list;
  const count = total ? `<p class="mb-count">${total} open project${total === 1 ? "" : "s"}${last > 1 ? `, page ${number} of ${last}` : ""}, newest first.</p>`
    : '<p>No such project is open right now. <a href="/opportunities/">See every open project</a>. Follow the feed below and hear of the first one.</p>';
  const search = !list.kind && number > 1 ? '<p><a href="/opportunities/">Search and filter all open projects</a></p>\n' : "";
  const cards = total ? `${search}<div class="mb-cards" data-soon="7">${here.map((one) => getCard(one.data, 2)).join("")}
</div>
` : "";
  const past = list.past.slice(0, 50).map((one) =>
    `<li><a href="/opportunities/${one.data.id}/" dir="auto">${escape(one.data.title)}</a> <span class="mb-badge">Closed</span></li>\n`).join("");
  return `<div id="mb-start" class="mb-page mb-list">${buildCrumbs(list.above, list.heading)}
${list.kind === "employers" ? introduce(list) : `<h1>${escape(list.heading)}</h1>
${list.description ? `<p class="mb-lead">${escape(list.description)}</p>\n` : ""}`}${count}
${buildMore(list)}${cards}
${buildPager(list)}
<p class="mb-follow">Follow this list: <a href="${base}feed.xml">RSS</a> · <a href="${base}atom.xml">Atom</a> · <a href="${base}feed.json">JSON Feed</a> · <a href="${base}deadlines.ics">calendar of deadlines</a></p>
${past ? `<h2>Earlier projects</h2>\n<ul class="mb-past">\n${past}</ul>\n` : ""}</div>${buildHandout(base)}`;
}

function buildMore({ anywhere, id, place, total }) {
  return anywhere ? `<p class="mb-anywhere"><a href="/opportunities/?from=${id.toUpperCase()}">${total ? "And " : ""}${anywhere} ${total ? "more " : ""}that you may do from ${escape(place)}</a>: they are open to people anywhere.</p>\n` : "";
}

function nameLists(list) {
  const { kind } = list;
  const used = kind === "employers" ? list.names : list.names.filter(({ items }) => items.length);
  const unused = list.names.filter((name) => !used.includes(name));
  return `<div class="mb-page mb-list" id="mb-start">${buildCrumbs(list.above, list.heading)}
<h1>${list.heading}</h1>
<p class="mb-lead">${list.description}</p>
<ul class="mb-index">
${used.map((name) => (kind === "employers" ? nameEmployer(name) : nameList(kind, name))).join("")}</ul>
${unused.length ? `<h2>Nothing open in these right now</h2>
<p class="mb-quiet">Each has feeds that tell you of the first one.</p>
<ul class="mb-tags">
${unused.map(({ url, title }) => `<li><a href="${url}">${escape(title)}</a></li>\n`).join("")}</ul>
` : ""}${buildPager(list)}
</div>`;
}

function nameEmployer({ url, title, items, id }) {
  return `<li>${buildFace(employers[id])}<a dir="auto" href="${url}">${escape(title)}</a>${items.length ? ` <span class="mb-n">${items.length} open</span>` : ""}
<p>${describe(employers[id])}</p></li>\n`;
}

function nameList(kind, { url, title, description, hue, id, items }) {
  const face = kind === "categories" ? `<span class="mb-face mb-hue-${hue}"><span class="mb-kind mb-kind--${id}"></span></span>` : "";
  return `<li>${face}<a href="${url}">${escape(title)}</a> <span class="mb-n">${items.length}</span>${description ? ` <p>${escape(description)}</p>` : ""}</li>\n`;
}

function buildPager({ base, number, last }) {
  if (last === 1) return "";
  const address = (page) => (page === 1 ? base : `${base}page/${page}/`);
  return `<nav class="mb-pager" aria-label="Pages">
${number > 1 ? `<a rel="prev" href="${address(number - 1)}">Newer</a>\n` : ""}<span>Page ${number} of ${last}</span>
${number < last ? `<a rel="next" href="${address(number + 1)}">Older</a>\n` : ""}</nav>`;
}

// Who it is, and what they offer now.
function introduce(list) {
  const employer = employers[list.id];
  const rates = {};
  for (const { data } of list.items) (rates[data.pay.currency] ??= []).push(getFacts(data).perHour);
  const spans = Object.keys(rates).sort().map((currency) =>
    [...new Set([Math.min(...rates[currency]), Math.max(...rates[currency])])].map((rate) => writeMoney(rate, currency)).join(" to "));
  const weeks = list.items.map(({ data }) => getFacts(data).perWeek);
  const offer = list.items.length ? `<dl class="mb-sums">
<div><dt>Pays</dt><dd>${joinWords(spans)} an hour</dd></div>
<div><dt>Asks for</dt><dd>${[...new Set([Math.min(...weeks), Math.max(...weeks)])].join(" to ")} hours a week</dd></div>
<div><dt>Mentors with</dt><dd>${capitalize(describeMentors(list.items))}</dd></div>
</dl>
` : "";
  return `<div class="mb-employer">
${buildFace(employer)}
<h1 dir="auto">${escape(list.heading)}</h1>
<p class="mb-quiet">${describe(employer)} · <a href="${employer.website}" rel="noopener nofollow ugc">website</a></p>
</div>
<p class="mb-lead" dir="auto">${escape(list.description)}</p>
${offer}`;
}

// How most of them meet their students.
function describeMentors(items) {
  const counts = new Map();
  for (const { data } of items) counts.set(data.mentor.check_ins, (counts.get(data.mentor.check_ins) ?? 0) + 1);
  const ways = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 2);
  return `${counts.size > 2 ? "mostly " : ""}${joinWords(ways.map(([way]) => labels.check_ins[way].toLowerCase()))}`;
}

function describeEmployer(list) {
  const { name, website, about, country_code: country } = employers[list.id];
  return { "@context": "https://schema.org", "@type": "Organization", name, url: website, description: about,
    mainEntityOfPage: SITE + list.url, address: { "@type": "PostalAddress", addressCountry: country } };
}
