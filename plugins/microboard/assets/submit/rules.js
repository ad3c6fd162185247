// What a schema cannot say about a listing: judges it by the table that the check has, too (check/listing/rules.yml).
// What the table compares is worked out as in check/listing/values.py, of what is typed; a test compares what both find.

import { fill, ngettext } from "../words/submit.js";
import { isWithin } from "../flags/hosts.js";
import { formatDay, readDay } from "../lib/days.js";
import { shorten } from "./judge.js";
import { listLeaves } from "./values.js";

/**
 * What a rule says of a field in the first case of which all conditions hold. A condition is a name, how it is compared (<, <= or is), and
 * another name, or words.
 * @typedef {{rule: string, at: string, severity: string, cases: {when: string[][], says: string}[]}} Rule
 */
/**
 * What the board accepts: api/v1/submit.json.
 * @typedef {{pay: {floor_per_hour: Record<string, number>, hourly_warning: Record<string, number>},
 *   effort: {max_hours_per_week: number}, dates: {deadline_warning_days: number, deadline_error_days: number, unconfirmed_close_days: number},
 *   rules: Rule[], shared_hosts: string[]}} Policy
 */
/**
 * `domains` are the employer's, and `trusted` the one that readers know as confirmed, if any. `today` counts days; an invented employer's
 * dates move with the calendar.
 * @typedef {{listing: Record<string, any>, domains: string[], trusted: string, isSample: boolean, policy: Policy, today: number}} Case
 */
/** What is missing is undefined, or NaN: neither more nor less than anything. @typedef {Record<string, any>} Values */

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
// As people write numbers in files, whatever their language; what lies in the middle goes to the even digit, as in Python.
const [amount, number] = [{ minimumFractionDigits: 2, maximumFractionDigits: 2, trailingZeroDisplay: "stripIfInteger" }, { maximumSignificantDigits: 6 }]
  .map((digits) => new Intl.NumberFormat("en", /** @type {any} */ ({ ...digits, roundingMode: "halfEven", useGrouping: false })).format);

/** What is written as an amount. Other numbers have six digits at most. */
const AMOUNTS = ["pay.amount", "pay.amount_to", "floor", "per_hour", "least"];

/** What the rules find in a listing. @param {Case} one @returns {import("./judge.js").Problem[]} */
export function checkRules(one) {
  const values = listValues(one);
  const words = listWords(values);
  return one.policy.rules.flatMap(({ rule, at, severity, cases }) => {
    const found = cases.find(({ when }) => when.every((condition) => holds(values, condition)));
    return found ? { path: at, rule, severity, text: fill(found.says, words) } : [];
  });
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
  return { weeks, per_week: hours / weeks, shared_out: amount / hours, per_hour: amount / share, per_hour_to: amountTo / share,
    in_all: amount * inAll, in_all_to: amountTo * inAll };
}

/** @param {Case} one @returns {Values} */
function listValues({ listing, domains, trusted, isSample, policy, today }) {
  const { pay, apply } = listing;
  const [posted, deadline] = [listing.posted, apply?.deadline].map((day) => readDay(day ?? "") ?? NaN);
  const closes = posted + policy.dates.unconfirmed_close_days;
  const [link, mail] = [apply?.url, apply?.email].map(getHost);
  return {
    ...Object.fromEntries(listLeaves(listing)), ...measure(listing), ...policy.dates, ...policy.effort,
    floor: policy.pay.floor_per_hour[pay?.currency], hourly_warning: policy.pay.hourly_warning[pay?.currency], twice_amount: pay?.amount * 2,
    today: formatDay(today), days: deadline - posted, closes: closes < deadline && !isSample ? formatDay(closes) : undefined,
    sample: isSample ? "yes" : "no", domains: domains.slice(0, 3).join(", "), link_host: shorten(link), mail_host: shorten(mail),
    link: tellOwner(link, domains, policy), mail: tellOwner(mail, domains, policy),
    trusted: shorten(trusted), link_away: tellAway(link, trusted), mail_away: tellAway(mail, trusted),
  };
}

/** Whose a host is: nobody can say where the list is empty or holds what is no host. @param {string} host @param {string[]} domains @param {Policy} policy */
function tellOwner(host, domains, { shared_hosts: shared }) {
  if (!host || !domains.length || !domains.every((domain) => HOST.test(domain))) return "unknown";
  if (domains.some((domain) => isWithin(host, domain))) return "own";
  return shared.includes(host) ? "shared" : "foreign";
}

/** Whether a host is another than the trusted one. Of one in other letters, the check tells. @param {string} host @param {string} trusted */
function tellAway(host, trusted) {
  return trusted && /^[ -~]+$/.test(host) && !isWithin(host, trusted) ? "yes" : "no";
}

/** What messages say, by name. @param {Values} values @returns {Record<string, string>} */
function listWords(values) {
  const { per_week: perWeek, per_hour: perHour, floor, "effort.hours": hours, "effort.weeks": weeks } = values;
  // Rounded up: 40.05 is shown as more than 40. What misses the floor is never rounded up to it.
  const shown = { ...values, per_week: Math.ceil(perWeek * 10) / 10, per_hour: Math.min(perHour, floor - 0.01), least: Math.ceil(floor * hours * 100) / 100 };
  const words = Object.entries(shown).map(([name, value]) => [name, typeof value === "number" ? (AMOUNTS.includes(name) ? amount : number)(value) : value]);
  return { ...Object.fromEntries(words), "effort.weeks": ngettext("{count} week", "{count} weeks", weeks, { count: number(weeks) }) };
}

/** The host of an address that its field accepts, also of one for mail; nothing where there is none. @param {string | undefined} address */
function getHost(address = "") {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|[^]*@)([^/?#:]*)/i.exec(address)?.[1].toLowerCase().replace(/\.+$/, "") ?? "";
}
