// The face that stands for an employer without a picture: two letters, and one of twelve hues. As publish/text/face.py.

const HUES = 12;

/** The first letter or digit of the first two words, or the first two of the only word. @param {string} name */
export function buildLetters(name) {
  const [first = [], second] = name.split(/\s+/u)
    .map((word) => word.match(/[\p{L}\p{N}]/gu) ?? []).filter((letters) => letters.length);
  return (second ? [first[0], second[0]] : first.slice(0, 2)).join("");
}

/** The number of the hue that an id has for good. @param {string} name */
export function pickHue(name) {
  let total = 0;
  for (const byte of new TextEncoder().encode(name)) total = (total * 31 + byte) % 9973;
  return total % HUES;
}
