// NACE's eight competencies of career readiness, by their ids, as schema/vocabulary.yml calls them; a test compares the two.

import { N_ } from "../words/project.js";

/** Said with `_` where they are read. @type {Record<string, string>} */
export const COMPETENCIES = {
  "career-and-self-development": N_("Career and self-development"),
  communication: N_("Communication"),
  "critical-thinking": N_("Critical thinking"),
  "equity-and-inclusion": N_("Equity and inclusion"),
  leadership: N_("Leadership"),
  professionalism: N_("Professionalism"),
  teamwork: N_("Teamwork"),
  technology: N_("Technology"),
};
