// The words of the card that a listing will have, from its values: as microboard/publish/text/card.py makes them.

import { ROLLING, writeStart } from "../lib/cards.js";
import { readDay } from "../lib/days.js";
import { writeRange } from "../lib/money.js";
import { _, joinWords, language, ngettext, writeList, writeNumber } from "../words/submit.js";
import { measure } from "./rules.js";

/** @typedef {import("../lib/cards.js").Card} Card */
/** What people read for a choice. @typedef {(path: string, id: string) => string} Label */

const NONE = "…";
/** The rights to work that decide for whom a project is. */
const DECIDING = ["required", "citizens-only", "student-visa-ok", "sponsorship"];

/**
 * @param {Record<string, any>} listing
 * @param {{employer: string, employerId: string, isSample: boolean, label: Label, regions: Record<string, string[]>}} context @returns {Card}
 */
export function describeCard(listing, { label, regions, employer, ...context }) {
  const { per_week: perWeek, weeks } = measure(listing);
  const { title, category = "", summary, starts = "", mentor, apply } = listing;
  const permit = listing.eligibility?.work_authorization;
  const mentorship = [label("mentor.check_ins", mentor?.check_ins) || _("Check-ins"), mentor?.feedback?.includes("written") && _("written feedback"),
    ["on-request", "letter"].includes(mentor?.reference) && _("a reference")];
  return {
    ...context,
    ...writePay(listing),
    title: title ?? _("The title of your project"),
    employer: employer || _("Your name"),
    category: label("category", category) || _("category"),
    categoryId: category,
    summary: summary ?? _("What is made, for whom, and why it matters."),
    language: listing.language ?? language,
    week: perWeek ? writeNumber(perWeek) : NONE,
    weeks: weeks ? ngettext("{count} week", "{count} weeks", weeks) : ngettext("{count} week", "{count} weeks", 2, { count: NONE }),
    start: writeStart(readDay(starts) ?? (starts === "rolling" ? ROLLING : 0)),
    place: writePlace(listing.location, label, regions),
    mentor: joinWords(mentorship.filter(Boolean)),
    permit: DECIDING.includes(permit) ? label("eligibility.work_authorization", permit) : "",
    deadline: apply?.deadline ?? "",
  };
}

/** What an hour brings, and what all of it does. @param {Record<string, any>} listing */
function writePay(listing) {
  const { per_hour: perHour, per_hour_to: perHourTo, in_all: inAll, in_all_to: inAllTo } = measure(listing);
  const { type, currency } = listing.pay ?? {};
  if (type === "unpaid") return { pay: _("Unpaid"), total: "" };
  if (!currency || !perHour) return { pay: NONE, total: NONE };
  const pay = writeRange(perHour, perHourTo, currency);
  if (type !== "hourly") return { pay, total: writeRange(inAll, inAllTo, currency) };
  return { pay, total: inAll ? _("about {amount}", { amount: writeRange(Math.round(inAll), Math.round(inAllTo), currency) }) : NONE };
}

/** @param {Record<string, any> | undefined} location @param {Label} label @param {Record<string, string[]>} regions the countries of each */
function writePlace(location, label, regions) {
  const { mode, applicants_from: from, places = [] } = location ?? {};
  if (!mode) return _("Place");
  if (mode === "remote") {
    if (!Array.isArray(from)) return _("Remote, worldwide");
    const inside = new Set(from.flatMap((code) => regions[code] ?? []));
    const named = from.filter((code) => !inside.has(code));
    const { size } = new Set(from.flatMap((code) => regions[code] ?? code));
    if (named.length > 3) return ngettext("Remote, from {count} country", "Remote, from {count} countries", size);
    const names = named.map((code) => label("location.applicants_from", code)).sort((one, other) => one.localeCompare(other, language));
    return _("Remote, from {countries}", { countries: writeList(names) });
  }
  const cities = places.flatMap((/** @type {any} */ place) => place.city ?? []);
  const said = cities.length < 3 ? writeList(cities) : ngettext("{count} place", "{count} places", cities.length);
  return cities.length ? _("{mode}, {places}", { mode: label("location.mode", mode), places: said }) : label("location.mode", mode);
}
