// Puts work off until the browser has painted.

/** @type {Set<() => void>} */
const waiting = new Set();

/** Do something once the browser has painted and has nothing else to do. @param {() => void} work */
export function whenIdle(work) {
  waiting.add(work);
  requestAnimationFrame(() => (window.requestIdleCallback ?? setTimeout)(() => run(work)));
}

/** Do now what was put off, and what that puts off: nothing waits for a page that is printed. */
export function finishWork() {
  while (waiting.size) for (const work of [...waiting]) run(work);
}

/** @param {() => void} work */
function run(work) {
  if (waiting.delete(work)) work();
}
