"""What a difference between two runs of the same futures does, future by future; and which command would make such a pair."""

from typing import Any

import numpy as np

from durance.analysis.paired import refuse_unpaired
from durance.analysis.summary import filled, headlines
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.report.drawn import Figure, bars, changed, points
from durance.report.french import headline
from durance.report.given import Given
from durance.report.said import T, chance, fill, of, share, t

MANY = 0.5      # share of futures without a change from which on that is told


def change(run: Run, base: Run, pack: Pack, head: str) -> tuple[np.ndarray, str]:
    """A headline of a run less that of the base `(member,)`, and its unit; a day that never comes is the last day.

    Raises ValueError when the runs are not the same futures.
    """
    refuse_unpaired(run, base)
    here = headlines(run, pack)
    both = filled({head: here[head]}, run.manifest["days"]), filled({head: headlines(base, pack)[head]}, run.manifest["days"])
    return both[0][head] - both[1][head], here[head].unit


def effect(run: Run, base: Run, pack: Pack, head: str, scored: T) -> T:
    """"civilians killed: +120 people (−30 to 400); fewer: unlikely (12 %, 9 to 16 %)"."""
    values, unit = change(run, base, pack, head)
    down = "fewer" if unit in ("people", "deaths", "fighters") else "lower"
    same = float((values == 0).mean())
    told = fill(", no change in {same} of futures", ", sans changement dans {same} des futurs", same=share(same))
    ties = told if same > MANY else t("", "")
    return fill("{text}: {change} in the middle future (5 to 95 %){ties}; " + down + ": {chance}",
                "{text} : {change} dans le futur médian (5 à 95 %){ties} ; en baisse : {chance}",
                text=headline(head, run.manifest["days"]),
                ties=ties, change=of(changed(values, unit), points(unit), True), chance=chance(values < 0, scored))


def differences(run: Run, base: Run, pack: Pack, heads: tuple[str, ...], what: T) -> list[Figure]:
    """Bars of paired differences, one figure a unit."""
    found: dict[str, list[dict[str, Any]]] = {}
    for head in heads:
        values, unit = change(run, base, pack, head)
        name = headline(head, run.manifest["days"])
        found.setdefault(points(unit), []).append({"name": name, "note": None, **changed(values, unit)})
    title = fill("Difference, future by future: {what}", "Différence, futur par futur : {what}", what=what)
    return [bars(title, unit, rows) for unit, rows in found.items()]


def laid(g: Given, run: Run, controls: tuple[str, ...]) -> bool:
    """Whether a run lays a measure on one of these controls that the base does not lay."""
    return any(g.pack.measures[name]["control"] in controls for name, *_ in (
        m for m in run.manifest["measures"] if m not in g.run.manifest["measures"]))


def command(g: Given, controls: tuple[str, ...] = ()) -> str:
    """A command that makes the same futures with the pack's first measure on one of these controls (any: no control given)."""
    names = [n for control in controls for n, e in g.pack.measures.items() if e["control"] == control]
    names += [n for n in g.pack.measures if not controls and n != "placebo"]
    if not names:
        return ""
    entry = g.pack.measures[names[0]]
    keys = [f"{dim}={likely(g, dim)}" for dim in entry.get("at", ())[:1] if g.pack.names[dim]]
    least, most = entry["range"]
    strength = entry.get("default", min(most, max(least, 1.0)))
    keys.append(f"{entry['strength']}={strength:g}")
    return f"durance run {g.scenario} --like {g.run.id} --measure {names[0]}:{','.join(keys)}"


def likely(g: Given, dim: str) -> str:
    """The place, corridor, actor or partner that a measure would first be tried on: the capital, the busiest, the strongest."""
    if dim == "locality":
        return g.pack.capital
    if dim == "corridor":
        return max(g.pack.corridors, key=lambda k: g.pack.corridors[k]["usual"]["value"])
    if dim == "actor":
        men = g.run.array("fighters")[:, 0].mean(0) * (g.pack.map["is_state"] == 0)
        return g.run.coords["actor"][int(men.argmax())]
    if dim == "partner":
        here = g.run.array("partner_here")[:, 0].mean(0)
        men = [g.pack.partners[p]["force"]["value"] for p in g.run.coords["partner"]]
        return g.run.coords["partner"][int((here * (1.0 + np.array(men, float))).argmax())]
    return g.pack.names[dim][0]


def better_known(line: str) -> T:
    """Which command would make the question answerable."""
    if not line:
        return t("its country has no measure that would", "son pays n'offre aucune mesure qui le permette")
    return fill("`{line}` and a report of both would", "`{line}` puis un rapport sur les deux le pourraient", line=line)
