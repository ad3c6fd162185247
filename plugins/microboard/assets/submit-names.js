// The names of folders and files: suggests one that is allowed, and says why another is not.

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_NAME = 60;
/** How people write these letters without them; accents are simply left out. @type {Record<string, string>} */
const LETTERS = { "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l",
  "ð": "d", "đ": "d", "þ": "th" };

/** A name made of a text; nothing when it holds no letter or digit. @param {string} text */
export function suggestName(text) {
  const plain = text.normalize("NFC").toLowerCase().replace(/[äöüßæœøłðđþ]/g, (letter) => LETTERS[letter])
    .normalize("NFKD").replace(/\p{M}+/gu, "");
  const name = plain.match(/[a-z0-9]+/g)?.join("-") ?? "";
  if (name.length <= MAX_NAME) return name;
  // At the end of a word, where there is one.
  const cut = name.slice(0, MAX_NAME + 1);
  return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : name.slice(0, MAX_NAME);
}

/**
 * What is wrong with a name, and what to write; nothing when it can be used.
 * @param {string} name @param {readonly string[]} reserved @param {readonly string[]} taken
 */
export function findNameFault(name, reserved, taken) {
  const instead = suggestName(name);
  const hint = instead && instead !== name ? ` Write for example ${instead}.` : " Choose another.";
  if (!name) return "This is empty. Write a name such as rider-interviews.";
  if (reserved.includes(name)) return `The name ${name} is used by the site itself.${hint}`;
  if (name.length > MAX_NAME) return `The name has ${name.length} characters; at most ${MAX_NAME} are allowed.${hint}`;
  if (!NAME.test(name)) return `The name is not made of small letters, digits and single hyphens.${hint}`;
  if (taken.includes(name)) return `The name ${name} is taken on this board. Choose another, for example ${name.slice(0, MAX_NAME - 2)}-2.`;
  return "";
}
