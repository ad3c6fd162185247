// The choices of a facet in memory: which listings have them, and how many each would show.

/** @typedef {import("./engine.js").Facet} Facet */

/** One facet's choices of every listing, in flat arrays. */
export class Choices {
  /** @param {Facet} facet @param {number} count */
  constructor(facet, count) {
    this.name = facet.name;
    this.match = facet.match;
    this.choices = facet.choices;
    this.hasEvery = new Uint8Array(count);
    this.offsets = new Uint32Array(count + 1);
    const flat = [];
    for (let i = 0; i < count; i++) {
      for (const code of facet.values[i]) {
        if (code < 0) this.hasEvery[i] = 1;
        else flat.push(code);
      }
      this.offsets[i + 1] = flat.length;
    }
    this.codes = Uint16Array.from(flat);
    /** How many listings have each choice. */
    this.total = this.count(new Uint8Array(count), new Uint8Array(count), -1);
  }

  /**
   * Whether a listing has the chosen ones; nothing when no known choice was made.
   * @param {string[]} ids
   */
  buildTest(ids) {
    const codes = ids.map((id) => this.choices.indexOf(id)).filter((code) => code >= 0);
    if (!codes.length) return undefined;
    const chosen = new Uint8Array(this.choices.length);
    for (const code of codes) chosen[code] = 1;
    const needed = this.match === "all" ? new Set(codes).size : 1;
    return (/** @type {number} */ i) => {
      if (this.hasEvery[i]) return true;
      let found = 0;
      for (let at = this.offsets[i]; at < this.offsets[i + 1]; at++) found += chosen[this.codes[at]];
      return found >= needed;
    };
  }

  /**
   * How many listings each choice would show.
   * @param {Uint8Array} fails @param {Uint8Array} last @param {number} own the number of this facet's own test, or -1
   */
  count(fails, last, own) {
    const counts = new Uint32Array(this.choices.length);
    let every = 0;
    for (let i = 0; i < fails.length; i++) {
      if (fails[i] > 1 || (fails[i] === 1 && last[i] !== own)) continue;
      every += this.hasEvery[i];
      for (let at = this.offsets[i]; at < this.offsets[i + 1]; at++) counts[this.codes[at]]++;
    }
    return every ? counts.map((count) => count + every) : counts;
  }
}
