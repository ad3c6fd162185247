// The words of the card that a listing will have, from its values: as microboard/publish/card.py makes them.

import { measure } from "./rules.js";

/** @typedef {import("../lib/cards.js").Card} Card */
/** What people read for a choice. @typedef {(path: string, id: string) => string} Label */

const NONE = "…";

/** @param {Record<string, any>} listing @param {{employer: string, isSample: boolean, label: Label}} context @returns {Card} */
export function describeCard(listing, { employer, isSample, label }) {
  const { perWeek } = measure(listing);
  const { hours, weeks } = listing.effort ?? {};
  return {
    title: text(listing.title) || "The title of your project",
    employer: employer || "Your name",
    category: label("category", text(listing.category)) || "category",
    summary: text(listing.summary) || "What is made, for whom, and why it matters.",
    language: text(listing.language) || "en",
    isSample,
    pay: writePay(listing.pay, label),
    rate: writeRate(listing),
    week: perWeek && typeof hours === "number" ? `${writeCount(perWeek, "hour")} a week` : `${NONE} hours a week`,
    weeks: typeof weeks === "number" ? writeCount(weeks, "week") : `${NONE} weeks`,
    place: writePlace(listing.location, label),
    mentor: label("mentor.check_ins", text(listing.mentor?.check_ins)) || "Check-ins",
    deadline: text(listing.apply?.deadline),
  };
}

/** The pay an hour, or for pay by the hour about what the whole project pays. @param {Record<string, any>} listing */
function writeRate(listing) {
  const { perHour, inAll } = measure(listing);
  const currency = text(listing.pay?.currency);
  if (!perHour || !currency) return "";
  if (listing.pay.type === "hourly") return inAll ? `about ${writeMoney(Math.round(inAll), currency)} in all` : "";
  return `${writeMoney(perHour, currency)} an hour`;
}

/** An amount with the sign of its currency. @param {number} amount @param {string} currency */
export function writeMoney(amount, currency) {
  const isWhole = Math.round(amount * 100) === Math.trunc(amount) * 100;
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency, ...(isWhole ? { maximumFractionDigits: 0 } : {}) });
    return format.format(amount);
  } catch {
    return `${currency} ${amount}`; // No currency that the browser knows.
  }
}

/** @param {Record<string, any> | undefined} pay @param {Label} label */
function writePay(pay, label) {
  if (pay?.type === "unpaid") return "Unpaid";
  if (typeof pay?.amount !== "number" || !pay.currency) return "Pay";
  return `${writeMoney(pay.amount, pay.currency)} ${label("pay.type", text(pay.type)).toLowerCase()}`.trim();
}

/** @param {Record<string, any> | undefined} location @param {Label} label */
function writePlace(location, label) {
  if (!location?.mode) return "Place";
  const mode = label("location.mode", location.mode);
  if (location.mode === "remote") {
    const from = location.applicants_from;
    if (!Array.isArray(from)) return `${mode}, worldwide`;
    const names = from.map((code) => label("location.applicants_from", String(code)));
    return `${mode}, from ${names.length > 3 ? `${names.length} countries` : writeList(names)}`;
  }
  const cities = (location.places ?? []).map((/** @type {any} */ place) => text(place.city)).filter(Boolean);
  if (!cities.length) return mode;
  return `${mode}, ${cities.length < 3 ? writeList(cities) : `${cities.length} places`}`;
}

/** @param {string[]} words */
function writeList(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

/** @param {number} number @param {string} noun */
export function writeCount(number, noun) {
  return `${Number((Math.round(number * 10) / 10).toPrecision(6))} ${noun}${number === 1 ? "" : "s"}`;
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}
