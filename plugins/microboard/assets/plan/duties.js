// The rows in which somebody writes down other duties.

import { _ } from "../words/plan.js";
import { formatDay } from "../lib/days.js";
import { find } from "../lib/site.js";
import { readSpan } from "./load.js";
import { cleanDuty, MAX_DUTIES } from "./state.js";
import { getNextMonday, WEEK } from "./weeks.js";

/** @typedef {import("./state.js").Duty} Duty */

/** What a button adds: a name, weeks, and hours a week that it takes. @type {Record<string, [string, number, number]>} */
const BEGUN = { duty: ["", 0, 4], term: [_("Term"), 14, 4], exams: [_("Exams"), 2, 10] };

export class Duties {
  /**
   * @param {HTMLElement} section @param {HTMLTemplateElement} template @param {(duties: Duty[]) => void} change
   * @param {(duty: Duty) => unknown} hasDays whether a row says when; one that does not shows its complaint
   */
  constructor(section, template, change, hasDays = readSpan) {
    this.hasDays = hasDays;
    this.section = section;
    this.list = find(section, "ul");
    this.template = template;
    this.change = change;
    section.addEventListener("input", () => change(this.read()));
    section.addEventListener("click", ({ target }) => target instanceof HTMLButtonElement && this.#press(target));
  }

  /** What the rows say. */
  read() {
    return [...this.list.children].map((row) => cleanDuty({
      label: getInput(row, "label").value, from: getInput(row, "from").value, to: getInput(row, "to").value,
      hours: getInput(row, "hours").valueAsNumber,
    }));
  }

  /** Show duties, and leave the rows alone where they say the same: somebody may be writing in one. @param {Duty[]} duties */
  show(duties) {
    if (JSON.stringify(duties) !== JSON.stringify(this.read())) this.list.replaceChildren(...duties.map((duty) => this.#build(duty)));
    for (const [at, row] of [...this.list.children].entries()) find(row, ".mb-complaint").hidden = Boolean(this.hasDays(duties[at]));
    for (const button of this.section.querySelectorAll("[data-begin]")) /** @type {HTMLButtonElement} */ (button).disabled = duties.length >= MAX_DUTIES;
  }

  /** @param {HTMLButtonElement} button */
  #press(button) {
    const row = button.closest("li");
    if (row) {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next ? getInput(next, "label") : find(this.section, "[data-begin]")).focus();
    } else {
      const [label, weeks, hours] = BEGUN[button.dataset.begin ?? ""];
      const from = getNextMonday(Math.floor(Date.now() / 86_400_000));
      const days = weeks ? { from: formatDay(from), to: formatDay(from + weeks * WEEK - 1) } : { from: "", to: "" };
      this.list.append(this.#build({ label, hours, ...days }));
      getInput(/** @type {Element} */ (this.list.lastElementChild), weeks ? "from" : "label").focus();
    }
    this.change(this.read());
  }

  /** @param {Duty} duty */
  #build({ label, from, to, hours }) {
    const row = /** @type {Element} */ (/** @type {DocumentFragment} */ (this.template.content.cloneNode(true)).firstElementChild);
    for (const [name, value] of Object.entries({ label, from, to, hours: String(hours) })) getInput(row, name).value = value;
    return row;
  }
}

/** @param {Element} row @param {string} name */
function getInput(row, name) {
  return /** @type {HTMLInputElement} */ (find(row, `[name=${name}]`));
}
