// Puts work off until the browser has painted.

/** Do something once the browser has painted and has nothing else to do. @param {() => void} work */
export function whenIdle(work) {
  requestAnimationFrame(() => (window.requestIdleCallback ?? setTimeout)(work));
}
