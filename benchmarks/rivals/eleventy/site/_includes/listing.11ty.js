// The page of a listing.
import { getCard } from "../lib/card.js";
import { buildFace, capitalize, countries, describe, employers, escape, getFacts, joinWords, labels, terms, writeDate } from "../lib/facts.js";
import { buildHandout, buildHead, describeCrumbs, putIntoFrame, SITE } from "../lib/frame.js";
import { groupByEmployer } from "../lib/lists.js";
import { buildPosting } from "../lib/posting.js";

let offers;
const VISA = "On a student visa, work as a contractor may count as self-employment, which many visas do not allow: ask your international office before you sign.";
const time = (day) => `<time datetime="${day}">${writeDate(day)}</time>`;
const keyFact = (name, title, value, unit, more) => `<div class="mb-fact mb-fact--${name}"><dt>${title}</dt>
<dd><strong>${escape(value)}${unit && ` <small>${unit}</small>`}</strong>${more && ` <span>${escape(more)}</span>`}</dd></div>\n`;
const fact = (name, title, words) => `<div class="mb-fact mb-fact--${name}"><dt>${title}</dt>\n<dd>${words}</dd></div>\n`;
const gain = (title, words) => `<div><dt>${title}</dt>\n<dd>${words}</dd></div>\n`;
const tags = (kind, ids) => `<ul class="mb-terms">${ids.map((id) =>
  `<li><a href="/${kind}/${id}/">${escape(terms[kind][id].title)}</a></li>`).join("")}</ul>`;
const country = (code, form = "here") => `<a href="/places/${code.toLowerCase()}/">${escape(countries[code][form])}</a>`;
const lower = (text) => text[0].toLowerCase() + text.slice(1);

export function render(one) {
  offers ??= groupByEmployer(one.collections.open);
  const url = `/opportunities/${one.id}/`;
  const title = `${one.title} · ${one.employer_name}`;
  const description = getFacts(one).about;
  const above = [{ name: "Projects", path: "/opportunities/" },
    { name: one.employer_name, path: `/employers/${one.employer}/` }];
  const page = { "@context": "https://schema.org", "@type": "WebPage", url: SITE + url, inLanguage: "en" };
  const nodes = [...(one.is_open ? [buildPosting(one, one.content)] : []), page, describeCrumbs(above, title, url)];
  const head = buildHead({ title, description, url, feed: "/opportunities/", feedTitle: "All open projects", nodes });
  return putIntoFrame({ title, description, url, main: buildMain(one) + END + (one.is_open ? buildHandout(url) : ""),
    head: one.is_open ? head : `<meta name="robots" content="noindex">\n${head}` });
}

const END = `<div class="mb-page mb-end"><p class="mb-report mb-quiet"><a href="/policy/">Fraud and reporting</a></p></div>
`;

function buildMain(one) {
  const facts = getFacts(one);
  const employer = employers[one.employer];
  return `<div id="mb-start" class="mb-page mb-listing"${one.is_open ? ` data-id="${one.id}" data-closes="${one.apply.deadline}" data-soon="7"` : ""}>
<div class="mb-head">
<p class="mb-back"><a href="/opportunities/">All projects</a></p>
<div class="mb-strip">${buildFace(employer)}
<p class="mb-by"><a dir="auto" href="/employers/${one.employer}/">${escape(employer.name)}</a>${one.is_open ? "" : '\n<span class="mb-badge mb-badge--closed">Closed</span>'}<br>
<span class="mb-quiet">${employer.kind} · ${escape(employer.country)} · <a class="mb-kind mb-kind--${one.category}" href="/categories/${one.category}/">${escape(terms.categories[one.category].title)}</a></span></p>
</div>
<h1 dir="auto">${escape(one.title)}</h1>
${one.is_open ? "" : `<div class="mb-banner mb-banner--closed">
<p><strong>This project is closed.</strong> The deadline was ${time(one.apply.deadline)}. You can no longer apply.</p>
<p><a href="/opportunities/">See what is open now</a></p>
</div>
`}<p class="mb-lead" dir="auto">${escape(one.summary)}</p>
<dl class="mb-key">
${buildKey(one, facts)}</dl>
</div>${one.is_open ? buildSide(one, facts) : ""}

<div class="mb-more">
<section aria-labelledby="deliverables">
<h2 id="deliverables">What you hand over</h2>
<ol class="mb-deliverables" dir="auto">
${one.deliverables.map((each) => `<li><strong>${escape(each.what)}</strong>${each.accepted_when ? `<span class="mb-done">Done when: ${escape(each.accepted_when)}</span>` : ""}</li>\n`).join("")}</ol>
<p class="mb-quiet"><a href="/box/#${one.id}" rel="nofollow">Papers for this project</a></p>
</section>

<section aria-labelledby="gains">
<h2 id="gains">What it does for you</h2>
<dl class="mb-gains">
${buildGains(one)}</dl>
</section>

<h2 id="description">About the project</h2>
<div class="mb-description" dir="auto">
${one.content}
</div>

<h2 id="facts">In detail</h2>
<dl class="mb-facts">
${buildDetails(one, facts)}</dl>
${buildEnd(one, employer)}</div>
</div>`;
}

function buildKey(one, facts) {
  const start = one.starts ? `starts ${lower(labels.starts[one.starts])}` : "";
  const when = [facts.origin, start].filter(Boolean).join(", ");
  return [
    keyFact("pay", "Pay", facts.hour, "an hour", `${capitalize(facts.whole)}, ${lower(labels.paid[one.pay.paid])}`),
    keyFact("week", "Time", facts.perWeek, facts.unit, `${facts.hours} over ${facts.weeks}, ${labels.schedule[one.effort.schedule]}`),
    keyFact("place", "Where and when", facts.origin ? labels.mode.remote : facts.place, "", when && capitalize(when)),
    keyFact("audience", "Who", facts.permit, "", capitalize(facts.audience)),
  ].join("");
}

function buildSide(one, facts) {
  return `<aside class="mb-side" aria-label="This project">
<div class="mb-stay"><p><strong>${facts.hour} <small>an hour</small></strong> <span class="mb-left"></span></p>
<a class="md-button md-button--primary mb-button" href="#apply">How to apply</a></div>
<p class="mb-due mb-fact--deadline">Apply by ${time(one.apply.deadline)}<span class="mb-left"></span></p>
<p class="mb-side__words">You apply to the employer directly. Nobody may ask you for money or free trial work.</p>
</aside>`;
}

function buildGains(one) {
  return [
    gain("You practise", tags("competencies", one.competencies)),
    one.mentor.reference === "none" ? "" : gain("You can show", labels.reference[one.mentor.reference]),
    one.leads_to ? gain("It may lead to", capitalize(joinWords(one.leads_to.map((step) => labels.leads_to[step])))) : "",
  ].join("");
}

function buildDetails(one, facts) {
  const { location, mentor } = one;
  const from = location.applicants_from;
  const place = location.mode === "remote"
    ? `<br>You may work from ${Array.isArray(from) ? joinWords(from.map((code) => country(code))) : "anywhere"}`
    : location.places.map((each) => `<br>${escape(each.city)}, ${country(each.country, "name")}`).join("");
  const engaged = one.engagement ? `<br>Engaged as: ${labels.engagement[one.engagement].toLowerCase()}` : "";
  const visa = one.engagement === "contractor" ? `<br><small>${VISA}</small>` : "";
  return [
    fact("skills", "Skills", tags("skills", one.skills)),
    fact("mentor", "Mentorship and feedback", `<strong dir="auto">${escape(mentor.role)}</strong><br>${facts.checkIns}<br>Feedback: ${facts.feedback}${mentor.reference === "none" ? `<br>${labels.reference.none}` : ""}`),
    fact("place", "Place", `${labels.mode[location.mode]}${place}`),
    fact("audience", "Who may apply", `${escape(facts.rightToWork)}${engaged}${visa}`),
    fact("week", "Dates", `${one.is_open ? "" : `Apply by ${time(one.apply.deadline)}<br>`}Posted ${time(one.posted)}${one.updated ? `, changed ${time(one.updated)}` : ""}`),
  ].join("");
}

function buildEnd(one, employer) {
  const name = escape(employer.name);
  const others = (offers.get(one.employer) ?? []).slice(0, 5).filter((other) => other.data.id !== one.id).slice(0, 4);
  return `
<h2 id="apply">${one.is_open ? "How to apply" : "Applications"}</h2>
<div class="mb-apply">
${one.is_open ? `<p>Send:</p>\n<ul>\n${one.apply.materials.map((text) => `<li dir="auto">${escape(text)}</li>\n`).join("")}</ul>
<p>The deadline is ${time(one.apply.deadline)}, until that day is over everywhere on Earth.</p>
<p><a class="md-button md-button--primary mb-button" href="${escape(one.apply.url)}" rel="noopener nofollow ugc">Apply at ${new URL(one.apply.url).hostname}</a></p>
<p class="mb-quiet">You apply to the employer directly. Nobody may ask you for money, bank details or free trial work to apply. Does an answer look odd? <a href="/suspicious/">Check it for red flags</a>.</p>` : "<p>You can no longer apply.</p>"}
</div>

<h2 id="employer">About <bdi>${name}</bdi></h2>
<p dir="auto">${escape(employer.about)}</p>
<p>${describe(employer)} · <a href="/employers/${one.employer}/">all its projects</a> · <a href="${employer.website}" rel="noopener nofollow ugc">website</a></p>
<p class="mb-quiet">Is this project yours? <a href="/submit/?from=${one.id}" rel="nofollow">Post it again</a>, with all its answers and new dates.</p>
${others.length ? `<section class="mb-others">
<h2>More from <bdi>${name}</bdi></h2>
<div class="mb-cards" data-soon="7">${others.map((other) => getCard(other.data, 3)).join("")}
</div>
</section>
` : ""}`;
}
