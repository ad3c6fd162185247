// What a schema cannot say about a listing: judges it by the table that the check has, too (check/listing/rules.yml).
// What the table compares is worked out as in check/listing/values.py, of what is typed; a test compares what both find.

import { fill, ngettext } from "../words/submit.js";
import { isWithin } from "../flags/hosts.js";
import { formatDay, readDay } from "../lib/days.js";
import { shorten } from "./judge.js";
import { listLeaves } from "./values.js";

/** A condition is a name, how it is compared (<, <= or is), and another name, or words. @typedef {{rule: string, at: string, when: string[][], says: string, hint: string}} RuleCase */
/**
 * What the board accepts: api/v1/submit.json.
 * @typedef {{pay: {unpaid: string, floor_per_hour: Record<string, number>, hourly_warning: Record<string, number>},
 *   effort: {max_hours_per_week: number}, dates: {deadline_warning_days: number, deadline_error_days: number, unconfirmed_close_days: number},
 *   rules: Record<string, string>, cases: RuleCase[], shared_hosts: string[]}} Policy
 */
/**
 * `domains` are the employer's, `today` counts days; an invented employer's dates move with the calendar.
 * @typedef {{listing: Record<string, any>, domains: string[], isSample: boolean, policy: Policy, today: number}} Case
 */
/** What is missing is undefined, or NaN: neither more nor less than anything. @typedef {Record<string, any>} Values */

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
// As people write numbers in files, whatever their language; what lies in the middle goes to the even digit, as in Python.
const [amount, number] = [{ minimumFractionDigits: 2, maximumFractionDigits: 2, trailingZeroDisplay: "stripIfInteger" }, { maximumSignificantDigits: 6 }]
  .map((digits) => new Intl.NumberFormat("en", /** @type {any} */ ({ ...digits, roundingMode: "halfEven", useGrouping: false })).format);

/** What the rules find in a listing, with the severity that the board gives each. @param {Case} one @returns {import("./judge.js").Problem[]} */
export function checkRules(one) {
  const { cases, rules } = one.policy;
  const values = listValues(one);
  const words = listWords(values, one);
  const found = cases.filter(({ rule, when }) => rules[rule] !== "off" && when.every((condition) => holds(values, condition)));
  // In each field, a rule says what its first case says.
  const first = new Map(found.reverse().map((found) => [`${found.rule} ${found.at}`, found]));
  return [...first.values()].map(({ rule, at, says, hint }) => ({ path: at, rule, severity: rules[rule] ?? "error", text: fill(`${says} ${hint}`, words) }));
}

/** @param {Values} values @param {string[]} condition */
function holds(values, [name, compared, ...others]) {
  const [one, other] = [values[name], values[others[0]]];
  return compared === "is" ? others.includes(one) : compared === "<" ? one < other : one <= other;
}

/** Hours a week, pay an hour, and an amount over all hours and in all, as far as they can be told. @param {Record<string, any>} listing */
export function measure({ effort, pay }) {
  const [hours, weeks, amount, amountTo] = [effort?.hours, effort?.weeks, pay?.amount, pay?.amount_to].map((value) => value > 0 ? value : NaN);
  const [share, inAll] = pay?.type === "hourly" ? [1, hours] : [hours, 1];
  return { weeks, perWeek: hours / weeks, sharedOut: amount / hours, perHour: amount / share, perHourTo: amountTo / share,
    inAll: amount * inAll, inAllTo: amountTo * inAll };
}

/** @param {Case} one @returns {Values} */
function listValues({ listing, domains, isSample, policy, today }) {
  const { pay, apply } = listing;
  const { perWeek, sharedOut, perHour } = measure(listing);
  const [posted, deadline] = [listing.posted, apply?.deadline].map((day) => readDay(day ?? "") ?? NaN);
  const closes = posted + policy.dates.unconfirmed_close_days;
  return {
    ...Object.fromEntries(listLeaves(listing)), ...policy.dates, ...policy.effort, unpaid: policy.pay.unpaid,
    floor: policy.pay.floor_per_hour[pay?.currency], hourly_warning: policy.pay.hourly_warning[pay?.currency] || NaN,
    today: formatDay(today), days: deadline - posted, closes: closes < deadline && !isSample ? formatDay(closes) : undefined,
    twice_amount: pay?.amount * 2, per_week: perWeek, per_hour: perHour, shared_out: sharedOut, sample: isSample ? "yes" : "no",
    link: tellOwner(getHost(apply?.url), domains, policy), mail: tellOwner(getHost(apply?.email), domains, policy),
  };
}

/** Whose a host is: nobody can say where the list is empty or holds what is no host. @param {string} host @param {string[]} domains @param {Policy} policy */
function tellOwner(host, domains, { shared_hosts: shared }) {
  if (!host || !domains.length || !domains.every((domain) => HOST.test(domain))) return "unknown";
  if (domains.some((domain) => isWithin(host, domain))) return "own";
  return shared.includes(host) ? "shared" : "foreign";
}

/** What messages say, by name. @param {Values} values @param {Case} one @returns {Record<string, string>} */
function listWords(values, { listing, domains }) {
  const { floor, per_hour: perHour, "effort.weeks": weeks = 0 } = values;
  return {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? number(value) : String(value)])),
    "effort.weeks": ngettext("{count} week", "{count} weeks", weeks, { count: number(weeks) }),
    // Rounded up: 40.05 is shown as more than 40.
    per_week: number(Math.ceil(values.per_week * 10) / 10),
    "pay.amount": amount(values["pay.amount"]), "pay.amount_to": amount(values["pay.amount_to"]), floor: amount(floor),
    // Rounded as pages round it, and never up to the floor that it misses.
    per_hour: amount(Number(amount(perHour)) < floor ? perHour : floor - 0.01),
    least: amount(Math.ceil(floor * values["effort.hours"] * 100) / 100),
    domains: domains.slice(0, 3).join(", "), link_host: shorten(getHost(listing.apply?.url)), mail_host: shorten(getHost(listing.apply?.email)),
  };
}

/** The host of an address, also of one for mail; nothing where it can't be told. @param {unknown} address */
function getHost(address) {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?|[^/]*@)([^/?#:@]*)/i.exec(String(address ?? ""))?.[1].toLowerCase() ?? "";
}
