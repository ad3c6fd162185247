// Reads one field of the submit form and writes it: each kind of field has its way.

import { isFilled } from "./values.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** The fields under an element, without those inside of rows. @param {HTMLElement} root */
export function listFields(root) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-path]")])
    .filter((field) => !field.parentElement?.closest("[data-path]"));
}

/** The control of a field that is typed into or clicked first. @param {HTMLElement} field */
export function getControl(field) {
  const box = field.dataset.kind === "choices" ? "input[type=checkbox]" : "input, select, textarea";
  return /** @type {Control} */ (field.querySelector(box));
}

/** @param {HTMLElement} field */
export function listRows(field) {
  return /** @type {HTMLElement[]} */ ([...field.querySelectorAll(".mb-row")]);
}

/** What a field holds: a text, or a list of texts, or a list of groups of texts. @param {HTMLElement} field @returns {any} */
export function readField(field) {
  const control = getControl(field);
  switch (field.dataset.kind) {
    case "choices":
      return getBoxes(field).filter((box) => box.checked).map((box) => box.value);
    case "rows":
      return listRows(field).map(readRow);
    case "origin":
      return control.value === "worldwide" ? control.value : listRows(field).map(readRow);
    case "dated":
      return control.value === "date" ? getDay(field).value : control.value;
    default:
      return control.value;
  }
}

/** Write what `readField` has read; anything else is left out. @param {HTMLElement} field @param {any} value */
export function writeField(field, value) {
  const control = getControl(field);
  switch (field.dataset.kind) {
    case "choices":
      for (const box of getBoxes(field)) box.checked = Array.isArray(value) && value.includes(box.value);
      break;
    case "rows":
      writeRows(field, value);
      break;
    case "origin":
      control.value = Array.isArray(value) ? "some" : "worldwide";
      writeRows(field, value);
      break;
    case "dated":
      writeDated(field, typeof value === "string" ? value : "");
      break;
    default:
      control.value = typeof value === "string" ? value : "";
      if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
  }
}

/** Another row at the end; null when no more fit. @param {HTMLElement} field */
export function addRow(field) {
  const rows = listRows(field);
  if (field.dataset.most && rows.length >= Number(field.dataset.most)) return null;
  const row = /** @type {HTMLElement} */ (rows[0].cloneNode(true));
  for (const inner of listFields(row)) writeField(inner, "");
  for (const wrong of row.querySelectorAll(".mb-wrong")) wrong.toggleAttribute("hidden", true);
  for (const control of row.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  rows.at(-1)?.after(row);
  nameRows(field);
  return row;
}

/** Without a row; the last one is emptied instead. @param {HTMLElement} field @param {HTMLElement} row */
export function removeRow(field, row) {
  if (listRows(field).length > 1) row.remove();
  else for (const inner of [row, ...row.querySelectorAll("[data-path]")]) if (inner !== row) writeField(/** @type {HTMLElement} */ (inner), "");
  nameRows(field);
}

/** The row that holds the value at a place in the file: empty rows are not written there. @param {HTMLElement} field @param {number} at */
export function findRow(field, at) {
  const rows = listRows(field);
  return rows.filter((row) => isFilled(readRow(row)))[at] ?? rows[0];
}

/** The words that stand beside a choice. @param {HTMLElement} field @param {string} id */
export function getLabel(field, id) {
  const box = getBoxes(field).find((one) => one.value === id);
  if (box) return box.parentElement?.querySelector("span")?.firstChild?.textContent?.trim() ?? id;
  const option = [...field.querySelectorAll("option")].find((one) => one.value === id);
  return id && option ? option.text : "";
}

/** @param {HTMLElement} field */
function getBoxes(field) {
  return /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("input[type=checkbox]")]);
}

/** @param {HTMLElement} field */
function getDay(field) {
  return /** @type {HTMLInputElement} */ (field.querySelector("input[type=date]"));
}

/** @param {HTMLElement} field @param {string} value */
function writeDated(field, value) {
  const control = getControl(field);
  control.value = value;
  const isChoice = value === "" || (control instanceof HTMLSelectElement && control.selectedIndex >= 0);
  if (!isChoice) control.value = "date";
  getDay(field).value = isChoice ? "" : value;
}

/** @param {HTMLElement} row @returns {any} */
function readRow(row) {
  const inner = listRowFields(row);
  if (inner.length === 1 && !inner[0].dataset.path) return readField(inner[0]);
  return Object.fromEntries(inner.map((field) => [field.dataset.path, readField(field)]));
}

/** @param {HTMLElement} field @param {any} value */
function writeRows(field, value) {
  const values = Array.isArray(value) ? value : [];
  for (const row of listRows(field).slice(1)) row.remove();
  values.slice(1).forEach(() => addRow(field));
  listRows(field).forEach((row, at) => {
    for (const inner of listRowFields(row)) writeField(inner, inner.dataset.path ? values[at]?.[inner.dataset.path] : values[at]);
  });
  nameRows(field);
}

/** @param {HTMLElement} row */
function listRowFields(row) {
  return /** @type {HTMLElement[]} */ ([...row.querySelectorAll("[data-path]")]);
}

/** Give every row its number: in ids, in what refers to them, and in what is read aloud. @param {HTMLElement} field */
function nameRows(field) {
  const rows = listRows(field);
  const most = Number(field.dataset.most ?? Infinity);
  rows.forEach((row, at) => {
    for (const element of row.querySelectorAll("[id], [for], [aria-describedby]")) {
      for (const name of ["id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map((one) => renumber(one, field.id, at)).join(" "));
      }
    }
    row.querySelector(".mb-number")?.replaceChildren(String(at + 1));
  });
  const add = field.querySelector(".mb-add");
  if (add instanceof HTMLButtonElement) add.hidden = rows.length >= most;
}

/** @param {string} id @param {string} base @param {number} at */
function renumber(id, base, at) {
  return id.startsWith(`${base}-`) ? `${base}-${at}${id.slice(base.length + 1).replace(/^\d+/, "")}` : id;
}
