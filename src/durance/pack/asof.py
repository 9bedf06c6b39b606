"""The state of a country on any day, built from what the pack's dated tables say up to that day.

`dated/` holds strength.csv (national strength of each actor and how to spread it), bases.csv (where actors with known
bases stand), seen.csv (dated claims of presence), held.csv (who took, besieged or made a deal with a place),
displaced.csv, clashes.csv (located events by place, actor and year) and national.csv (deaths of a year in the country).
A row counts from its `day` on; later rows change nothing.

Strength: an actor with bases stands in those it may hold. Any other actor is spread by three parts, whose weights stand
in its row: located events and dated claims, both losing half their weight in HALF_LIFE, and an even share over its
ground. A part that knows no place falls to the others.
Clashes: located events in these fading weights give the pattern, the deaths of the last years known in full the level. An
actor that is coded as another shares that actor's clashes by its men at the place.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import floor
from pathlib import Path
from typing import NamedTuple

from durance.pack.rows import Row, read_csv

HALF_LIFE = 3 * 365.25  # days in which what was seen at a place loses half its weight
YEAR = 365.25  # days
NORM_YEARS = 5  # whole years whose deaths stand behind a place's norm of violence
STALE = 2 * YEAR  # days after the last full year of located events from which their pattern is graded E
KILLING_YEARS = 3  # years whose mean is the level of one-sided killing
LEAST = 1e-6  # rates a day at and below this are left out
DEATHS = ("fighting", "killed_by_state", "killed_by_others")  # columns of national.csv
CAMP, FIRST_HOLDER = "camp", "army"
EVENTS, TOTALS = "AO-ucdp-events", "AO-ucdp-year"  # claims on which located events and yearly deaths rest
PRESENCE = ("as_of", "actor", "locality", "fighters", "grade", "claims", "note")
HOLDERS = ("as_of", "locality", "controller", "besieger", "siege_days", "deal_with", "displaced", "deaths_5y",
           "grade", "claims", "note")
BACKGROUNDS = ("as_of", "actor", "locality", "clashes", "killed", "grade", "claims", "note")

Made = dict[str, str]
Weights = dict[str, float]


class Dated(NamedTuple):
    """The dated tables of a pack, its places and the country code of its own places."""

    country: str
    places: list[Row]
    strength: list[Row]
    bases: list[Row]
    seen: list[Row]
    held: list[Row]
    displaced: list[Row]
    clashes: list[Row]
    national: list[Row]

    def homes(self) -> list[Row]:
        """The places inside the country."""
        return [row for row in self.places if row["country"] == self.country]


class Standing(NamedTuple):
    """Who holds a place, who besieges it since when, with whom it has a deal, and the row that said so last."""

    controller: str = FIRST_HOLDER
    besieger: str = ""
    since: date | None = None
    deal_with: str = ""
    row: Row | None = None


def read_dated(folder: Path, country: str) -> Dated:
    """The dated tables of the pack in `folder`."""
    tables = [read_csv(folder / "dated" / f"{name}.csv", folder) for name in Dated._fields[2:]]
    return Dated(country, read_csv(folder / "localities.csv", folder), *tables)


def state(tables: Dated, day: date) -> dict[str, list[Made]]:
    """File name -> rows as of `day`, for the three tables of a start."""
    known = _until(tables, day)
    men = _presence(known, day)
    return {"presence.csv": men, "holders.csv": _holders(known, day), "backgrounds.csv": _backgrounds(known, day, men)}


def _until(tables: Dated, day: date) -> Dated:
    """The tables without the rows dated after `day`, in the order of their days."""
    rows = {name: sorted((row for row in getattr(tables, name) if _day(row) <= day), key=_day)
            for name in Dated._fields[2:]}
    return tables._replace(**rows)


def _presence(known: Dated, day: date) -> list[Made]:
    """Fighters of each actor at each place."""
    made, standing = [], _standing(known)
    for actor, row in _last(known.strength, "actor").items():
        bases = _bases(known, actor, standing)
        shares, told = _by_bases(bases) if bases else _by_reports(known, row, day)
        whole = _whole(shares, int(row["total"]))
        for place, men in ((home["id"], whole[home["id"]]) for home in known.homes() if home["id"] in whole):
            grade = max(row["grade"], "D", *(base["grade"] for base in told[place] if bases))
            notes = [r["note"] for r in (row, *(told[place] if bases else [])) if r["grade"] == "E" or r is row]
            seen = EVENTS if not bases and _fighting(known, actor, place) else ""
            claims = _joined([row["claims"], seen, *(r["claims"] for r in told[place])], " ")
            made.append(_row(PRESENCE, day, actor, place, men, grade, claims, _joined(notes, "; ")))
    return made


def _bases(known: Dated, actor: str, standing: dict[str, Standing]) -> list[Row]:
    """The rows of an actor's last set of bases, without those it does not hold."""
    rows = [row for row in known.bases if row["actor"] == actor]
    last = [row for row in rows if row["day"] == rows[-1]["day"]]
    return [row for row in last if row["shared"] == "1" or standing[row["locality"]].controller == actor]


def _by_bases(bases: list[Row]) -> tuple[Weights, dict[str, list[Row]]]:
    """Weights of the bases, and the row of each."""
    return ({row["locality"]: float(row["weight"]) for row in bases}, {row["locality"]: [row] for row in bases})


def _by_reports(known: Dated, row: Row, day: date) -> tuple[Weights, dict[str, list[Row]]]:
    """Weights by located events, dated claims and an even share, and the claims' rows by place."""
    seen = [claim for claim in known.seen if claim["actor"] == row["actor"]]
    ground = row["ground"].split()
    parts = {"by_events": _faded(known.clashes, row["actor"], "events", day),
             "by_seen": _faded(seen, row["actor"], "weight", day),
             "by_even": {home["id"]: 1.0 for home in known.homes() if "*" in ground or home["region"] in ground}}
    weights = {name: float(row[name]) for name, part in parts.items() if part}
    total, shares = sum(weights.values()), defaultdict(float)
    for name, weight in weights.items():
        for place, share in _shares(parts[name]).items():
            shares[place] += share * weight / total if total else 0.0
    told: defaultdict[str, list[Row]] = defaultdict(list)
    for claim in seen:
        if _fade(claim, day) > 0.1:
            told[claim["locality"]].append(claim)
    return shares, told


def _standing(known: Dated) -> dict[str, Standing]:
    """What held.csv says of each place of the country, its rows taken in turn."""
    now = {row["id"]: Standing() for row in known.homes()}
    for row in known.held:
        place, actor, was = row["locality"], row["actor"], now[row["locality"]]
        now[place] = {
            "take": Standing(controller=actor, row=row),
            "siege": was._replace(besieger=actor, since=_day(row), row=row),
            "lift": was._replace(besieger="", since=None, row=row),
            "deal": was._replace(besieger="", since=None, deal_with=actor, row=row),
            "undeal": was._replace(deal_with="", row=row)}[row["what"]]
    return now


def _holders(known: Dated, day: date) -> list[Made]:
    """Who holds, besieges and has a deal with each place; the displaced and the dead of the years before."""
    standing, (people, sources) = _standing(known), _displaced(known)
    deaths = _deaths(known, day)
    default = Row({"grade": "E", "claims": "", "note": f"no dated claim says otherwise: held by the {FIRST_HOLDER}"}, "", 0)
    made = []
    for place in known.places:
        name, source = place["id"], sources.get(place["id"])
        if name in standing:
            now = standing[name]
            row = now.row or default
            days = (day - now.since).days if now.since else 0
            told = [row, *([source] if source else [])]
            claims = _joined([*(r["claims"] for r in told), TOTALS if deaths.get(name) else ""], " ")
            made.append(_row(HOLDERS, day, name, now.controller, now.besieger, days, now.deal_with, people.get(name, 0),
                             round(deaths.get(name, 0)), max("D", row["grade"]), claims, row["note"]))
        elif place["kind"] == CAMP or people.get(name):
            row = source or Row({"grade": "E", "claims": "", "note": "nobody counted here up to the date"}, "", 0)
            told = (row["grade"], row["claims"], row["note"])
            made.append(_row(HOLDERS, day, name, "", "", 0, "", people.get(name, 0), 0, *told))
    return made


def _displaced(known: Dated) -> tuple[dict[str, int], dict[str, Row]]:
    """Displaced people by place, and the row each number rests on: the last total in the last pattern, and the camps."""
    homes = {row["id"]: float(row["population"]) for row in known.homes()}
    last = _last((row for row in known.displaced if row["people"]), "locality")
    total = last.pop("*", None)
    rounds = [row for row in known.displaced if row["share"]]
    pattern = {row["locality"]: float(row["share"]) for row in rounds if row["day"] == rounds[-1]["day"]} or _shares(homes)
    people = {name: round(int(total["people"]) * share) for name, share in pattern.items()} if total else {}
    if total:
        people[max(people, key=people.__getitem__)] += int(total["people"]) - sum(people.values())
    sources = {name: total for name, number in people.items() if total and number}
    return people | {name: int(row["people"]) for name, row in last.items()}, sources | last


def _deaths(known: Dated, day: date) -> Weights:
    """Deaths by place in the whole years before the day: national figures in the faded pattern of located deaths.

    A year whose figure is not known yet takes the last one that is.
    """
    figure = {_day(row).year: sum(float(row[name]) for name in DEATHS) for row in known.national}
    years = [min(year, max(figure)) for year in range(day.year - NORM_YEARS, day.year)] if figure else []
    total = sum(figure.get(year, 0.0) for year in years)
    return {name: share * total for name, share in _shares(_faded(known.clashes, "all", "deaths", day)).items()}


def _backgrounds(known: Dated, day: date, men: list[Made]) -> list[Made]:
    """Clashes and killed civilians a day, by actor and place, at the level of the last years whose deaths are known."""
    if not known.national or not known.clashes:
        return []
    coded, levels = _last(known.strength, "actor"), _levels(known, day)
    full = max(_day(row) for row in known.clashes if row["day"].endswith("12-31"))
    grade = "E" if (day - full).days > STALE else "D"
    note = f"pattern of events up to {full.year}, later only of single months; level of {known.national[-1]['day'][:4]}"
    here = {(row["actor"], row["locality"]): float(row["fighters"]) for row in men}
    made = []
    for actor, row in coded.items():
        source = row["coded_as"] or actor
        kind = DEATHS[1] if source == FIRST_HOLDER else DEATHS[2]
        clashes, killed = (_faded(known.clashes, source, what, day) for what in ("clashes", "killed"))
        killing = levels[kind]
        if (told := coded[source]["killing"]) and killed:
            killing = float(told) * _a_day(known, kind) / sum(killed.values())
        for place in (home["id"] for home in known.homes()):
            fights = levels[DEATHS[0]] * clashes.get(place, 0.0) * _part(actor, place, here, coded, False)
            dead = killing * killed.get(place, 0.0) * _part(actor, place, here, coded, True)
            if max(fights, dead) > LEAST:
                made.append(_row(BACKGROUNDS, day, actor, place, f"{fights:.3g}", f"{dead:.3g}", grade,
                                 f"{EVENTS} {TOTALS}", note if grade == "E" else ""))
    return made


def _levels(known: Dated, day: date) -> Weights:
    """Deaths a day in the country for one in the faded located events: fighting, killing by the state and by others."""
    every = {what: _faded(known.clashes, "all", what, day) for what in ("deaths", "killed")}
    state = sum(_faded(known.clashes, FIRST_HOLDER, "killed", day).values())
    killed = sum(every["killed"].values())
    located = dict(zip(DEATHS, (sum(every["deaths"].values()) - killed, state, killed - state), strict=True))
    return {name: _a_day(known, name) / total if total > LEAST else 0.0 for name, total in located.items()}


def _a_day(known: Dated, name: str) -> float:
    """Deaths a day in the country: fighting of the last year known, killing as the mean of some (it comes in bursts)."""
    years = known.national[-1 if name == DEATHS[0] else -KILLING_YEARS:]
    return sum(float(row[name]) for row in years) / len(years) / YEAR


def _part(actor: str, place: str, here: dict[tuple[str, str], float], coded: dict[str, Row], killing: bool) -> float:
    """Which part of the events coded as one actor is its own or a partner's: by men at the place (the actor's if none)."""
    main = coded[actor]["coded_as"] or actor
    sharers = [main] + [name for name, row in coded.items()
                        if row["coded_as"] == main and (row["one_sided"] == "1" or not killing)]
    total = sum(here.get((name, place), 0.0) for name in sharers)
    if not total:
        return float(actor == main)
    return here.get((actor, place), 0.0) / total if actor in sharers else 0.0


def _fighting(known: Dated, actor: str, place: str) -> bool:
    """Whether a located event puts the actor at the place."""
    return any(row["actor"] == actor and row["locality"] == place for row in known.clashes)


def _faded(rows: Iterable[Row], actor: str, column: str, day: date) -> Weights:
    """Sum of a column by place, older rows counting less. Events abroad (where = near) tell of presence only."""
    total: defaultdict[str, float] = defaultdict(float)
    for row in rows:
        if row["actor"] == actor and (column in ("events", "weight") or row["where"] == "home"):
            total[row["locality"]] += float(row[column]) * _fade(row, day)
    return {place: weight for place, weight in total.items() if weight > 0}


def _fade(row: Row, day: date) -> float:
    return 0.5 ** ((day - _day(row)).days / HALF_LIFE)


def _whole(weights: Weights, total: int) -> dict[str, int]:
    """Whole numbers in proportion to the weights that sum to the total (largest remainders); zeros left out."""
    exact = {place: share * total for place, share in _shares(weights).items()}
    whole = {place: floor(number) for place, number in exact.items()}
    rest = sorted(exact, key=lambda place: (whole[place] - exact[place], place))
    for place in rest[:total - sum(whole.values())]:
        whole[place] += 1
    return {place: number for place, number in whole.items() if number}


def _shares(weights: Weights) -> Weights:
    total = sum(weights.values())
    return {place: weight / total for place, weight in weights.items()} if total else {}


def _last(rows: Iterable[Row], key: str) -> dict[str, Row]:
    """The last row of each name in a column."""
    return {row[key]: row for row in rows}


def _joined(texts: Iterable[str], between: str) -> str:
    """The texts without repetition; words are told apart one by one."""
    parts = [part for text in texts for part in (text.split() if between == " " else [text]) if part]
    return between.join(dict.fromkeys(parts))


def _day(row: Row) -> date:
    return date.fromisoformat(row["day"])


def _row(columns: tuple[str, ...], day: date, *values: object) -> Made:
    return dict(zip(columns, (day.isoformat(), *(str(value) for value in values)), strict=True))
