// Weeks, from Monday to Sunday. Days are counted from 1 January 1970, which was a Thursday.

export const WEEK = 7;

/** The Monday of the week of a day. @param {number} day */
export function getMonday(day) {
  return day - (day + 3) % WEEK;
}

/** The first Monday behind a day. @param {number} day */
export function getNextMonday(day) {
  return getMonday(day) + WEEK;
}

/** The Mondays from the week of one day to that of another, at most so many. @param {number} from @param {number} to @param {number} most */
export function listMondays(from, to, most) {
  const first = getMonday(from);
  const count = Math.max(0, (getMonday(to) - first) / WEEK + 1);
  return Array.from({ length: Math.min(count, most) }, (_, at) => first + at * WEEK);
}

/** How many of the days from `from` to `to` are in the week of a Monday. @param {number} monday @param {number} from @param {number} to */
export function countDays(monday, from, to) {
  return Math.max(0, Math.min(monday + WEEK - 1, to) - Math.max(monday, from) + 1);
}
