"""`durance run`: a scenario put together, run, kept and told."""

import sys
from pathlib import Path

from durance import api
from durance.analysis.causes import causes as causes_of
from durance.analysis.paired import paired
from durance.commands.assemble import put_together, words_of
from durance.commands.show import tell
from durance.ensemble.run import Interrupted
from durance.ensemble.store import Run, open_run, save_json
from durance.pack.listing import find
from durance.scenario import Scenario
from durance.stale import warn_of_stale_fit
from durance.terminal import Line, tell_paired

CAUSE_MEMBERS = 256      # futures of each paired run behind the causes
USUAL = {"members": 500, "days": None, "seed": 1, "design": "random"}      # where neither the command nor --like says
Futures = tuple[int, int | None, int, str]      # members, days, seed, design


def run(name: str, members: int | None, days: int | None, seed: int | None, measures: list[str], readings: list[str],
        off: list[str], out: Path, like: str | None, threads: int | None, design: str | None, causes: bool, json: bool) -> Path:
    """Run, record, and tell. Returns the run's folder."""
    given = {"members": members, "days": days, "seed": seed, "design": design}
    many, long, luck, how = taken(name, open_run(like, out), given) if like else settled(given)
    made, line = put_together(name, long, measures, readings, off), Line()
    warn_of_stale_fit(made)
    found = api.run(made, many, luck, design=how, out=out, threads=threads, progress=line)
    if causes and made.premises and found.folder and not (found.folder / "causes.json").exists():
        try:
            save_json(found.folder / "causes.json", causes_of(made, min(many, CAUSE_MEMBERS), luck, how, line))
        except KeyboardInterrupt:
            raise Interrupted(found) from None
    tell(found, json)
    if measures and not json:
        base = put_together(name, long, [], readings, off)
        tell_defaults(made, measures)
        tell_measures(made, found, api.run(base, many, luck, design=how, out=out, threads=threads, progress=line))
    return found.folder or out


def settled(given: dict) -> Futures:
    """What was given, and else the usual."""
    return tuple(USUAL[key] if value is None else value for key, value in given.items())  # type: ignore[return-value]


def taken(name: str, other: Run, given: dict) -> Futures:
    """Members, days, seed and design of another run. Raises ValueError where others were given, or for another pack."""
    told, pack = other.manifest, name.rpartition("/")[0]
    if pack and find(pack) != other.pack.resolve():
        raise ValueError(f"{other.id} is a run of {told['pack']}, not of the pack of {name}: their futures do not pair")
    for key, value in given.items():
        if value is not None and value != told[key]:
            raise ValueError(f"--like {other.id} takes its {key}, {told[key]}; leave out --{key} {value}")
    print(f"the futures of {other.id}: {told['members']:,} members, seed {told['seed']}, {told['days']} days, {told['design']}",
          file=sys.stderr)
    return told["members"], told["days"], told["seed"], told["design"]


def tell_defaults(made: Scenario, texts: list[str]) -> None:
    """Print where and how strongly each measure acts as far as its words, NAME:key=value,key=value, left that open."""
    for applied, text in zip(made.measures, texts, strict=True):
        entry, given = made.pack.measures[applied.name], {word.partition("=")[0] for word in words_of(text)[1]}
        places = [key for key in entry.get("at", ()) if key not in given]
        open_ = ["everywhere" if key in ("corridor", "locality") else f"every {key}" for key in places]
        if entry["strength"] not in given:
            most = applied.strength == entry["range"][1]
            open_.append(f"{entry['strength']} = {applied.strength:g}: "
                         f"{'the highest the measure allows' if most else 'what the measure takes where nothing is said'}")
        if open_:
            print(f"{applied.name}, as nothing else was said: {', '.join(open_)}")


def tell_measures(made: Scenario, found: Run, base: Run) -> None:
    """Print what the measures change against the same futures without them, and how long they would take to begin."""
    for applied in made.measures:
        low, high = made.pack.measures[applied.name]["lead_time_days"]
        if applied.begin is None:
            print(f"{applied.name} acts from the first day; it would take some {low} to {high} days: give it `begin`")
    tell_paired(paired(found, base, made.pack))
