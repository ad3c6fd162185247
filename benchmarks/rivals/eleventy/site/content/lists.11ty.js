// The pages of lists, and the pages that name the lists.
import { getCard } from "../lib/card.js";
import { employers, escape, getFacts, joinWords, writeMoney } from "../lib/facts.js";
import { buildCrumbs, buildHead, describeCrumbs, putIntoFrame, SITE } from "../lib/frame.js";

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
  const cards = total ? `<p class="mb-count">${total} open project${total === 1 ? "" : "s"}${last > 1 ? `, page ${number} of ${last}` : ""}, newest first.</p>

<div class="mb-cards">
${here.map((one) => getCard(one.data, 2)).join("")}</div>`
    : '<p>No such project is open right now. <a href="/opportunities/">See every open project</a>. Follow the feed below and hear of the first one.</p>';
  const past = list.past.slice(0, 50).map((one) =>
    `<li><a href="/opportunities/${one.data.id}/">${escape(one.data.title)}</a> · closed</li>\n`).join("");
  return `<div id="mb-start" class="mb-page mb-list">${buildCrumbs(list.above, list.heading)}
<h1>${escape(list.heading)}</h1>
${list.description ? `<p class="mb-lead">${escape(list.description)}</p>\n` : ""}${list.kind === "employers" ? introduce(list) : ""}${cards}
${buildPager(list)}
<p class="mb-follow">Follow this list: <a href="${base}feed.xml">RSS</a> · <a href="${base}atom.xml">Atom</a> · <a href="${base}feed.json">JSON Feed</a> · <a href="${base}deadlines.ics">calendar of deadlines</a></p>
${past ? `<h2>Earlier projects</h2>\n<ul class="mb-past">\n${past}</ul>\n` : ""}</div>`;
}

function nameLists(list) {
  const names = list.names.map(({ url, title, items, id }) => (list.kind === "employers"
    ? `<li><a href="${url}"><strong>${escape(title)}</strong></a><br>\n<span class="mb-quiet">${describe(employers[id])} · ${items.length} open</span></li>\n`
    : `<li><a href="${url}">${escape(title)}</a> <span class="mb-quiet">${items.length}</span></li>\n`)).join("");
  return `<div class="mb-page" id="mb-start">${buildCrumbs(list.above, list.heading)}
<h1>${list.heading}</h1>
<p class="mb-lead">${list.description}</p>
<ul class="${list.kind === "employers" ? "mb-employers" : "mb-tags"}">
${names}</ul>
${buildPager(list)}
</div>`;
}

function buildPager({ base, number, last }) {
  if (last === 1) return "";
  const address = (page) => (page === 1 ? base : `${base}page/${page}/`);
  return `<nav class="mb-pager" aria-label="Pages">
${number > 1 ? `<a rel="prev" href="${address(number - 1)}">Newer</a>\n` : ""}<span>Page ${number} of ${last}</span>
${number < last ? `<a rel="next" href="${address(number + 1)}">Older</a>\n` : ""}</nav>`;
}

const describe = ({ kind, sector, country }) => `${kind} · ${escape(sector)} · ${escape(country)}`;

// Who it is, and what they offer now.
function introduce(list) {
  const employer = employers[list.id];
  const rates = {};
  for (const { data } of list.items) (rates[data.pay.currency] ??= []).push(getFacts(data).perHour);
  const spans = Object.keys(rates).sort().map((currency) =>
    [...new Set([Math.min(...rates[currency]), Math.max(...rates[currency])])].map((rate) => writeMoney(rate, currency)).join(" to "));
  const weeks = list.items.map(({ data }) => getFacts(data).perWeek);
  const mentors = joinWords([...new Set(list.items.map(({ data }) => getFacts(data).mentor.toLowerCase()))]);
  const offer = list.items.length ? `<dl class="mb-facts mb-offer">
<div><dt>Pays</dt><dd><strong>${joinWords(spans)} an hour</strong></dd></div>
<div><dt>Asks for</dt><dd><strong>${[...new Set([Math.min(...weeks), Math.max(...weeks)])].join(" to ")} hours a week</strong></dd></div>
<div><dt>Mentors with</dt><dd><strong>${mentors[0].toUpperCase()}${mentors.slice(1)}</strong></dd></div>
</dl>
` : "";
  return `<p class="mb-quiet">${describe(employer)} · <a href="${employer.website}" rel="noopener nofollow ugc">website</a></p>\n${offer}`;
}

function describeEmployer(list) {
  const { name, website, about, country_code: country } = employers[list.id];
  return { "@context": "https://schema.org", "@type": "Organization", name, url: website, description: about,
    mainEntityOfPage: SITE + list.url, address: { "@type": "PostalAddress", addressCountry: country } };
}
