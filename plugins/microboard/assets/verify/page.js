// The page on which somebody finds out whether a badge is genuine: its file never leaves the browser.

import { _ } from "../words/verify.js";
import { find, make, resolve, say } from "../lib/site.js";
import { buildFacts } from "./facts.js";
import { GIVEN, isFor, judge } from "./judge.js";
import { readIssuer, TooOldError } from "./signature.js";
import { MAX_TOKEN } from "./token.js";
import { wordVerdict } from "./verdicts.js";

const STATUS = "badges/status.jwt";

/** @param {HTMLElement} page */
export function startVerifyPage(page) {
  const text = /** @type {HTMLTextAreaElement} */ (find(page, "#mb-token"));
  const file = /** @type {HTMLInputElement} */ (find(page, "[name=file]"));
  const drop = find(page, ".mb-drop");
  const look = (/** @type {File | undefined} */ one) => one && void readText(one).then((found) => showVerdict(page, found));
  find(page, "#mb-token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void showVerdict(page, text.value);
  });
  file.addEventListener("change", () => {
    look(file.files?.[0]);
    file.value = "";
  });
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer?.files[0];
    if (!dropped) return; // text goes into the field
    event.preventDefault();
    look(dropped);
  });
}

/** What is in a file; nothing of one that is too large for a badge. @param {File} file */
async function readText(file) {
  return file.size > MAX_TOKEN ? "" : file.text();
}

/** @param {HTMLElement} page @param {string} text */
async function showVerdict(page, text) {
  const place = find(page, "#mb-verdict");
  const [title, kind, said] = await findOut(page, text);
  place.replaceChildren(make("h2", "", title), ...said ? [buildFacts(said)] : []);
  place.className = `mb-verdict mb-verdict--${kind}`;
  place.hidden = false;
  find(page, "#mb-meaning").hidden = kind !== "good";
  showQuestion(page, said, kind !== "bad");
  say(title);
}

/**
 * What there is to say of a text, of which kind that is, and what the badge says where the board gave it.
 * @param {HTMLElement} page @param {string} text @returns {Promise<[string, string, any?]>}
 */
async function findOut(page, text) {
  const [keys, status] = await Promise.all([page.dataset.keys ?? "", STATUS].map(load));
  const issuer = keys === null ? null : readIssuer(JSON.parse(keys));
  if (!issuer) return [_("The keys of the board could not be loaded. Load the page again."), "open"];
  try {
    const { verdict, said } = await judge(text, issuer, status, Date.now());
    return [...wordVerdict(verdict, said), GIVEN.has(verdict) ? said : undefined];
  } catch (error) {
    if (!(error instanceof TooOldError)) throw error;
    return [_("This browser cannot check such signatures (Ed25519). Take a newer one, and open this page at its https address."), "open"];
  }
}

/** A file of the board, as it is now; null where it could not be loaded. @param {string} path */
async function load(path) {
  try {
    const response = await fetch(resolve(path), { cache: "no-cache" });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Ask for the e-mail to which a badge was given. @param {HTMLElement} page @param {any} said @param {boolean} holds as far as anybody knows */
function showQuestion(page, said, holds) {
  const form = /** @type {HTMLFormElement} */ (find(page, "#mb-whose"));
  const answer = find(form, "output");
  form.hidden = !said;
  form.reset();
  answer.textContent = "";
  form.onsubmit = (event) => {
    event.preventDefault();
    void isFor(said, String(new FormData(form).get("email"))).then((isTheirs) => {
      const found = isTheirs === null ? _("This badge does not say to whom it was given.")
        : isTheirs ? _("Yes, the badge was given to this e-mail. Write to it to be sure that it is theirs.")
          : _("No, the badge was given to another e-mail.");
      answer.textContent = holds ? found : `${found} ${_("The badge does not hold now.")}`;
    });
  };
}
