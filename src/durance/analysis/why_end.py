"""The chain of a why in words: a line a step, and where it ends: a dated event, a measure, a parameter, luck, the start."""

from datetime import timedelta
from typing import Any, NamedTuple

import numpy as np

from durance.analysis.why_blame import LUCK, Cause, Probe, Spot, other_seed
from durance.analysis.why_replay import Replay
from durance.core.mechanism import VARIANT, Mechanism
from durance.core.state import MODES, TABLE
from durance.scenario import Scenario

BARE = ("0..1", "-1..1", "1", "kind")      # units that say nothing
AGAIN = 200      # other throws of the dice behind the odds that are told


class Step(NamedTuple):
    """A value, the mechanism that wrote it and what it hangs on; no mechanism: nothing of the day wrote it.

    Where it fed on itself, `circle` names the variables in between and `since` is the day to which that was followed.
    """

    variable: str
    at: Spot
    day: int
    mechanism: Mechanism | None
    cause: Cause | None
    since: int | None = None
    circle: tuple[str, ...] = ()


def line(one: Replay, step: Step) -> dict[str, Any]:
    """`{text, day, variable, where, value, usual, unit, mechanism, claim}` of one step."""
    table, where = TABLE[step.variable], place(one, step.variable, step.at)
    value, usual = now(one, step.variable, step.at, step.day), then(one, step.variable, step.at, step.day)
    against = "usually" if one.twin is None else "in the twin"
    when = str(one.made.start + timedelta(days=max(step.day, 0)))
    told = {"day": when, "variable": step.variable, "where": where, "value": value, "usual": usual, "unit": table.unit}
    text = (f"{when}: {step.variable}{where} is {said(one, step.variable, value)}, {against} "
            f"{said(one, step.variable, usual)}. {table.meaning}.")
    if step.mechanism is None:
        return told | {"text": text, "mechanism": "", "claim": ""}
    claim = step.mechanism.claim
    return told | {"text": f"{text} {claim} {link(one, step)}", "mechanism": step.mechanism.name,
                   "claim": claim}


def link(one: Replay, step: Step) -> str:
    """What the value hangs on, in words."""
    found = step.cause
    if found is None or not found.name:
        return f"Nothing that departs from {'the usual' if one.twin is None else 'the twin'} moves it."
    back = one.made.start + timedelta(days=step.since if step.since is not None else found.day)
    round_ = f", in a circle ({' and '.join(step.circle)}) that goes back to {back}" if step.since is not None else ""
    since = round_ or (f", most of it from {back}" if found.day != step.day else "")
    if found.name == LUCK:
        return f"Most of it is luck{since}."
    if found.name not in TABLE:
        return (f"No input departs from the usual; it answers most to the number {found.name}." if one.twin is None
                else f"It hangs most on the {'equation' if found.name == VARIANT else 'number ' + found.name}{since}.")
    return f"It hangs most on {found.name}{place(one, found.name, found.at)}{since}."


def ending(one: Replay, last: Step) -> dict[str, Any]:
    """`{kind, text, claims, date}`: event, measure, season, luck, parameter, start, off, equation, usual, joint, cut."""
    if last.cause is not None and last.cause.name == LUCK:
        return _luck(one, last)
    if last.cause is not None and last.cause.name not in TABLE and last.cause.name:
        return _parameter(one, last.cause.name)
    if TABLE[last.variable].kind == "control":
        return _imposed(one, last)
    if one.twin is not None and last.mechanism is not None and last.mechanism.name not in one.twin.calls:
        return {"kind": "off", "claims": [], "date": "", "text": f"In the twin {last.mechanism.name} is switched off."}
    if last.mechanism is not None:
        if last.cause is not None and last.cause.name:
            return {"kind": "cut", "claims": [], "date": "", "text": "The chain goes on; it was followed no further."}
        same = now(one, last.variable, last.at, last.day) == then(one, last.variable, last.at, last.day)
        told = f"Nothing to explain: it is as {'usual' if one.twin is None else 'in the twin'}."
        return {"kind": "usual" if same else "joint", "claims": [], "date": "",
                "text": told if same else "Here it ends: no single input, set back, would undo it."}
    if one.twin is not None and last.mechanism is None and (by := _off(one, last.variable)):
        return {"kind": "off", "claims": [], "date": "", "text": f"Here {by} is switched off."}
    if last.variable not in {w for m in one.plan for w in m.writes} and last.day >= 0:
        why = "nothing in this run writes it, so it stays as it was at the start"
    else:
        why = "it is as it was at the start of the run"
    return {"kind": "start", "claims": [], "date": one.made.state, "text": f"The start: {last.variable}"
            f"{place(one, last.variable, last.at)}: {why} (state of {one.made.state}: {TABLE[last.variable].start})."}


def _off(one: Replay, variable: str) -> str:
    """The mechanism that writes the variable in the twin and is off here."""
    assert one.twin is not None
    return next((m.name for m in one.twin.plan if variable in m.writes and m.name not in one.calls), "")


def _luck(one: Replay, last: Step) -> dict[str, Any]:
    assert last.mechanism is not None
    assert last.cause is not None
    probe = Probe(one, last.mechanism, last.variable, last.at, last.cause.day)
    other = np.array([probe.ask({}, other_seed(one.seed, k)) for k in range(AGAIN)])
    up = probe.value >= other.mean()
    share = float(((other >= probe.value) if up else (other <= probe.value)).mean())
    when = str(one.made.start + timedelta(days=last.cause.day))
    return {"kind": "luck", "date": when, "claims": [], "odds": share,
            "text": f"Luck: on {when} {last.mechanism.name} threw {said(one, last.variable, probe.value)} for {last.variable}"
                    f"{place(one, last.variable, last.at)}; under the same odds {share * AGAIN:.0f} of {AGAIN} other throws "
                    f"gave as {'much or more' if up else 'little or less'}."}


def _parameter(one: Replay, name: str) -> dict[str, Any]:
    if name == VARIANT:
        return {"kind": "equation", "date": "", "claims": [], "text":
                "An equation: this run holds another claim about it than the twin."}
    p, value = one.made.pack.parameters[name], float(one.drawn.values[name][0])
    if one.twin is not None:
        return {"kind": "parameter", "date": "", "claims": list(p.claims), "parameter": name, "value": value, "text":
                f"A number: {name} is {value:.3g} {p.unit} here and {float(one.twin.drawn.values[name][0]):.3g} in the twin."}
    fixed = "fixed for this run" if name in one.made.parameters else f"drawn between {p.low:g} and {p.high:g}"
    return {"kind": "parameter", "date": "", "claims": list(p.claims), "parameter": name, "value": value,
            "text": f"A number: {name} is {value:.3g} {p.unit} in this future ({fixed}), grade {p.grade}, "
                    f"{'claims ' + ' '.join(p.claims) if p.claims else 'no claim: ' + p.note.rstrip('.')}."}


def _imposed(one: Replay, last: Step) -> dict[str, Any]:
    made, when = one.made, one.made.start + timedelta(days=last.day)
    table = TABLE[last.variable]
    for measure in reversed(made.measures):
        entry = made.pack.measures[measure.name]
        held = (measure.begin or made.start) <= when <= (measure.until or made.end)
        if entry["control"] == last.variable and held and _covers(made, last, measure.at):
            begin = str(measure.begin or made.start)
            return {"kind": "measure", "date": begin, "claims": [], "text":
                    f"A measure: {measure.name} ({entry['strength']} = {measure.strength:g}) from {begin}: {entry['text']}"}
    for event in reversed(made.imposed()):
        if event.control == last.variable and event.date <= when <= (event.until or made.end) and _covers(made, last, event.at):
            return {"kind": "event", "date": str(event.date), "claims": list(event.claims), "event": event.id, "text":
                    f"A dated {event.kind}: {event.date}, {event.text} ({' '.join(event.claims) or 'no claim'})"}
    return {"kind": "season", "date": str(when), "claims": [],
            "text": f"What is imposed from outside: {last.variable} on {when} ({table.start})."}


def _covers(made: Scenario, last: Step, at: dict[str, str]) -> bool:
    """Whether what is laid `at` these entities holds at the spot."""
    return all(d not in at or made.pack.index(d, at[d]) == k
               for d, k in zip(TABLE[last.variable].dims, last.at, strict=True))


def now(one: Replay, variable: str, at: Spot, day: int) -> float:
    """The value in the evening of a day; at dawn of day 0 for day -1."""
    if TABLE[variable].kind == "control":
        return float(one.table[variable][(day, *at)])
    return float(one.dawns[day + 1][variable][(0, *at)])


def then(one: Replay, variable: str, at: Spot, day: int) -> float:
    """What the value is held against: the usual, or the twin's of the same day."""
    if one.twin is not None:
        return now(one.twin, variable, at, day)
    return float(one.usual[variable][at if TABLE[variable].kind == "control" else (0, *at)])


def place(one: Replay, variable: str, at: Spot) -> str:
    """` of jnim at bamako`, by the pack's names; nothing for the country."""
    names, words = one.made.pack.names, []
    for dim, k in zip(TABLE[variable].dims, at, strict=True):
        if dim == "locality":
            words.append(f" at {one.made.pack.places[k]['name']}")
        elif dim in ("road", "corridor"):
            words.append(f" on {names[dim][k]}")
        elif dim == "mode":
            words.append(f" ({MODES[k]})")
        elif dim != "country":
            words.append(f" of {names[dim][k]}")
    return "".join(words)


def said(one: Replay, variable: str, value: float) -> str:
    """A value with its unit; an actor by name."""
    unit = TABLE[variable].unit
    if unit == "actor":
        return one.made.pack.names["actor"][round(value)] if value >= 0 else "nobody"
    if unit == "0 or 1":
        return "yes" if value > 0 else "no"
    number = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{number} {unit}" if unit not in BARE else number
