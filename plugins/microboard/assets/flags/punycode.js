// Reads what xn-- stands for in a host (RFC 3492). Python has it in its library, and a browser has it nowhere.

/** The letters that xn-- stands for, or the label as it is where it stands for none. @param {string} label */
export function decodeLabel(label) {
  const [, plain = "", code = ""] = /^xn--(?:([\0-\x7f]*)-)?([a-z0-9]*)$/u.exec(label) ?? [];
  const letters = [...plain];
  // A number says how far to go to the next letter and its place. `limit` tells its last digit, by the number `before`.
  let [point, position, before, weight, limit] = [128, 0, 0, 1, -36];
  for (const character of code) {
    const digit = (parseInt(character, 36) + 26) % 36;
    const threshold = Math.min(Math.max(limit, 1), 26);
    position += digit * weight;
    weight *= 36 - threshold;
    limit += 36;
    if (digit >= threshold) continue;
    const count = letters.length + 1;
    point += Math.floor(position / count);
    // Half of a pair is no letter, and neither is what a host so long adds up to.
    if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) return label;
    let delta = Math.floor((position - before) / (before ? 2 : 700));
    delta += Math.floor(delta / count);
    for (limit = 36; delta > 455; limit -= 36) delta = Math.floor(delta / 35);
    limit -= Math.floor((36 * delta) / (delta + 38));
    position %= count;
    letters.splice(position, 0, String.fromCodePoint(point));
    before = ++position;
    weight = 1;
  }
  return weight > 1 ? label : letters.join("").toLowerCase() || label;
}
