// The page in a frame on somebody's page: shows what its address asks for, and tells the page around it how high that is.

document.querySelector("microboard-list")?.setAttribute("query", location.search);

if (parent !== window) {
  // Whoever the page around it belongs to may know how high it is.
  new ResizeObserver(() => parent.postMessage({ microboard: { height: document.documentElement.offsetHeight } }, "*"))
    .observe(document.documentElement);
}
