// The card of a listing, made once for all lists.
import { buildFace, employers, escape, getFacts, terms } from "./facts.js";

const cards = new Map();

export function getCard(one, level) {
  const key = `${level} ${one.id}`;
  if (!cards.has(key)) cards.set(key, buildCard(one, level));
  return cards.get(key);
}

function buildCard(one, level) {
  const facts = getFacts(one);
  return `<article class="mb-card" data-id="${one.id}" data-posted="${one.posted}" data-closes="${one.apply.deadline}">
<h${level} class="mb-card__title" dir="auto"><a href="/opportunities/${one.id}/">${escape(one.title)}</a></h${level}>
<p class="mb-card__by">${buildFace(employers[one.employer])}<bdi>${escape(one.employer_name)}</bdi> <span class="mb-kind mb-kind--${one.category}">${escape(terms.categories[one.category].title)}</span></p>
<p class="mb-card__summary" dir="auto">${escape(one.summary)}</p>
<ul class="mb-card__facts">
<li class="mb-fact--pay"><strong>${facts.hour}</strong><small>/h</small> <span>${facts.total}</span></li>
<li class="mb-fact--week"><strong>${facts.perWeek}</strong><small> h/week</small> <span>for ${facts.weeks}</span></li>
<li class="mb-fact--place"><strong>${one.starts === "rolling" ? "Rolling" : "Flexible"}</strong><small> start</small> <span>${escape(facts.place)}</span></li>
</ul>
<p class="mb-card__mentor">${facts.mentor}</p>
${facts.permitLine && `<p class="mb-card__permit">${escape(facts.permitLine)}</p>\n`}<p class="mb-fact--deadline">Apply by <time datetime="${one.apply.deadline}">${facts.deadline}</time> <strong class="mb-left"></strong></p>
</article>`;
}
