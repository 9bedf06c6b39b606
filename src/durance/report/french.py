"""French names of what is drawn and told: outcomes, goods, ends of a regime."""

from durance.analysis.summary import FIRST, span
from durance.ensemble.outcomes import OUTCOMES
from durance.report.said import T, fill, t

NAMES = {
    "inflow_share": "Carburant apporté par les camions-citernes, part d'un jour normal",
    "fuel_days": "Jours de besoin normal que couvrirait le carburant d'un lieu",
    "price_ratio": "Prix de l'essence dans la rue rapporté au prix à la pompe",
    "power_hours": "Heures d'électricité",
    "staple_price": "Prix des vivres de base rapporté à celui d'après la récolte",
    "tankers_lost": "Camions-citernes détruits ou saisis depuis le début",
    "queue": "Camions-citernes chargés en attente aux frontières",
    "revenue_share": "Recettes intérieures rapportées à un jour normal",
    "arrears_days": "Factures impayées, en jours de dépenses fixes de l'État",
    "patience": "Disposition à supporter les privations, moyenne de la population",
    "civilians_killed": "Civils tués par des acteurs armés depuis le début",
    "fighters_killed": "Combattants tués de tous côtés depuis le début",
    "state_held": "Part de la population urbaine vivant dans des lieux tenus par le camp de l'État",
    "largest_rival": "Part de la population urbaine tenue par le plus fort rival de l'État",
    "people_under_deals": "Personnes vivant dans des lieux où tient un accord de levée de siège",
    "displaced_inside": "Personnes déplacées abritées à l'intérieur du pays",
    "hungry": "Personnes manquant de nourriture dans le pays",
}
# headline -> its name in English and French; the numbers are those of `analysis.summary`
HEADLINES = {
    "regime_ended": ("The regime has ended by the end of the run (a negotiated settlement counts)",
                     "Le régime a pris fin avant la fin de la période (un règlement négocié compte)"),
    "capital_dry_day": ("Days until the capital runs dry", "Jours avant que la capitale soit à sec"),
    "unmet": ("Civil fuel need not met in {span}", "Besoin civil de carburant non couvert, {span}"),
    "hungry": ("People short of food at the end", "Personnes manquant de nourriture à la fin"),
    "besieged_people": ("People in besieged places at the end", "Personnes dans des lieux assiégés à la fin"),
    "arrears_days": ("Unpaid bills at the end", "Factures impayées à la fin"),
    "state_held": ("Town people in places the state's side holds, at the end",
                   "Population urbaine des lieux tenus par le camp de l'État, à la fin"),
    "largest_rival": ("Town people held by the state's strongest rival, at the end",
                      "Population urbaine tenue par le plus fort rival de l'État, à la fin"),
    "rival_rule": ("People under the rules of the state's rivals, at the end",
                   "Population soumise aux règles des rivaux de l'État, à la fin"),
    "fragmentation": ("Effective number of powers at the end", "Nombre effectif de pouvoirs à la fin"),
    "rival_fighters": ("Fighters of all who are not the state's, at the end",
                       "Combattants de tous ceux qui ne sont pas de l'État, à la fin"),
    "army_morale": ("Will to fight of the state's forces at the end", "Volonté de combattre des forces de l'État à la fin"),
    "civilians_killed": ("Civilians killed by armed actors", "Civils tués par des acteurs armés"),
    "fighters_killed": ("Fighters of all sides killed", "Combattants tués de tous côtés"),
    "deal_people": ("People in places with a siege-lifting deal, at the end",
                    "Population des lieux où tient un accord de levée de siège, à la fin"),
    "truce_made": ("A truce with the state has been agreed", "Une trêve avec l'État a été conclue"),
    "displaced_inside": ("Rise of the displaced inside the country", "Hausse des déplacés dans le pays"),
    "displaced_abroad": ("Rise of the displaced abroad", "Hausse des déplacés à l'étranger"),
    "spillover": ("Trouble that reaches the zones abroad at the end", "Troubles atteignant les zones étrangères à la fin"),
}
KINDS = {"coup": "coup d'État", "palace compromise": "compromis de palais", "negotiated settlement": "règlement négocié",
         "military collapse": "effondrement militaire", "capture of the capital": "prise de la capitale"}
GOODS = {"people_held": "population des lieux qu'il tient", "ruled": "population dont il fixe les règles",
         "fighters": "combattants", "funds": "trésor de guerre", "losses": "hommes perdus", "abuses": "civils tués",
         "partner_here": "force ou relation en place", "goodwill": "faveur du public"}


def name(outcome: str, where: str = "") -> T:
    """What an outcome is called, and where."""
    en = OUTCOMES[outcome].meaning if outcome in OUTCOMES else outcome
    tail = f", {where}" if where else ""
    return t(en + tail, NAMES.get(outcome, en) + tail)


def headline(name: str, days: int) -> T:
    """What a headline of a run of so many days is called. Raises KeyError for one that no question rests on."""
    months = t(span(days), "trois premiers mois" if days >= FIRST else f"{days} premiers jours" if days > 1 else "premier jour")
    return fill(*HEADLINES[name], span=months)


def kind(text: str) -> T:
    """A kind of end."""
    return t(text, KINDS.get(text, text))
