// What the benchmark adds to the page: how long it takes from an event until its effect is on screen.

/** The next event that a person causes, from its own time to the frame after the one that shows what it changed. */
window.measureNext = () => {
  window.measured = new Promise((done) => {
    const stop = new AbortController();
    const start = (event) => {
      stop.abort();
      // The second frame begins when the first is painted.
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - event.timeStamp)));
    };
    for (const kind of ["input", "change"]) {
      window.addEventListener(kind, start, { capture: true, signal: stop.signal });
    }
  });
};

/** When the first card was on screen, since the page was asked for. */
window.firstCard = new Promise((done) => {
  const look = () => {
    if (document.querySelector(".mb-card")?.getBoundingClientRect().height) {
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    } else requestAnimationFrame(look);
  };
  look();
});

/** The longest time for which the page did not answer. */
window.longest = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
}).observe({ type: "longtask", buffered: true });
