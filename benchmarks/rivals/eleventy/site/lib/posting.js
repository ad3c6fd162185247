// The JobPosting of a listing (schema.org).
import { buildEntry } from "./entry.js";
import { countries, getFacts, labels, round, terms } from "./facts.js";
import { SITE } from "./frame.js";

const EMPLOYMENT = { employee: ["TEMPORARY", "PART_TIME"], contractor: ["CONTRACTOR"], fellowship: ["INTERN"] };
const DAY = 86_400_000;

export function buildPosting(one, content) {
  const facts = getFacts(one);
  return {
    "@context": "https://schema.org", "@type": "JobPosting", title: one.title, description: buildEntry(one, content),
    identifier: { "@type": "PropertyValue", name: one.employer_name, value: one.id },
    datePosted: one.posted,
    validThrough: `${new Date(Date.parse(one.apply.deadline) + DAY).toISOString().slice(0, 10)}T12:00:00+00:00`,
    employmentType: EMPLOYMENT[one.engagement] ?? ["INTERN", "TEMPORARY", "PART_TIME"],
    hiringOrganization: { "@type": "Organization", name: one.employer_name, sameAs: one.employer_website },
    url: `${SITE}/opportunities/${one.id}/`, directApply: false, jobDuration: `P${one.effort.weeks}W`,
    workHours: `${facts.perWeek} ${facts.unit} for ${facts.weeks}`,
    skills: one.skills.map((id) => terms.skills[id].title).join(", "),
    responsibilities: one.deliverables.map((each) => each.what).join("; "),
    eligibilityToWorkRequirement: labels.work_authorization[one.eligibility.work_authorization],
    totalJobOpenings: 1, ...describePlace(one), ...describePay(one, facts),
  };
}

function describePlace(one) {
  const { mode, places, applicants_from: from } = one.location;
  const at = (address) => ({ "@type": "Place", address: { "@type": "PostalAddress", ...address } });
  if (mode !== "remote") {
    return { jobLocation: places.map(({ city, country }) => at({ addressLocality: city, addressCountry: country })) };
  }
  return Array.isArray(from)
    ? { jobLocationType: "TELECOMMUTE", applicantLocationRequirements: from.map((code) => ({ "@type": "Country", name: countries[code].name })) }
    : { jobLocationType: "TELECOMMUTE", jobLocation: at({ addressCountry: one.employer_country }) };
}

function describePay({ pay }, facts) {
  const amount = (value) => ({ "@type": "MonetaryAmount", currency: pay.currency, value });
  const hourly = amount({ "@type": "QuantitativeValue", value: round(facts.perHour, 2), unitText: "HOUR" });
  return { baseSalary: hourly };
}
