// The part of a page where people take with them what it keeps for them, bring it in, or delete it: see `own_data` in
// templates/project/macros.html.

import { _ } from "../words/project.js";
import { offerFile } from "../lib/hand-over.js";
import { MAX_FILE } from "../lib/own-data.js";
import { find, say } from "../lib/site.js";
import { getToday } from "../lib/today.js";
import { complain } from "../saved/buttons.js";

/**
 * Bring the section of a page to life, and say above where the browser keeps nothing.
 * @template {object} Value
 * @param {HTMLElement} page @param {import("../lib/own-data.js").OwnData<Value>} data
 */
export function startOwnSection(page, data) {
  const section = find(page, "#mb-data");
  find(section, "[name=json]").addEventListener("click",
    () => offerFile(`${data.name}-${getToday()}.json`, "application/json", data.writeFile()));
  find(section, "[name=file]").addEventListener("change",
    (event) => void bringIn(section, data, /** @type {HTMLInputElement} */ (event.target)));
  find(section, "[name=delete]").addEventListener("click", () => {
    if (!confirm(_("Delete what this page keeps in this browser? This cannot be undone."))) return;
    data.clear();
    say(_("Everything is deleted."));
  });
  data.watch(() => section.isConnected && update(section, data));
  update(section, data);
  section.hidden = false;
  window.addEventListener("beforeunload", (event) => section.isConnected && data.isAtRisk() && event.preventDefault());
  complain(find(page, ".mb-lead"), data.findRefusal(),
    _("What you enter here is gone when you leave the page. Export it first."));
}

/** What is not there can neither be exported nor deleted. @param {HTMLElement} section @param {import("../lib/own-data.js").OwnData<any>} data */
function update(section, data) {
  for (const name of ["json", "delete"]) find(section, `[name=${name}]`).hidden = data.isEmpty();
}

/** @param {HTMLElement} section @param {import("../lib/own-data.js").OwnData<any>} data @param {HTMLInputElement} input */
async function bringIn(section, data, input) {
  const [file] = input.files ?? [];
  if (!file) return;
  const found = file.size > MAX_FILE ? null : await file.text().then((text) => data.readFile(text), () => null);
  input.value = "";
  const place = find(section, ".mb-data__said");
  if (found && !data.isEmpty() && !confirm(_("Put the file in the place of what is here?"))) return;
  place.hidden = false;
  place.textContent = found ? _("This is now what the file says.") : _("This page cannot read the file. Choose one that it has exported.");
  if (found) complain(place, data.set(found), _("What the file says lasts as long as this page is open."));
}
