// Copies the address of a search, and says on the button that it did.

import { _ } from "../words/browse.js";
import { notify, say } from "../lib/site.js";

/** @param {EventTarget | null} button */
export async function copyAddress(button) {
  let words = _("Copied");
  try {
    await navigator.clipboard.writeText(location.href);
    say(_("The link to this search is copied."));
  } catch {
    words = _("Copy it from the address bar");
    notify(words);
  }
  if (!(button instanceof HTMLElement)) return;
  const before = button.dataset.words ?? button.textContent ?? "";
  button.dataset.words = before;
  button.textContent = words;
  setTimeout(() => { button.textContent = before; }, 2000);
}
