// Cleans what strangers wrote: a file or the end of a link may come from anybody.

import { dropUnseen } from "./unseen.js";

/** What controls a terminal, or turns the direction of what stands beside it. */
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;
/** No text that a page keeps is longer. */
const MOST = 10_000;

/** The text without what nobody sees, and nothing of what is no text. @param {unknown} found @param {number} [most] of its characters */
export function tidy(found, most = MOST) {
  if (typeof found !== "string") return "";
  const text = dropUnseen(found.slice(0, MOST).replace(/\r\n?/g, "\n").replace(CONTROLS, "")).trim();
  return most < text.length ? [...text].slice(0, most).join("").trim() : text;
}
