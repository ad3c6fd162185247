// The part of the page where people take their list with them, bring one in, or delete it.

import { _, ngettext } from "../words/saved.js";
import { offerFile } from "../lib/hand-over.js";
import { find, ROOT, say } from "../lib/site.js";
import { getToday } from "../lib/today.js";
import { complain } from "./buttons.js";
import { MAX_FILE, readFile, writeCsv, writeJson } from "./exchange.js";
import { addSaved, clearSaved, listSaved } from "./saved.js";

/** @param {HTMLElement} section @param {() => void} forget what the page shows of it */
export function startData(section, forget) {
  const name = () => `saved-projects-${getToday()}`;
  find(section, "[name=json]").addEventListener("click",
    () => offerFile(`${name()}.json`, "application/json", writeJson(listSaved(), ROOT.href)));
  find(section, "[name=csv]").addEventListener("click",
    () => offerFile(`${name()}.csv`, "text/csv", writeCsv(listSaved(), ROOT.href)));
  find(section, "[name=file]").addEventListener("change",
    (event) => void bringIn(section, /** @type {HTMLInputElement} */ (event.target)));
  find(section, "[name=delete]").addEventListener("click", () => {
    if (!confirm(ngettext("Delete the project from this browser, with your notes? This cannot be undone.",
      "Delete all {count} projects from this browser, with your notes? This cannot be undone.", listSaved().length))) return;
    forget();
    clearSaved();
    say(_("Everything is deleted."));
  });
}

/** @param {HTMLElement} section @param {HTMLInputElement} input */
async function bringIn(section, input) {
  const [file] = input.files ?? [];
  if (!file) return;
  const place = find(section, ".mb-data__said");
  const found = file.size > MAX_FILE ? null : await file.text().then(readFile, () => null);
  input.value = "";
  place.hidden = false;
  if (!found) {
    place.textContent = _("This is no list of saved projects. Choose a file that this page has exported.");
    return;
  }
  const before = new Set(listSaved().map(({ id }) => id));
  const refusal = addSaved(found.entries);
  const added = found.entries.filter(({ id }) => !before.has(id)).length;
  place.textContent = refusal ? "" : report(added, found.entries.length - added, found.left);
  place.hidden = Boolean(refusal);
  complain(place, refusal, _("Nothing of the file was saved."));
}

/** @param {number} added @param {number} had @param {number} left */
function report(added, had, left) {
  const words = [ngettext("{count} project was added.", "{count} projects were added.", added)];
  if (had) {
    words.push(ngettext("{count} was saved already, and what you wrote here stays.",
      "{count} were saved already, and what you wrote here stays.", had));
  }
  if (left) words.push(ngettext("{count} row names no project that could be added.", "{count} rows name no project that could be added.", left));
  return words.join(" ");
}
