// Shows the files that the form has written, and how to send them in.

import { _, split } from "../words/submit.js";
import { buildEditPage, buildNewFile, findCopy } from "./github.js";
import { copyText, offerFile } from "../lib/hand-over.js";
import { make, makeButton } from "../lib/site.js";

/** @typedef {{path: string, text: string}} File */
/** @typedef {import("./github.js").Repository} Repository */

/** `address` is that of an issue with all answers, or nothing. @typedef {{address: string, promises: string[], isNamed: boolean, isChange: boolean}} Issue */

/** @param {HTMLElement} place @param {File[]} files @param {Repository | null} repository @param {string[]} warnings @param {Issue} issue */
export function showOutput(place, files, repository, warnings, issue) {
  const parts = [];
  if (warnings.length) {
    parts.push(make("p", "", _("Nothing stands in the way. A reviewer will ask about this:")),
      make("ul", "", ...warnings.map((text) => make("li", "", text))));
  }
  const shown = [make("h3", "", files.length === 1 ? _("The file") : _("The files")), ...files.flatMap(buildFile)];
  if (!repository) parts.push(...buildByHand(files), ...shown);
  else if (issue.isChange) parts.push(...(issue.address ? buildIssue(issue) : []), buildEdit(files[0], repository, issue));
  else if (issue.address) parts.push(...buildIssue(issue), fold(_("Or propose the files yourself"), ...buildWay(files, repository, issue), ...shown));
  else parts.push(make("p", "", _("Your answers are too long to travel in an address, as GitHub takes about 8,000 characters. So the files are proposed in "
    + "a few more steps:")), ...buildSteps(files, repository), ...shown);
  place.replaceChildren(...parts);
}

/** The short way: an issue that is filled in, which becomes a pull request. @param {Issue} issue */
function buildIssue({ address, promises }) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-button md-button--primary mb-button", _("Send it in on GitHub")));
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener";
  return [make("p", "", _("With it you say:")), make("ul", "", ...promises.map((line) => make("li", "", line))), make("p", "", link),
    make("ol", "mb-steps",
      make("li", "", _("This opens GitHub with all your answers filled in. GitHub asks you to sign in first; an account is free.")),
      make("li", "", ...split(_("Press {create}."), { create: name("Create") })),
      make("li", "", _("That was it. Within minutes a comment says what to mend, or that your listing is on its way. A person reads it before it is published.")))];
}

/** The long way of a change. The file holds more than the form asks for, so it is edited and not exchanged. @param {File} file @param {Repository} repository @param {Issue} issue */
function buildEdit({ path }, repository, { address }) {
  const edit = /** @type {HTMLAnchorElement} */ (make("a", "", _("edit the file on GitHub")));
  edit.href = buildEditPage(repository, path);
  edit.target = "_blank";
  edit.rel = "noopener";
  return make("p", "", ...split(address ? _("You can also {edit_file}.") : _("Your answers are too long to travel in an address. You can {edit_file}."),
    { edit_file: edit }));
}

/** The long way, where somebody is named who may change the folder. @param {File[]} files @param {Repository} repository @param {Issue} issue */
function buildWay(files, repository, { isNamed }) {
  return isNamed ? buildSteps(files, repository)
    : [make("p", "", _("For this, write above who may change your listings: GitHub logins. In an issue, you are named by yours."))];
}

/** @param {string} words @param {(Node | string)[]} content */
function fold(words, ...content) {
  return make("details", "mb-facet mb-way", make("summary", "", words), ...content);
}

/** @param {File[]} files */
function buildByHand(files) {
  return [make("p", "", files.length === 1
    ? _("Download the file and send it to the people who run this board, or add it to its repository under the path that stands above its text.")
    : _("Download both files and send them to the people who run this board, or add them to its repository under the path that stands "
      + "above each text."))];
}

/** What to do on GitHub, for somebody who has never been there. @param {File[]} files @param {Repository} repository */
function buildSteps(files, repository) {
  const steps = [
    make("li", "", make("p", "", buildLink(files[0], repository, files.length === 1 ? PROPOSE : PROPOSE_EMPLOYER)),
      make("p", "", ...sayOpening(files[0], repository), " ", _("GitHub asks you to sign in first; an account is free."))),
    make("li", "", ...split(_("Is it your first time here? GitHub says that you need to fork the repository. Press {fork}: it makes a copy "
      + "of your own, from which you propose."), { fork: name("Fork this repository") })),
    make("li", "", ...split(_("Press {commit} at the top right, then {propose}."),
      { commit: name("Commit changes…"), propose: name("Propose changes") })),
    make("li", "", ...split(_("GitHub shows what you propose. Press {create}, write a line for the reviewer if you like, and press {again} "
      + "again."), { create: name("Create pull request"), again: name("Create pull request") })),
  ];
  if (files.length > 1) steps.push(...buildSecond(files[1], repository));
  steps.push(make("li", "", _("That was it. The check answers in the pull request within minutes, and a person reads it before it is "
    + "published. On your first proposal a maintainer has to start the check, which may take a day.")));
  return [make("ol", "mb-steps", ...steps)];
}

/** What stands on a button of GitHub, which speaks English. @param {string} words */
function name(words) {
  const said = make("strong", "", words);
  said.lang = "en";
  return said;
}

/** The second file goes to the branch that GitHub has made for the first. @param {File} file @param {Repository} repository */
function buildSecond(file, repository) {
  const input = /** @type {HTMLInputElement} */ (make("input"));
  input.id = "mb-copy";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("aria-describedby", "mb-copy-help mb-copy-error");
  const label = /** @type {HTMLLabelElement} */ (make("label", "", _("What stands after “from” under the title of your pull request")));
  label.htmlFor = input.id;
  const help = make("p", "mb-help", ...split(_("Two words with a colon, such as {example}."), { example: make("code", "", "ana-rui:patch-1") }));
  help.id = "mb-copy-help";
  const wrong = make("p", "mb-wrong");
  wrong.id = "mb-copy-error";
  wrong.hidden = true;
  const place = make("div");
  input.addEventListener("input", () => {
    const copy = findCopy(repository, input.value);
    wrong.hidden = Boolean(copy) || !input.value.trim();
    wrong.textContent = wrong.hidden ? "" : _("This is no such name. Copy both words and the colon, for example {example}.", { example: "ana-rui:patch-1" });
    place.replaceChildren(...(copy ? [make("p", "", buildLink(file, copy, ADD)),
      make("p", "", ...sayOpening(file, copy), " ", ...split(_("Press {open}, leave {directly} chosen, and press {commit}. The listing is now "
        + "in the same pull request."),
      { open: name("Commit changes…"), directly: name("Commit directly"), commit: name("Commit changes") }))] : []));
  });
  return [make("li", "", make("p", "", _("Now the listing itself, into the same proposal. Your pull request says “wants to merge 1 commit into "
    + "{branch} from …”. Copy what stands after “from” to here:", { branch: repository.branch })),
    make("div", "mb-field", label, help, input, wrong), place)];
}

/** @param {File} file @param {Repository} repository @returns {(Node | string)[]} */
function sayOpening(file, repository) {
  const path = make("code", "", file.path);
  const { isFilled } = buildNewFile(repository, file.path, file.text);
  return split(isFilled ? _("This opens GitHub's page for a new file, with {path} and its text filled in.")
    : _("This opens GitHub's page for a new file, named {path}. The text is too long to come with it, so it is copied: click into the "
      + "large empty field and paste (Ctrl+V, or ⌘V on a Mac)."), { path });
}

/** What a link to GitHub says where the text comes along, and where it has to be copied. @typedef {[string, string]} Words */
/** @type {Words} */
const PROPOSE = [_("Propose it on GitHub"), _("Copy the text and propose it on GitHub")];
/** @type {Words} */
const PROPOSE_EMPLOYER = [_("Propose employer.yml on GitHub"), _("Copy the text and propose employer.yml on GitHub")];
/** @type {Words} */
const ADD = [_("Add the listing on GitHub"), _("Copy the text and add the listing on GitHub")];

/** @param {File} file @param {Repository} repository @param {Words} words */
function buildLink(file, repository, [whole, copied]) {
  const { address, isFilled } = buildNewFile(repository, file.path, file.text);
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-button md-button--primary mb-button", isFilled ? whole : copied));
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener";
  if (!isFilled) link.addEventListener("click", () => void copyText(file.text));
  return link;
}

/** @param {File} file */
function buildFile(file) {
  const [copying, saving] = [makeTool(_("Copy"), file.path), makeTool(_("Download"), file.path)];
  copying.addEventListener("click", () => void copyText(file.text));
  saving.addEventListener("click", () => offerFile(file.path.slice(file.path.lastIndexOf("/") + 1), "application/yaml", file.text));
  const text = make("pre", "mb-yaml", make("code", "", file.text));
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", file.path);
  return [make("p", "mb-file", make("code", "", file.path)), make("p", "mb-actions", copying, saving), text];
}

/** @param {string} words @param {string} path */
function makeTool(words, path) {
  return makeButton("mb-tool", words, make("span", "mb-unseen", ` ${path}`));
}
