"""Scenarios: they start from what was known as of a date, and use nothing that came later.

A claim is *late* for an `as_of` if what it tells happened, or was only published, after that day; a date known only
to its month or year counts as the last day of it. A number that rests on late claims alone may not enter the
scenario, unless one of them is flagged `retrospective` (structure); a premise may also rest on a claim flagged
`premise`. Facts dated after `as_of` are simply not imposed.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from durance.pack.check.files import Folder, exact_day, last_day, nearest, number, table, text, texts
from durance.pack.check.numbers import numbers

FILE = "scenarios.toml"


class Use(NamedTuple):
    """A thing a scenario uses, and the claims it rests on."""

    file: str
    line: int
    what: str
    claims: tuple[str, ...]
    premise: bool = False
    dated: bool = True  # bound to the scenario's as_of; what holds on every date is bound to its `structure`


def whole(pack: Folder, name: str) -> dict[str, Any]:
    """A scenario with what it inherits from its base (and the base's base)."""
    return {key: value for each in reversed(_bases(pack, name)) for key, value in pack.tables(FILE)[each].items()}


def _bases(pack: Folder, name: str) -> list[str]:
    """The scenario, its base, the base's base ...; ends before a name comes again."""
    tables, chain = pack.tables(FILE), [name]
    while (base := text(tables.get(chain[-1], {}).get("base"))) in tables and base not in chain:
        chain.append(base)
    return chain


def check_scenarios(pack: Folder) -> None:
    tables = pack.tables(FILE)
    if not tables and FILE not in pack.broken:
        pack.fault(FILE, 1, "The pack has no scenario; add one.")
    for name in tables:
        _dates(pack, name)
        _names(pack, name)
    late: dict[Use, list[str]] = {}
    for name in tables:
        as_of = exact_day(whole(pack, name).get("as_of"))
        structure = exact_day(whole(pack, name).get("structure")) or as_of
        for use in _uses(pack, name):
            known = as_of if use.dated else structure
            if known and as_of and _late(pack, use, known):
                late.setdefault(use, []).append(f"`{name}` (as of {as_of})")
    for use, names in late.items():
        pack.fault(use.file, use.line, f"{use.what[:1].upper()}{use.what[1:]} rests only on claims dated after the "
                                       f"as_of of {', '.join(names)}: {' '.join(use.claims)}; add an earlier claim, "
                                       "flag structure as retrospective, or grade it E with a note.")


def _dates(pack: Folder, name: str) -> None:
    line, scenario = pack.toml(FILE).line, whole(pack, name)
    for key in ("start", "as_of", "state", *(["structure"] if "structure" in scenario else [])):
        if exact_day(scenario.get(key)) is None:
            pack.fault(FILE, line(name, key), f"`{key}` of `{name}` is not a date; write \"YYYY-MM-DD\".")
    for key in ("name", "question"):
        if not text(scenario.get(key)):
            pack.fault(FILE, line(name), f"The scenario `{name}` has no `{key}`; add it.")
    days = scenario.get("days")
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        pack.fault(FILE, line(name, "days"), f"`days` of `{name}` is not a whole number above 0.")
    start, as_of, state = (exact_day(scenario.get(key)) for key in ("start", "as_of", "state"))
    if start and pack.period and not pack.period[0] <= start <= pack.period[1]:
        pack.fault(FILE, line(name, "start"), f"`{name}` starts on {start}, outside the pack's period.")
    if state and as_of and state > as_of + timedelta(days=1):      # the state of a morning is known the evening before
        pack.fault(FILE, line(name, "state"), f"`{name}` starts from a state of {state}, later than its as_of {as_of}.")
    if state and not any(exact_day(row.get("as_of")) == state for row in pack.rows("presence.csv")):
        pack.fault(FILE, line(name, "state"), f"presence.csv has no rows as of {state}, the state of `{name}`.")


def _names(pack: Folder, name: str) -> None:
    line, tables, scenario = pack.toml(FILE).line, pack.tables(FILE), whole(pack, name)
    base = tables[name].get("base")
    if base is not None and (text(base) not in tables or text(base) == name):
        pack.fault(FILE, line(name, "base"), f"The base `{text(base)}` of `{name}` is unknown; "
                                             f"{nearest(text(base), tables)}")
    elif text(tables[_bases(pack, name)[-1]].get("base")) in tables:
        pack.fault(FILE, line(name, "base"), f"`{name}` and its base stand on each other; let one stand by itself.")
    for premise in texts(scenario.get("premises")):
        if pack.lacks(premise, "events"):
            pack.fault(FILE, line(name, "premises"), f"The premise `{premise}` of `{name}` is no event; "
                                                     f"{nearest(premise, pack.events)}")
        elif premise in pack.events and pack.events[premise].get("kind") != "premise":
            pack.fault(FILE, line(name, "premises"), f"The event `{premise}` is a fact; a scenario imposes facts by "
                                                     "itself, list premises only.")
    fit = text(tables[name].get("fit"))
    if "fit" in tables[name] and not (fit and (pack.root / "fits" / f"{fit}.csv").is_file()):
        pack.fault(FILE, line(name, "fit"), f"The fit file fits/{fit}.csv of `{name}` is missing; make it with "
                                            "`durance calibrate` or take `fit` out.")
    for dispute, reading in table(scenario.get("readings")).items():
        known = table(pack.tables("evidence/disputes.toml").get(dispute, {}).get("readings"))
        if reading not in known:
            pack.fault(FILE, line(name, "readings"), f"The reading `{reading}` of `{dispute}` in `{name}` is unknown; "
                                                     f"{nearest(text(reading), known)}")
    start = exact_day(scenario.get("start"))
    priced = [row for row in _imposed(pack, scenario) if row.get("control") == "price_cap"]
    if start and not any((day := exact_day(row.get("date"))) and day <= start for row in priced):
        pack.fault(FILE, line(name), f"No event that `{name}` imposes sets `price_cap` by {start}; add the decree.")


def _imposed(pack: Folder, scenario: dict[str, Any]) -> list[Any]:
    as_of, premises = exact_day(scenario.get("as_of")), texts(scenario.get("premises"))
    return [row for name, row in pack.events.items()
            if (row.get("kind") == "premise" and name in premises) or
            (row.get("kind") == "fact" and as_of and (exact_day(row.get("date")) or date.max) <= as_of)]


def _uses(pack: Folder, name: str) -> list[Use]:
    scenario = whole(pack, name)
    state = text(scenario.get("state"))
    then = table(pack.states.get(state, {}).get("parameters"))
    found = [Use(item.file, item.line, item.what, item.claims, dated=bool(item.as_of)) for item in numbers(pack)
             if item.used and item.as_of in ("", state) and item.what not in {f"the parameter `{name}`" for name in then}]
    found += [Use(row.file, row.line, f"the event `{row['id']}`", tuple(row.get("claims", "").split()),
                  row.get("kind") == "premise") for row in _imposed(pack, scenario)]
    toml = pack.toml("evidence/disputes.toml")
    for dispute, entry in pack.tables("evidence/disputes.toml").items():
        for key, reading in table(entry.get("readings")).items():
            if number(table(reading).get("weight")) and (table(reading).get("set") or table(reading).get("rival")):
                found.append(Use(toml.file, toml.line(dispute, "readings", key), f"the reading `{key}` of `{dispute}`",
                                 tuple(texts(reading.get("claims"))), dated=False))
    return [use for use in found if use.claims]


def _late(pack: Folder, use: Use, as_of: date) -> bool:
    rows = [pack.claims[claim] for claim in use.claims if claim in pack.claims]
    return bool(rows) and all(_claim_late(row, as_of, use.premise) for row in rows)


def _claim_late(row: Any, as_of: date, premise: bool) -> bool:
    if row.get("retrospective") == "yes" or (premise and row.get("premise") == "yes"):
        return False
    days = [last_day(row.get("date_event")), last_day(row.get("date_published"))]
    return any(day and day > as_of for day in days)
