// What cards, pages, feeds and data say of a listing, worked out once for each.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), "utf8"));
export const labels = read("labels");
export const terms = read("terms");
export const employers = read("employers");
export const countries = read("countries");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const formats = new Map();
const facts = new Map();
const DECIDING = new Set(["student-visa-ok", "sponsorship"]);
const REFERENCES = new Set(["on-request", "letter"]);
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
export const writeCount = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
export const round = (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits;
export const capitalize = (text) => text[0].toUpperCase() + text.slice(1);
export const joinWords = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");

// Who an employer is, without saying "Nonprofit" twice.
export const describe = ({ kind, sector, country }) => escape([...new Set([kind, sector, country])].join(" · "));
export const buildFace = ({ letters, hue }) => `<span class="mb-face mb-hue-${hue}" aria-hidden="true">${escape(letters)}</span>`;

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
  const isHourly = pay.type === "hourly";
  const offer = `${writeMoney(pay.amount, pay.currency)} ${labels.pay[pay.type]}`;
  const hour = writeMoney(round(perHour, 2), pay.currency);
  const about = isHourly ? `about ${writeMoney(Math.round(pay.amount * effort.hours), pay.currency)} in all` : "";
  const unit = `hour${perWeek === 1 ? "" : "s"} a week`;
  return {
    pay: offer, perHour, perWeek, hour, unit,
    rate: about || `${hour} an hour`,
    total: about || `${writeMoney(pay.amount, pay.currency)} in all`,
    whole: about || offer,
    hours: writeCount(effort.hours, "hour"),
    weeks: writeCount(effort.weeks, "week"),
    ...writePlace(one.location),
    ...writePermit(one),
    checkIns: labels.check_ins[one.mentor.check_ins],
    mentor: writeMentor(one.mentor),
    deadline: writeDate(one.apply.deadline),
    audience: joinWords(one.eligibility.audience.map((who) => labels.audience[who])),
    feedback: joinWords(one.mentor.feedback.map((way) => labels.feedback[way])),
    about: `${hour} an hour, ${perWeek} ${unit}. ${one.summary}`,
  };
}

function writePlace({ mode, places, applicants_from: from }) {
  const label = labels.mode[mode];
  if (mode !== "remote") return { origin: "", place: `${label}, ${joinWords(places.map((place) => place.city))}` };
  const origin = !Array.isArray(from) ? "worldwide" : from.length > 3 ? `from ${from.length} countries`
    : `from ${joinWords(from.map((code) => countries[code].name))}`;
  return { origin, place: `${label}, ${origin}` };
}

// The right to work that is asked for: in a few words, as a sentence, and on a card where it decides.
function writePermit({ eligibility: { work_authorization: work }, countries: codes }) {
  const few = codes.length < 3 ? joinWords(codes.map((code) => countries[code].here)) : "";
  const where = few ? `in ${few}` : "where you are";
  if (work === "required") {
    return { permit: `${labels.permit[work]} ${where}`, permitLine: `Needs the right to work ${where}`,
      rightToWork: few ? `You need the right to work in ${few} already` : labels.work_authorization[work] };
  }
  return { permit: labels.permit[work], permitLine: DECIDING.has(work) ? labels.permit[work] : "",
    rightToWork: labels.work_authorization[work] };
}

function writeMentor({ check_ins: checkIns, feedback, reference }) {
  return [labels.check_ins[checkIns], ...(feedback.includes("written") ? ["written feedback"] : []),
    ...(REFERENCES.has(reference) ? ["a reference"] : [])].join(", ");
}
