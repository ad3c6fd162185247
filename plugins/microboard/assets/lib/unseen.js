// Drops characters that nobody sees in a text: they hide words from the search and from reviewers. Where a script needs
// one, it stays. The check does the same in microboard/read/unseen.py, which says what is what; a test compares the two.

const PLAIN = "A-Za-z\\u00c0-\\u024f\\u0370-\\u052f\\u1e00-\\u1fff";
const JOINED = "\\u0590-\\u061b\\u061d-\\u109f\\u1780-\\u17b3\\u17b6-\\u180a\\u1810-\\u18af\\u1900-\\u1cff\\ua800-\\uabff\\ufb1d-\\ufdff"
  + "\\ufe70-\\ufefc\\u{10a00}-\\u{11fff}";
const PICTURES = "\\u2190-\\u21ff\\u2300-\\u23ff\\u25a0-\\u27bf\\u2b00-\\u2bff\\ufe0f\\u{1f000}-\\u{1faff}";
const HAN = "\\u2e80-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const JAMO = "\\u1100-\\u115e\\u1161-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff";
const DOTS = "\\u2801-\\u28ff";
const FLAG = "\\u{1f3f4}[\\u{e0030}-\\u{e007a}]{3,6}\\u{e007f}";
const ALWAYS = "\\u00ad\\u17b4\\u17b5\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffc\\u{1bca0}-\\u{1bca3}"
  + "\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}";
const UNSEEN = new RegExp([
  `(?<flag>${FLAG})`,
  `[${ALWAYS}]`,
  `(?<![${JOINED}])[\\u034f\\u180b-\\u180f\\u200b\\u200c](?![${JOINED}])`,
  `(?<![${JOINED}])(?:(?<![${PICTURES}])\\u200d|\\u200d(?![${PICTURES}]))(?![${JOINED}])`,
  `(?<=[${PLAIN}])(?<!\\\\.)[\\u061c\\u200e\\u200f]+(?=[${PLAIN}])`,
  `(?<=[${PLAIN}\\ufe00-\\ufe0f])(?<!\\\\.)[\\ufe00-\\ufe0f]+`,
  `(?<![${HAN}])[\\u{e0100}-\\u{e01ef}]`,
  `(?<![${DOTS}])\\u2800(?![${DOTS}])`,
  `(?<![${JAMO}])[\\u115f\\u1160](?![${JAMO}])`,
].join("|"), "gu");
const MAYBE = new RegExp(`[${ALWAYS}\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180f\\u200b-\\u200f\\u2800\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]`, "gu");
const PASSES = 4;

/** The text without what nobody sees. @param {string} text */
export function dropUnseen(text) {
  for (let pass = 0; pass < PASSES; pass++) {
    const dropped = drop(text);
    if (dropped === text) return text;
    text = dropped;
  }
  return drop(text) === text ? text : text.replace(MAYBE, "");
}

/** @param {string} text */
function drop(text) {
  return text.replace(UNSEEN, (found) => found.startsWith("\u{1f3f4}") ? found : "");
}
