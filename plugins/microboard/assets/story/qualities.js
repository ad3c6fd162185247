// What a project can show: NACE's eight competencies, and the three of which people speak when they tell what they did.

import { N_ } from "../words/story.js";
import { COMPETENCIES } from "../project/competencies.js";

/** What each means, in the words of schema/vocabulary.yml. Said with `_` where they are read. @type {Record<string, string>} */
export const MEANINGS = {
  "career-and-self-development": N_("Knowing your strengths, asking for feedback and acting on it."),
  communication: N_("Saying and writing things so that others understand and can act on them."),
  "critical-thinking": N_("Finding out what is true, weighing it, and deciding with reasons."),
  "equity-and-inclusion": N_("Noticing who is left out, and changing the work so that they are not."),
  leadership: N_("Moving a group towards a goal, with or without a title."),
  professionalism: N_("Keeping promises about time, quality and conduct."),
  teamwork: N_("Working with people who know and want different things."),
  technology: N_("Choosing and learning tools, and using them well."),
  adaptability: N_("Changing course when the facts or the plan changed."),
  initiative: N_("Seeing what was needed, and doing it before anybody asked."),
  collaboration: N_("Making with others what nobody would have made alone."),
};

/** Their names, by their ids, in the order in which they are shown. @type {Record<string, string>} */
export const QUALITIES = {
  ...COMPETENCIES,
  adaptability: N_("Adaptability"),
  initiative: N_("Initiative"),
  collaboration: N_("Collaboration"),
};
