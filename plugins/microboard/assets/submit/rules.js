// What a schema cannot say about a listing: judges it by the table that the check has, too (check/listing/rules.yml).
// What the table compares is worked out as in check/listing/values.py, of what is typed; a test compares what both find.

import { ngettext } from "../words/submit.js";
import { ENDINGS } from "../flags/lookalike.js";
import { isWithin } from "../flags/hosts.js";
import { formatDay, readNearDay } from "../lib/days.js";
import { shorten } from "./wording.js";

/** @typedef {{rule: string, at: string, when: string[], says: string, hint: string}} RuleCase */
/**
 * What the board accepts: api/v1/submit.json.
 * @typedef {{pay: {unpaid: string, floor_per_hour: Record<string, number>, hourly_warning: Record<string, number>},
 *   effort: {max_hours_per_week: number}, dates: {deadline_warning_days: number, deadline_error_days: number, unconfirmed_close_days: number},
 *   rules: Record<string, string>, cases: RuleCase[]}} Policy
 */
/**
 * `domains` are the employer's, `today` counts days; an invented employer's dates move with the calendar.
 * @typedef {{listing: Record<string, any>, domains: string[], isSample: boolean, policy: Policy, today: number}} Case
 */
/** @typedef {import("./judge.js").Problem} Problem */
/** Days are written as 2027-01-31. @typedef {Record<string, string | number | null | undefined>} Values */

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
/** @type {Record<string, (one: string | number, other: string | number) => boolean>} */
const COMPARE = { "<": (one, other) => one < other, "<=": (one, other) => one <= other, ">": (one, other) => one > other,
  ">=": (one, other) => one >= other };

/** What the rules find in a listing, with the severity that the board gives each. @param {Case} one @returns {Problem[]} */
export function checkRules(one) {
  const values = listValues(one);
  const words = listWords(values, one);
  /** @param {string} text */
  const fill = (text) => text.replace(/\{([a-z_.]+)\}/g, (_place, name) => String(words[name]));
  const found = one.policy.cases.filter(({ rule, when }) => one.policy.rules[rule] !== "off" && when.every((text) => holds(values, text)));
  // In each field, a rule says what its first case says.
  const first = new Map(found.reverse().map((found) => [`${found.rule} ${found.at}`, found]));
  return [...first.values()].map(({ rule, at, says, hint }) =>
    ({ path: at, rule, severity: one.policy.rules[rule] ?? "error", text: `${fill(says)} ${fill(hint)}` }));
}

/** @param {Values} values @param {string} condition such as "apply.deadline < posted", "pay.type is fixed or stipend" */
function holds(values, condition) {
  const [name, compared, other] = /** @type {string[]} */ (/^(\S+) (\S+) (.+)$/.exec(condition)).slice(1);
  if (compared === "is") return other.split(" or ").includes(String(values[name]));
  const [one, another] = [values[name] ?? null, values[other] ?? null];
  return one !== null && another !== null && COMPARE[compared](one, another);
}

/** Hours a week, pay an hour, and an amount over all hours and in all, as far as they can be told, else 0. @param {Record<string, any>} listing */
export function measure({ effort, pay }) {
  const [hours, weeks, amount, amountTo] = [effort?.hours, effort?.weeks, pay?.amount, pay?.amount_to].map((value) => typeof value === "number" && value > 0 ? value : 0);
  const isHourly = pay?.type === "hourly";
  const sharedOut = hours ? amount / hours : 0;
  const inAll = isHourly ? hours : 1;
  return { hours, weeks, amount, amountTo, perWeek: weeks ? hours / weeks : 0, sharedOut, perHour: isHourly ? amount : sharedOut,
    perHourTo: isHourly ? amountTo : hours && amountTo / hours, inAll: amount * inAll, inAllTo: amountTo * inAll };
}

/** @param {Case} one @returns {Values} */
function listValues({ listing, domains, isSample, policy, today }) {
  const { pay, apply, status = "open" } = listing;
  const { hours, weeks, amount, amountTo, perWeek, sharedOut, perHour } = measure(listing);
  const [posted, updated, confirmed, starts, deadline, decision] = [listing.posted, listing.updated, listing.last_confirmed,
    listing.starts, apply?.deadline, apply?.decision_by].map((text) => typeof text === "string" ? readNearDay(text) : null);
  const last = Math.max(...[posted, updated, confirmed].map((day) => day !== null && (day === posted || day <= today) ? day : 0));
  const closes = last + policy.dates.unconfirmed_close_days;
  const isEarly = deadline !== null && closes < deadline && posted !== null && status === "open" && !isSample;
  /** @type {Record<string, number | null>} */
  const days = { posted, updated, last_confirmed: confirmed, starts, "apply.deadline": deadline, "apply.decision_by": decision, today,
    tomorrow: today + 1, closes: isEarly ? closes : null };
  return {
    ...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, day === null ? null : formatDay(day)])),
    days: posted !== null && deadline !== null ? deadline - posted : null,
    "effort.hours": hours, "effort.weeks": weeks, "pay.amount": amount, "pay.type": pay?.type, "pay.currency": pay?.currency,
    "pay.amount_to": amountTo || null, twice_amount: amount * 2 || null,
    per_week: perWeek || null, per_hour: perHour || null, shared_out: sharedOut || null,
    "eligibility.work_authorization": listing.eligibility?.work_authorization,
    status, outcome: listing.outcome ? "told" : "missing", sample: isSample ? "yes" : "no", changed: "yes",
    ...policy.dates, ...policy.effort, unpaid: policy.pay.unpaid, floor: policy.pay.floor_per_hour[pay?.currency],
    hourly_warning: policy.pay.hourly_warning[pay?.currency] || null,
    link: tellOwner(getHost(apply?.url), domains), mail: tellOwner(getMailHost(apply?.email), domains),
  };
}

/** Whose a host is: nobody can say where the list is empty or holds what is no host. @param {string} host @param {string[]} domains */
function tellOwner(host, domains) {
  if (!host || !domains.length || !domains.every((domain) => HOST.test(domain))) return "unknown";
  if (domains.some((domain) => isWithin(host, domain))) return "own";
  return ENDINGS.has(host) ? "shared" : "foreign";
}

/** What messages say, by name. @param {Values} values @param {Case} one @returns {Record<string, string>} */
function listWords(values, { listing, domains }) {
  const [perHour, floor, hours, weeks, perWeek, amount, amountTo] = ["per_hour", "floor", "effort.hours", "effort.weeks", "per_week", "pay.amount", "pay.amount_to"]
    .map((name) => Number(values[name] ?? 0));
  return {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? short(value) : String(value)])),
    "effort.weeks": ngettext("{count} week", "{count} weeks", weeks, { count: short(weeks) }),
    // Rounded up: 40.05 is shown as more than 40.
    per_week: short(Math.ceil(perWeek * 10) / 10),
    "pay.amount": show(amount),
    "pay.amount_to": show(amountTo),
    floor: show(floor),
    // Rounded as pages round it, and never up to the floor that it misses.
    per_hour: show(Number(show(perHour)) < floor ? perHour : floor - 0.01),
    least: show(Math.ceil(floor * hours * 100) / 100),
    domains: domains.slice(0, 3).join(", "),
    link_host: shorten(getHost(listing.apply?.url)),
    mail_host: shorten(getMailHost(listing.apply?.email)),
  };
}

/** The host of an address; nothing where it can't be told. @param {unknown} url */
function getHost(url) {
  const authority = typeof url === "string" ? /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "" : "";
  return authority.slice(authority.lastIndexOf("@") + 1).replace(/:.*$/, "").toLowerCase();
}

/** @param {unknown} email */
function getMailHost(email) {
  return typeof email === "string" ? email.slice(email.lastIndexOf("@") + 1).toLowerCase() : "";
}

/** A number with six digits at most. @param {number} value */
function short(value) {
  return String(Number(value.toPrecision(6)));
}

/** An amount with cents, or none. @param {number} amount */
function show(amount) {
  // Python rounds what lies in the middle to the even cent.
  const isMiddle = Number.isInteger(amount * 8) && !Number.isInteger(amount * 4);
  const low = Math.floor(amount * 100);
  const text = isMiddle ? ((low % 2 ? low + 1 : low) / 100).toFixed(2) : amount.toFixed(2);
  return text.replace(/\.00$/, "");
}
