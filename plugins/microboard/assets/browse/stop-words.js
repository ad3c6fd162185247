// Words that say nothing about a project, in the language of the board, folded: beside others they are not looked for.

import { language } from "../words/browse.js";

/** By language, without its country. @type {Record<string, string>} */
const STOP_WORDS = {
  en: "a about an and any are as at be by for from i im in into is looking me my need near of on or some that the this to want "
    + "with without you your job jobs internship internships microinternship opportunity opportunities project projects work",
  es: "a al algun con de del el en la las los mi o para por que sin sobre su trabajo trabajos un una y practica practicas proyecto "
    + "proyectos",
  fr: "a au aux avec ce dans de des du en et la le les mon ou pour projet projets sans stage stages sur un une",
  de: "als am an auf aus bei bin das dem den der des die ein eine einen fur ich im in ist mein mit nach oder ohne praktikum projekt "
    + "projekte suche uber und von zu zum zur",
};
const words = new Set(STOP_WORDS[language.split("-")[0]]?.split(" "));

/**
 * The terms that say something; all of them where none does.
 * @param {string[]} terms
 */
export function dropStopWords(terms) {
  const telling = terms.filter((term) => !words.has(term));
  return telling.length ? telling : terms;
}
