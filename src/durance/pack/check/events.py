"""Events and measures: they set controls that exist, at things that exist, within bounds."""

from typing import Any

from durance.pack.check.evidence import check_claims
from durance.pack.check.files import Folder, bounds, exact_day, nearest, number, pair, table, text, texts
from durance.pack.rows import Row

MEASURE_TEXTS = ["text", "unit", "who_decides", "placebo", "strength"]


def controls(pack: Folder) -> dict[str, Row]:
    return {name: row for name, row in pack.variables.items() if row["kind"] == "control"}


def check_events(pack: Folder) -> None:
    for row in pack.rows("events.csv"):
        _dates(pack, row)
        control = controls(pack).get(row.get("control", ""))
        if row.get("kind") == "record":
            _record(pack, row)
        elif control is None:
            pack.at(row, f"The control `{row.get('control')}` is unknown; "
                         f"{nearest(row.get('control', ''), controls(pack))}")
        else:
            _value(pack, row, control)
            _places(pack, row, control)
        if row.get("kind") not in ("fact", "premise", "record"):
            pack.at(row, f"`kind` is `{row.get('kind')}`; write fact, premise or record.")
        if not row.get("text"):
            pack.at(row, f"The event `{row.get('id')}` has no text; say what happened.")
        claims = row.get("claims", "").split()
        if not claims:
            pack.at(row, f"The event `{row.get('id')}` names no claim; name one.")
        check_claims(pack, row.file, row.line, claims)


def _record(pack: Folder, row: Row) -> None:
    if row.get("control") or row.get("value"):
        pack.at(row, f"The record `{row.get('id')}` sets a control; leave control and value empty, or write fact or premise.")


def _dates(pack: Folder, row: Row) -> None:
    days = {}
    for column in ("date", "until"):
        if column == "date" or row.get(column):
            days[column] = exact_day(row.get(column))
            if days[column] is None:
                pack.at(row, f"`{column}` is `{row.get(column)}`; write a date YYYY-MM-DD.")
    start, until = days.get("date"), days.get("until")
    if start and until and until < start:
        pack.at(row, f"`until` ({until}) is before `date` ({start}); swap them.")
    if start and pack.period and start > pack.period[1]:
        pack.at(row, f"The event is dated {start}, after the pack's period ends ({pack.period[1]}); take it out.")


def _value(pack: Folder, row: Row, control: Row) -> None:
    value, (low, high) = number(row.get("value")), bounds(control["bounds"])
    if value is None:
        pack.at(row, f"`value` is `{row.get('value')}`, not a number; write one.")
    elif not low <= value <= high:
        pack.at(row, f"The value {value:g} is outside the bounds {control['bounds']} of `{control['name']}`.")


def _places(pack: Folder, row: Row, control: Row) -> None:
    known = {"locality": "localities", "corridor": "corridors", "actor": "actors", "road": "roads",
             "partner": "partners", "constituent": "constituents", "zone": "zones"}
    for word in row.get("at", "").split():
        dim, _, name = word.partition("=")
        if word == "*":
            continue
        if dim not in control["dims"].split() or dim not in known:
            pack.at(row, f"`at` says `{word}`, but `{control['name']}` is given for {control['dims']}; write "
                         f"{' '.join(f'{each}=NAME' for each in control['dims'].split())} or *.")
        elif name != "*" and pack.lacks(name, known[dim]):
            pack.at(row, f"`at` names an unknown {dim} `{name}`; {nearest(name, getattr(pack, known[dim]))}")
    if not row.get("at"):
        pack.at(row, "`at` is empty; write * for everywhere.")


def check_measures(pack: Folder) -> None:
    line = pack.toml("measures.toml").line
    for name, measure in pack.tables("measures.toml").items():
        for key in MEASURE_TEXTS:
            if not text(measure.get(key)):
                pack.fault("measures.toml", line(name, key), f"The measure `{name}` has no `{key}`; add it.")
        control = controls(pack).get(text(measure.get("control")))
        if control is None:
            asked = text(measure.get("control"))
            pack.fault("measures.toml", line(name, "control"),
                       f"The control `{asked}` of `{name}` is unknown; {nearest(asked, controls(pack))}")
        elif not isinstance(measure.get("at"), list) or not set(texts(measure["at"])) <= set(control["dims"].split()):
            pack.fault("measures.toml", line(name, "at"), f"`at` of `{name}` must list dimensions of "
                                                          f"`{control['name']}` ({control['dims']}).")
        _strength(pack, name, measure)
        _cost(pack, name, measure)


def _strength(pack: Folder, name: str, measure: dict[str, Any]) -> None:
    line = pack.toml("measures.toml").line
    mode, span = measure.get("mode"), pair(measure.get("range"))
    if mode not in ("set", "add", "cut"):
        pack.fault("measures.toml", line(name, "mode"),
                   f"The mode `{mode}` of `{name}` is unknown; write set, add or cut.")
    if mode in ("set", "add") and (isinstance(measure.get("scale"), str) or number(measure.get("scale")) is None):
        pack.fault("measures.toml", line(name, "scale"), f"The measure `{name}` has no number as `scale`; write one.")
    if span is None or span[0] >= span[1]:
        pack.fault("measures.toml", line(name, "range"),
                   f"The range of `{name}` is not [low, high] with low below high.")
    elif mode == "cut" and not 0 <= span[0] < span[1] <= 1:
        pack.fault("measures.toml", line(name, "range"),
                   f"The measure `{name}` cuts by a share: its range must lie in 0..1.")
    lead = pair(measure.get("lead_time_days"))
    if lead is None or not 0 <= lead[0] <= lead[1]:
        pack.fault("measures.toml", line(name, "lead_time_days"),
                   f"`lead_time_days` of `{name}` is not [soonest, latest] in days; write two numbers in order.")


def _cost(pack: Folder, name: str, measure: dict[str, Any]) -> None:
    at, cost = pack.toml("measures.toml").line(name, "cost"), table(measure.get("cost"))
    span = pair([cost.get("low"), cost.get("high")])
    if span is None or span[0] > span[1] or not text(cost.get("unit")):
        pack.fault("measures.toml", at, f"The cost of `{name}` needs low <= high and a unit; complete it.")
