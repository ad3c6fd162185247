// Words that say nothing about a project, in English, Spanish, French and German, folded: beside others they are not
// looked for.

const STOP_WORDS = new Set((
  "a about an and any are as at be by for from i im in into is looking me my need near of on or some that the this to want "
  + "with without you your job jobs internship internships microinternship opportunity opportunities project projects work "
  + "al algun con de del el en la las los mi o para por que sin sobre su trabajo trabajos un una y practica practicas proyecto proyectos "
  + "au aux avec ce dans des du et la le les mon ou pour projet projets sans stage stages sur un une "
  + "als am auf aus bei bin das dem den der die ein eine einen fur ich im ist mein mit nach oder ohne praktikum projekt projekte "
  + "suche uber und von zu zum zur"
).split(" "));

/**
 * The terms that say something; all of them where none does.
 * @param {string[]} terms
 */
export function dropStopWords(terms) {
  const telling = terms.filter((term) => !STOP_WORDS.has(term));
  return telling.length ? telling : terms;
}
