// The day where the reader is.

import { formatDay } from "./days.js";

/** Such as 2027-01-31. */
export function getToday() {
  const now = new Date();
  return formatDay(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}
