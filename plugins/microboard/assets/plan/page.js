// The page on which somebody plans weeks, or looks at the plan that another has sent.

import { _, ngettext, writeNumber } from "../words/plan.js";
import { writeCalendar } from "../lib/calendar.js";
import { formatDay, readDay } from "../lib/days.js";
import { offerFile, shareLink } from "../lib/hand-over.js";
import { OwnData } from "../lib/own-data.js";
import { find, linkListing, make, notify, resolve, say } from "../lib/site.js";
import { getToday } from "../lib/today.js";
import { followAddress, isBroken } from "../project/address.js";
import { startOwnSection } from "../project/own-section.js";
import { complain } from "../saved/buttons.js";
import { Catalogue } from "../saved/catalogue.js";
import { readEntry } from "../saved/entry.js";
import { addSaved, CHANGED, listSaved } from "../saved/saved.js";
import { listDates, listEvents, NAMES } from "./dates.js";
import { Duties } from "./duties.js";
import { readFragment, writeFragment } from "./fragment.js";
import { judgePlan } from "./judge.js";
import { SHARE } from "./load.js";
import { canMove, isInAtFirst, moveProject, readProject } from "./project.js";
import { sayStart, writeHours, writeHoursAWeek, writePlanDay } from "./say.js";
import { cleanHours, cleanPlan } from "./state.js";
import { buildTable, makeKeyed, scrollToWeek } from "./table.js";
import { getMonday, WEEK } from "./weeks.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("./state.js").Plan} Plan */

/** @param {HTMLElement} page */
export async function startPlanPage(page) {
  const plan = new PlanPage(page);
  startOwnSection(page, plan.data);
  await plan.start();
}

class PlanPage {
  data = new OwnData("plan", cleanPlan);
  catalogue = new Catalogue();
  today = /** @type {number} */ (readDay(getToday()));
  /** @type {Plan | null} that of somebody else, which the address holds */
  shared = null;
  /** @type {Project[]} what is saved, or what the other's plan names, each where nobody has moved it */
  projects = [];
  /** @type {Project[]} those in the plan, where they start now */
  chosen = [];
  /** @type {string | null} the end of the address whose plan was brought into sight */
  placed = null;
  /** @type {import("./state.js").Duty[]} duties that have their days */
  busy = [];

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    /** @param {string} selector */
    this.find = (selector) => find(page, selector);
    this.hours = /** @type {HTMLInputElement} */ (this.find("[name=hours]"));
    this.duties = new Duties(this.find("#mb-duties"), /** @type {HTMLTemplateElement} */ (this.find("#mb-duty")),
      (duties) => this.#change({ duties }));
  }

  async start() {
    this.hours.addEventListener("input", () => this.#change({ hours: cleanHours(this.hours.valueAsNumber) }));
    /** @type {[string, () => void][]} */
    const buttons = [["share", () => this.#share()], ["calendar", () => this.#offerCalendar()], ["print", () => print()],
      ["see", () => this.find("#mb-clashes-title").focus()],
      ["take", () => this.#takeOver()], ["leave", () => this.#leave()]];
    for (const [name, act] of buttons) this.find(`[name=${name}]`).addEventListener("click", act);
    followAddress(this.page, () => void this.load());
    document.addEventListener(CHANGED, () => this.page.isConnected && void this.load());
    this.data.watch(() => this.page.isConnected && this.show());
    await this.load();
  }

  /** Read whose plan it is, and what the board says of its projects. */
  async load() {
    this.shared = readFragment(location.hash);
    this.find("#mb-broken").hidden = !isBroken(location.hash, this.shared);
    const kept = listSaved();
    const entries = this.shared ? Object.keys(this.shared.picks).flatMap((id) => kept.find((saved) => saved.id === id) ?? readEntry({ id }) ?? [])
      : kept;
    const records = await Promise.all(entries.map(({ id }) => this.catalogue.loadRecord(id).catch(() => undefined)));
    this.projects = entries.map((saved, at) => readProject(saved, records[at], this.today));
    const faulty = records.filter((record) => record === undefined).length;
    this.find("#mb-faulty").hidden = !faulty;
    this.show();
  }

  get plan() {
    return this.shared ?? this.data.get();
  }

  show() {
    const { plan } = this;
    const moved = this.projects.map((project) => moveProject(project, plan.starts[project.id]));
    // The newest stand first.
    const [chosen, others] = split(moved, (project, at) => project.kind !== "unknown"
      && (plan.picks[project.id] ?? (Boolean(plan.starts[project.id]) || isInAtFirst(project, moved.length - 1 - at))));
    chosen.sort((one, other) => one.start - other.start);
    const { busy, weeks, clashes } = judgePlan(chosen, plan, this.today);
    [this.chosen, this.busy] = [chosen, busy];
    this.#showFrame(plan);
    this.#showClashes(clashes);
    const key = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : "";
    const actions = this.shared ? null : { move: this.#move, take: (/** @type {Project} */ project) => this.#pick(project, false) };
    this.find("#mb-weeks").replaceChildren(buildTable(weeks, chosen, busy, { today: this.today, hours: plan.hours }, actions));
    this.#bringIntoSight();
    this.#showOthers(others);
    this.find("#mb-dates").replaceChildren(...listDates(chosen, this.today).map(buildDate));
    // What had the focus was drawn anew.
    if (key) /** @type {HTMLElement | null} */ (this.page.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }

  /** A plan begins with the first week that has work in it, where that is out of sight; from then on, its reader has their place. */
  #bringIntoSight() {
    const bar = this.page.querySelector(".mb-weeks__bar");
    if (!bar || this.placed === location.hash) return;
    this.placed = location.hash;
    scrollToWeek(this.find("#mb-weeks"), /** @type {HTMLElement} */ (bar.parentElement));
  }

  /** @param {Plan} plan */
  #showFrame(plan) {
    const isEmpty = !this.projects.length;
    const isBare = !this.chosen.length;
    this.page.classList.toggle("mb-plan--shared", Boolean(this.shared));
    this.find("#mb-plan-shared").hidden = !this.shared;
    this.find("#mb-none").hidden = !isEmpty;
    this.find("#mb-plan-all").hidden = isEmpty;
    this.find("#mb-duties").hidden = Boolean(this.shared);
    this.find("[name=share]").hidden = isBare || Boolean(this.shared);
    this.find("#mb-plan-bare").hidden = !isBare || !this.find("#mb-faulty").hidden;
    // Where nothing is planned, nothing is said to fit.
    for (const what of [".mb-plan__clashes", ".mb-plan__dates", "[name=see]", "[name=take]"]) this.find(what).hidden = isBare;
    this.hours.readOnly = Boolean(this.shared);
    if (document.activeElement !== this.hours || cleanHours(this.hours.valueAsNumber) !== plan.hours) this.hours.value = String(plan.hours);
    this.find("#mb-plan-free").textContent = _("You have {hours} free in a week with nothing else. Count on three quarters of that, {count}: most work takes longer than planned.",
      { hours: writeHours(plan.hours), count: writeNumber(plan.hours * SHARE) });
    if (!this.shared) this.duties.show(plan.duties);
  }

  /** @param {string[]} sentences */
  #showClashes(sentences) {
    this.find("#mb-clashes").replaceChildren(...sentences.map((sentence) => make("li", "", sentence)));
    this.find("#mb-fits").hidden = sentences.length > 0;
    this.find("[name=see]").textContent = this.#countClashes();
  }

  /** @param {Project[]} others that are not in the plan */
  #showOthers(others) {
    const place = /** @type {HTMLDetailsElement} */ (this.find("#mb-out"));
    place.hidden = !others.length || Boolean(this.shared);
    if (!this.chosen.length) place.open = true;
    find(place, "summary").textContent = ngettext("{count} saved project is not in the plan", "{count} saved projects are not in the plan", others.length);
    find(place, "ul").replaceChildren(...others.map((project) => {
      const { id, title, kind, hours, weeks } = project;
      const button = makeKeyed(`in ${id}`, () => this.#pick(project, true), _("Put in"), make("span", "mb-unseen", ` ${title}`));
      button.classList.add("mb-tool");
      const facts = kind === "unknown" ? _("Nothing is known of its hours.") : `${writeHoursAWeek(hours / weeks)}, ${sayStart(project)}`;
      return make("li", "", make("span", "", linkListing(id, title), make("span", "mb-weeks__facts", facts)), kind === "unknown" ? "" : button);
    }));
  }

  /** @param {Project} project @param {number} weeks none where it cannot be moved */
  #move = (project, weeks) => {
    if (!weeks) {
      notify(canMove(project) ? _("{title} can start from this week on, and within a year.", { title: project.title })
        : _("{title} {start}.", { title: project.title, start: sayStart(project) }));
      return;
    }
    const start = getMonday(project.start) + weeks * WEEK;
    this.#change({ starts: { ...this.plan.starts, [project.id]: formatDay(start) } });
    // On a phone it may have left the weeks that are in sight, and where it is longer than these, its first one counts.
    const bar = this.#findBar(project);
    for (const part of [bar, bar?.parentElement]) part?.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(_("{title} starts on {day}. {clashes}", { title: project.title, day: writePlanDay(start), clashes: this.#countClashes() }));
  };

  /** @param {Project} project @param {boolean} isIn */
  #pick(project, isIn) {
    this.#change({ picks: { ...this.plan.picks, [project.id]: isIn } });
    // Its button is gone with its row.
    (isIn ? this.#findBar(project) : find(this.page, "#mb-out summary"))?.focus();
    say(isIn ? _("{title} is in the plan. {clashes}", { title: project.title, clashes: this.#countClashes() })
      : _("{title} is out of the plan. {clashes}", { title: project.title, clashes: this.#countClashes() }));
  }

  /** @param {Project} project @returns {HTMLElement | null} */
  #findBar({ id }) {
    return this.page.querySelector(`[data-key="${CSS.escape(`bar ${id}`)}"]`);
  }

  #countClashes() {
    const { length } = this.find("#mb-clashes").children;
    return length ? ngettext("{count} thing does not fit.", "{count} things do not fit.", length) : _("Everything fits.");
  }

  /** @param {Partial<Plan>} change */
  #change(change) {
    if (this.shared) return;
    complain(this.find(".mb-plan__head"), this.data.set(cleanPlan({ ...this.data.get(), ...change })), _("This lasts as long as the page is open."));
  }

  #share() {
    const { chosen } = this;
    // Where a start is left to the page, it moves with the days.
    const starts = Object.fromEntries(chosen.filter(canMove).map(({ id, start }) => [id, formatDay(start)]));
    void shareLink(resolve("plan/") + writeFragment({ ...this.plan, starts }, chosen.map(({ id }) => id)), _("A plan of my weeks"));
  }

  #offerCalendar() {
    offerFile("plan.ics", "text/calendar", writeCalendar(listEvents(this.chosen, this.busy, this.today), Date.now()));
  }

  #takeOver() {
    const { shared } = this;
    if (!shared || !this.data.isEmpty() && !confirm(_("Put this plan in the place of your own?"))) return;
    const entries = this.projects.flatMap(({ id, title, employer, deadline }) =>
      readEntry({ id, title, employer, deadline: deadline === null ? "" : formatDay(deadline) }) ?? []);
    const others = Object.fromEntries(listSaved().filter(({ id }) => !shared.picks[id]).map(({ id }) => [id, false]));
    const refusal = addSaved(entries) || this.data.set({ ...shared, picks: { ...others, ...shared.picks } });
    complain(this.find("#mb-plan-shared p"), refusal, _("The plan could not be taken over."));
    if (refusal) return;
    this.#leave();
    say(_("The plan is yours now, and its projects are saved."));
  }

  #leave() {
    history.replaceState(history.state, "", location.pathname + location.search);
    void this.load();
    const heading = this.find("h1");
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** @param {import("./dates.js").Mark} mark */
function buildDate({ day, kind, project: { id, title } }) {
  return make("li", "", make("span", "mb-plan__day", writePlanDay(day)), make("span", "mb-quiet", NAMES[kind]), linkListing(id, title));
}

/** @template T @param {T[]} all @param {(one: T, at: number) => boolean} isFirst @returns {[T[], T[]]} */
function split(all, isFirst) {
  return [all.filter(isFirst), all.filter((one, at) => !isFirst(one, at))];
}
