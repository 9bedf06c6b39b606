"""One number a future: what a question asks for by name, and which way is better.

    NAME                      a headline of the run (`hungry`, `capital_dry_day`), or one of the days in `ENDS`
    OUTCOME[@ENTITY][:HOW]    any recorded outcome; ENTITY a place, actor, partner, zone or road; HOW one of `HOWS`

A place that is not watched, an actor, a partner and a zone are recorded once a week: then HOW is taken over weeks.
"""

import re
from typing import NamedTuple

import numpy as np

from durance.analysis.summary import FIRST, Headline, headlines, span
from durance.core.state import nearest
from durance.ensemble.outcomes import OUTCOMES
from durance.ensemble.record import EVERY
from durance.ensemble.store import Run
from durance.pack.model import Pack, Unknown

HOWS = {"end": "at the end", "start": "on the first day", "mean": "mean over the run",
        "first": "mean over {span}",
        "most": "at its highest", "least": "at its lowest", "rise": "rise over the run"}
ENDS = {"days_until_regime_end": ("regime_ended", "Days until the regime ends"),
        "days_until_truce": ("truce_made", "Days until a truce with the state is agreed")}
SYNTAX = re.compile(r"^(?P<name>\w+)(@(?P<at>[\w-]+))?(:(?P<how>\w+))?$")

# who should rule is not ours to say: of these alone it is plain which way is better for the people concerned
MORE = ("capital_queue_day", "capital_dry_day", "interior_dry_day", "inflow_share", "power_hours", "inflow", "stock",
        "fuel_days", "queue_day", "dry_day", "activity")
LESS = ("unmet", "tankers_lost", "price_ratio", "hungry", "besieged_people", "civilians_killed", "fighters_killed",
        "displaced_inside", "displaced_abroad", "spillover", "arrears_days", "fuel_short", "staple_price", "staple_markup",
        "besieged", "deaths", "displaced", "left_home", "abuses", "losses")


class Asked(NamedTuple):
    """A question taken apart; `name` is an outcome, or a headline or day as it stands."""

    name: str
    at: str = ""
    how: str = ""


def ask(text: str, known: dict[str, Headline] | None = None) -> Asked:
    """Take a question apart. Raises ValueError for bad syntax, Unknown for a word that does not exist."""
    found = SYNTAX.match(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not of the form OUTCOME@ENTITY:HOW, such as hungry or dry_day@bamako or unmet:mean")
    name, at, how = found["name"], found["at"] or "", found["how"] or ""
    if how and how not in HOWS:
        raise Unknown(f"{text}: there is no {how!r}{nearest(how, HOWS)}")
    names = [*OUTCOMES, *ENDS, *(known or {})]
    if known is not None and name not in names:
        raise Unknown(f"there is no outcome {name!r}{nearest(name, names)}")
    return Asked(name, at, how)


def value(run: Run, pack: Pack, text: str) -> Headline:
    """What is asked, one number a future; NaN where it never came or is unknown. Raises ValueError or Unknown."""
    asked = ask(text)
    if asked.name in ENDS:
        return _day(run, asked)
    if not asked.at and not asked.how and asked.name not in _hits():
        heads = headlines(run, pack)
        if asked.name in heads:
            return heads[asked.name]
        ask(text, heads)
    if asked.name not in OUTCOMES:
        ask(text, headlines(run, pack))
        raise ValueError(f"{text}: a headline or day is taken as it stands, without @ and :")
    o = OUTCOMES[asked.name]
    where = f" ({asked.at})" if asked.at else ""
    if o.over in ("hit", "road"):
        if asked.how:
            raise ValueError(f"{text}: {o.name} is one number a future and place; leave out :{asked.how}")
        return Headline(o.meaning + where, o.unit, _entity(run, pack, asked, "road" if o.over == "road" else "locality"))
    series = run.array(o.name) if o.over == "country" else _series(run, pack, asked, o.over)
    if o.over == "country" and asked.at:
        raise ValueError(f"{text}: {o.name} is of the country and takes no @")
    weekly = o.over != "country" and series.shape[1] == len(run.coords["week"])
    how = asked.how or "end"
    over = HOWS[how].format(span=span(len(run.coords["day"])))
    return Headline(f"{o.meaning}{where}, {over}", o.unit, _over_days(series.astype(float), how, weekly))


def better(text: str, said: str = "") -> int:
    """1 where more of an outcome is better, -1 where less is. Raises ValueError where it has to be said."""
    name = ask(text).name
    if said:
        if said not in ("more", "less"):
            raise ValueError(f"better is more or less, not {said!r}")
        return 1 if said == "more" else -1
    if name not in (*MORE, *LESS):
        raise ValueError(f"whether more or less of {name} is better is not ours to say; add --better more or --better less")
    return 1 if name in MORE else -1


def outcomes_behind(run: Run, pack: Pack, text: str) -> list[str]:
    """Recorded arrays that a question reads, for runs that keep no more than that."""
    noted = _Noted(run)
    value(noted, pack, text)  # type: ignore[arg-type]
    return sorted(noted.read)


class _Noted:
    """A run that notes which of its arrays are read."""

    def __init__(self, run: Run):
        self.run, self.read, self.coords, self.members, self.manifest = run, set(), run.coords, run.members, run.manifest

    def array(self, name: str) -> np.ndarray:
        self.read.add(name.removeprefix("daily_"))
        return self.run.array(name)

    def at(self, name: str, place: str) -> np.ndarray:
        self.read.add(name)
        return self.run.at(name, place)


def _hits() -> set[str]:
    return {o.name for o in OUTCOMES.values() if o.over in ("hit", "road")}


def _day(run: Run, asked: Asked) -> Headline:
    name, text = ENDS[asked.name]
    if asked.at or asked.how:
        raise ValueError(f"{asked.name} is taken as it stands, without @ and :")
    there = run.array(name) > 0
    return Headline(text, "day", np.where(there.any(1), there.argmax(1).astype(float), np.nan))


def _index(pack: Pack, asked: Asked, over: str) -> int:
    if not asked.at:
        raise ValueError(f"{asked.name} is of each {'place' if over == 'locality' else over}: say which, as in "
                         f"{asked.name}@{pack.names[over][0] if pack.names[over] else over.upper()}")
    return pack.index(over, asked.at)


def _entity(run: Run, pack: Pack, asked: Asked, over: str) -> np.ndarray:
    return run.array(asked.name)[:, _index(pack, asked, over)].astype(float)


def _series(run: Run, pack: Pack, asked: Asked, over: str) -> np.ndarray:
    k = _index(pack, asked, over)
    if over == "locality" and asked.at in run.coords["watched"]:
        return run.at(asked.name, asked.at)
    return run.array(asked.name)[:, :, k]


def _over_days(series: np.ndarray, how: str, weekly: bool) -> np.ndarray:
    """`(member,)` of `(member, day or week)`."""
    if how == "rise":
        return series[:, -1] - series[:, 0]
    if how in ("end", "start"):
        return series[:, -1 if how == "end" else 0]
    if how == "first":
        series = series[:, : FIRST // EVERY if weekly else FIRST]
    if np.isnan(series).all():
        return np.full(len(series), np.nan)
    return {"mean": np.nanmean, "first": np.nanmean, "most": np.nanmax, "least": np.nanmin}[how](series, 1)
