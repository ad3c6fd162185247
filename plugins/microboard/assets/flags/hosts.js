// Finds the hosts that a text names: in links with and without https://, and in mail addresses, as check/hosts/named_hosts.py does. What
// hides a host from the eye, such as entities and percent signs, is seen through by the check alone.

const AUTHORITY = "[^\\s\\p{C}\\/?#<>\\(\\)\\[\\]\"'\\\\,;\\|*`]{1,253}";
const SCHEME = "[hH][tT][tT][pP][sS]?:\\/\\/";
const LINKS = [`${SCHEME}(${AUTHORITY})`, `[wW]{3}\\.(${AUTHORITY})`, `${SCHEME}(\\[[0-9A-Fa-f:.]{2,45}\\])`].map((link) => new RegExp(link, "gu"));
// Where words have no spaces between them, what stands before a host is taken for a part of it: so hosts in ASCII are looked for, too.
const [WIDE, NARROW] = ["A-Za-z0-9\\u00a1-\\u1fff\\u2c00-\\u2fef\\u3040-\\ud7ff\\uf900-\\uffef\\-", "A-Za-z0-9\\-"].map((letter) => {
  const host = `[${letter}]{1,63}(?:\\.[${letter}]{1,63}){1,126}`;
  return new RegExp(`[A-Za-z0-9._%+\\-]{1,64}@(${host})|(?<![${letter}@\\/.])(${host})\\/`, "gu");
});
const NUMBER = /^(?:\[.*|(?:.*\.)?(?:[0-9]{1,}|0x[0-9a-f]{0,}))$/u;
const QUAD = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/u;
// Endings that no public name has.
const INNER_ENDINGS = ["localhost", "local", "internal", "invalid", "test", "home.arpa"];

/** @typedef {{start: number, end: number, name: string, user: string}} Host `user` stands before an @ in a link */

/** Every host of a text, in the order of the text. @param {string} text @returns {Host[]} */
export function listHosts(text) {
  const links = LINKS.flatMap((pattern) => [...text.matchAll(pattern)]);
  // What follows a foreign letter of a link's host is no host of its own.
  const wide = [...text.matchAll(WIDE)].filter((match) => !/^[\0-\x7f]*$/u.test(match[1] ?? match[2]));
  const narrow = [...text.matchAll(NARROW)].filter(({ 2: bare, index }) => !bare
    || !links.some((link) => link.index < index && index < link.index + link[0].length));
  /** @type {Map<string, Host>} */
  const found = new Map();
  for (const { 0: whole, 1: named, 2: bare, index } of [...links, ...wide, ...narrow]) {
    const address = named ?? bare;
    const at = address.lastIndexOf("@");
    const name = readName(address.slice(at + 1));
    const end = index + whole.lastIndexOf(address) + address.length;
    const start = end - address.length + at + 1;
    // 3.11/3.12 is no address.
    if (!name || found.has(`${start} ${name}`) || (bare && isNumber(name) && !QUAD.test(name))) continue;
    found.set(`${start} ${name}`, { start, end, name, user: address.slice(0, Math.max(at, 0)) });
  }
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The host that browsers make of what an address holds: no part of it is empty. @param {string} host */
function readName(host) {
  const plain = host.normalize("NFKC").replaceAll("\u3002", ".").replace(/:[0-9]{0,5}$/u, "");
  return plain.toLowerCase().split(".").filter(Boolean).join(".");
}

/** Whether the host is an IP address, in whatever way it is written. @param {string} host */
export function isNumber(host) {
  return NUMBER.test(host);
}

/** Whether everybody can get to a host of this name. @param {string} name */
export function isOnInternet(name) {
  const host = name.toLowerCase().replace(/\.{1,}$/u, "");
  return host.includes(".") && !isNumber(host) && !INNER_ENDINGS.some((ending) => isWithin(host, ending));
}

/** Whether the host is the domain, or a part of it. @param {string} host @param {string} domain */
export function isWithin(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}
