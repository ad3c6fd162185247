// The submit form as a whole: what it holds, which fields are shown, rows that come and go, choices that are found.

import { _, ngettext, writeNumber } from "../words/submit.js";
import { addRow, getControl, getLabel, listFields, listRows, readField, removeRow, writeField } from "./fields.js";
import { make, say } from "../lib/site.js";
import { fold } from "../lib/words.js";
import { isFilled, tidy } from "./values.js";

/** What the form holds. @typedef {{who: string, names: Record<string, string>, listing: Record<string, any>, employer: Record<string, any>}} Draft */

export class SubmitForm {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
    this.fields = listFields(element);
    const employer = /** @type {HTMLElement} */ (element.querySelector("#mb-employer-fields"));
    /** Which file a field belongs to. @param {HTMLElement} field */
    this.partOf = (field) => field.dataset.path?.startsWith("@") ? "names" : employer.contains(field) ? "employer" : "listing";
    /** Fields that are hidden until another one is chosen. */
    this.conditional = this.fields.filter((field) => field.dataset.shownBy).map((field) => ({ field, before: field.hidden }));
    for (const find of element.querySelectorAll(".mb-lookup")) find.toggleAttribute("hidden", false);
    element.addEventListener("click", (event) => this.#press(event));
    element.addEventListener("input", (event) => this.#follow(event));
    // A form so long is not sent by a slip: Enter in a line is no button.
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    });
    this.update();
  }

  /** @param {string} path @param {string} [part] */
  get(path, part = "listing") {
    return /** @type {HTMLElement} */ (this.fields.find((field) => field.dataset.path === path
      && (path.startsWith("@") || this.partOf(field) === part)));
  }

  get who() {
    const chosen = this.element.querySelector("input[name=who]:checked");
    return chosen instanceof HTMLInputElement ? chosen.value : "new";
  }

  /** @returns {Draft} */
  read() {
    /** @type {Draft} */
    const draft = { who: this.who, names: {}, listing: {}, employer: {} };
    for (const field of this.fields) draft[this.partOf(field)][field.dataset.path ?? ""] = readField(field);
    return draft;
  }

  /** Write a draft, whatever it holds. @param {any} draft */
  write(draft) {
    for (const radio of this.element.querySelectorAll("input[name=who]")) {
      if (radio instanceof HTMLInputElement) radio.checked = radio.value === (draft.who === "listed" ? "listed" : "new");
    }
    for (const field of this.fields) writeField(field, draft[this.partOf(field)]?.[field.dataset.path ?? ""]);
    this.update();
  }

  /** The values of a part, without the fields that are not shown. @param {"listing" | "employer"} part */
  readShown(part) {
    const shown = this.fields.filter((field) => this.partOf(field) === part && !field.hidden);
    return Object.fromEntries(shown.map((field) => [field.dataset.path, readField(field)]));
  }

  /** What people read for a choice. @param {string} path @param {string} id */
  label(path, id) {
    const field = this.get(path);
    return field && id ? getLabel(field, id) : "";
  }

  /** Show and hide what depends on a choice, and count. */
  update() {
    for (const { field, before } of this.conditional) {
      const other = this.get(field.dataset.shownBy ?? "", this.partOf(field));
      const value = other ? getControl(other).value : "";
      field.hidden = value ? !field.dataset.shownFor?.split(" ").includes(value) : before;
    }
    const isNew = this.who === "new";
    /** @type {HTMLElement} */ (this.element.querySelector("#mb-employer-fields")).hidden = !isNew;
    this.get("@employer").hidden = isNew;
    for (const field of this.fields) {
      if (field.dataset.kind === "origin") {
        /** @type {HTMLElement} */ (field.querySelector(".mb-countries")).hidden = getControl(field).value === "worldwide";
      }
      if (field.dataset.kind === "dated") {
        /** @type {HTMLElement} */ (field.querySelector(".mb-day")).hidden = getControl(field).value !== "date";
      }
      if (field.dataset.kind === "choices") countChosen(field);
      if (field.dataset.least) countCharacters(field);
    }
    this.#openNext();
  }

  /** Open the next part where the one before it has all that it needs, once: what somebody closes stays closed. */
  #openNext() {
    const parts = /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll("#mb-listing-fields > .mb-group")]);
    const next = parts.find((part) => part.hasAttribute("data-next"));
    const before = next && parts[parts.indexOf(next) - 1];
    if (!before || !listFields(before).every((field) => field.hidden || !("needed" in field.dataset) || isFilled(readField(field)))) return;
    next.removeAttribute("data-next");
    next.toggleAttribute("open", true);
    this.#openNext();
  }

  /** @param {Event} event */
  #press(event) {
    const button = event.target instanceof Element ? event.target.closest(".mb-add, .mb-remove") : null;
    const field = button?.closest("fieldset[data-path]");
    if (!(button instanceof HTMLElement) || !(field instanceof HTMLElement)) return;
    if (button.matches(".mb-add")) {
      const row = addRow(field);
      /** @type {HTMLElement | null | undefined} */ (row?.querySelector("input, select, textarea"))?.focus();
    } else {
      const at = listRows(field).indexOf(/** @type {HTMLElement} */ (button.closest(".mb-row")));
      removeRow(field, listRows(field)[at]);
      // The pressed button is gone: go on at the row in its place.
      const rows = listRows(field);
      /** @type {HTMLElement | null} */ (rows[Math.min(at, rows.length - 1)].querySelector("input, select, textarea"))?.focus();
      say(_("Removed."));
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {Event} event */
  #follow(event) {
    const target = event.target;
    const field = target instanceof Element ? target.closest(".mb-field") : null;
    if (target instanceof HTMLInputElement && target.type === "search" && field instanceof HTMLElement) find(field, target.value);
    if (target instanceof HTMLInputElement && target.type === "checkbox" && field instanceof HTMLElement) limit(field, target);
    this.update();
  }
}

/** Show the choices that words find. @param {HTMLElement} field @param {string} words */
function find(field, words) {
  const terms = fold(words).split(" ").filter(Boolean);
  let found = 0;
  for (const label of field.querySelectorAll(".mb-options label")) {
    const text = ` ${fold(label.textContent ?? "")}`;
    const fits = terms.every((term) => text.includes(` ${term}`));
    label.toggleAttribute("hidden", !fits);
    if (fits) found++;
  }
  sayNone(field, found ? "" : _("No choice is called that. Try another word, or a part of one. What is closest is enough: the description has "
    + "room for your own words."));
  if (found) say(ngettext("{count} choice.", "{count} choices.", found));
}

/** Where no choice is left, say what to do. @param {HTMLElement} field @param {string} words */
function sayNone(field, words) {
  let place = field.querySelector(".mb-none");
  if (!place) field.querySelector(".mb-options")?.before(place = make("p", "mb-help mb-none"));
  place?.replaceChildren(words);
  if (words) say(words);
}

/** Keep to as many choices as a listing may have. @param {HTMLElement} field @param {HTMLInputElement} box */
function limit(field, box) {
  const most = Number(field.dataset.most ?? Infinity);
  if (field.querySelectorAll("input:checked").length <= most) return;
  box.checked = false;
  say(ngettext("{count} is the most that fits. Take it out first.", "{count} are the most that fit. Take one out first.", most));
  field.querySelector(".mb-size")?.classList.add("mb-size--full");
}

/** @param {HTMLElement} field */
function countChosen(field) {
  const chosen = field.querySelectorAll("input:checked").length;
  const place = field.querySelector(".mb-size");
  const words = chosen ? sayChosen(chosen, Number(field.dataset.most ?? Infinity)) : "";
  if (place && place.textContent !== words) place.textContent = words;
}

/** @param {number} chosen @param {number} most */
function sayChosen(chosen, most) {
  if (most === Infinity) return ngettext("{count} chosen.", "{count} chosen.", chosen);
  return chosen < most ? ngettext("{count} of {most} chosen.", "{count} of {most} chosen.", chosen, { most })
    : ngettext("{count} of {most} chosen, which is all that fit.", "{count} of {most} chosen, which is all that fit.", chosen, { most });
}

/** @param {HTMLElement} field */
function countCharacters(field) {
  const size = [...tidy(getControl(field).value, field.dataset.kind === "long")].length;
  let place = field.querySelector(":scope > .mb-size");
  if (!place) getControl(field).after(place = make("p", "mb-size"));
  const [least, most] = [field.dataset.least, field.dataset.most].map((limit) => writeNumber(Number(limit)));
  place.textContent = size ? ngettext("{count} of {least} to {most} characters", "{count} of {least} to {most} characters", size, { least, most }) : "";
}
