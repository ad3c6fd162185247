// Days: counted from 1 January 1970, written for people, and how many are left.

const DAY = 86_400_000;
const HALF = DAY / 2;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

/** The number of a day, or null when the text is no day such as 2027-01-31. @param {string} text */
export function readDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || formatDay(time / DAY) !== text ? null : time / DAY;
}

/** The years that a listing can mean, as in microboard/read/days.py. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2099];
export const YEARS = `the years ${FIRST_YEAR} to ${LAST_YEAR}`;

/** The number of a day that a listing may name, or null: also for one in a year that nobody can mean. @param {string} text */
export function readNearDay(text) {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? readDay(text) : null;
}

/** @type {Map<number, string>} a list names few days, many times */
const formatted = new Map();

/** Such as 2027-01-31. @param {number} day */
export function formatDay(day) {
  let text = formatted.get(day);
  if (text === undefined) formatted.set(day, text = new Date(day * DAY).toISOString().slice(0, 10));
  return text;
}

/** Such as 31 January 2027. @param {number} day */
export function writeDay(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Such as 31 Jan. @param {number} day */
export function writeShortDay(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()].slice(0, 3)}`;
}

/** When a day is over everywhere on Earth, the last at UTC-12, in milliseconds since 1970. @param {number} day */
export function getEnd(day) {
  return (day + 1) * DAY + HALF;
}

/**
 * How many days are left until the end of a day, counted where it ends last.
 * @param {number} day @param {number} now
 */
export function countLeft(day, now) {
  return day - Math.floor((now - HALF) / DAY);
}

/** @param {number} left */
export function writeLeft(left) {
  if (left === 0) return "last day";
  return left === 1 ? "1 day left" : `${left} days left`;
}
