// The two languages: what the page itself says, and the choice among the payload's texts. Nothing is remembered.
import { signal } from "@preact/signals";
import type { T } from "./payload";

export type Lang = "en" | "fr";
export const lang = signal<Lang>("en");

const WORDS = {
  language: ["Language", "Langue"],
  skip: ["Skip to the first answer", "Aller à la première réponse"],
  contents: ["Contents", "Sommaire"],
  question: ["Question {0}", "Question {0}"],
  scenario: ["Scenario", "Scénario"],
  as_of: ["Knowledge as of", "Connaissances arrêtées au"],
  start: ["First day", "Premier jour"],
  days: ["Days", "Jours"],
  members: ["Futures", "Futurs"],
  run: ["Run", "Simulation"],
  measures: ["Measures", "Mesures"],
  no_measures: ["none", "aucune"],
  no_questions: ["This report holds no question.", "Ce rapport ne contient aucune question."],
  made: ["Made {0} by durance {1}, schema {2}.", "Établi le {0} par durance {1}, schéma {2}."],
  about: [
    "Every figure is drawn from simulated futures. They show what follows from cited claims and stated assumptions; they are no prediction.",
    "Toutes les figures viennent de futurs simulés. Elles montrent ce qui découle d’affirmations sourcées et d’hypothèses déclarées ; ce ne sont pas des prédictions.",
  ],
  unscored: ["never scored", "jamais évalué"],
  cases: ["Cases that bear on it, targets met:", "Cas qui s’y rapportent, cibles atteintes :"], of: ["{0} of {1}", "{0} sur {1}"],
  case: ["scored case", "cas évalué"], case_id: ["Case {0}", "Cas {0}"],
  trust: ["How far to trust it", "Jusqu’où s’y fier"], warnings: ["Warnings", "Mises en garde"], told: ["{0} to read", "{0} à lire"],
  pattern: ["Pattern", "Motif"], says: ["Model: median (5 to 95 %)", "Modèle : médiane (5 à 95 %)"], picture: ["Picture", "Image"],
  inside: ["{0} of futures inside", "{0} des futurs dedans"], beyond: ["beyond the run", "au-delà du calcul"],
  de_share: ["of the explained spread rests on inferred or assumed numbers (grades D and E)", "de la dispersion expliquée repose sur des chiffres déduits ou supposés (grades D et E)"],
  de_unknown: ["The share of grades D and E is not known.", "La part des grades D et E n’est pas connue."],
  pieces: ["Evidence: {0}", "Éléments : {0}"],
  words_mean: ["What the words mean", "Sens des mots"],
  disputes: ["Disputes that matter", "Désaccords qui comptent"],
  no_disputes: ["No dispute was found to move this answer.", "Aucun désaccord connu ne déplace cette réponse."],
  moves: ["Moves the answer: {0}", "Déplace la réponse : {0}"],
  flips: ["flips the decision", "renverse la décision"],
  evidence: ["Evidence", "Éléments de preuve"],
  no_evidence: ["No claim is named behind this answer.", "Aucune affirmation n’est citée derrière cette réponse."],
  more: ["{0} more", "{0} de plus"], rows_all: ["Show all {0} rows", "Montrer les {0} lignes"], rows_few: ["Show fewer rows", "Montrer moins de lignes"],
  event: ["event {0}", "fait du {0}"],
  published: ["published {0}", "publié le {0}"],
  weight: ["weight {0}", "poids {0}"],
  opens: ["source", "source"],
  change_mind: ["What would change our mind", "Ce qui nous ferait changer d’avis"],
  no_change: ["Nothing is recorded.", "Rien n’est noté."],
  missed: ["What was missed", "Ce qui a été manqué"],
  no_missed: ["No miss is recorded for this answer; that is no proof that all was met.", "Aucun écart n’est noté pour cette réponse ; cela ne prouve pas que tout concorde."],
  observed: ["observed {0}", "observé {0}"],
  model: ["model {0}", "modèle {0}"],
  to: ["to", "à"], colon: [":", " :"], semicolon: [";", " ;"],
  fit: ["used to fit", "utilisé pour caler"],
  score: ["held back, then scored", "mis de côté, puis évalué"],
  check: ["plain check", "simple contrôle"],
  A: ["counted", "compté"], B: ["documented", "documenté"], C: ["reported", "rapporté"],
  D: ["inferred", "déduit"], E: ["assumed", "supposé"],
  ungraded: ["not graded", "sans grade"],
  grade: ["grade {0}: {1}", "grade {0} : {1}"],
  verdicts: ["The essays on trial", "Les essais à l’épreuve"],
  verdicts_lead: [
    "Share of futures in which the sign that each essay claims holds, with its 90 % interval. The thin line marks one half.",
    "Part des futurs où le signe affirmé par chaque essai se vérifie, avec son intervalle à 90 %. Le trait fin marque la moitié.",
  ],
  no_verdicts: ["No thesis was tried in this report.", "Aucune thèse n’a été mise à l’épreuve dans ce rapport."],
  thesis: ["Thesis", "Thèse"], verdict: ["Verdict", "Verdict"], share: ["Share of futures", "Part des futurs"],
  flip_by: ["Assumptions that flip it", "Hypothèses qui le renversent"], none: ["none found", "aucune trouvée"],
  limits: ["What this cannot tell", "Ce que ceci ne peut pas dire"],
  licences: ["Licences of the data", "Licences des données"], table: ["Table", "Table"], licence: ["Licence", "Licence"],
  scale: ["What the words mean", "Sens des mots"],
  scale_lead: ["Probabilities are named by one fixed scale.", "Les probabilités sont nommées selon une échelle fixe."],
  word: ["Word", "Mot"], low: ["From", "De"], high: ["To", "À"],
  data: ["Data table", "Tableau de données"],
  sampled: ["every {0} days", "tous les {0} jours"],
  date: ["Date", "Date"], day: ["Day", "Jour"], name: ["Name", "Nom"], place: ["Place", "Lieu"], value: ["Value", "Valeur"],
  q05: ["5\u00a0%", "5\u00a0%"], q25: ["25\u00a0%", "25\u00a0%"], q50: ["median", "médiane"], q75: ["75\u00a0%", "75\u00a0%"], q95: ["95\u00a0%", "95\u00a0%"],
  below95: ["95 % below", "95 % en dessous"], below05: ["5 % below", "5 % en dessous"],
  band: [
    "Line: the median future. Dark band: the middle half. Light band: 5 to 95 per cent.",
    "Ligne : le futur médian. Bande foncée : la moitié centrale. Bande claire : de 5 à 95 pour cent.",
  ],
  band_mid: ["Line: the estimate. Band: its interval.", "Ligne : l’estimation. Bande : son intervalle."],
  rings: [
    "Rings: what was observed, with the grade of its evidence; filled where used to fit, empty where held back, dashed for a plain check.",
    "Anneaux : ce qui a été observé, avec le grade ; pleins si utilisés pour caler, vides si mis de côté, tiretés pour un simple contrôle.",
  ],
  bars_key: ["Mark: the median. Thick: the middle half. Thin: 5 to 95 per cent.", "Repère : la médiane. Épais : la moitié centrale. Fin : de 5 à 95 pour cent."],
  stands: ["still stands", "tient encore"], ended: ["ended: {0}", "fin : {0}"],
  days_on: ["days after the start", "jours après le début"],
  seen: ["Observed", "Observé"],
  map_key: ["Hollow: no value.", "Creux : sans valeur."],
  flow_key: ["Arrows: median flow{0}, with its 90 % interval.", "Flèches : flux médian{0}, avec son intervalle à 90 %."],
  flow: ["Flow", "Flux"],
  unknown: ["not known", "inconnu"], open: ["no known end", "sans fin connue"], at_least: ["at least {0}", "au moins {0}"], at_most: ["at most {0}", "au plus {0}"],
  under1: ["under 1 %", "moins de 1 %"], over99: ["over 99 %", "plus de 99 %"],
  million: ["million", "millions"],
  empty: ["Nothing to draw.", "Rien à dessiner."],
  places_n: ["{0} places", "{0} lieux"],
} satisfies Record<string, [string, string]>;

export type Word = keyof typeof WORDS;

/** What the page itself says, in the language of now; {0}, {1} are filled in. */
export function t(key: Word, ...given: (string | number)[]): string {
  const text: string = WORDS[key][lang.value === "fr" ? 1 : 0];
  return spaced(text.replace(/\{(\d)\}/g, (_, i) => String(given[Number(i)] ?? "")));
}

/** Signs that stand after a space do not leave their word: per cent, and French punctuation. */
const spaced = (text: string): string =>
  lang.value === "fr" ? text.replace(/ ([:;?!»%])/g, "\u00a0$1").replace(/« /g, "«\u00a0") : text.replace(/(\d) %/g, "$1\u00a0%");

/** A word of the page if the key is one, else the key itself. */
export const word = (key: string): string => (Object.hasOwn(WORDS, key) ? t(key as Word) : key);

/** A text of the payload in the language of now; the other language where it is missing. */
export const say = (text: T | string | null | undefined): string => raw(text).replace(/[\u2068\u2069]/g, "");

/** The same with the marks round what is told in the language of the pack. */
export function raw(text: T | string | null | undefined): string {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  return spaced(text[lang.value] || text.en || text.fr || "");
}

/** The language a text is really in, for the lang attribute; undefined where it is the page's. */
export function tongue(text: T | string | null | undefined): Lang | undefined {
  const real: Lang = typeof text === "string" || !text ? "en" : text[lang.value] ? lang.value : text.en ? "en" : "fr";
  return real === lang.value ? undefined : real;
}
