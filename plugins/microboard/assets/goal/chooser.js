// A field in which somebody chooses by name: one role, or one skill after another.

import { _, writeList } from "../words/goal.js";
import { find, make, makeButton } from "../lib/site.js";
import { fold } from "../lib/words.js";

/** @typedef {{id: string, label: string, aliases?: string[]}} Choice */

/** Of more that could be meant, nobody reads the names. */
const MAX_NAMES = 6;

/**
 * What somebody means by a text: the choice of that name, or the only one that has it within.
 * @template {Choice} T
 * @param {T[]} choices @param {string} text @returns {T | undefined}
 */
export function findChoice(choices, text) {
  const wanted = fold(text);
  if (!wanted) return undefined;
  const whole = choices.find(({ id, label, aliases = [] }) => [label, id, ...aliases].some((name) => fold(name) === wanted));
  const within = listWithin(choices, wanted);
  return whole ?? (within.length === 1 ? within[0] : undefined);
}

/** @template {Choice} T @param {T[]} choices @param {string} wanted folded, the beginning of a word */
function listWithin(choices, wanted) {
  return choices.filter(({ label }) => ` ${fold(label)}`.includes(` ${wanted}`));
}

/** Why a text chooses nothing. @param {Choice[]} choices @param {string} text */
export function sayUnclear(choices, text) {
  const within = listWithin(choices, fold(text));
  if (within.length > 1 && within.length <= MAX_NAMES) return _("Which do you mean: {names}?", { names: writeList(within.map(({ label }) => label)) });
  return _("Nothing on this board is called “{text}”. Choose from the list.", { text });
}

/**
 * Take over what is chosen in a field: at once where a name is whole, else when somebody leaves it.
 * @param {HTMLInputElement} input @param {() => Choice[]} list @param {(choice: Choice | null) => void} take none where the field was emptied
 */
export function startChooser(input, list, take) {
  const said = find(/** @type {HTMLElement} */ (input.closest("div")), ".mb-goal__said");
  /** @param {boolean} isDone */
  const read = (isDone) => {
    const text = input.value.trim();
    const choice = isDone ? findChoice(list(), text) : list().find(({ label }) => label === text);
    said.textContent = isDone && text && !choice ? sayUnclear(list(), text) : "";
    if (choice || !text) take(choice ?? null);
  };
  input.addEventListener("input", () => read(false));
  input.addEventListener("change", () => read(true));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    read(true);
  });
}

/** Fill the list that goes with fields. @param {HTMLElement} place @param {Choice[]} choices */
export function fillList(place, choices) {
  place.replaceChildren(...choices.map(({ label }) => Object.assign(document.createElement("option"), { value: label })));
}

/**
 * Chips, each with a button.
 * @param {HTMLElement} place @param {Choice[]} choices @param {string} name the class of a button @param {(label: string) => string} describe @param {(choice: Choice) => void} act
 */
export function showChips(place, choices, name, describe, act) {
  place.replaceChildren(...choices.map((choice) => {
    const button = makeButton(name, choice.label);
    button.setAttribute("aria-label", describe(choice.label));
    button.addEventListener("click", () => act(choice));
    return make("li", "", button);
  }));
}
