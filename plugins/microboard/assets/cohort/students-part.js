// The part of the page that shows what students plan, as they sent it to the educator. It is on no paper, in no file and
// in no link.

import { _, writeList, writeNumber } from "../words/cohort.js";
import { find, linkListing, make, say } from "../lib/site.js";
import { writeHours } from "../plan/say.js";
import { getLastDay, moveProject } from "../plan/project.js";
import { judgeStudent, writeSpan } from "./clashes.js";
import { readPlanLink } from "./paste.js";
import { buildRemove } from "./projects.js";
import { listPicks, MAX_PICKS, MAX_STUDENTS } from "./students.js";

/** @typedef {import("../plan/project.js").Project} Project */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./students.js").Student} Student */

export class StudentsPart {
  /** @param {HTMLElement} section @param {import("./students.js").Students} students @param {() => void} change */
  constructor(section, students, change) {
    this.section = section;
    this.students = students;
    this.change = change;
    find(section, "form").addEventListener("submit", (event) => this.#add(event));
    find(section, "[name=forget]").addEventListener("click", () => this.#forget());
  }

  /** @param {Student[]} students @param {Course} course @param {Map<string, Project>} projects @param {number} today */
  show(students, course, projects, today) {
    const plans = students.map((student) => ({ student, chosen: listPlanned(student, projects) }));
    find(this.section, "#mb-cohort-plans").hidden = !students.length;
    find(this.section, "tbody").replaceChildren(...plans.map(({ student, chosen }, at) => this.#buildRow(student, at, chosen, course, today)));
    find(this.section, "#mb-cohort-who").replaceChildren(...listWho(plans, course).map(({ id, title, names }) => {
      const outside = course.ids.includes(id) ? "" : make("span", "mb-quiet", ` ${_("not in the course")}`);
      return make("li", "", linkListing(id, title), outside, make("span", "mb-cohort__names", names.length ? writeList(names) : _("nobody yet")));
    }));
  }

  /** @param {Student} student @param {number} at @param {Project[]} chosen @param {Course} course @param {number} today */
  #buildRow(student, at, chosen, course, today) {
    const name = nameStudent(student, at);
    const { most, clashes } = judgeStudent(chosen, student.plan, course, today);
    const head = make("th", "", make("bdi", "", name));
    head.setAttribute("scope", "row");
    const list = make("ul", "", ...chosen.map((project) => {
      const title = make("bdi", "", project.title);
      return make("li", "", title, make("span", "mb-cohort__when", writeSpan({ first: project.start, last: getLastDay(project) })));
    }));
    const missing = listPicks(student).length - chosen.length;
    if (missing > 0) list.append(make("li", "mb-quiet", _("Projects of which nothing is known: {count}", { count: writeNumber(missing) })));
    const load = _("up to {need} a week, of {have}", { need: writeHours(most), have: writeNumber(student.plan.hours) });
    const said = clashes.length ? make("ul", "", ...clashes.map((clash) => make("li", "mb-cohort__clash", clash))) : _("Everything fits.");
    return make("tr", "", head, make("td", "", list), make("td", "", load), make("td", "", said),
      make("td", "", buildRemove(name, () => this.#remove(at))));
  }

  /** @param {Event} event */
  #add(event) {
    event.preventDefault();
    const [name, link] = ["student", "link"].map((one) => /** @type {HTMLInputElement} */ (find(this.section, `[name=${one}]`)));
    const plan = readPlanLink(link.value);
    const students = this.students.list();
    const refusal = !plan ? _("This is no link of a plan. A student gets one on the page of the plan, by the button that shares it with an adviser.")
      : students.length >= MAX_STUDENTS ? _("There is room for {count} plans. Remove one first.", { count: writeNumber(MAX_STUDENTS) })
      : Object.keys(plan.picks).length > MAX_PICKS ? _("This plan names more than {count} projects. Ask for one with fewer.", { count: writeNumber(MAX_PICKS) }) : "";
    find(this.section, "#mb-cohort-refusal").textContent = refusal;
    if (!plan || refusal) return;
    this.students.set([...students, { name: name.value, plan }]);
    [name.value, link.value] = ["", ""];
    name.focus();
    say(_("The plan is added."));
    this.change();
  }

  /** @param {number} at */
  #remove(at) {
    this.students.set(this.students.list().filter((_student, other) => other !== at));
    find(this.section, "h2").focus();
    say(_("The plan is removed."));
    this.change();
  }

  #forget() {
    if (!confirm(_("Forget the plans and names of all students?"))) return;
    this.students.set([]);
    find(this.section, "h2").focus();
    say(_("All plans are forgotten."));
    this.change();
  }
}

/** What a student plans, where it starts now, as far as the board knows it. @param {Student} student @param {Map<string, Project>} projects */
function listPlanned(student, projects) {
  return listPicks(student).flatMap((id) => {
    const project = projects.get(id);
    return project && project.kind !== "unknown" ? [moveProject(project, student.plan.starts[id])] : [];
  }).sort((one, other) => one.start - other.start);
}

/** Each project with the names of those who plan it, those of the course first. @param {{student: Student, chosen: Project[]}[]} plans @param {Course} course */
function listWho(plans, course) {
  /** @type {Map<string, {id: string, title: string, names: string[]}>} */
  const who = new Map();
  plans.forEach(({ student, chosen }, at) => {
    for (const { id, title } of chosen) {
      const found = who.get(id) ?? { id, title, names: [] };
      who.set(id, { ...found, names: [...found.names, nameStudent(student, at)] });
    }
  });
  const rank = (/** @type {string} */ id) => course.ids.includes(id) ? course.ids.indexOf(id) : course.ids.length;
  return [...who.values()].sort((one, other) => rank(one.id) - rank(other.id));
}

/** @param {Student} student @param {number} at */
function nameStudent({ name }, at) {
  return name || _("Student {number}", { number: writeNumber(at + 1) });
}
