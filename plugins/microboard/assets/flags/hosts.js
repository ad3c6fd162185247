// Finds the hosts that a text names: in links with and without https://, and in mail addresses, as check/hosts/named_hosts.py does. What
// hides a host from the eye, such as entities and percent signs, is seen through by the check alone.

const NUMBER = /^(?:\[.*|(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*))$/u;
const QUAD = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/u;

/** Each group of patterns has the address that it finds as its first group. @typedef {{links: RegExp[], mails: RegExp[], bare: RegExp[]}} Patterns */
/** @typedef {{start: number, end: number, name: string, user: string}} Host `user` stands before an @ in a link */

/** Every host of a text, in the order of the text. @param {string} text @param {Patterns} patterns @returns {Host[]} */
export function listHosts(text, { links, mails, bare }) {
  const [linked, mailed, alone] = [links, mails, bare].map((patterns) => patterns.flatMap((pattern) => [...text.matchAll(pattern)]));
  // What follows a foreign letter of a link's host is no host of its own, and 3.11/3.12 is no address.
  const hosts = alone.filter(({ 1: host, index }) => (!isNumber(host) || QUAD.test(host))
    && !linked.some((link) => link.index < index && index < link.index + link[0].length));
  /** @type {Map<string, Host>} */
  const found = new Map();
  for (const { 0: whole, 1: address, index } of [...linked, ...mailed, ...hosts]) {
    const at = address.lastIndexOf("@") + 1;
    const name = readName(address.slice(at));
    const end = index + whole.lastIndexOf(address) + address.length;
    const start = end - address.length + at;
    if (name && !found.has(`${start} ${name}`)) found.set(`${start} ${name}`, { start, end, name, user: address.slice(0, Math.max(at - 1, 0)) });
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

/** Whether the host is the domain, or a part of it. @param {string} host @param {string} domain */
export function isWithin(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}
