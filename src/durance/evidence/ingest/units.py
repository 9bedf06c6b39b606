"""What is counted: the words of both languages for a unit, and what the count is of (killed, displaced, troops, share of GDP).

`unit` is the noun as a plain English plural, `subject` what a planner would file it under.
"""

import re
from typing import NamedTuple

from durance.evidence.ingest.numbers import SMALL

_TABLE = """
people|population|people persons inhabitants individuals residents citizens
people|population|personnes habitants individus âmes résidents citoyens
civilians|civilians|civilians civils civiles non-combatants
villagers|civilians|villagers villageois
children|civilians|children enfants
women|civilians|women femmes
men|troops|men hommes
soldiers|troops|soldiers soldats militaires servicemen gendarmes guards
troops|troops|troops forces personnel effectifs contingents
peacekeepers|troops|peacekeepers casques
police|troops|police policemen policiers officers
mercenaries|mercenaries|mercenaries mercenaires contractors paramilitaries instructors instructeurs
fighters|fighters|fighters combattants militants jihadists jihadis djihadistes insurgents insurgés
fighters|fighters|terrorists terroristes rebels rebelles gunmen
displaced|displaced|displaced idps pdi déplacés déplacées
refugees|refugees|refugees réfugiés réfugiées
households|households|households ménages families familles
deaths|killed|deaths fatalities dead killed slain executed massacred morts mortes décès killings tués tuées
displaced|displaced|fled uprooted
arrests|arrested|arrested detained arrêtés
captured|abducted|captured abducted kidnapped enlevés kidnappés
arrivals|displaced|arrivals arrivées
foreigners|foreigners|foreigners étrangers expatriates expatriés
bodies|killed|bodies corps cadavres
houses|houses|houses homes maisons
containers|containers|containers conteneurs
crossings|crossings|crossings passages
casualties|casualties|casualties victims victimes
wounded|wounded|wounded injured blessés blessées
hostages|abducted|hostages otages captives
prisoners|prisoners|prisoners prisonniers detainees détenus
drivers|drivers|drivers chauffeurs conducteurs
members|members|members membres
migrants|migrants|migrants
students|students|students pupils élèves étudiants
schools|schools|schools écoles
leaders|leaders|leaders chefs dirigeants
officials|officials|officials fonctionnaires ministers ministres diplomats diplomates generals généraux
workers|workers|workers travailleurs employees employés mineurs miners
cattle|cattle|cattle bétail boeufs bœufs sheep moutons
tankers|tankers|tankers citernes camions-citernes
trucks|trucks|trucks lorries camions
vehicles|vehicles|vehicles véhicules pick-ups cars voitures buses cars motorcycles motos motorbikes
convoys|convoys|convoys convois
helicopters|aircraft|helicopters hélicoptères
aircraft|aircraft|aircraft planes jets avions drones flights vols
boats|boats|boats pirogues ferries
mines|mines|mines
bombs|bombs|bombs bombes ieds eei rockets roquettes shells obus
attacks|attacks|attacks attaques assaults raids offensives
events|events|events événements évènements incidents episodes épisodes
clashes|clashes|clashes affrontements battles combats
strikes|strikes|strikes frappes airstrikes sorties
ambushes|attacks|ambushes embuscades
coups|coups|coups putschs putsches
abuses|abuses|abuses violations exactions
massacres|massacres|massacres
kidnappings|abducted|kidnappings abductions enlèvements
villages|places|villages
towns|places|towns cities villes
regions|places|regions régions provinces districts communes cercles localities localités areas hamlets hameaux
camps|bases|camps bases posts outposts postes garrisons garnisons checkpoints barrages
countries|countries|countries pays nations
groups|groups|groups groupes factions movements mouvements organisations organizations parties militias milices
companies|companies|companies entreprises sociétés firms
stations|stations|stations stations-service
farms|farms|farms exploitations
minutes|duration|minutes
hours|duration|hours heures
days|duration|days jours
weeks|duration|weeks semaines
months|duration|months mois
years|duration|years ans années
decades|duration|decades décennies
km|distance|km kilometres kilometers kilomètres
miles|distance|miles
metres|distance|metres meters mètres
km2|area|km2 km²
hectares|area|hectares ha
litres|volume|litres liters l
barrels|volume|barrels barils
tonnes|mass|tonnes tons t
kg|mass|kg kilos kilograms kilogrammes
MW|power|mw megawatts mégawatts
USD|money|dollars usd
EUR|money|euros eur
XOF|money|fcfa xof cfa francs
times|ratio|times fold fois
"""
_LIGHT = frozenset(["acts", "cases", "instances", "reports", "pairs", "actes", "cas", "litres"])
UNITS = {word: (unit, subject) for line in _TABLE.strip().splitlines()
         for unit, subject, words in [line.split("|")] for word in words.split()}
_SINGULAR = {w[:-1]: pair for w, pair in UNITS.items() if w.endswith("s") and len(w) > 3}
FATES = frozenset(["killed", "wounded", "displaced", "abducted", "arrested", "destroyed"])
_PEOPLE = frozenset(["population", "civilians", "troops", "fighters", "mercenaries", "drivers", "members", "leaders",
                     "officials", "workers", "students", "police"])
_GEAR = frozenset(["tankers", "trucks", "vehicles", "convoys", "aircraft", "boats", "stations"])
_STOP = frozenset(["in", "on", "at", "by", "from", "since", "to", "into", "and", "or", "but", "who", "which", "that", "were",
                   "was", "have", "has", "had", "is", "are", "be", "been", "will", "would", "with", "for", "during", "as",
                   "than", "after", "before", "until", "between", "per", "each", "every", "against", "about", "over", "under",
                   "across", "along", "near", "around", "while", "when", "where", "because", "if", "not", "dans", "sur",
                   "par", "chaque", "depuis", "pour", "et", "ou", "mais", "qui", "que", "dont", "ont", "a", "est", "sont",
                   "était", "étaient", "avec", "contre", "entre", "vers", "après", "avant", "lors", "selon", "au", "aux",
                   "en", "chez", "sous"])
_TOKEN = re.compile(r"[\s\u00a0\u202f]*(?:[-–](?=[^\W\d]))?[\s\u00a0\u202f]*[\"“«‘]?[\s\u00a0]?(?:(?:[ld]|"
                    r"qu)['’])?([^\W\d_][\w²'’-]*)")
_SKIP = re.compile(r"(?:\s*-odd\b|\s+or so\b|\s+or more\b|\s+or fewer\b|\s+ou plus\b|\s+ou moins\b|\s*\+)", re.IGNORECASE)
_OF = re.compile(r"\s+(?:(?:of|de|des|du)\b|d['’])(?:\s+(?:the|its|their|these|la|les|ses|leurs|ces)\b)?", re.IGNORECASE)
_PERCENT = re.compile(r"[\s\u00a0\u202f]*(?:%|percentage points?|per ?cent\b|pour ?cents?\b|"
                      r"points? de pourcentage)", re.IGNORECASE)
_RATE = re.compile(r"\s*(?:/|\b(?:per|each|every|a|par)\s)\s*(day|week|month|year|jour|semaine|mois|an|litre|liter|tonne|"
                   r"barrel|head)\b|"
                   r"\s+(daily|weekly|monthly|annually|yearly)\b", re.IGNORECASE)
_PERIOD = {"jour": "day", "semaine": "week", "mois": "month", "an": "year", "liter": "litre", "daily": "day", "weekly": "week",
           "monthly": "month", "annually": "year", "yearly": "year"}
_MADE_OF = ((re.compile(r"\b(?:force|army|mission|contingent|garrison|strength|column|effectif|armée|garnison|"
                        r"colonne)s? (?:of|de|d['’])\s?"
                        r"(?:\w+ ){0,2}$", re.IGNORECASE), ("troops", "troops")),
            (re.compile(r"\b(?:town|city|population|crowd|village|camp|ville|foule) (?:of|de|"
                        r"d['’])\s?(?:\w+ ){0,2}$", re.IGNORECASE),
             ("people", "population")),
            (re.compile(r"\b(?:convoy|convoi) (?:of|de|d['’])\s?(?:\w+ ){0,2}$", re.IGNORECASE), ("vehicles", "vehicles")),
            (re.compile(r"\b(?:toll|bilan) (?:of|de|d['’])\s?(?:\w+ ){0,2}$", re.IGNORECASE), ("deaths", "killed")))
_DONE_TO = re.compile(r"\b(?P<deed>kill(?:ed|ing|s)|massacr(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|displac(?:ed|ing)|"
                      r"abduct(?:ed|ing)|tué|tuant|blessé|blessant|"
                      r"déplacé|enlevé|enlevant)\s(?:(?:at|least|more|than|up|to|over|about|around|nearly|some|almost|au|"
                      r"moins|plus|de|près|environ|"
                      r"another|as|many|the)\s){0,3}$", re.IGNORECASE)
_VERBS = tuple((name, re.compile(rf"\b(?:{stems})", re.IGNORECASE)) for name, stems in (
    ("killed", r"kill|massacr|slain|slaughter|dead\b|die[ds]?\b|deaths?\b|lost their li|execut|tué|tuer|tuant|mort|"
               r"assassin|abattu|périr|décès|"
               r"coûté la vie|perdu la vie|exécut"),
    ("wounded", r"wound|injur|bless"),
    ("displaced", r"displac|fle[de]|flee|uproot|left their homes|driven from|déplac|fui|fuir|chass"),
    ("abducted", r"abduct|kidnap|hostage|enlev|enlèv|otage"),
    ("arrested", r"arrest|detain|arrêté|détenu"),
    ("destroyed", r"burn|destroy|torch|set (?:on fire|ablaze|alight)|incendi|détrui|brûl|calcin"),
    ("deployed", r"deploy|déploy")))
THINGS = tuple((name, re.compile(rf"\b(?:{stems})", re.IGNORECASE)) for name, stems in (
    ("GDP", r"GDP\b|PIB\b|gross domestic|produit intérieur"), ("territory", r"territor|territoire|country\b(?![\'’]s)|"
                    r"pays\b|land\b"),
    ("budget", r"budget"), ("imports", r"import"), ("exports", r"export"), ("fuel", r"fuel|carburant|petrol|essence|"
                    r"gasoil|diesel|hydrocarb"),
    ("population", r"population|people|inhabitants|personnes|habitants"), ("gold", r"gold\b|"
                    r"l['’]or\b"), ("revenue", r"revenue|recettes"),
    ("price", r"prices?\b|prix\b"), ("killed", r"deaths|fatalities|killed|morts|tués"), ("attacks", r"attacks|attaques"),
    ("events", r"events|incidents|événements"), ("violence", r"violence"), ("aid", r"\baide?\b"), ("debt", r"debt|dette")))
MONEY = tuple((name, re.compile(rf"\b(?:{stems})", re.IGNORECASE)) for name, stems in (
    ("spending", r"spen[dt]|dépens"), ("ransom", r"ransom|rançon"), ("debt", r"debt|loan|bond|dette|emprunt|arrears|arriéré"),
    ("revenue", r"revenue|recette|tax|impôt|royalt"), ("aid", r"\baid\b|assist|support|\baide|appui|fund|"
                    r"fonds"), ("cost", r"cost|coût|coût"),
    ("price", r"price|prix|litre|liter"), ("pay", r"pay|paid|salar|wage|verse|"
                                                  r"solde"), ("budget", r"budget"), ("GDP", r"GDP|PIB")))


_ALLOWED = {"people": ("killed", "wounded", "displaced", "abducted", "arrested"), "gear": ("destroyed", "abducted")}


class Unit(NamedTuple):
    """A unit found after a number: where it ends, its name and what it counts; `known` tells it from a guess."""

    end: int
    unit: str
    subject: str
    known: bool


def unit_after(text: str, at: int, stop: int, one: bool = False) -> Unit | None:
    """The unit that follows a number ending at a character, within six words and before any verb or preposition.

    A singular (`30-day`, `one soldier`) is a unit after a hyphen or where the number is `one`; else it is an adjective.
    """
    at = _past(_SKIP, text, at)
    if percent := _PERCENT.match(text, at):
        return Unit(percent.end(), "percent", "share", True)
    at = _past(_OF, text, at)
    best: Unit | None = None
    guess: Unit | None = None
    for _ in range(6):
        token = _TOKEN.match(text, at)
        word = re.sub(r"['’]s?$", "", token[1].lower()) if token else ""
        if token is None or token.end() > stop or word in _STOP or word in SMALL:
            break
        pair = _pair(word, one or "-" in text[at:token.start(1)])
        at = token.end()
        if pair is None and best:
            break
        if pair:
            best = Unit(at, best.unit, pair[1], True) if best and pair[1] in FATES else Unit(at, *pair, True)
            if _OF.match(text, at):
                break
        else:
            guess = guess or _guess(word, token)
            at = _past(_OF, text, at) if word in _LIGHT or word in ("million", "millions") else at
    best = best or guess
    return _rated(text, best) if best else None


def unit_before(text: str, start: int, at: int) -> Unit | None:
    """The unit of a bare number from the words before it: `a force of 13,000`, `killed at least 41`."""
    left = text[max(start, at - 40):at]
    found = next((pair for pattern, pair in _MADE_OF if pattern.search(left)), None)
    if deed := _DONE_TO.search(left):
        found = "people", fate(deed["deed"], "", tuple(FATES))
    return Unit(at, *found, True) if found else None


def _guess(word: str, token: re.Match[str]) -> Unit | None:
    """A plural that is no known unit; one with a capital names people (`2,000 Russians`)."""
    if word in _LIGHT or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ous")):
        return None
    return Unit(token.end(), *(("people", "population") if token[1][0].isupper() else (word, word)), False)


def _pair(word: str, singular: bool) -> tuple[str, str] | None:
    """Unit and subject of a word, of its last half where it is hyphenated, or of its plural where it is a singular."""
    for form in (word, word.split("-")[-1]):
        if found := UNITS.get(form) or (_SINGULAR.get(form) if singular else None):
            return found
    return None


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _rated(text: str, unit: Unit) -> Unit:
    """The unit with `/day`, `/year` where the text goes on with per day, par an, annually."""
    match = _RATE.match(text, unit.end)
    if match is None or unit.subject == "duration":
        return unit
    period = (match[1] or match[2]).lower()
    return unit._replace(end=match.end(), unit=f"{unit.unit}/{_PERIOD.get(period, period)}")


def rate(text: str, at: int) -> tuple[int, str]:
    """The end and the name of a rate (`/year`) that follows a character; its own place and "" where none does."""
    told = _rated(text, Unit(at, "", "", True))
    return told.end, told.unit


def subject_of(unit: Unit, left: str, right: str) -> str:
    """What is counted: the fate the words around tell (killed, destroyed), what a share is of, or the unit's own subject."""
    if unit.unit == "percent":
        return _share_of(left, right)
    if unit.subject == "money":
        return next((name for side in (right, left) for name, stems in MONEY if stems.search(side)), "money")
    if family(unit.subject):
        return fate(left, right, _ALLOWED[family(unit.subject)]) or unit.subject
    return unit.subject


def family(subject: str) -> str:
    """people or gear, whose fate a text may tell; "" for what has none, and for a fate itself."""
    return "people" if subject in _PEOPLE else "gear" if subject in _GEAR else ""


def fate(left: str, right: str, allowed: tuple[str, ...]) -> str:
    """The nearest verb of fate: the last one before the number, else the first after the unit."""
    before = [(m.start(), name) for name, stems in _VERBS if name in allowed for m in stems.finditer(left)]
    after = [(m.start(), name) for name, stems in _VERBS if name in allowed if (m := stems.search(right))]
    return max(before)[1] if before else min(after)[1] if after else ""


def _share_of(left: str, right: str) -> str:
    of = re.match(r"\s+(?:of|du|des|de|d['’])\s*(.{0,60})", right, re.DOTALL)
    hits = [(m.start(), name) for name, stems in THINGS if of and (m := stems.search(of[1]))]
    if hits:
        return f"share of {min(hits)[1]}"
    back = [(m.start(), name) for name, stems in THINGS for m in stems.finditer(left)]
    return f"change of {max(back)[1]}" if back else "share"
