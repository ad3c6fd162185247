// Remembers which flags texts have: a form looks at all of its texts again for each letter in one of them.

/** @typedef {Pick<import("../flags/red-flags.js").RedFlags, "find">} Flags */

const MOST = 200;

/** The same flags, which look at a text once. @param {Flags} flags @returns {Flags} */
export function remember(flags) {
  /** @type {Map<string, import("../flags/red-flags.js").Match[]>} */
  const known = new Map();
  return {
    find(text) {
      if (known.size > MOST) known.clear();
      const found = known.get(text) ?? flags.find(text);
      known.set(text, found);
      return found;
    },
  };
}
