"""Words of units in two languages: one place for sentences, tables and the page, which gets those it draws (see `drawn_units`).

A unit such as `Mcur/fighter/day` is told part by part: "million CFA francs a fighter a day". `Mcur` is a million of the money
of the pack (`money_unit`): it is told by that name, never as it stands.
"""

from typing import Any

from durance.pack.model import Pack
from durance.report import words as w

T = dict[str, str]
MONEY = "Mcur"
# unit -> one and many in English, one and many in French; shares and plain numbers have none
UNITS = {"day": ("day", "days", "jour", "jours"), "people": ("person", "people", "personne", "personnes"),
         "deaths": ("death", "deaths", "mort", "morts"), "fighters": ("fighter", "fighters", "combattant", "combattants"),
         "trucks": ("truck", "trucks", "camion", "camions"), "powers": ("power", "powers", "pouvoir", "pouvoirs"),
         "points": ("point", "points", "point", "points"), "hours": ("hour", "hours", "heure", "heures"),
         "m3": ("m³", "m³", "m³", "m³"),
         "day of bills": ("day of bills", "days of bills", "jour de factures", "jours de factures"),
         "places": ("place", "places", "lieu", "lieux"), "convoys": ("convoy", "convoys", "convoi", "convois"),
         "clashes": ("clash", "clashes", "combat", "combats"), "event": ("event", "events", "événement", "événements"),
         "km": ("km", "km", "km", "km"), "week": ("week", "weeks", "semaine", "semaines"),
         "month": ("month", "months", "mois", "mois"), "hauliers": ("haulier", "hauliers", "transporteur", "transporteurs"),
         "1000 people": ("1,000 people", "1,000 people", "1\u202f000 personnes", "1\u202f000 personnes"),
         "fighter day": ("fighter day", "fighter days", "jour de combattant", "jours de combattant"),
         "share of people": ("", "", "", ""), "share of days": ("", "", "", "")}
NONE = ("", "", "", "")
SINGLE = {row[0]: key for key, row in UNITS.items()} | {"people": "people"}
CURRENCIES = {"XOF": ("CFA francs", "francs CFA"), "USD": ("US dollars", "dollars américains"), "EUR": ("euros", "euros"),
              "crowns": ("crowns", "couronnes")}


def of_pack(unit: str, pack: Pack) -> str:
    """The unit with the pack's own word for its money."""
    return unit.replace(MONEY, str(pack.about.get("money_unit", "million")))


def forms(unit: str) -> tuple[str, str, str, str]:
    """One and many in English, one and many in French, each with what stands behind a stroke."""
    if unit in w.PLAIN:
        return NONE
    head, *tails = unit.split("/")
    own = _part(head) if head != "1" else NONE
    en = "".join(f" a {_part(tail)[0]}" for tail in tails)
    fr = "".join(f" par {_part(tail)[2]}" for tail in tails)
    return (own[0] + en).strip(), (own[1] + en).strip(), (own[2] + fr).strip(), (own[3] + fr).strip()


def _part(name: str) -> tuple[str, str, str, str]:
    """The forms of a unit without a stroke; a word that nobody translated stays as it is."""
    size, _, money = name.partition(" ")
    if size == "million":
        en, fr = CURRENCIES.get(money, (money, money))
        whole, one = f"million {en}", "d'" if fr[:1] in "aeéiou" else "de "
        return whole, whole, f"million {one}{fr}", f"millions {one}{fr}"
    return UNITS.get(name) or UNITS.get(SINGLE.get(name, "")) or (name, name, name, name)


def drawn_units(holders: list[dict[str, Any]]) -> dict[str, dict[str, T]]:
    """Unit -> `{one, many}` of every unit in the `figures` of questions and parts of the page on trust, for the page."""
    figures = [f for holder in holders for f in holder["figures"]]
    units = {str(f["unit"]) for f in figures} | {str(r["unit"]) for f in figures if f["kind"] == "ranges" for r in f["rows"]}
    found = {}
    for unit in sorted(units - set(w.SHARES) - {""}):
        a, b, c, d = forms(unit)
        found[unit] = {"one": {"en": a, "fr": c}, "many": {"en": b, "fr": d}}
    return found
