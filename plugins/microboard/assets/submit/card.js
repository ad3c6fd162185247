// The words of the card that a listing will have, from its values: as microboard/publish/text/card.py makes them.

import { ROLLING, writeStart } from "../lib/cards.js";
import { readDay } from "../lib/days.js";
import { writeMoney } from "../lib/money.js";
import { _, joinWords, language, ngettext, writeList, writeNumber } from "../words/submit.js";
import { measure } from "./rules.js";

/** @typedef {import("../lib/cards.js").Card} Card */
/** What people read for a choice. @typedef {(path: string, id: string) => string} Label */

const NONE = "…";

/**
 * @param {Record<string, any>} listing
 * @param {{employer: string, employerId: string, isSample: boolean, label: Label}} context @returns {Card}
 */
export function describeCard(listing, { employer, employerId, isSample, label }) {
  const { perWeek } = measure(listing);
  const { weeks } = listing.effort ?? {};
  return {
    title: text(listing.title) || _("The title of your project"),
    employer: employer || _("Your name"),
    employerId,
    category: label("category", text(listing.category)) || _("category"),
    categoryId: text(listing.category),
    summary: text(listing.summary) || _("What is made, for whom, and why it matters."),
    language: text(listing.language) || language,
    isSample,
    ...writePay(listing),
    week: perWeek ? writeNumber(perWeek) : NONE,
    weeks: typeof weeks === "number" ? writeWeeks(weeks) : ngettext("{count} week", "{count} weeks", 2, { count: NONE }),
    start: writeStart(readDay(text(listing.starts)) ?? (listing.starts === "rolling" ? ROLLING : 0)),
    place: writePlace(listing.location, label),
    mentor: writeMentorship(listing.mentor, label),
    permit: writePermit(text(listing.eligibility?.work_authorization), label),
    deadline: text(listing.apply?.deadline),
  };
}

/** What an hour brings, and what all of it does. @param {Record<string, any>} listing */
function writePay(listing) {
  const { perHour, perHourTo, inAll, inAllTo } = measure(listing);
  const currency = text(listing.pay?.currency);
  if (listing.pay?.type === "unpaid") return { pay: _("Unpaid"), total: "" };
  if (!currency || !perHour) return { pay: NONE, total: NONE };
  const isHourly = listing.pay.type === "hourly";
  const total = isHourly ? _("about {amount}", { amount: writeRange(Math.round(inAll), Math.round(inAllTo), currency) })
    : writeRange(inAll, inAllTo, currency);
  return { pay: writeRange(perHour, perHourTo, currency), total: isHourly && !inAll ? NONE : total };
}

/** An amount, or a range of them. @param {number} from @param {number} to or 0 @param {string} currency */
function writeRange(from, to, currency) {
  const lower = writeMoney(from, currency);
  return to ? _("{lower} to {upper}", { lower, upper: writeMoney(to, currency) }) : lower;
}

/** @param {Record<string, any> | undefined} mentor @param {Label} label */
function writeMentorship(mentor, label) {
  const words = [label("mentor.check_ins", text(mentor?.check_ins)) || _("Check-ins")];
  if (mentor?.feedback?.includes?.("written")) words.push(_("written feedback"));
  if (["on-request", "letter"].includes(mentor?.reference)) words.push(_("a reference"));
  return joinWords(words);
}

/** The right to work where it decides, in the words of the form. @param {string} permit @param {Label} label */
function writePermit(permit, label) {
  const decides = ["required", "citizens-only", "student-visa-ok", "sponsorship"].includes(permit);
  return decides ? label("eligibility.work_authorization", permit) : "";
}

/** @param {Record<string, any> | undefined} location @param {Label} label */
function writePlace(location, label) {
  if (!location?.mode) return _("Place");
  const mode = label("location.mode", location.mode);
  if (location.mode === "remote") {
    const from = location.applicants_from;
    if (!Array.isArray(from)) return _("Remote, worldwide");
    const names = from.map((code) => label("location.applicants_from", String(code))).sort(compareNames);
    return names.length > 3 ? ngettext("Remote, from {count} country", "Remote, from {count} countries", names.length)
      : _("Remote, from {countries}", { countries: writeList(names) });
  }
  const cities = (location.places ?? []).map((/** @type {any} */ place) => text(place.city)).filter(Boolean);
  if (!cities.length) return mode;
  const places = cities.length < 3 ? writeList(cities) : ngettext("{count} place", "{count} places", cities.length);
  return _("{mode}, {places}", { mode, places });
}

/** As Python sorts the names of countries. @param {string} one @param {string} other */
function compareNames(one, other) {
  const [a, b] = [one, other].map((name) => name.normalize("NFKD").toLowerCase());
  return a < b ? -1 : Number(a > b);
}

/** @param {number} weeks */
function writeWeeks(weeks) {
  return ngettext("{count} week", "{count} weeks", weeks);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}
