// The timeline: a table with a row for each project and a column for each week, whose cells are its picture, too.

import { _, writeNumber } from "../words/plan.js";
import { writeShortDay } from "../lib/days.js";
import { pickHue } from "../lib/face.js";
import { linkListing, make, makeButton } from "../lib/site.js";
import { listMarks, NAMES } from "./dates.js";
import { countDuty, countHours } from "./load.js";
import { getSide, startMoving } from "./move.js";
import { canMove } from "./project.js";
import { sayStart, writeHoursAWeek, writePlanDay, writeWeeks } from "./say.js";
import { getMonday, WEEK } from "./weeks.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("./load.js").Week} Week */
/** @typedef {import("./state.js").Duty} Duty */
/** What somebody can do with a project; none where the plan is another's. @typedef {{move: (project: Project, weeks: number) => void, take: (project: Project) => void}} Actions */

/** A start is moved no further than a year. */
const FARTHEST = 52;

/**
 * @param {Week[]} weeks @param {Project[]} projects that are in the plan @param {Duty[]} duties
 * @param {{today: number, hours: number}} now @param {Actions | null} actions
 */
export function buildTable(weeks, projects, duties, { today, hours }, actions) {
  const head = makeRow("", makeCell("th", "col", _("Project")), ...weeks.map(({ monday }) => makeCell("th", "col", writeShortDay(monday))));
  const rows = projects.map((project) => buildProject(project, weeks, today, actions));
  const busy = duties.map((duty) => buildDuty(duty, weeks)).filter((row) => row.querySelector(".mb-weeks__duty"));
  const table = make("table", "mb-weeks", make("caption", "mb-unseen", _("Hours in each week, under the Monday that it begins with")),
    make("thead", "", head), make("tbody", "", ...rows), make("tbody", "", ...busy),
    make("tfoot", "", buildNeed(weeks, hours), buildCount(weeks)));
  table.style.setProperty("--mb-count", String(weeks.length));
  return table;
}

/** How far a start can be moved of what is wanted. @param {Project} project @param {number} wanted in weeks @param {number} today */
export function allowWeeks(project, wanted, today) {
  if (!canMove(project)) return 0;
  const now = getMonday(project.start);
  const [first, last] = [getMonday(project.earliest), getMonday(today) + FARTHEST * WEEK];
  return (Math.min(last, Math.max(first, now + wanted * WEEK)) - now) / WEEK;
}

/** @param {Project} project @param {Week[]} weeks @param {number} today @param {Actions | null} actions */
function buildProject(project, weeks, today, actions) {
  const marks = listMarks(project, today).filter(({ kind }) => kind === "deadline" || kind === "decision");
  const cells = weeks.map(({ monday }) => {
    const hours = countHours(project, monday);
    const cell = makeCell("td", "", hours ? make("span", "mb-weeks__hours", writeNumber(hours)) : "");
    if (hours) cell.classList.add("mb-weeks__work");
    for (const mark of marks.filter(({ day }) => getMonday(day) === monday)) cell.append(buildMark(mark));
    return cell;
  });
  const working = cells.filter((cell) => cell.classList.contains("mb-weeks__work"));
  if (working.length) working[0].prepend(buildBar(project, working.length, today, actions));
  return makeRow("", buildName(project, today, actions), ...cells);
}

/** @param {Project} project @param {number} today @param {Actions | null} actions */
function buildName(project, today, actions) {
  const { title, hours, weeks, id } = project;
  const link = linkListing(id, title);
  const facts = _("{hours}, {weeks}, {start}", { hours: writeHoursAWeek(hours / weeks), weeks: writeWeeks(weeks), start: sayStart(project) });
  const cell = makeCell("th", "row", link, make("span", "mb-weeks__facts", facts));
  if (!actions) return cell;
  const tools = make("span", "mb-weeks__tools");
  if (canMove(project)) {
    tools.append(buildStep(project, -1, today, actions, "‹", _("Start {title} a week earlier", { title })),
      buildStep(project, 1, today, actions, "›", _("Start {title} a week later", { title })));
  }
  tools.append(makeKeyed(`out ${id}`, () => actions.take(project), _("Take out"), make("span", "mb-unseen", ` ${title}`)));
  cell.append(tools);
  return cell;
}

/** @param {Project} project @param {number} weeks @param {number} today @param {Actions} actions @param {string} sign @param {string} words */
function buildStep(project, weeks, today, actions, sign, words) {
  const button = makeKeyed(`${weeks} ${project.id}`, () => actions.move(project, allowWeeks(project, weeks, today)), sign);
  button.classList.add("mb-weeks__step");
  button.setAttribute("aria-label", words);
  return button;
}

/** A button that is found again when it has been drawn anew. @param {string} key @param {() => void} act @param {...(Node | string)} content */
export function makeKeyed(key, act, ...content) {
  const button = makeButton("", ...content);
  button.dataset.key = key;
  button.addEventListener("click", act);
  return button;
}

/**
 * The bar over the weeks of a project. The policy of the page forbids style attributes, and lets scripts set properties: see --mb-span.
 * @param {Project} project @param {number} span in weeks @param {number} today @param {Actions | null} actions
 */
function buildBar(project, span, today, actions) {
  const bar = make("span", `mb-weeks__bar mb-hue-${pickHue(project.id.split("/")[0])}`);
  bar.style.setProperty("--mb-span", String(span));
  bar.classList.toggle("mb-weeks__bar--fixed", !canMove(project));
  if (!actions) return bar;
  const now = (getMonday(project.start) - getMonday(today)) / WEEK;
  const values = { role: "slider", tabindex: "0", "aria-label": _("Start of {title}", { title: project.title }), "aria-valuetext": sayStart(project),
    "aria-valuemin": String(Math.min(0, now)), "aria-valuemax": String(Math.max(FARTHEST, now)), "aria-valuenow": String(now),
    "aria-readonly": String(!canMove(project)) };
  for (const [name, value] of Object.entries(values)) bar.setAttribute(name, value);
  bar.dataset.key = `bar ${project.id}`;
  startMoving(bar, (wanted) => allowWeeks(project, wanted, today), (weeks) => actions.move(project, weeks));
  return bar;
}

/** Scroll sideways, and only if it is out of sight, to the week of a cell. @param {HTMLElement} scroller @param {HTMLElement} cell */
export function scrollToWeek(scroller, cell) {
  const name = /** @type {HTMLElement} */ (cell.parentElement?.firstElementChild);
  const side = getSide(scroller);
  const [names, week] = [name, cell].map((one) => one.getBoundingClientRect());
  const before = side > 0 ? week.left - names.right : names.left - week.right;
  if (before + week.width > scroller.clientWidth - names.width) scroller.scrollBy({ left: side * before, behavior: "instant" });
}

/** @param {import("./dates.js").Mark} mark */
function buildMark({ kind, day }) {
  const words = _("{what}: {day}", { what: NAMES[kind], day: writePlanDay(day) });
  const mark = make("span", `mb-weeks__mark mb-weeks__mark--${kind}`, make("span", "mb-unseen", words));
  mark.title = words;
  return mark;
}

/** @param {Duty} duty @param {Week[]} weeks */
function buildDuty(duty, weeks) {
  const name = makeCell("th", "row", duty.label);
  name.dir = "auto";
  return makeRow("mb-weeks__busy", name, ...weeks.map(({ monday }) => {
    const hours = countDuty(duty, monday);
    const cell = makeCell("td", "", hours ? writeNumber(hours) : "");
    if (hours) cell.classList.add("mb-weeks__duty");
    return cell;
  }));
}

/** @param {Week[]} weeks @param {number} hours */
function buildNeed(weeks, hours) {
  const most = Math.max(hours, 1, ...weeks.map(({ need }) => need));
  const cells = weeks.map(({ need, level }) => {
    const bar = make("span", "mb-weeks__load");
    bar.style.setProperty("--mb-share", String(need / most));
    const words = level ? make("span", "mb-unseen", level === "over" ? _("too much") : _("tight")) : "";
    const cell = makeCell("td", "", bar, make("span", "mb-weeks__hours", writeNumber(need < 100 ? need : Math.round(need))), " ", words);
    if (level) cell.classList.add(`mb-weeks__${level}`);
    return cell;
  });
  return makeRow("mb-weeks__need", makeCell("th", "row", _("Needed")), ...cells);
}

/** @param {Week[]} weeks */
function buildCount(weeks) {
  return makeRow("mb-weeks__count", makeCell("th", "row", _("For projects, count on")),
    ...weeks.map(({ count }) => makeCell("td", "", writeNumber(count))));
}

/** @param {string} name its class @param {...Node} cells */
function makeRow(name, ...cells) {
  return make("tr", name, ...cells);
}

/** @param {string} tag @param {string} scope of a heading @param {...(Node | string)} content */
function makeCell(tag, scope, ...content) {
  const cell = make(tag, "", ...content);
  if (scope) cell.setAttribute("scope", scope);
  return cell;
}
