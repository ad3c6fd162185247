// The page on which somebody says what they aim at, and sees what is missing and which projects lead there.

import { _, joinWords, ngettext } from "../words/goal.js";
import { createQuery, GOAL } from "../browse/query.js";
import { buildCard } from "../lib/cards.js";
import { shareLink } from "../lib/hand-over.js";
import { find, make, makeLink, resolve, say } from "../lib/site.js";
import { followAddress, isBroken } from "../project/address.js";
import { startOwnSection } from "../project/own-section.js";
import { complain, showSaved } from "../saved/buttons.js";
import { Catalogue } from "../saved/catalogue.js";
import { Chooser, showChips } from "./chooser.js";
import { Ranking, readAim } from "./rank.js";
import { getLabel, nameAll, sayWhy, showWhy } from "./say.js";
import { hasAim, MOST, readFragment, writeFragment } from "./state.js";
import { loadTable, openGoal } from "./table.js";

/** @typedef {import("./state.js").Goal} Goal */

/** So many cards at once. */
const SHOWN = 12;

/** @param {HTMLElement} page */
export async function startGoalPage(page) {
  const goal = new GoalPage(page);
  await goal.start();
}

class GoalPage {
  data = openGoal();
  catalogue = new Catalogue();
  /** @type {import("./rank.js").Table} */
  table = { roles: [], skills: [], competencies: [], teach: {} };
  /** @type {Goal | null} that of a link, while somebody has one of their own */
  shared = null;
  shown = SHOWN;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    /** @param {string} selector */
    this.find = (selector) => find(page, selector);
  }

  async start() {
    // The fields wait for the roles alone, and not for the listings, which may be a hundred times as much.
    const listings = this.catalogue.load();
    const table = await loadTable().catch((error) => console.warn(error));
    if (table) this.#begin(table);
    startOwnSection(this.page, this.data); // Below what begins, which would move it.
    void listings.then(() => this.#complete(Boolean(table)));
  }

  /** All has come, or something cannot be loaded. @param {boolean} hasRoles */
  #complete(hasRoles) {
    const isWhole = hasRoles && Boolean(this.catalogue.engine);
    this.find("#mb-faulty").hidden = isWhole;
    this.find("#mb-goal-all").hidden = !isWhole;
    if (isWhole) this.show();
  }

  /** @param {import("./rank.js").Table} table */
  #begin(table) {
    this.table = table;
    const noRole = _("No role here is called that. Name skills below, one by one, or look through what is open:");
    const noSkill = _("No skill here is called that. Try another word for it, or look through what is open:");
    for (const name of /** @type {const} */ (["to", "from"])) {
      new Chooser(this.#input(name), () => this.table.roles, (role) => this.#change({ [name]: role?.id ?? "" }), noRole);
    }
    for (const name of /** @type {const} */ (["want", "have"])) {
      new Chooser(this.#input(name), () => this.table.skills, (skill) => skill && this.#add(name, skill.id), noSkill);
    }
    /** @type {[string, () => void][]} */
    const buttons = [["share", () => this.#share()], ["more", () => this.#showMore()], ["take", () => this.#takeOver()], ["leave", () => this.#leave()]];
    for (const [name, act] of buttons) this.find(`[name=${name}]`).addEventListener("click", act);
    followAddress(this.page, () => this.#readLink());
    this.data.watch(() => this.page.isConnected && this.show());
    this.#readLink();
    // What was typed before anything could be offered is answered now.
    const typed = this.page.querySelector("[role=combobox]:focus");
    if (typed instanceof HTMLInputElement && typed.value) typed.click();
  }

  get goal() {
    return this.shared ?? this.data.get();
  }

  show() {
    const { goal, table } = this;
    const aim = readAim(goal, table);
    this.find("#mb-shared").hidden = !this.shared;
    for (const part of this.page.querySelectorAll("fieldset")) part.disabled = Boolean(this.shared);
    for (const name of /** @type {const} */ (["to", "from"])) this.#showRole(name, goal[name]);
    for (const name of /** @type {const} */ (["want", "have"])) this.#showSkills(name, goal[name]);
    this.find("#mb-gaps").hidden = !aim.gaps.length && !aim.have.length;
    this.find("#mb-none").hidden = hasAim(goal);
    this.find("[name=share]").hidden = !hasAim(goal);
    const had = aim.have.map((id) => make("li", "", getLabel(table.skills, id)));
    this.find("#mb-had").replaceChildren(...had);
    this.find("#mb-had-nothing").hidden = had.length > 0;
    showChips(this.find("#mb-missing"), this.#listSkills(aim.gaps), "mb-tool", (label) => _("I have {skill}", { skill: label }),
      ({ id }) => this.#have(id));
    for (const button of this.page.querySelectorAll("#mb-missing button")) if (button instanceof HTMLButtonElement) button.disabled = Boolean(this.shared);
    this.find("#mb-missing-nothing").hidden = aim.gaps.length > 0;
    this.find("#mb-exercises").textContent = aim.competencies.length
      ? _("It also exercises {competencies}. Of projects that close as many gaps, those with more of that come first.", { competencies: nameAll(table.competencies, aim.competencies) }) : "";
    this.#sayFound(aim, this.#showProjects(aim));
  }

  /** Say beside the fields what was found, which may stand far below them. @param {import("./rank.js").Aim} aim @param {number | undefined} projects none where nobody has looked */
  #sayFound({ gaps, have }, projects) {
    const parts = gaps.length || have.length ? [ngettext("{count} gap", "{count} gaps", gaps.length)] : [];
    if (projects !== undefined) parts.push(ngettext("{count} project", "{count} projects", projects));
    const place = this.find("#mb-found");
    const words = joinWords(parts);
    if (place.textContent === words) return;
    const link = makeLink("goal/#mb-gaps-title", words);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // The address may hold the goal of a link.
      this.#lookAtGaps();
    });
    place.replaceChildren(...words ? [link] : []);
  }

  #lookAtGaps() {
    const title = this.find("#mb-gaps-title");
    title.scrollIntoView();
    title.focus({ preventScroll: true });
  }

  /** @param {import("./rank.js").Aim} aim @returns {number | undefined} how many there are, where anybody has looked */
  #showProjects(aim) {
    const { engine } = this.catalogue;
    const section = this.find("#mb-steps");
    section.hidden = !engine || !aim.gaps.length;
    if (!engine || section.hidden) return undefined;
    const ranking = new Ranking(engine.index, aim, this.table.teach);
    engine.setGoal(ranking.scores);
    const now = Date.now();
    const found = engine.run({ ...createQuery(), sort: GOAL }, now).listings.filter((i) => ranking.scores[i]);
    this.find("#mb-steps-count").textContent = found.length
      ? ngettext("{count} open project closes a gap. What closes most comes first.", "{count} open projects close a gap. What closes most comes first.", found.length)
      : _("No open project closes a gap today. Look again when new ones are here, or follow a feed.");
    const template = /** @type {HTMLTemplateElement} */ (this.find("#mb-card"));
    const cards = this.find("#mb-steps .mb-cards");
    cards.replaceChildren(...[...found.subarray(0, this.shown)].map((i) => {
      const card = buildCard(template, engine, i, now);
      showWhy(card, sayWhy(ranking.getStep(i), aim.gaps.length, this.table.skills));
      return card;
    }));
    showSaved(cards);
    this.find("[name=more]").hidden = found.length <= this.shown;
    // The other page knows the goal that is kept, and no other.
    this.find("#mb-goal-all-projects").hidden = Boolean(this.shared || this.data.findRefusal());
    return found.length;
  }

  /** @param {"to" | "from"} name @param {string} id */
  #showRole(name, id) {
    const role = this.table.roles.find((one) => one.id === id);
    const input = this.#input(name);
    const isSearch = input.value && !this.table.roles.some(({ label }) => label === input.value);
    if (this.shared || !isSearch || (role && document.activeElement !== input)) input.value = role?.label ?? "";
    const days = this.find(`#mb-${name}-days`);
    days.hidden = !role;
    days.replaceChildren(role?.days ?? "");
    if (role?.soc && role.source?.startsWith("https://")) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", `O*NET-SOC ${role.soc}`));
      link.href = role.source;
      link.rel = "noopener noreferrer";
      days.append(" ", link);
    }
  }

  /** @param {"want" | "have"} name @param {string[]} ids */
  #showSkills(name, ids) {
    const place = this.find(`#mb-${name}`);
    showChips(place, this.#listSkills(ids), "mb-chip", (label) => _("Remove {skill}", { skill: label }), ({ id }) => {
      this.#change({ [name]: this.goal[name].filter((other) => other !== id) });
      this.#input(name).focus();
    });
    place.hidden = !place.children.length;
  }

  /** @param {string[]} ids those that this board knows */
  #listSkills(ids) {
    return ids.flatMap((id) => this.table.skills.find((skill) => skill.id === id) ?? []);
  }

  /** @param {"want" | "have"} name @param {string} id */
  #add(name, id) {
    const ids = this.goal[name];
    this.#input(name).value = "";
    if (ids.includes(id)) return;
    if (ids.length >= MOST) {
      say(ngettext("At most {count} skill fits here.", "At most {count} skills fit here.", MOST));
      return;
    }
    this.#change({ [name]: [...ids, id] });
  }

  /** Somebody has what was missing. @param {string} id */
  #have(id) {
    this.#add("have", id);
    // Its button is gone.
    const next = /** @type {HTMLElement | null} */ (this.page.querySelector("#mb-missing button"));
    (next ?? this.find("#mb-gaps-title")).focus();
  }

  /** @param {Partial<Goal>} change */
  #change(change) {
    const before = this.data.get();
    const goal = this.data.clean({ ...before, ...change });
    // A field says what it holds once more when somebody leaves it for a button, which has to stay until it is pressed.
    if (this.shared || JSON.stringify(goal) === JSON.stringify(before)) return;
    this.shown = SHOWN;
    complain(this.find(".mb-goal__ask"), this.data.set(goal), _("This lasts as long as the page is open."));
  }

  #showMore() {
    const before = this.shown;
    this.shown += SHOWN;
    this.show();
    /** @type {HTMLElement | null} */ (this.find("#mb-steps .mb-cards").children[before]?.querySelector("a"))?.focus();
  }

  #share() {
    void shareLink(resolve("goal/") + writeFragment(this.goal), _("A goal"));
  }

  /** Whoever has no goal yet takes that of a link; others look at it first. */
  #readLink() {
    this.shared = readFragment(location.hash);
    this.find("#mb-broken").hidden = !isBroken(location.hash, this.shared);
    if (this.shared && (this.data.isEmpty() || JSON.stringify(this.shared) === JSON.stringify(this.data.get()))) this.#takeOver();
    else this.show();
  }

  #takeOver() {
    const { shared } = this;
    if (!shared) return;
    this.#leave();
    this.#change(shared);
  }

  #leave() {
    this.shared = null;
    history.replaceState(history.state, "", location.pathname + location.search);
    this.show();
  }

  /** @param {string} name */
  #input(name) {
    return /** @type {HTMLInputElement} */ (this.find(`input[name=${name}]`));
  }
}
