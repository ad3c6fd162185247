// Shows what is wrong: under the field that it is about, and in one list above the form.

import { _, ngettext } from "../words/submit.js";
import { findRow, getControl, listRows } from "./fields.js";
import { make } from "../lib/site.js";

/** @typedef {import("./judge.js").Problem & {part: string}} Problem */
/** @typedef {import("./form.js").SubmitForm} SubmitForm */

/** Show the problems of the fields that somebody has left. @param {SubmitForm} form @param {Problem[]} problems @param {Set<HTMLElement>} left */
export function showProblems(form, problems, left) {
  /** @type {Map<Element, {control: Element, problem: Problem}>} */
  const wanted = new Map();
  for (const problem of problems) {
    const place = findPlace(form, problem);
    if (!place || !left.has(place.top)) continue;
    const wrong = place.field.querySelector(":scope > .mb-wrong");
    const other = wrong && wanted.get(wrong);
    if (wrong && (!other || (other.problem.severity !== "error" && problem.severity === "error"))) {
      wanted.set(wrong, { control: place.control, problem });
    }
  }
  for (const wrong of form.element.querySelectorAll(".mb-wrong")) {
    const found = wanted.get(wrong);
    const words = found ? say(found.problem) : "";
    // Only what changes, so that it is not read out with every key.
    if (wrong.textContent !== words) wrong.textContent = words;
    wrong.toggleAttribute("hidden", !found);
    wrong.classList.toggle("mb-wrong--warning", found?.problem.severity === "warning");
    if (!found) wrong.parentElement?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  }
  for (const { control, problem } of wanted.values()) {
    if (problem.severity === "error") control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** @param {Problem} problem */
function say({ severity, text }) {
  return severity === "error" ? text : _("Have a look: {problem}", { problem: text });
}

/** The list of what is to be mended; the focus goes to it. @param {SubmitForm} form @param {HTMLElement} summary @param {Problem[]} problems */
export function showSummary(form, summary, problems) {
  // In the order of the form.
  const placed = problems.map((problem) => ({ problem, place: findPlace(form, problem) }));
  /** @param {ReturnType<typeof findPlace>} place */
  const getOrder = (place) => place ? form.fields.indexOf(place.top) : -1;
  placed.sort((one, other) => getOrder(one.place) - getOrder(other.place));
  const items = placed.map(({ problem, place }) => {
    if (!place) return make("li", "", problem.text);
    place.control.closest("details")?.toggleAttribute("open", true);
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", make("strong", "", getName(place.field, place.top)), ` ${problem.text}`));
    link.href = `#${place.control.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      place.control.closest("details")?.toggleAttribute("open", true);
      place.control.focus();
    });
    return make("li", "", link);
  });
  const count = ngettext("One thing is to be mended", "{count} things are to be mended", items.length);
  summary.replaceChildren(make("h2", "", count), make("ul", "", ...items));
  summary.hidden = false;
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "start" });
}

/**
 * Where a problem is shown: the field, the one around it (they are the same outside of rows), and what to go to.
 * @param {SubmitForm} form @param {Problem} problem
 */
function findPlace(form, { path, part }) {
  const fields = form.fields.filter((field) => path.startsWith("@") || form.partOf(field) === part);
  // The nearest: pay.amount itself, deliverables for deliverables.0.what, and the first field of a group for the group.
  const top = fields.find((field) => field.dataset.path === path)
    ?? fields.find((field) => path.startsWith(`${field.dataset.path}.`))
    ?? fields.find((field) => field.dataset.path?.startsWith(`${path}.`));
  if (!top) return null;
  let field = top;
  const [at, ...rest] = path.slice((top.dataset.path ?? "").length + 1).split(".");
  if (/^\d+$/.test(at) && listRows(top).length) {
    const inner = /** @type {HTMLElement[]} */ ([...findRow(top, Number(at)).querySelectorAll("[data-path]")]);
    field = inner.find((one) => one.dataset.path === rest.join(".")) ?? inner[0];
  }
  const control = getControl(field);
  if (!control.id) control.id = `${top.id || "mb"}-first`;
  return { top, field, control };
}

/** @param {HTMLElement} field @param {HTMLElement} top */
function getName(field, top) {
  /** @param {HTMLElement} one */
  const read = (one) => one.querySelector("legend, label")?.firstChild?.textContent?.trim() ?? "";
  return _("{field}:", { field: field === top ? read(top) : `${read(top)} – ${read(field)}` });
}
