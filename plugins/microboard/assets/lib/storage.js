// Keeps values in this browser, and nowhere else.

/** Characters: well above the longest listing, well below what a browser keeps. */
const MOST = 200_000;

/** What is kept under a name; null where nothing is, storage is closed, or it holds something else. @param {string} name @returns {any} */
export function recall(name) {
  try {
    const text = localStorage.getItem(name) ?? "";
    return text && text.length <= MOST ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Keep a value. Whether the browser took it: storage may be closed or full. @param {string} name @param {any} value */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
