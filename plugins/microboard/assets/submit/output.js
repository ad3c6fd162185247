// Shows the files that the form has written, and how to send them in.

import { buildNewFile, findCopy } from "./github.js";
import { offerFile } from "../lib/hand-over.js";
import { make, say } from "../lib/site.js";

/** @typedef {{path: string, text: string}} File */
/** @typedef {import("./github.js").Repository} Repository */

/** @param {HTMLElement} place @param {File[]} files @param {Repository | null} repository @param {string[]} warnings */
export function showOutput(place, files, repository, warnings) {
  const parts = [];
  if (warnings.length) {
    parts.push(make("p", "", "Nothing stands in the way. A reviewer will ask about this:"),
      make("ul", "", ...warnings.map((text) => make("li", "", text))));
  }
  parts.push(...(repository ? buildSteps(files, repository) : buildByHand(files)));
  parts.push(make("h3", "", files.length === 1 ? "The file" : "The files"), ...files.flatMap(buildFile));
  place.replaceChildren(...parts);
}

/** @param {File[]} files */
function buildByHand(files) {
  const what = files.length === 1 ? "the file" : "both files";
  return [make("p", "", `Download ${what} and send ${files.length === 1 ? "it" : "them"} to the people who run this board, or add `
    + `${files.length === 1 ? "it" : "them"} to its repository under the path that stands above each text.`)];
}

/** What to do on GitHub, for somebody who has never been there. @param {File[]} files @param {Repository} repository */
function buildSteps(files, repository) {
  const steps = [
    make("li", "", make("p", "", buildLink(files[0], repository, files.length === 1 ? "Propose it on GitHub" : "Propose employer.yml on GitHub")),
      make("p", "", ...sayOpening(files[0], repository), " GitHub asks you to sign in first; an account is free.")),
    make("li", "", "Is it your first time here? GitHub says that you need to fork the repository. Press ",
      make("strong", "", "Fork this repository"), ": it makes a copy of your own, from which you propose."),
    make("li", "", "Press ", make("strong", "", "Commit changes…"), " at the top right, then ", make("strong", "", "Propose changes"), "."),
    make("li", "", "GitHub shows what you propose. Press ", make("strong", "", "Create pull request"),
      ", write a line for the reviewer if you like, and press ", make("strong", "", "Create pull request"), " again."),
  ];
  if (files.length > 1) steps.push(...buildSecond(files[1], repository));
  steps.push(make("li", "", "That was it. The check answers in the pull request within minutes, and a person reads it before it is published. "
    + "On your first proposal a maintainer has to start the check, which may take a day."));
  return [make("ol", "mb-steps", ...steps)];
}

/** The second file goes to the branch that GitHub has made for the first. @param {File} file @param {Repository} repository */
function buildSecond(file, repository) {
  const input = /** @type {HTMLInputElement} */ (make("input"));
  input.id = "mb-copy";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("aria-describedby", "mb-copy-help mb-copy-error");
  const label = /** @type {HTMLLabelElement} */ (make("label", "", "What stands after “from” under the title of your pull request"));
  label.htmlFor = input.id;
  const help = make("p", "mb-help", "Two words with a colon, such as ", make("code", "", "ana-rui:patch-1"), ".");
  help.id = "mb-copy-help";
  const wrong = make("p", "mb-wrong");
  wrong.id = "mb-copy-error";
  wrong.hidden = true;
  const place = make("div");
  input.addEventListener("input", () => {
    const copy = findCopy(repository, input.value);
    wrong.hidden = Boolean(copy) || !input.value.trim();
    wrong.textContent = wrong.hidden ? "" : "This is no such name. Copy both words and the colon, for example ana-rui:patch-1.";
    place.replaceChildren(...(copy ? [make("p", "", buildLink(file, copy, "Add the listing on GitHub")),
      make("p", "", ...sayOpening(file, copy), " Press ", make("strong", "", "Commit changes…"), ", leave ",
        make("strong", "", "Commit directly"), " chosen, and press ", make("strong", "", "Commit changes"),
        ". The listing is now in the same pull request.")] : []));
  });
  return [make("li", "", make("p", "", "Now the listing itself, into the same proposal. Your pull request says “wants to merge 1 commit into ",
    `${repository.branch} from …”. Copy what stands after “from” to here:`), make("div", "mb-field", label, help, input, wrong), place)];
}

/** @param {File} file @param {Repository} repository @returns {(Node | string)[]} */
function sayOpening(file, repository) {
  const name = make("code", "", file.path);
  if (buildNewFile(repository, file.path, file.text).isFilled) return ["This opens GitHub's page for a new file, with ", name, " and its text filled in."];
  return ["This opens GitHub's page for a new file, named ", name, ". The text is too long to come with it, so it is copied: "
    + "click into the large empty field and paste (Ctrl+V, or ⌘V on a Mac)."];
}

/** @param {File} file @param {Repository} repository @param {string} words */
function buildLink(file, repository, words) {
  const { address, isFilled } = buildNewFile(repository, file.path, file.text);
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-button md-button--primary mb-button",
    isFilled ? words : `Copy the text and ${words[0].toLowerCase()}${words.slice(1)}`));
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener";
  if (!isFilled) link.addEventListener("click", () => void copy(file.text));
  return link;
}

/** @param {File} file */
function buildFile(file) {
  const [copying, saving] = [makeButton("Copy", ` ${file.path}`), makeButton("Download", ` ${file.path}`)];
  copying.addEventListener("click", () => void copy(file.text));
  saving.addEventListener("click", () => offerFile(file.path.slice(file.path.lastIndexOf("/") + 1), "application/yaml", file.text));
  const text = make("pre", "mb-yaml", make("code", "", file.text));
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", file.path);
  return [make("p", "mb-file", make("code", "", file.path)), make("p", "mb-actions", copying, saving), text];
}

/** @param {string} words @param {string} more */
function makeButton(words, more) {
  const button = make("button", "mb-tool", words, make("span", "mb-unseen", more));
  button.setAttribute("type", "button");
  return button;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("The text is copied.");
  } catch {
    say("This browser does not let a page copy. Mark the text below and copy it yourself.");
  }
}
