// The card of a listing, made once for all lists.
import { escape, getFacts, terms } from "./facts.js";

const cards = new Map();

export function getCard(one, level) {
  const key = `${level} ${one.id}`;
  if (!cards.has(key)) cards.set(key, buildCard(one, level));
  return cards.get(key);
}

function buildCard(one, level) {
  const facts = getFacts(one);
  const title = escape(one.title);
  return `<article class="mb-card" data-id="${one.id}" data-posted="${one.posted}" data-closes="${one.apply.deadline}">
<h${level} class="mb-card__title"><a href="/opportunities/${one.id}/">${title}</a></h${level}>
<p class="mb-card__by"><a href="/employers/${one.employer}/">${escape(one.employer_name)}</a> · <span class="mb-card__category">${escape(terms.categories[one.category].title)}</span></p>
<p class="mb-card__summary">${escape(one.summary)}</p>
<ul class="mb-card__facts">
<li class="mb-fact mb-fact--pay"><strong>${facts.pay}</strong> <span class="mb-card__rate">${facts.rate}</span></li>
<li class="mb-fact mb-fact--week"><strong>${facts.week}</strong> <span class="mb-card__weeks">for ${facts.weeks}</span></li>
<li class="mb-fact mb-fact--place">${escape(facts.place)}</li>
<li class="mb-fact mb-fact--mentor">${facts.mentor}</li>
<li class="mb-fact mb-fact--deadline">Apply by <time datetime="${one.apply.deadline}">${facts.deadline}</time>, <strong class="mb-left">${facts.left}</strong></li>
</ul>
<button type="button" class="mb-save" data-id="${one.id}" aria-pressed="false" hidden><span class="mb-unseen">Save ${title}</span></button>
</article>
`;
}
