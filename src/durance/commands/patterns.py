"""`durance patterns` and `durance freeze`: what was seen beside what the model says, and what it said beforehand."""

from datetime import date

from durance import api
from durance.analysis.frozen import freeze as freeze_prediction
from durance.analysis.patterns import compare, observed_patterns, root, scenario_of
from durance.commands.assemble import put_together
from durance.core.calendar import parse
from durance.core.state import nearest
from durance.pack.listing import Unknown
from durance.pack.load import load
from durance.scenario import scenario
from durance.terminal import Line, tell_json, tell_patterns


def patterns(pack: str, which: str | None, members: int, seed: int, json: bool) -> None:
    """Run the scenarios that have patterns and compare."""
    loaded = load(pack)
    if which and which not in loaded.scenarios:
        raise Unknown(f"{pack} has no scenario {which!r}{nearest(which, loaded.scenarios)}")
    entries, last = observed_patterns(loaded), {}
    for entry in entries.values():
        name, until = which or scenario_of(entry, loaded), parse(str(entry["to"]))
        if not which or root(loaded, which) == root(loaded, scenario_of(entry, loaded)):
            last[name] = max(last.get(name, until), until)
    if not last:
        raise ValueError(f"nothing that was seen is held against {which or pack}; scenarios with patterns: "
                         + ", ".join(sorted({scenario_of(e, loaded) for e in entries.values()})))
    rows = []
    for name, until in last.items():
        made = scenario(loaded, name)
        told = compare(api.run(made.for_days(max(1, (until - made.start).days + 1)), members, seed, progress=Line()), loaded)
        rows += [row for row in told if which or scenario_of(entries[row["id"]], loaded) == name]      # twins share patterns
    tell_json(rows) if json else tell_patterns(rows)


def freeze(name: str, members: int, seed: int) -> None:
    """Freeze the prior prediction of a scenario."""
    made = put_together(name, None, [], [], [])
    path = freeze_prediction(made, members, seed, date.today(), Line())
    print(f"frozen in {path}")
