// Keeps in the browser's history which card is where, for whoever comes back to a list.

/** @typedef {{shown: number, id: string, top: number}} Place how many cards there were, one of them, and where it was */

/** @param {Element | null} cards @param {number} shown */
export function keepPlace(cards, shown) {
  const card = [...cards?.children ?? []].find((one) => one.getBoundingClientRect().bottom > 0);
  if (!(card instanceof HTMLElement)) return;
  history.scrollRestoration = "manual";
  history.replaceState({ shown, id: card.dataset.id, top: card.getBoundingClientRect().top }, "");
}

/** @returns {Place | undefined} */
export function readPlace() {
  const { shown, id, top } = history.state ?? {};
  return typeof shown === "number" && typeof id === "string" && typeof top === "number" ? { shown, id, top } : undefined;
}

/** @param {Element | null} cards @param {Place} place */
export function returnTo(cards, { id, top }) {
  const card = cards?.querySelector(`[data-id="${CSS.escape(id)}"]`);
  // Cards have their true height only once they were near the screen.
  const scroll = (/** @type {number} */ frames) => {
    if (card) scrollBy({ top: card.getBoundingClientRect().top - top, behavior: "instant" });
    if (card && frames) requestAnimationFrame(() => scroll(frames - 1));
  };
  scroll(10);
  // The Tab key goes on from there. What is no longer in focus shows no ring.
  const link = document.activeElement === document.body ? card?.querySelector("a") : null;
  link?.focus({ preventScroll: true });
  link?.blur();
}
