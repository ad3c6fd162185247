// Finds the hosts that a text names: in links with and without https://, and in mail addresses, as check/named_hosts.py does.

const SPACE = "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff";
const HOST = "[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}){1,6}";
const AUTHORITY = `([^${SPACE}\\/?#<>\\(\\)\\[\\]"'\\\\,;\\|*\`]{1,253})`;
const PATTERNS = [
  `https?:\\/\\/${AUTHORITY}`, `www\\.${AUTHORITY}`, `[A-Za-z0-9._%+\\-]{1,64}@(${HOST})`,
  `(?<![A-Za-z0-9@\\/.\\-])(${HOST})\\/`,
].map((pattern) => new RegExp(pattern, "gu"));

/** @typedef {{start: number, end: number, name: string, user: string}} Host `user` stands before an @ in a link */

/** Every host of a text, in the order of the text. @param {string} text @returns {Host[]} */
export function listHosts(text) {
  /** @type {Map<string, Host>} */
  const found = new Map();
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const at = match[1].lastIndexOf("@");
      const host = match[1].slice(at + 1);
      const name = host.replace(/:[0-9]{0,5}$/u, "").replace(/\.{1,}$/u, "").toLowerCase();
      const end = match.index + match[0].lastIndexOf(match[1]) + match[1].length;
      const start = end - host.length;
      const key = `${start} ${name}`;
      if (name && !found.has(key)) found.set(key, { start, end, name, user: match[1].slice(0, Math.max(at, 0)) });
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Whether the host is the domain, or a part of it. @param {string} host @param {string} domain */
export function isWithin(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}
