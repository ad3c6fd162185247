// What cards get when they are printed: the address of their page, and the code that leads there. On a screen, nobody
// needs it; the board makes a code for each listing that is open (publish/pages/handout.py).

import { make } from "./site.js";

/** Get cards ready for paper whenever somebody prints, from now on. */
export function startPaper() {
  addEventListener("beforeprint", () => {
    for (const card of document.querySelectorAll(".mb-cards > .mb-card:not(.mb-listing *)")) addCode(card);
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
  card.append(make("p", "mb-handout", code, link.href.replace(/^https?:\/\//, "")));
}
