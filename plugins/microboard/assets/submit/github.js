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
  const branch = repository.branch.split("/").map(encodeURIComponent).join("/");
  const name = `${repository.url}/new/${branch}?filename=${encodeURIComponent(repository.folder + path)}`;
  const whole = `${name}&value=${encodeURIComponent(text)}`;
  return whole.length <= MOST ? { address: whole, isFilled: true } : { address: name, isFilled: false };
}

/**
 * Somebody's own copy, and the branch in it that GitHub made for the first file, from the words that a pull request
 * shows ("ana-rui:patch-1"), the copy's address, or a name alone. Null where they can't be told.
 * @param {Repository} repository @param {string} words @returns {Repository | null}
 */
export function findCopy(repository, words) {
  const text = words.trim();
  const address = new RegExp(`^${escape(new URL(repository.url).origin)}/([\\w.-]+)/([\\w.-]+)/(?:tree|blob|compare)/(\\S+)$`).exec(text);
  if (address) return { ...repository, url: `${new URL(repository.url).origin}/${address[1]}/${address[2]}`, branch: address[3] };
  const pair = /^([A-Za-z0-9_-]{1,39}):(\w[\w.-]*(?:\/[\w.-]+)*)$/.exec(text);
  if (!pair) return null;
  const own = new URL(repository.url);
  return { ...repository, url: `${own.origin}/${pair[1]}/${own.pathname.split("/")[2]}`, branch: pair[2] };
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
