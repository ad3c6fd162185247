// What is printed leads back: cards get the address of their page and the code that leads there, which the board makes for
// each listing that is open (publish/pages/handout.py), and what was found by filters gets its own address. On a screen,
// nobody needs them.

import { finishWork } from "./idle.js";
import { make } from "./site.js";

/** Get the page ready for paper whenever somebody prints, from now on. */
export function startPaper() {
  addEventListener("beforeprint", () => {
    finishWork();
    for (const card of document.querySelectorAll(".mb-cards .mb-card:not(.mb-listing *)")) addCode(card);
    if (document.getElementById("mb-filter")) nameSearch();
  });
}

/** @param {Element} card */
function addCode(card) {
  const link = card.querySelector(".mb-card__title a");
  if (!(link instanceof HTMLAnchorElement) || !link.href || card.querySelector(".mb-handout")) return;
  const code = /** @type {HTMLImageElement} */ (make("img"));
  code.alt = "";
  code.src = new URL("qr.png", link.href).href;
  // What has closed since the site was built, and a site without an address, have none.
  code.addEventListener("error", () => code.remove());
  card.append(make("p", "mb-handout", code, shorten(link.href)));
}

/** Say where the filters' answer is found. It has no code: that of the page leads to the whole list. */
function nameSearch() {
  const handout = document.querySelector(".mb-page.mb-handout");
  const code = handout?.querySelector("img");
  if (!(handout instanceof HTMLElement) || !code) return;
  const whole = handout.dataset.whole ??= handout.textContent ?? "";
  code.hidden = Boolean(location.search);
  handout.replaceChildren(code, location.search ? shorten(location.href) : whole);
}

/** @param {string} address */
function shorten(address) {
  return address.replace(/^https?:\/\//, "");
}
