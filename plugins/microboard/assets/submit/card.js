// The words of the card that a listing will have, from its values: as microboard/publish/text/card.py makes them.

import { ROLLING, writeStart } from "../lib/cards.js";
import { readDay } from "../lib/days.js";
import { writeMoney } from "../lib/money.js";
import { language } from "../words/submit.js";
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
    title: text(listing.title) || "The title of your project",
    employer: employer || "Your name",
    employerId,
    category: label("category", text(listing.category)) || "category",
    categoryId: text(listing.category),
    summary: text(listing.summary) || "What is made, for whom, and why it matters.",
    language: text(listing.language) || language,
    isSample,
    ...writePay(listing),
    week: perWeek ? writeNumber(perWeek) : NONE,
    weeks: typeof weeks === "number" ? writeCount(weeks, "week") : `${NONE} weeks`,
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
  if (listing.pay?.type === "unpaid") return { pay: "Unpaid", total: "" };
  if (!currency || !perHour) return { pay: NONE, total: `${NONE} in all` };
  const isHourly = listing.pay.type === "hourly";
  const total = isHourly ? `about ${writeRange(Math.round(inAll), Math.round(inAllTo), currency)}` : writeRange(inAll, inAllTo, currency);
  return { pay: writeRange(perHour, perHourTo, currency), total: isHourly && !inAll ? `${NONE} in all` : `${total} in all` };
}

/** An amount, or a range of them. @param {number} from @param {number} to or 0 @param {string} currency */
function writeRange(from, to, currency) {
  return to ? `${writeMoney(from, currency)} to ${writeMoney(to, currency)}` : writeMoney(from, currency);
}

/** @param {Record<string, any> | undefined} mentor @param {Label} label */
function writeMentorship(mentor, label) {
  const words = [label("mentor.check_ins", text(mentor?.check_ins)) || "Check-ins"];
  if (mentor?.feedback?.includes?.("written")) words.push("written feedback");
  if (["on-request", "letter"].includes(mentor?.reference)) words.push("a reference");
  return words.join(", ");
}

/** The right to work where it decides, in the words of the form. @param {string} permit @param {Label} label */
function writePermit(permit, label) {
  const decides = ["required", "citizens-only", "student-visa-ok", "sponsorship"].includes(permit);
  return decides ? label("eligibility.work_authorization", permit) : "";
}

/** @param {Record<string, any> | undefined} location @param {Label} label */
function writePlace(location, label) {
  if (!location?.mode) return "Place";
  const mode = label("location.mode", location.mode);
  if (location.mode === "remote") {
    const from = location.applicants_from;
    if (!Array.isArray(from)) return `${mode}, worldwide`;
    const names = from.map((code) => label("location.applicants_from", String(code))).sort(compareNames);
    return `${mode}, from ${names.length > 3 ? `${names.length} countries` : writeList(names)}`;
  }
  const cities = (location.places ?? []).map((/** @type {any} */ place) => text(place.city)).filter(Boolean);
  if (!cities.length) return mode;
  return `${mode}, ${cities.length < 3 ? writeList(cities) : `${cities.length} places`}`;
}

/** As Python sorts the names of countries. @param {string} one @param {string} other */
function compareNames(one, other) {
  const [a, b] = [one, other].map((name) => name.normalize("NFKD").toLowerCase());
  return a < b ? -1 : Number(a > b);
}

/** @param {string[]} words */
function writeList(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

/** @param {number} number @param {string} noun */
export function writeCount(number, noun) {
  return `${writeNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** With one decimal at most. @param {number} number */
function writeNumber(number) {
  return String(Number((Math.round(number * 10) / 10).toPrecision(6)));
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}
