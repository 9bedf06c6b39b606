"""Theses as a pack writes them, ready to be run: statistics, sides and experiments.

An experiment compares a statistic in the same futures: on the side `with` and the side `without`, or on one side with
another statistic or number (`than`). A side lays measures, events, readings and parameters on a scenario or takes them away.
"""

from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from durance.core.state import TABLE, nearest
from durance.ensemble.outcomes import OUTCOMES
from durance.pack.model import Pack, Unknown
from durance.pack.rows import Toml, read_toml
from durance.scenario import Scenario, scenario

FILE, VERDICT = "theses.toml", "verdict"
HOWS = ("end", "start", "mean", "most", "least", "rise", "total")
FOLDS = ("sum", "mean", "most")
BY_ACTOR = ("actor", "people", "by_want", "by_exclusion", "by_abuse", "by_protection")      # views that keep the actors


@dataclass(frozen=True)
class Statistic:
    """One number a future: an outcome or variable at some entities, folded over them and over the days; `tests` make it 0 or 1.

    `joint` holds statistics that must all be 1 together (then the rest is not asked); `fixed` is a plain number.
    """

    outcome: str = ""
    at: tuple[str, ...] = ()
    fold: str = "sum"
    how: str = "end"
    tests: tuple[tuple[str, Any], ...] = ()
    joint: "tuple[Statistic, ...]" = ()
    fixed: float | None = None

    @property
    def unit(self) -> str:
        """Unit in which the statistic is told: a yes or no, and any joint, is a share of futures."""
        if self.tests or self.joint:
            return "share of futures"
        unit = OUTCOMES[self.outcome].unit if self.outcome in OUTCOMES else TABLE[bare(self.outcome)].unit
        return unit.removesuffix("/day") if self.how == "total" else unit


@dataclass(frozen=True, eq=False)
class Experiment:
    """`sign` is the claimed sign of (with less without); `matters` the least effect worth the name, in the statistic's unit."""

    says: str
    sign: int
    matters: float
    days: int
    left: tuple[Scenario, Statistic]
    right: tuple[Scenario, Statistic]


@dataclass(frozen=True, eq=False)
class Thesis:
    """`untestable` is the reason why the model cannot try it; `leaves` what of it the experiments leave out."""

    id: str
    text: str
    essay: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    experiments: tuple[Experiment, ...]
    untestable: str = ""
    leaves: str = ""


def theses(pack: Pack) -> tuple[tuple[Thesis, ...], dict[str, float]]:
    """The pack's theses, and its thresholds `{supported_above, opposed_below}`.

    Raises Unknown for a pack without theses, ValueError with file and line for a thesis that cannot be run.
    """
    if not (pack.folder / FILE).exists():
        raise Unknown(f"{pack.name} puts no theses on trial: there is no {FILE} in {pack.folder}")
    file = read_toml(pack.folder / FILE, pack.folder)
    rule = {key: float(value) for key, value in file[VERDICT].items() if key.endswith(("above", "below"))}
    return tuple(_thesis(pack, file, name) for name in file if name != VERDICT), rule


def _thesis(pack: Pack, file: Toml, name: str) -> Thesis:
    entry = file[name]
    try:
        made = tuple(experiment(pack, one) for one in entry.get("experiment", ()))
    except (KeyError, TypeError, ValueError, LookupError) as error:
        why = f"it lacks {error}" if isinstance(error, KeyError) else error.args[0]
        raise ValueError(f"{file.file}:{file.line(name)}: thesis {name} cannot be tried: {why}") from None
    return Thesis(name, entry["text"], entry.get("essay", ""), tuple(entry.get("claims", ())),
                  tuple(entry.get("against", ())), made, entry.get("untestable", ""), entry.get("leaves", ""))


def experiment(pack: Pack, entry: dict[str, Any]) -> Experiment:
    """An experiment from its table. Raises KeyError, Unknown or ValueError."""
    sign = int(entry["sign"])
    if sign not in (-1, 1):
        raise ValueError(f"sign is 1 or -1, not {sign}")
    measured = statistic(pack, entry)
    here = side(pack, entry, entry.get("with", {}))
    if "than" in entry:
        other, twin = statistic(pack, entry["than"]), here
    else:
        other, twin = measured, side(pack, entry, entry["without"])
    return Experiment(entry["says"], sign, float(entry["matters"]), here.days, (here, measured), (twin, other))


def side(pack: Pack, entry: dict[str, Any], given: dict[str, Any]) -> Scenario:
    """The scenario of one side. Raises Unknown or ValueError for what the pack does not have."""
    strange = set(given) - {"scenario", "measures", "readings", "parameters", "off", "events", "leave_out"}
    if strange:
        raise ValueError(f"a side takes no {', '.join(sorted(strange))}")
    made = scenario(pack, given.get("scenario", entry["scenario"]))
    made = made.for_days(int(entry.get("days", made.days)))
    premises = [p for p in made.premises if p not in given.get("leave_out", ()) and given.get("leave_out") != ["*"]]
    made = replace(made, premises=(*premises, *given.get("events", ())))
    known = {e.id for e in pack.events}
    for name in (*given.get("events", ()), *given.get("leave_out", ())):
        if name not in known and name != "*":
            raise Unknown(f"{pack.name} has no event {name!r}{nearest(name, known)}")
    made = reduce(lambda s, text: with_measure(s, text), given.get("measures", ()), made)
    made = reduce(lambda s, text: s.with_reading(*text.split("=", 1)), given.get("readings", ()), made)
    return made.without(*given.get("off", ())).with_parameters(**given.get("parameters", {}))


def with_measure(made: Scenario, text: str) -> Scenario:
    """The scenario with a measure written NAME:key=value,key=value."""
    name, _, rest = text.partition(":")
    return made.with_measure(name, **{word.partition("=")[0]: word.partition("=")[2] for word in rest.split(",") if word})


def statistic(pack: Pack, entry: dict[str, Any]) -> Statistic:
    """A statistic from its table. Raises KeyError, Unknown or ValueError."""
    if "value" in entry:
        return Statistic(fixed=float(entry["value"]))
    if "all" in entry:
        return Statistic(joint=tuple(statistic(pack, one) for one in entry["all"]))
    name, how, fold = entry["outcome"], entry.get("how", "end"), entry.get("fold", "sum")
    if name not in OUTCOMES and bare(name) not in TABLE:
        raise Unknown(f"there is no outcome or variable {name!r}{nearest(name, [*OUTCOMES, *TABLE])}")
    for word, known in ((how, HOWS), (fold, FOLDS)):
        if word not in known:
            raise ValueError(f"{name} cannot be taken by {word!r}{nearest(word, known)}")
    at, tests = tuple(entry.get("at", ())), tuple((w, _bound(w, entry[w])) for w in ("is", "above", "below") if w in entry)
    places(pack, name, at)
    return Statistic(name, at, fold, how, tests)


def _bound(word: str, given: Any) -> Any:
    return tuple(given) if word == "is" else float(given)


def bare(name: str) -> str:
    """The variable of `variable:view`."""
    return name.partition(":")[0]


def over(name: str) -> tuple[str, ...]:
    """The dimensions of an outcome, a variable or a view of one; none for the country."""
    if name in OUTCOMES:
        found: tuple[str, ...] = ({"hit": "locality"}.get(OUTCOMES[name].over, OUTCOMES[name].over),)
    elif ":" in name:
        found = ("actor",) if name.partition(":")[2] in BY_ACTOR else ("locality",)
    else:
        found = TABLE[name].dims
    return tuple(d for d in found if d != "country")


def places(pack: Pack, name: str, at: tuple[str, ...]) -> tuple[list[int], ...]:
    """Positions along each dimension of the entities in `at`, written `first/second` where there are two. Raises Unknown or
    ValueError."""
    dims, named = over(name), [place.split("/") for place in at]
    for parts in named:
        if len(parts) != len(dims):
            raise ValueError(f"{name} is of {' and '.join(dims) or 'the country'}; `at` names {'/'.join(parts)}")
    return tuple([pack.index(dim, parts[k]) for parts in named] for k, dim in enumerate(dims))
