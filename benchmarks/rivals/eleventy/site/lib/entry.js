// A listing as a whole, for feeds and data, made once for both.
import { escape, getFacts } from "./facts.js";

const entries = new Map();

export function buildEntry(one, content) {
  if (!entries.has(one.id)) entries.set(one.id, write(one, getFacts(one), content));
  return entries.get(one.id);
}

function write(one, facts, content) {
  const tasks = one.deliverables.map((each) =>
    `<li>${escape(each.what)}${each.accepted_when ? ` (done when: ${escape(each.accepted_when)})` : ""}</li>\n`).join("");
  return `<p><strong>${escape(one.employer_name)}</strong>: ${escape(one.summary)}</p>
<ul>
<li>Pay: ${facts.pay}, ${facts.rate}</li>
<li>Hours: ${facts.hours} over ${facts.weeks}, ${facts.perWeek} ${facts.unit}</li>
<li>Apply by ${facts.deadline}, until that day is over everywhere on Earth</li>
<li>Place: ${escape(facts.place)}</li>
<li>Who may apply: ${facts.audience}. ${escape(facts.rightToWork)}</li>
<li>Mentor: ${escape(one.mentor.role)}. ${facts.checkIns}. Feedback: ${facts.feedback}</li>
</ul>
<h3>What you hand over</h3>
<ul>
${tasks}</ul>
<h3>About the project</h3>
${content}`;
}
