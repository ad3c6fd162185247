// Finds the hosts that a text names: in links with and without https://, and in mail addresses, as check/hosts/named_hosts.py does. What
// hides a host from the eye, such as entities and percent signs, is seen through by the check alone.

/**
 * Each group of patterns has the address that it finds as its first group; of what stands bare, `address` tells hosts.
 * @typedef {{links: RegExp[], mails: RegExp[], bare: RegExp[], address: RegExp}} Patterns
 */
/** @typedef {{start: number, end: number, name: string, user: string}} Host `user` stands before an @ in a link */

/** Every host of a text, in the order of the text. @param {string} text @param {Patterns} patterns @returns {Host[]} */
export function listHosts(text, { links, mails, bare, address }) {
  const [linked, mailed, alone] = [links, mails, bare].map((patterns) => patterns.flatMap((pattern) => [...text.matchAll(pattern)]));
  // What follows a foreign letter of a link's host is no host of its own.
  const hosts = alone.filter(({ 1: host, index }) => address.test(host) && !linked.some((link) => link.index < index && index < link.index + link[0].length));
  /** @type {Map<string, Host>} */
  const found = new Map();
  for (const { 0: whole, 1: named, index } of [...linked, ...mailed, ...hosts]) {
    const at = named.lastIndexOf("@") + 1;
    const name = readName(named.slice(at));
    const end = index + whole.lastIndexOf(named) + named.length;
    const start = end - named.length + at;
    if (name && !found.has(`${start} ${name}`)) found.set(`${start} ${name}`, { start, end, name, user: named.slice(0, Math.max(at - 1, 0)) });
  }
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The host that browsers make of what an address holds: no part of it is empty. @param {string} host */
function readName(host) {
  const plain = host.normalize("NFKC").replaceAll("\u3002", ".").replace(/:[0-9]{0,5}$/u, "");
  return plain.toLowerCase().split(".").filter(Boolean).join(".");
}

/** Whether the host is the domain, or a part of it. @param {string} host @param {string} domain */
export function isWithin(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}
