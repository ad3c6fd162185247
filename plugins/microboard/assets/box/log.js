// Adds up the hours that somebody wrote into the log.

/** Entries of a week. */
export const ENTRIES = 3;
/** The column of the hours among the blanks of a row. */
export const HOURS = 1;

/** The key of the hours of an entry. @param {number} row */
export function getKey(row) {
  return `log.entry-${row}-${HOURS}`;
}

/** Hours as people write them: 2, 2.5, 2,5 or 2:30. What is no number of hours of a day counts nothing. @param {string} text */
export function readHours(text) {
  const clock = text.match(/^\s*(\d{1,2}):([0-5]\d)\s*h?\s*$/i);
  const hours = clock ? Number(clock[1]) + Number(clock[2]) / 60 : Number(text.replace(",", ".").match(/^\s*(\d{1,3}(?:\.\d{1,2})?)\s*h?\s*$/i)?.[1] ?? 0);
  return hours <= 168 ? hours : 0;
}

/** The hours of each week. @param {Record<string, string>} texts @param {number} weeks @returns {number[]} */
export function sumHours(texts, weeks) {
  return Array.from({ length: weeks }, (_nothing, week) =>
    Array.from({ length: ENTRIES }, (_none, entry) => readHours(texts[getKey(week * ENTRIES + entry)] ?? "")).reduce((sum, hours) => sum + hours, 0));
}
