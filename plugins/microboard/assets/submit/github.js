// The addresses of GitHub's pages on which a file is proposed.

/** Where the board lies: `folder` is empty or ends in a slash. @typedef {{url: string, branch: string, folder: string}} Repository */

/** What GitHub's servers take in an address, with some room for the sign-in that may stand between. */
export const MOST = 7500;

/**
 * The page that adds a file, with its name and, where that is not too long, its text filled in.
 * People without the right to write get a copy of the repository and a branch of their own.
 * @param {Repository} repository @param {string} path @param {string} text
 */
export function buildNewFile(repository, path, text) {
  const name = `${repository.url}/new/${writePath(repository.branch)}?filename=${encodeURIComponent(repository.folder + path)}`;
  const whole = `${name}&value=${writeValue(text)}`;
  return whole.length <= MOST ? { address: whole, isFilled: true } : { address: name, isFilled: false };
}

/** The page that edits a file that is there. @param {Repository} repository @param {string} path */
export function buildEditPage(repository, path) {
  return `${repository.url}/edit/${writePath(`${repository.branch}/${repository.folder}${path}`)}`;
}

/** @param {string} path */
function writePath(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** A text in an address, as short as one can be: a space is a plus, and what means nothing there stays as it is. @param {string} text */
export function writeValue(text) {
  return encodeURIComponent(text).replace(/%20/g, "+").replace(/%(?:2C|3A|2F|3F|40)/g, decodeURIComponent);
}

/** What git lets a branch be called, as far as it matters in an address. */
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/))[^\s~^:?*[\]\\]+$/;

/**
 * Where the first file went, as GitHub tells it: "ana-rui:patch-1", the whole sentence around it, the address of the
 * branch, or "patch-1" in the board's own repository, for people who may write there. Null where that can't be told.
 * @param {Repository} repository @param {string} words @returns {Repository | null}
 */
export function findCopy(repository, words) {
  const text = /(?:^|\sfrom\s+)(\S+)$/.exec(words.trim())?.[1] ?? "";
  const [own, name] = new URL(repository.url).pathname.slice(1).split("/");
  if (/^https?:/.test(text)) return readAddress(repository, text);
  if (/^(?:[\w-]+-)?patch-\d+$/.test(text)) return lead(repository, own, name, text);
  return readHead(repository, text, "", name);
}

/** @param {Repository} repository @param {string} text @returns {Repository | null} */
function readAddress(repository, text) {
  const address = attempt(() => new URL(text));
  if (address?.origin !== new URL(repository.url).origin) return null;
  const [, owner, name, what, rest = ""] = /^\/([\w-]+)\/([\w.-]+)\/(tree|blob|edit|new|compare)\/(.+)$/.exec(address.pathname) ?? [];
  const place = attempt(() => decodeURIComponent(rest)) ?? "";
  // Behind three dots stands what is proposed, before them where to.
  if (what === "compare") return readHead(repository, place.split("...").at(-1) ?? "", owner, name);
  return what ? lead(repository, owner, name, `${place}/`.split(`/${repository.folder}opportunities/`)[0].replace(/\/$/, "")) : null;
}

/** A branch as GitHub names it: with its owner, and its repository where that is called otherwise. @param {Repository} repository @param {string} head @param {string} owner @param {string} name */
function readHead(repository, head, owner, name) {
  const parts = head.split(":");
  const branch = parts.pop() ?? "";
  return parts.length > 2 ? null : lead(repository, parts[0] ?? owner, parts[1] ?? name, branch);
}

/** @param {Repository} repository @param {string} owner @param {string} name @param {string} branch @returns {Repository | null} */
function lead(repository, owner, name, branch) {
  if (!/^[A-Za-z0-9_-]{1,39}$/.test(owner) || !/^[\w.-]+$/.test(name) || !BRANCH.test(branch)) return null;
  return { ...repository, url: `${new URL(repository.url).origin}/${owner}/${name}`, branch };
}

/** What can be read, or null. @template T @param {() => T} read */
function attempt(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
