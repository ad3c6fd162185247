// Writes amounts of money, as publish/text/phrases.py does.

import { _, language } from "../words/lib.js";

/** An amount with the sign of its currency. @param {number} amount @param {string} currency */
export function writeMoney(amount, currency) {
  const isWhole = Math.round(amount * 100) === Math.round(amount) * 100;
  try {
    /** @type {Intl.NumberFormatOptions} */
    const digits = { roundingMode: "halfEven", ...(isWhole ? { maximumFractionDigits: 0 } : {}) };
    return new Intl.NumberFormat(language, { style: "currency", currency, useGrouping: true, ...digits }).format(amount);
  } catch {
    return `${currency} ${amount}`; // No currency that the browser knows.
  }
}

/** An amount, or a range of them. @param {number} from @param {number | null} to where there is one @param {string} currency */
export function writeRange(from, to, currency) {
  const lower = writeMoney(from, currency);
  return to ? _("{lower} to {upper}", { lower, upper: writeMoney(to, currency) }) : lower;
}

/** An amount whole, where a fraction would say more than a rate of exchange knows. @param {number} amount @param {string} currency */
export function writeRoughly(amount, currency) {
  return writeMoney(amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount), currency);
}
