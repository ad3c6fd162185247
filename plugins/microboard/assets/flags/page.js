// The page on which somebody checks an offer: what is typed is looked at as it is typed, and never leaves the page.

import { _, ngettext } from "../words/flags.js";
import { RedFlags } from "./red-flags.js";
import { make, resolve, say } from "../lib/site.js";

// Long enough that a list does not change under every letter, short enough to feel live.
const PAUSE = 200;
const SHOWN = 80;

/** @param {HTMLElement} page */
export async function startSuspiciousPage(page) {
  const input = /** @type {HTMLTextAreaElement} */ (page.querySelector("#mb-offer"));
  const count = /** @type {HTMLElement} */ (page.querySelector("#mb-offer-count"));
  const list = /** @type {HTMLElement} */ (page.querySelector("#mb-flags"));
  /** @type {RedFlags} */
  let flags;
  try {
    const response = await fetch(resolve("api/v1/red-flags.json"));
    if (!response.ok) throw new Error(String(response.status));
    flags = new RedFlags(await response.json());
  } catch {
    count.textContent = _("The rules could not be loaded. Load the page again.");
    return;
  }
  const show = () => {
    const matches = input.value.trim() ? flags.find(input.value) : [];
    // Errors first: what nobody honest writes.
    matches.sort((one, other) => Number(one.flag.severity !== "error") - Number(other.flag.severity !== "error"));
    list.replaceChildren(...matches.map((match) => buildEntry(match, input.value)));
    const words = input.value.trim() ? writeCount(matches) : _("Nothing to look at yet.");
    if (count.textContent !== words) say(words);
    count.textContent = words;
  };
  /** @type {number | undefined} */
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE);
  });
  page.querySelector("#mb-offer-clear")?.addEventListener("click", () => {
    input.value = "";
    clearTimeout(timer);
    show();
    input.focus();
  });
  // A browser may fill in what was there before the page was loaded again.
  show();
}

/** @param {import("./red-flags.js").Match[]} matches */
function writeCount(matches) {
  const strong = matches.filter(({ flag }) => flag.severity === "error").length;
  if (!matches.length) {
    return _("No red flag was found. The signs are known in English only, and this is no proof: ask, if anything feels wrong.");
  }
  const isMixed = strong > 0 && strong < matches.length;
  const signs = isMixed ? ngettext("{count} red flag, {strong} of them strong.", "{count} red flags, {strong} of them strong.", matches.length, { strong })
    : ngettext("{count} red flag.", "{count} red flags.", matches.length);
  return `${signs} ${strong ? _("Do not answer before you have asked somebody.") : _("Each is a reason to ask.")}`;
}

/** @param {import("./red-flags.js").Match} match @param {string} text */
function buildEntry({ flag, start, end, says }, text) {
  const words = text.slice(start, end).replace(/\s+/gu, " ");
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  const isStrong = flag.severity === "error";
  return make("li", `mb-flag mb-flag--${isStrong ? "error" : "warning"}`,
    make("h3", "", make("q", "", shown), ` ${says}`),
    make("p", "mb-flag__kind", isStrong ? _("Strong sign: {title}", { title: flag.title }) : _("Reason to ask: {title}", { title: flag.title })),
    make("p", "", flag.students),
    make("p", "", make("strong", "", _("What to do:")), ` ${flag.advice}`));
}
