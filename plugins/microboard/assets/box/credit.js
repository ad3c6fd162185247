// Counts the hours of a project as academic credit, by the rule of an institution: docs/guides/educators.md names some.

import { getLocale } from "../words/box.js";

const MOST = 1000;

/** A rule as it was found or typed, or null. @param {unknown} found */
export function readRule(found) {
  const rule = Number(found);
  return rule >= 1 && rule <= MOST ? rule : null;
}

/**
 * The credits of so many hours, never more than there are, and the hours that lack for a whole one more.
 * @param {number} hours @param {number} rule @returns {{credits: number, missing: number}}
 */
export function countCredits(hours, rule) {
  // 1.1 / 0.01 is no whole number.
  const credits = Math.floor(Math.round(hours / rule * 1e6) / 1e4) / 100;
  return { credits, missing: Math.round((rule - hours % rule) % rule * 100) / 100 };
}

/** @param {number} credits with both of its decimals */
export function writeCredits(credits) {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 2 }).format(credits);
}
