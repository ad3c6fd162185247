// What cards, pages, feeds and data say of a listing, worked out once for each.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), "utf8"));
export const labels = read("labels");
export const terms = read("terms");
export const employers = read("employers");
export const countries = read("countries");
export const today = Date.parse(read("today"));
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const DAY = 86_400_000;
const formats = new Map();
const facts = new Map();
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
export const writeCount = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
export const round = (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits;
export const joinWords = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");

export function writeDate(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

export function writeMoney(amount, currency) {
  const digits = Number.isInteger(round(amount, 2)) ? 0 : 2;
  const key = currency + digits;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat("en", { style: "currency", currency, minimumFractionDigits: digits,
      maximumFractionDigits: digits }));
  }
  return formats.get(key).format(amount);
}

export function getFacts(one) {
  if (!facts.has(one.id)) facts.set(one.id, buildFacts(one));
  return facts.get(one.id);
}

function buildFacts(one) {
  const { pay, effort } = one;
  const perHour = pay.type === "hourly" ? pay.amount : pay.amount / effort.hours;
  const perWeek = round(effort.hours / effort.weeks, 1);
  const days = Math.round((Date.parse(one.apply.deadline) - today) / DAY);
  return {
    pay: `${writeMoney(pay.amount, pay.currency)} ${labels.pay[pay.type]}`,
    perHour,
    perWeek,
    rate: pay.type === "hourly" ? `about ${writeMoney(Math.round(pay.amount * effort.hours), pay.currency)} in all`
      : `${writeMoney(round(perHour, 2), pay.currency)} an hour`,
    hours: writeCount(effort.hours, "hour"),
    week: `${writeCount(perWeek, "hour")} a week`,
    weeks: writeCount(effort.weeks, "week"),
    place: writePlace(one.location),
    mentor: labels.check_ins[one.mentor.check_ins],
    deadline: writeDate(one.apply.deadline),
    left: days === 0 ? "last day" : days === 1 ? "1 day left" : `${days} days left`,
    audience: joinWords(one.eligibility.audience.map((who) => labels.audience[who])),
    feedback: joinWords(one.mentor.feedback.map((way) => labels.feedback[way])),
  };
}

function writePlace(location) {
  const from = location.applicants_from;
  const mode = labels.mode[location.mode];
  if (location.mode !== "remote") return `${mode}, ${joinWords(location.places.map((place) => place.city))}`;
  if (!Array.isArray(from)) return `${mode}, worldwide`;
  return from.length > 3 ? `${mode}, from ${from.length} countries`
    : `${mode}, from ${joinWords(from.map((code) => countries[code]))}`;
}
