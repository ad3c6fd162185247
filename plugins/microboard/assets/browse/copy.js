// Copies the address of a search, and says on the button that it did.

import { notify, say } from "../lib/site.js";

/** @param {EventTarget | null} button */
export async function copyAddress(button) {
  let words = "Copied";
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link to this search is copied.");
  } catch {
    words = "Copy it from the address bar";
    notify(words);
  }
  if (!(button instanceof HTMLElement)) return;
  const before = button.dataset.words ?? button.textContent ?? "";
  button.dataset.words = before;
  button.textContent = words;
  setTimeout(() => { button.textContent = before; }, 2000);
}
