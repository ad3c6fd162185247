// The page of a course: what an educator chooses and its days, which the address holds, and what students plan, which stays
// in this tab.

import { _, ngettext } from "../words/cohort.js";
import { writeCalendar } from "../lib/calendar.js";
import { readDay, writeDay } from "../lib/days.js";
import { offerFile, shareLink } from "../lib/hand-over.js";
import { OwnData } from "../lib/own-data.js";
import { find, linkListing, make, makeButton, resolve, say } from "../lib/site.js";
import { getToday } from "../lib/today.js";
import { readRule } from "../box/credit.js";
import { Duties } from "../plan/duties.js";
import { readProject } from "../plan/project.js";
import { writeHours } from "../plan/say.js";
import { followAddress, isBroken } from "../project/address.js";
import { startOwnSection } from "../project/own-section.js";
import { complain, showSaved } from "../saved/buttons.js";
import { Catalogue } from "../saved/catalogue.js";
import { readEntry } from "../saved/entry.js";
import { CHANGED, listSaved } from "../saved/saved.js";
import { writeSpan } from "./clashes.js";
import { cleanCourse, MAX_PROJECTS, readDays } from "./course.js";
import { listAll, listCourseEvents } from "./dates.js";
import { readFragment, writeFragment } from "./fragment.js";
import { readIds } from "./paste.js";
import { buildChosen } from "./projects.js";
import { listPicks, Students } from "./students.js";
import { StudentsPart } from "./students-part.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("../plan/project.js").Project} Project */

/** @param {HTMLElement} page */
export async function startCohortPage(page) {
  const cohort = new CohortPage(page);
  startOwnSection(page, cohort.data);
  await cohort.start();
}

/** What this page keeps in the browser is the course alone. Whoever deletes it has the students' plans deleted, too. @extends {OwnData<Course>} */
class CourseData extends OwnData {
  /** @param {Students} students */
  constructor(students) {
    super("cohort", cleanCourse);
    this.students = students;
  }

  clear() {
    this.students.set([]);
    super.clear();
  }

  /** Say that students have changed. */
  tell() {
    this.set(this.get());
  }

  isEmpty() {
    return super.isEmpty() && !this.students.list().length;
  }
}

class CohortPage {
  students = new Students();
  data = new CourseData(this.students);
  catalogue = new Catalogue();
  today = /** @type {number} */ (readDay(getToday()));
  /** @type {Course | null} one that the address holds, and that is not the one kept here */
  shared = null;
  /** @type {Map<string, Project>} by the ids of listings, as far as they were loaded */
  projects = new Map();
  /** What is drawn, so that nothing is drawn twice. */
  drawn = "";
  turn = 0;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    /** @param {string} selector */
    this.find = (selector) => find(page, selector);
    this.template = /** @type {HTMLTemplateElement} */ (this.find("#mb-card"));
    this.dates = new Duties(this.find("#mb-cohort-days"), /** @type {HTMLTemplateElement} */ (this.find("#mb-cohort-day")),
      (dates) => this.#change({ dates }), readDays);
    this.part = new StudentsPart(this.find("#mb-cohort-students"), this.students, () => this.data.tell());
  }

  async start() {
    for (const name of /** @type {const} */ (["name", "from", "to"])) {
      this.#input(name).addEventListener("input", () => this.#change({ [name]: this.#input(name).value }));
    }
    this.#input("rule").addEventListener("input", () => this.#change({ rule: readRule(this.#input("rule").value) }));
    this.find("#mb-cohort-paste").addEventListener("submit", (event) => this.#paste(event));
    /** @type {[string, () => void][]} */
    const buttons = [["share", () => this.#share()], ["calendar", () => this.#offerCalendar()], ["print", () => print()],
      ["all", () => this.#add(this.#listOthers().map(({ id }) => id))], ["take", () => this.#takeOver()], ["leave", () => this.#leave()]];
    for (const [name, act] of buttons) this.find(`[name=${name}]`).addEventListener("click", act);
    followAddress(this.page, () => void this.load());
    document.addEventListener(CHANGED, () => this.page.isConnected && this.#showOthers());
    this.data.watch(() => this.page.isConnected && void this.show());
    await this.load();
  }

  get course() {
    return this.shared ?? this.data.get();
  }

  /** Read whose course it is: the address may hold another than the one that is kept. */
  async load() {
    const named = readFragment(location.hash);
    const found = named && !this.#isBlank(named) ? named : null;
    this.find("#mb-broken").hidden = !isBroken(location.hash, found);
    this.shared = found && writeFragment(found) !== writeFragment(this.data.get()) ? found : null;
    await this.show();
  }

  /** Show what is known at once, and what the board says when it has come. */
  async show() {
    const { course } = this;
    const turn = ++this.turn;
    this.#showFrame(course);
    const students = this.shared ? [] : this.students.list();
    const key = JSON.stringify([course.ids, course.rule, course.from, course.to, course.dates, course.name, students]);
    if (key === this.drawn) return;
    const ids = [...new Set([...course.ids, ...students.flatMap(listPicks)])];
    if (ids.length) await this.catalogue.load();
    const faulty = await this.#loadRecords(ids);
    // Somebody may have changed the course while it loaded.
    if (turn !== this.turn) return;
    this.drawn = key;
    this.find("#mb-faulty").hidden = !faulty;
    this.#showProjects(course);
    this.#showDates(course);
    this.part.show(students, course, this.projects, this.today);
  }

  /** Read what the board says of listings, and count those that could not be loaded. @param {string[]} ids */
  async #loadRecords(ids) {
    const records = await Promise.all(ids.map((id) => this.catalogue.loadRecord(id).catch(() => undefined)));
    ids.forEach((id, at) => {
      const entry = this.#getEntry(id);
      if (entry) this.projects.set(id, readProject({ ...entry, status: "" }, records[at], this.today));
    });
    return records.filter((record) => record === undefined).length;
  }

  /** @param {string} id */
  #getEntry(id) {
    return this.catalogue.getEntry(id) ?? listSaved().find((saved) => saved.id === id) ?? readEntry({ id });
  }

  /** @param {Course} course */
  #showFrame(course) {
    const isShared = Boolean(this.shared);
    // The address names the course that is kept here, so that it can be bookmarked.
    if (!isShared) history.replaceState(history.state, "", location.pathname + location.search + (this.#isBlank(course) ? "" : writeFragment(course)));
    this.page.classList.toggle("mb-cohort--shared", isShared);
    for (const place of ["#mb-cohort-settings", "#mb-cohort-choose", "#mb-cohort-students"]) this.find(place).hidden = isShared;
    this.find("#mb-cohort-shared").hidden = !isShared;
    this.find("#mb-none").hidden = !this.#isBlank(course);
    this.find(".mb-cohort__head").hidden = this.#isBlank(course);
    this.find("#mb-cohort-title").textContent = course.name || _("A course without a name");
    this.find("#mb-cohort-span").textContent = sayDays(course);
    for (const name of /** @type {const} */ (["name", "from", "to"])) this.#put(name, course[name]);
    this.#put("rule", course.rule === null ? "" : String(course.rule));
    if (!isShared) this.dates.show(course.dates);
    this.#showOthers();
  }

  /** @param {Course} course */
  #isBlank(course) {
    return JSON.stringify(course) === JSON.stringify(cleanCourse(null));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #input(name) {
    return /** @type {HTMLInputElement} */ (this.find(`#mb-cohort-settings [name=${name}]`));
  }

  /** @param {string} name @param {string} value */
  #put(name, value) {
    const control = this.#input(name);
    // Somebody may be writing in it.
    if (control !== document.activeElement) control.value = value;
  }

  /** @param {Course} course */
  #showProjects(course) {
    const section = this.find("#mb-cohort-projects");
    section.hidden = !course.ids.length;
    const remove = this.shared ? null : (/** @type {string} */ id) => this.#remove(id);
    find(section, ".mb-cards").replaceChildren(...course.ids.map((id) => {
      const entry = /** @type {import("../saved/entry.js").Saved} */ (this.#getEntry(id));
      return buildChosen(entry, this.projects.get(id), course, this.template, this.catalogue, remove);
    }));
    showSaved(section);
    const hours = this.#listChosen(course).reduce((all, project) => all + project.hours, 0);
    find(section, "#mb-cohort-count").textContent = ngettext("{count} project, {hours} in all.", "{count} projects, {hours} in all.",
      course.ids.length, { hours: writeHours(hours) });
  }

  /** @param {Course} course */
  #showDates(course) {
    const entries = listAll(course, this.#listChosen(course), this.today);
    this.find("#mb-cohort-dates").hidden = !entries.length;
    this.find("#mb-cohort-dates ol").replaceChildren(...entries.map(({ first, last, what, title, id }) => {
      return make("li", "", make("span", "mb-plan__day", writeSpan({ first, last })), make("span", "mb-quiet", what),
        id ? linkListing(id, title) : "");
    }));
  }

  /** @param {Course} course */
  #listChosen(course) {
    return course.ids.flatMap((id) => this.projects.get(id) ?? []);
  }

  /** What is saved and not chosen yet. */
  #listOthers() {
    const { ids } = this.course;
    return listSaved().filter(({ id }) => !ids.includes(id));
  }

  #showOthers() {
    const others = this.#listOthers();
    const place = this.find("#mb-cohort-saved");
    const hadFocus = place.contains(document.activeElement);
    place.hidden = !others.length;
    find(place, "summary").textContent = ngettext("{count} saved project is not in the course", "{count} saved projects are not in the course", others.length);
    find(place, "ul").replaceChildren(...others.map(({ id, title }) => {
      const button = makeButton("mb-tool", _("Add"), make("span", "mb-unseen", ` ${title || id}`));
      button.addEventListener("click", () => this.#add([id]));
      return make("li", "", linkListing(id, title || id), button);
    }));
    // What was pressed is gone: the focus goes to the next, or to where it stood.
    if (hadFocus && !place.contains(document.activeElement)) (others.length ? find(place, "li button") : this.find("#mb-cohort-choose-title")).focus();
  }

  /** @param {Event} event */
  #paste(event) {
    event.preventDefault();
    const area = /** @type {HTMLTextAreaElement} */ (this.find("#mb-cohort-links"));
    if (this.#add(readIds(area.value))) area.value = "";
  }

  /** @param {string[]} found */
  #add(found) {
    const { ids } = this.data.get();
    const fresh = found.filter((id) => !ids.includes(id));
    const room = MAX_PROJECTS - ids.length;
    this.#say(!found.length ? _("No project of this board is in there. Paste the address of its page, or a list that was shared.")
      : fresh.length > room ? ngettext("A course has room for {count} project.", "A course has room for {count} projects.", MAX_PROJECTS)
      : ngettext("{count} project added.", "{count} projects added.", fresh.length));
    if (!fresh.length || room <= 0) return found.length > 0;
    this.#change({ ids: [...ids, ...fresh.slice(0, room)] });
    return true;
  }

  /** @param {string} words */
  #say(words) {
    this.find("#mb-cohort-added").textContent = words;
  }

  /** @param {string} id */
  #remove(id) {
    this.#change({ ids: this.data.get().ids.filter((other) => other !== id) });
    this.find("#mb-cohort-projects-title").focus();
    say(_("Removed from the course."));
  }

  /** @param {Partial<Course>} change */
  #change(change) {
    if (this.shared) return;
    const refusal = this.data.set(cleanCourse({ ...this.data.get(), ...change }));
    complain(this.find("#mb-cohort-settings-title"), refusal, _("The course lasts as long as this page is open. Its link holds all of it."));
  }

  #share() {
    const { course } = this;
    void shareLink(resolve("cohort/") + writeFragment(course), course.name || _("A course"));
  }

  #offerCalendar() {
    const { course } = this;
    offerFile("course.ics", "text/calendar", writeCalendar(listCourseEvents(course, this.#listChosen(course), this.today), Date.now()));
  }

  #takeOver() {
    const { shared } = this;
    if (!shared || !this.#isBlank(this.data.get()) && !confirm(_("Put this course in the place of your own?"))) return;
    this.shared = null;
    this.#change(shared);
    say(_("The course is yours now: change what you like."));
    this.#focusTitle();
  }

  #leave() {
    history.replaceState(history.state, "", location.pathname + location.search);
    void this.load();
    this.#focusTitle();
  }

  #focusTitle() {
    const heading = this.find("h1");
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** From when to when a course is. @param {Course} course */
function sayDays({ from, to }) {
  const [first, last] = [readDay(from), readDay(to)];
  if (first !== null && last !== null) return _("{first} to {last}", { first: writeDay(first), last: writeDay(last) });
  return first !== null ? _("from {day}", { day: writeDay(first) }) : last !== null ? _("until {day}", { day: writeDay(last) }) : "";
}
