// What is missing on the way to a goal, and which open listings practise or teach it.

/** @typedef {import("./state.js").Goal} Goal */
/** @typedef {{id: string, label: string, days: string, skills: string[], competencies: string[], soc?: string, source?: string}} Role */
/** @typedef {{id: string, label: string, aliases: string[]}} Word */
/** What api/v1/roles.json holds: `teach` has skills by the ids of listings. @typedef {{roles: Role[], skills: Word[], competencies: Word[], teach: Record<string, string[]>}} Table */
/** Skills that the goal asks for: those that somebody has, and the `gaps`; and what it exercises that they may not know. @typedef {{have: string[], gaps: string[], competencies: string[]}} Aim */
/** The gaps that a listing closes, and those of them that it teaches. @typedef {{closes: string[], teaches: string[]}} Step */

/** More than the competencies of a listing: a gap counts before all of them. */
const GAP = 4;

/** @param {Goal} goal @param {Table} table @returns {Aim} */
export function readAim(goal, table) {
  /** @param {string} id */
  const find = (id) => table.roles.find((role) => role.id === id);
  const [to, from] = [find(goal.to), find(goal.from)];
  const known = new Set(table.skills.map(({ id }) => id));
  const has = new Set([...from?.skills ?? [], ...goal.have]);
  const wanted = [...new Set([...to?.skills ?? [], ...goal.want])].filter((skill) => known.has(skill));
  return {
    have: wanted.filter((skill) => has.has(skill)), gaps: wanted.filter((skill) => !has.has(skill)),
    competencies: (to?.competencies ?? []).filter((one) => !from?.competencies.includes(one)),
  };
}

/** Listings in memory, and how far each leads. */
export class Ranking {
  /**
   * @param {import("../browse/engine.js").Index} index @param {Aim} aim @param {Table["teach"]} teach
   */
  constructor(index, aim, teach) {
    this.gaps = aim.gaps;
    const { employer, name } = index.texts;
    this.skills = readColumn(index, "skill", aim.gaps);
    const competencies = readColumn(index, "competency", aim.competencies);
    /** @param {number} i @returns {string[]} */
    this.getTaught = (i) => teach[`${employer.words[employer.codes[i]]}/${name[i]}`] ?? [];
    /** How far each listing leads: by the gaps that it closes, then by competencies that are new. */
    this.scores = Uint8Array.from({ length: index.count }, (_, i) => {
      const closed = this.getStep(i).closes.length;
      return closed && closed * GAP + Math.min(competencies(i).length, GAP - 1);
    });
  }

  /** @param {number} i @returns {Step} */
  getStep(i) {
    const practised = this.skills(i);
    const taught = this.getTaught(i);
    return practised.length || taught.length ? buildStep(this.gaps, practised, taught) : NOWHERE;
  }
}

/** @param {string[]} gaps @param {string[]} practised ids of skills @param {string[]} taught @returns {Step} */
export function buildStep(gaps, practised, taught) {
  return { closes: gaps.filter((skill) => practised.includes(skill) || taught.includes(skill)),
    teaches: gaps.filter((skill) => taught.includes(skill)) };
}

/** @type {Step} */
const NOWHERE = { closes: [], teaches: [] };
/** @type {string[]} */
const NONE = [];

/**
 * Which of these ids each listing has in a facet.
 * @param {import("../browse/engine.js").Index} index @param {string} name @param {string[]} ids
 * @returns {(listing: number) => string[]}
 */
function readColumn(index, name, ids) {
  const facet = index.facets.find((one) => one.name === name);
  const wanted = (facet?.choices ?? []).map((id) => ids.includes(id));
  return (i) => {
    const codes = facet?.values[i] ?? [];
    return codes.some((code) => wanted[code]) ? codes.filter((code) => wanted[code]).map((code) => facet?.choices[code] ?? "") : NONE;
  };
}
