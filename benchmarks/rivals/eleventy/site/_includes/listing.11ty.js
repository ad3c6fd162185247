// The page of a listing.
import { getCard } from "../lib/card.js";
import { countries, employers, escape, getFacts, joinWords, labels, terms, writeDate } from "../lib/facts.js";
import { buildCrumbs, buildHead, describeCrumbs, putIntoFrame } from "../lib/frame.js";
import { groupByEmployer } from "../lib/lists.js";
import { buildPosting } from "../lib/posting.js";

let offers;
const time = (day) => `<time datetime="${day}">${writeDate(day)}</time>`;
const fact = (name, title, words) => `<div class="mb-fact mb-fact--${name}"><dt>${title}</dt>\n<dd>${words}</dd></div>\n`;
const tags = (kind, ids) => `<ul class="mb-tags">${ids.map((id) =>
  `<li><a href="/${kind}/${id}/">${escape(terms[kind][id].title)}</a></li>`).join("")}</ul>`;
const country = (code) => `<a href="/places/${code.toLowerCase()}/">${escape(countries[code])}</a>`;
const items = (texts) => texts.map((text) => `<li>${escape(text)}</li>\n`).join("");

export function render(one) {
  offers ??= groupByEmployer(one.collections.open);
  const url = `/opportunities/${one.id}/`;
  const title = `${one.title} · ${one.employer_name}`;
  const above = [{ name: "Opportunities", path: "/opportunities/" },
    { name: one.employer_name, path: `/employers/${one.employer}/` }];
  const nodes = [...(one.is_open ? [buildPosting(one, one.content)] : []), describeCrumbs(above, title, url)];
  const head = buildHead({ title, description: one.summary, url, feed: "/opportunities/", feedTitle: "All open projects", nodes });
  return putIntoFrame({ title, description: one.summary, url, main: buildMain(one, above),
    head: one.is_open ? head : `<meta name="robots" content="noindex">\n${head}` });
}

function buildMain(one, above) {
  const facts = getFacts(one);
  const category = terms.categories[one.category].title;
  return `<div id="mb-start" class="mb-page mb-listing"${one.is_open ? ` data-closes="${one.apply.deadline}"` : ""}>
<div class="mb-head">${buildCrumbs(above, one.title)}
<h1>${escape(one.title)}</h1>
<p class="mb-by"><a href="/employers/${one.employer}/">${escape(one.employer_name)}</a> · <a href="/categories/${one.category}/">${escape(category)}</a>${one.is_open ? "" : '\n<span class="mb-badge mb-badge--closed">Closed</span>'}</p>
${one.is_open ? "" : `<div class="mb-banner mb-banner--closed">
<p><strong>This project is closed.</strong> The deadline was ${time(one.apply.deadline)}. You can no longer apply.</p>
<p><a href="/opportunities/">See what is open now</a></p>
</div>
`}<p class="mb-lead">${escape(one.summary)}</p>
${one.is_open ? `<p class="mb-actions"><a class="md-button md-button--primary mb-button" href="#apply">How to apply</a> <button type="button" class="mb-save" data-id="${one.id}" aria-pressed="false" hidden><span class="mb-unseen">Save ${escape(one.title)}</span></button> <a class="mb-to-saved" href="/saved/" hidden>Saved projects<span class="mb-saved-count"></span></a></p>
` : ""}</div>

<section class="mb-handover" aria-labelledby="deliverables">
<h2 id="deliverables">What you hand over</h2>
<ul class="mb-deliverables">
${one.deliverables.map((each) => `<li>${escape(each.what)}${each.accepted_when ? `<br><span class="mb-quiet">Done when: ${escape(each.accepted_when)}</span>` : ""}</li>\n`).join("")}</ul>
</section>

<section class="mb-glance" aria-labelledby="facts">
<h2 id="facts">At a glance</h2>
<dl class="mb-facts">
${buildFacts(one, facts)}</dl>
</section>

<div class="mb-more">
<h2 id="description">About the project</h2>
<div class="mb-description">
${one.content}
</div>
${one.leads_to ? `<h3>Good to know</h3>\n<ul>\n<li>May lead to ${joinWords(one.leads_to.map((step) => labels.leads_to[step]))}</li>\n</ul>` : ""}
${buildEnd(one, facts)}</div>
</div>`;
}

function buildFacts(one, facts) {
  const { effort, pay, location } = one;
  const from = location.applicants_from;
  const start = one.starts ? `<br>Start: ${labels.starts[one.starts].toLowerCase()}` : "";
  const place = location.mode === "remote"
    ? `<br>You may work from ${Array.isArray(from) ? joinWords(from.map(country)) : "anywhere"}`
    : location.places.map((each) => `<br>${escape(each.city)}, ${country(each.country)}`).join("");
  return [
    fact("pay", "Pay", `<strong>${facts.pay}</strong><br>${facts.rate}<br>${labels.paid[pay.paid]}${one.engagement ? `<br>Engaged as: ${labels.engagement[one.engagement].toLowerCase()}` : ""}`),
    fact("week", "Hours", `<strong>${facts.hours}</strong> over ${facts.weeks}<br>${facts.week}, ${labels.schedule[effort.schedule]}`),
    fact("deadline", "Dates", `Apply by <strong>${time(one.apply.deadline)}</strong>${one.is_open ? `, <span class="mb-left">${facts.left}</span>` : ""}${start}\n<br>Posted ${time(one.posted)}${one.updated ? `, changed ${time(one.updated)}` : ""}`),
    fact("place", "Place", `<strong>${labels.mode[location.mode]}</strong>${place}`),
    fact("audience", "Who may apply", `<strong>${facts.audience[0].toUpperCase()}${facts.audience.slice(1)}</strong><br>${labels.work_authorization[one.eligibility.work_authorization]}`),
    fact("mentor", "Mentorship and feedback", `<strong>${escape(one.mentor.role)}</strong><br>${facts.mentor}<br>Feedback: ${facts.feedback}<br>${labels.reference[one.mentor.reference]}`),
    fact("skills", "Skills", tags("skills", one.skills)),
    fact("competencies", "Competencies", tags("competencies", one.competencies)),
  ].join("");
}

function buildEnd(one, facts) {
  const employer = employers[one.employer];
  const name = escape(employer.name);
  const others = (offers.get(one.employer) ?? []).slice(0, 5).filter((other) => other.data.id !== one.id).slice(0, 4);
  return `
<h2 id="employer">The employer</h2>
<p><a href="/employers/${one.employer}/"><strong>${name}</strong></a> · ${employer.kind} · ${escape(employer.sector)} · ${escape(employer.country)} · <a href="${employer.website}" rel="noopener nofollow ugc">website</a></p>

<h2 id="apply">${one.is_open ? "How to apply" : "Applications"}</h2>
<div class="mb-apply">
${one.is_open ? `<p>Send:</p>\n<ul>\n${items(one.apply.materials)}</ul>
<p>The deadline is ${time(one.apply.deadline)}, until that day is over everywhere on Earth.</p>
<p><a class="md-button md-button--primary mb-button" href="${escape(one.apply.url)}" rel="noopener nofollow ugc">Apply at ${new URL(one.apply.url).hostname}</a></p>
<p class="mb-quiet">You apply to the employer directly. Nobody may ask you for money, bank details or free trial work to apply. Does an answer look odd? <a href="/suspicious/">Check it for red flags</a>.</p>` : "<p>You can no longer apply.</p>"}
</div>

<h2>About ${name}</h2>
<p>${escape(employer.about)}</p>
${others.length ? `<h2>More from ${name}</h2>\n\n<div class="mb-cards">\n${others.map((other) => getCard(other.data, 3)).join("")}</div>\n` : ""}`;
}
