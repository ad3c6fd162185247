// What a schema cannot say about a listing: the rules of microboard check that need one file and its employer alone.
// Messages are those of microboard/check/listing/listing_rules.py, and a test compares the two.

import { formatDay, readNearDay } from "../lib/days.js";
import { ENDINGS } from "../flags/lookalike.js";
import { shorten } from "./wording.js";

/**
 * What the board accepts: api/v1/submit.json.
 * @typedef {{pay: {unpaid: string, floor_per_hour: Record<string, number>, hourly_warning: Record<string, number>},
 *   effort: {max_hours_per_week: number}, dates: {deadline_warning_days: number, deadline_error_days: number, unconfirmed_close_days: number},
 *   rules: Record<string, string>}} Policy
 */
/**
 * `domains` are the employer's, `today` counts days; an invented employer's dates move with the calendar.
 * @typedef {{listing: Record<string, any>, domains: string[], isSample: boolean, policy: Policy, today: number}} Case
 */
/** @typedef {[rule: string, path: string, message: string, hint: string]} Finding */
/** @typedef {import("./wording.js").Problem} Problem */

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** What the rules find in a listing, with the severity that the board gives each. @param {Case} one @returns {Problem[]} */
export function checkRules(one) {
  return findAll(one).flatMap(([rule, path, message, hint]) => {
    const severity = one.policy.rules[rule] ?? "error";
    return severity === "off" ? [] : [{ path, rule, severity, text: `${message} ${hint}` }];
  });
}

/** @param {Case} one @returns {Finding[]} */
export function findAll(one) {
  return [checkOrder, checkFar, checkPast, checkAhead, checkHours, checkFloor, checkHourly, checkUnpaid,
    checkAuthorization, checkDomain].flatMap((check) => [...check(one)]);
}

/** Hours a week and pay an hour, as far as they can be told. @param {Record<string, any>} listing */
export function measure(listing) {
  const [hours, weeks] = [number(listing.effort?.hours), number(listing.effort?.weeks)];
  const amount = number(listing.pay?.amount);
  const perHour = listing.pay?.type === "hourly" ? amount : amount && hours ? amount / hours : 0;
  return { perWeek: hours && weeks ? hours / weeks : 0, perHour, inAll: listing.pay?.type === "hourly" ? amount * hours : amount };
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkOrder({ listing }) {
  for (const [later, earlier] of [["apply.deadline", "posted"], ["apply.decision_by", "apply.deadline"],
    ["starts", "posted"], ["updated", "posted"]]) {
    const [last, first] = [getDay(listing, later), getDay(listing, earlier)];
    if (last !== null && first !== null && last < first) {
      yield ["date-order", later, `${formatDay(last)} is before ${earlier} (${formatDay(first)}).`, "Mend one of the two dates."];
    }
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkFar({ listing, isSample, policy, today }) {
  const [posted, deadline] = [getDay(listing, "posted"), getDay(listing, "apply.deadline")];
  const days = posted !== null && deadline !== null ? deadline - posted : 0;
  const { deadline_warning_days: soft, deadline_error_days: hard, unconfirmed_close_days: kept } = policy.dates;
  const message = `The deadline is ${days} days after posted.`;
  if (days > hard) yield ["deadline-too-far", "apply.deadline", message, `Choose one within ${hard} days.`];
  else if (posted !== null && days > kept && !isSample && (listing.status ?? "open") === "open") {
    const closes = formatDay(posted + kept);
    if (posted + kept < today) {
      yield ["deadline-far", "apply.deadline", `The listing closed on ${closes}: nobody has confirmed it since.`,
        `If it is still open, write last_confirmed: ${formatDay(today)}. If not, set its status.`];
    } else {
      yield ["deadline-far", "apply.deadline",
        `The deadline is ${days} days after posted, and the listing closes on ${closes} unless somebody confirms it.`,
        `Choose ${closes} or earlier, or write last_confirmed: and the day while it is still open.`];
    }
  } else if (days > soft) yield ["deadline-far", "apply.deadline", message, `Choose one within ${soft} days, or explain it in the pull request.`];
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkPast({ listing, isSample, today }) {
  const deadline = getDay(listing, "apply.deadline");
  if (!isSample && deadline !== null && deadline < today && (listing.status ?? "open") === "open") {
    yield ["deadline-past", "apply.deadline", `${formatDay(deadline)} has passed: nobody can apply.`,
      "Choose a later day, or set status: filled, withdrawn or completed."];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkAhead({ listing, isSample, today }) {
  const posted = getDay(listing, "posted");
  if (!isSample && posted !== null && posted > today) {
    yield ["date-ahead", "posted", `${formatDay(posted)} is in the future. The listing appears on that day.`,
      `Write ${formatDay(today)} for today.`];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkHours({ listing, policy }) {
  const [hours, weeks, limit] = [number(listing.effort?.hours), number(listing.effort?.weeks), policy.effort.max_hours_per_week];
  if (hours && weeks > 0 && hours / weeks > limit) {
    // Rounded up: 40.05 is shown as more than 40.
    const perWeek = Math.ceil(hours / weeks * 10) / 10;
    yield ["hours-per-week", "effort.hours",
      `${short(hours)} hours in ${short(weeks)} week${weeks === 1 ? "" : "s"} are ${short(perWeek)} a week; at most ${short(limit)} fit.`,
      "Ask for fewer hours, or more weeks."];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkFloor({ listing, policy }) {
  const { type, currency } = listing.pay ?? {};
  const [amount, hours] = [number(listing.pay?.amount), number(listing.effort?.hours)];
  const floor = policy.pay.floor_per_hour[currency] ?? 0;
  if (amount <= 0 || !["fixed", "hourly", "stipend"].includes(type)) return;
  if (type === "hourly" && amount < floor) {
    yield ["pay-floor", "pay.amount", `${showBelow(amount, floor)} ${currency} an hour is under the floor of ${show(floor)}.`,
      `Write at least ${show(floor)}.`];
  } else if (type !== "hourly" && hours > 0 && amount / hours < floor) {
    yield ["pay-floor", "pay.amount",
      `${show(amount)} ${currency} for ${short(hours)} hours are ${showBelow(amount / hours, floor)} an hour; the floor is ${show(floor)}.`,
      `Write at least ${show(Math.ceil(floor * hours * 100) / 100)}, or ask for fewer hours.`];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkHourly({ listing, policy }) {
  const { type, currency } = listing.pay ?? {};
  const [amount, limit] = [number(listing.pay?.amount), policy.pay.hourly_warning[currency]];
  if (type === "hourly" && amount && limit && amount >= limit) {
    const hours = number(listing.effort?.hours);
    const isLow = hours && amount / hours < (policy.pay.floor_per_hour[currency] ?? 0);
    yield ["hourly-high", "pay.amount", `${show(amount)} ${currency} is the pay for each hour.`,
      `If ${show(amount)} is for the whole project, ${isLow ? `that is too little for ${short(hours)} hours.` : "write type: fixed."}`];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkUnpaid({ listing, policy }) {
  if (listing.pay?.type === "unpaid" && policy.pay.unpaid !== "allowed") {
    yield ["unpaid", "pay.type", "This board lists paid work only.", "Write fixed, hourly or stipend, and an amount."];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkAuthorization({ listing }) {
  if (listing.eligibility?.work_authorization === "not-specified") {
    yield ["authorization-unspecified", "eligibility.work_authorization",
      "The listing does not say what right to work is asked for.",
      "Write not-needed, required, student-visa-ok, sponsorship or citizens-only."];
  }
}

/** @param {Case} one @returns {Generator<Finding>} */
function* checkDomain({ listing, domains }) {
  // A list that is empty or holds what is no host is reported where it stands.
  if (!domains.length || !domains.every((domain) => HOST.test(domain))) return;
  for (const [path, host] of [["apply.url", getHost(listing.apply?.url)], ["apply.email", getMailHost(listing.apply?.email)]]) {
    if (host && !domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) {
      const more = ENDINGS.has(host) ? "" : ", or add it to domains in employer.yml";
      yield ["apply-domain", path, `${shorten(host)} is not among the domains of this employer.`,
        `Use one of them (${domains.slice(0, 3).join(", ")})${more}.`];
    }
  }
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

/** @param {Record<string, any>} listing @param {string} path */
function getDay(listing, path) {
  const value = path.split(".").reduce((/** @type {any} */ group, name) => group?.[name], listing);
  return typeof value === "string" ? readNearDay(value) : null;
}

/** @param {unknown} value */
function number(value) {
  return typeof value === "number" ? value : 0;
}

/** A number with six digits at most. @param {number} value */
function short(value) {
  return String(Number(value.toPrecision(6)));
}

/** An amount with cents, or none. @param {number} amount */
export function show(amount) {
  // Python rounds what lies in the middle to the even cent.
  const isMiddle = Number.isInteger(amount * 8) && !Number.isInteger(amount * 4);
  const low = Math.floor(amount * 100);
  const text = isMiddle ? ((low % 2 ? low + 1 : low) / 100).toFixed(2) : amount.toFixed(2);
  return text.replace(/\.00$/, "");
}

/** The amount rounded as pages round it, and never up to the floor that it misses. @param {number} amount @param {number} floor */
function showBelow(amount, floor) {
  return show(Number(show(amount)) < floor ? amount : floor - 0.01);
}
