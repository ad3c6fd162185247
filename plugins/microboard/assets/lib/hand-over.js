// Hands something over to the reader: a file that was made here, or a link.

import { _ } from "../words/lib.js";
import { make, notify } from "./site.js";

/** Long enough for any browser to begin with the file. */
const KEPT = 60_000;

/** Offer a file as a download. @param {string} name @param {string} type @param {string} text */
export function offerFile(name, type, text) {
  const link = /** @type {HTMLAnchorElement} */ (make("a"));
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/**
 * Share a link by what the device has for that, or else copy it, or else show it.
 * @param {string} address @param {string} title
 */
export async function shareLink(address, title) {
  try {
    if (!navigator.share) throw new TypeError("This browser cannot share.");
    await navigator.share({ title, url: address });
  } catch (error) {
    // Somebody who closes the list of programs wants no copy either.
    if (!(error instanceof DOMException && error.name === "AbortError")) await copyText(address);
  }
}

/** Copy a text and say that it worked, or else hand it over to be copied. @param {string} text on the page, if it has several lines */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    notify(_("Copied."));
  } catch {
    // A field that asks has one line.
    if (text.includes("\n")) notify(_("This browser does not let a page copy. Mark the text and copy it yourself."));
    else prompt(_("Copy this:"), text);
  }
}
