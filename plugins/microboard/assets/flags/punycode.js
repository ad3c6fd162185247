// Reads what xn-- stands for in a host (RFC 3492). Python has it in its library, and a browser has it nowhere.

const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The letters that xn-- stands for (RFC 3492), or the label as it is where it stands for none. @param {string} label */
export function decodeLabel(label) {
  const [, plain = "", code = ""] = /^xn--(?:([\0-\x7f]*)-)?([a-z0-9]+)$/u.exec(label) ?? [];
  const letters = [...plain];
  let [at, position, point, bias] = [0, 0, 128, 72];
  while (at < code.length) {
    const before = position;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = DIGITS.indexOf(code[at++] ?? "-");
      if (digit < 0 || weight > 2 ** 31) return label;
      position += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const count = letters.length + 1;
    let delta = Math.floor((position - before) / (before ? 2 : 700));
    delta += Math.floor(delta / count);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    point += Math.floor(position / count);
    // Half of a pair is no letter.
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return label;
    position %= count;
    letters.splice(position++, 0, String.fromCodePoint(point));
  }
  return letters.join("").toLowerCase() || label;
}
