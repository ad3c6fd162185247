// Finds the hosts that a text names: in links with and without https://, and in mail addresses, as check/hosts/named_hosts.py does.

const SPACE = "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff";
const HOST = "[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}){1,126}";
const AUTHORITY = `([^${SPACE}\\/?#<>\\(\\)\\[\\]"'\\\\,;\\|*\`]{1,253})`;
const SCHEME = "[hH][tT][tT][pP][sS]?:\\/\\/";
// The same with letters of any script, looked for beside the others.
const WIDE = "A-Za-z0-9\\u00a1-\\u1fff\\u2c00-\\u2fef\\u3040-\\ud7ff\\uf900-\\uffef\\-";
const WIDE_HOST = `[${WIDE}]{1,63}(?:\\.[${WIDE}]{1,63}){1,126}`;
const PATTERNS = [
  `${SCHEME}${AUTHORITY}`, `[wW]{3}\\.${AUTHORITY}`, `${SCHEME}(\\[[0-9A-Fa-f:.]{2,45}\\])`,
  `[A-Za-z0-9._%+\\-]{1,64}@(${WIDE_HOST})`, `(?<![${WIDE}@\\/.])(${WIDE_HOST})\\/`,
  `[A-Za-z0-9._%+\\-]{1,64}@(${HOST})`, `(?<![A-Za-z0-9@\\/.\\-])(${HOST})\\/`,
].map((pattern) => new RegExp(pattern, "gu"));
const LINKS = new Set(PATTERNS.slice(0, 3));
const BARE = PATTERNS[6];
const WIDES = new Set(PATTERNS.slice(3, 5));
// Characters that browsers take out of a host, and entities that hide one.
const DROPPED = new RegExp("[\\u00ad\\u180e\\u200b-\\u200d\\u2060\\ufeff]"
  + "|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|shy|zwnj|zwj|NoBreak|ZeroWidthSpace|period|sol|colon|commat|hyphen|dash);", "gu");
/** @type {Record<string, string>} */
const NAMES = { period: ".", sol: "/", colon: ":", commat: "@", hyphen: "-", dash: "-" };
const NUMBER = /^(?:\[.*|(?:.*\.)?(?:[0-9]{1,}|0x[0-9a-f]{0,}))$/u;
// Endings that no public name has.
const INNER_ENDINGS = ["localhost", "local", "internal", "invalid", "test", "home.arpa"];
const QUAD = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/u;

/** @typedef {{start: number, end: number, name: string, user: string}} Host `user` stands before an @ in a link */

/** Every host of a text, in the order of the text. @param {string} text @returns {Host[]} */
export function listHosts(text) {
  const { seen, origins } = seeThrough(text);
  /** @type {Map<string, Host>} */
  const found = new Map();
  /** @type {Set<number>} */
  const inside = new Set();
  for (const pattern of PATTERNS) {
    for (const match of seen.matchAll(pattern)) {
      const last = match.index + match[0].length;
      if (WIDES.has(pattern) && /^[\0-\x7f]{1,}$/u.test(match[1])) continue;
      if (pattern === BARE) {
        // 3.11/3.12 is no address, and what follows a foreign letter of a link's host is no host of its own.
        if ((isNumber(match[1]) && !QUAD.test(match[1])) || inside.has(match.index)) continue;
      } else if (LINKS.has(pattern)) {
        for (let index = match.index + 1; index < last; index++) inside.add(index);
      }
      const at = match[1].lastIndexOf("@");
      const host = match[1].slice(at + 1);
      const name = readName(host);
      const end = match.index + match[0].lastIndexOf(match[1]) + match[1].length;
      const start = end - host.length;
      const key = `${start} ${name}`;
      if (name && !found.has(key)) {
        found.set(key, { start: origins[start], end: origins[end], name, user: match[1].slice(0, Math.max(at, 0)) });
      }
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The host that browsers make of what an address holds. @param {string} host */
function readName(host) {
  if (/^(?:[^%]|%[0-9a-fA-F]{2}){0,}$/u.test(host)) {
    try {
      host = decodeURIComponent(host);
    } catch {
      return host.toLowerCase();
    }
  }
  const plain = host.normalize("NFKC").replaceAll("\u3002", ".");
  // No part of a host is empty.
  return plain.replace(/:[0-9]{0,5}$/u, "").toLowerCase().split(".").filter(Boolean).join(".");
}

/** The text as a browser reads its addresses, and where in it each character begins, and the end. @param {string} text */
function seeThrough(text) {
  let seen = "";
  /** @type {number[]} */
  const origins = [];
  let at = 0;
  const copy = (/** @type {number} */ end) => {
    seen += text.slice(at, end);
    while (at < end) origins.push(at++);
  };
  for (const found of text.matchAll(DROPPED)) {
    copy(found.index);
    const shown = decode(found[0]);
    seen += shown;
    for (let unit = 0; unit < shown.length; unit++) origins.push(at);
    at += found[0].length;
  }
  copy(text.length);
  return { seen, origins: [...origins, at] };
}

/** The character that an entity stands for; nothing for one that is not seen. @param {string} sign */
function decode(sign) {
  if (sign[0] !== "&") return "";
  const name = sign.slice(1, -1);
  if (name[0] !== "#") return NAMES[name] ?? "";
  const code = /^#[xX]/u.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  const shown = code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  return shown.replace(DROPPED, "");
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
