// A bar of the timeline that is moved by whole weeks: by dragging, and by the arrow keys.

/** By key, the weeks that it moves; a page that reads from right to left has earlier weeks on the right. @type {Record<string, number>} */
const KEYS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -4, PageUp: 4 };
const SIDEWAYS = new Set(["ArrowLeft", "ArrowRight"]);

/**
 * @param {HTMLElement} bar within a cell as wide as a week
 * @param {(weeks: number) => number} allow how far it may go of what is wanted
 * @param {(weeks: number) => void} move what to do, also with 0 when it could not move
 */
export function startMoving(bar, allow, move) {
  bar.addEventListener("keydown", (event) => {
    const weeks = KEYS[event.key];
    if (!weeks || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(allow(SIDEWAYS.has(event.key) ? weeks * getSide(bar) : weeks));
  });
  bar.addEventListener("pointerdown", (event) => event.button === 0 && drag(bar, event, allow, move));
}

/** @param {HTMLElement} bar @param {PointerEvent} down @param {(weeks: number) => number} allow @param {(weeks: number) => void} move */
function drag(bar, down, allow, move) {
  const width = bar.parentElement?.offsetWidth || 1;
  const stop = new AbortController();
  let [wanted, weeks] = [0, 0];
  bar.setPointerCapture(down.pointerId);
  bar.addEventListener("pointermove", ({ clientX }) => {
    wanted = Math.round((clientX - down.clientX) / width) * getSide(bar);
    weeks = wanted && allow(wanted);
    bar.style.setProperty("--mb-moved", `${weeks * width * getSide(bar)}px`);
  }, { signal: stop.signal });
  /** @param {boolean} isDone */
  const end = (isDone) => {
    stop.abort();
    bar.style.removeProperty("--mb-moved");
    if (isDone && wanted) move(weeks);
  };
  bar.addEventListener("pointerup", () => end(true), { signal: stop.signal });
  bar.addEventListener("pointercancel", () => end(false), { signal: stop.signal });
}

/** 1 where later weeks are on the right, else -1. @param {HTMLElement} place */
export function getSide(place) {
  return getComputedStyle(place).direction === "rtl" ? -1 : 1;
}
