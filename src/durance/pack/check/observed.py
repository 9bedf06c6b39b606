"""What was seen: series and patterns lie within the pack's period and say how they are used."""

from datetime import date
from typing import Any

from durance.pack.check.evidence import check_claims, check_grade
from durance.pack.check.files import Folder, exact_day, first_day, last_day, nearest, number, pair, text, texts
from durance.pack.check.tables import check_columns
from durance.pack.rows import Row

COLUMNS = "series date until place low value high unit claim grade note"
PATTERNS = "observed/patterns.toml"
WHERE = {"localities.csv", "corridors.toml", "pack.toml"}


def places(pack: Folder) -> set[str]:
    return {*pack.localities, *pack.corridors, text(pack.head.get("id"))}


def check_observed(pack: Folder) -> None:
    for name in pack.names("observed/*.csv"):
        check_columns(pack, name, COLUMNS)
        for row in pack.rows(name):
            _row(pack, row)
    if (pack.root / PATTERNS).exists():
        for name, pattern in pack.tables(PATTERNS).items():
            _pattern(pack, name, pattern)


def _row(pack: Folder, row: Row) -> None:
    start = first_day(row.get("date"))
    if start is None:
        pack.at(row, f"`date` is `{row.get('date')}`; write a date YYYY-MM-DD.")
    until = last_day(row.get("until")) if row.get("until") else start
    if until is None:
        pack.at(row, f"`until` is `{row.get('until')}`; write a date YYYY-MM-DD.")
    if pack.period and any(day and day > pack.period[1] for day in (start, until)):
        pack.at(row, f"The row is dated {row.get('date')} {row.get('until', '')}".rstrip() +
                f", after the pack's period ends ({pack.period[1]}); take it out.")
    if row.get("place") not in places(pack) and not pack.broken & WHERE:
        pack.at(row, f"`place` names an unknown place `{row.get('place')}`; "
                     f"{nearest(row.get('place', ''), places(pack))}")
    given = [number(row.get(column)) for column in ("low", "value", "high") if row.get(column)]
    known = [value for value in given if value is not None]
    if not given or len(known) < len(given) or known != sorted(known):
        pack.at(row, "`low`, `value`, `high` are not numbers in order; correct them.")
    claims = row.get("claim", "").split()
    check_claims(pack, row.file, row.line, claims)
    check_grade(pack, row.file, row.line, f"the observed `{row.get('series')}`", row.get("grade", ""), claims,
                row.get("note", ""))


def _pattern(pack: Folder, name: str, pattern: dict[str, Any]) -> None:
    line = pack.toml(PATTERNS).line
    for key in ("text", "outcome", "statistic", "unit"):
        if not text(pattern.get(key)):
            pack.fault(PATTERNS, line(name, key), f"The pattern `{name}` has no `{key}`; add it.")
    if pattern.get("use") not in ("fit", "score", "check"):
        pack.fault(PATTERNS, line(name, "use"),
                   f"`use` of `{name}` is `{pattern.get('use')}`; write fit, score or check.")
    span = pair(pattern.get("range"))
    if span is None or span[0] > span[1]:
        pack.fault(PATTERNS, line(name, "range"), f"The range of `{name}` is not [low, high] in order; correct it.")
    if text(pattern.get("at")) not in places(pack) and not pack.broken & WHERE:
        pack.fault(PATTERNS, line(name, "at"), f"`at` of `{name}` names an unknown place `{text(pattern.get('at'))}`; "
                                               f"{nearest(text(pattern.get('at')), places(pack))}")
    _window(pack, name, pattern)
    check_claims(pack, PATTERNS, line(name, "claims"), texts(pattern.get("claims")))
    if not texts(pattern.get("claims")):
        pack.fault(PATTERNS, line(name), f"The pattern `{name}` names no claim; name one.")


def _window(pack: Folder, name: str, pattern: dict[str, Any]) -> None:
    line = pack.toml(PATTERNS).line
    days: list[date] = []
    for key in ("from", "to", "count_from"):
        day = exact_day(pattern.get(key))
        if day is None and (key != "count_from" or key in pattern):
            pack.fault(PATTERNS, line(name, key), f"`{key}` of `{name}` is not a date; write \"YYYY-MM-DD\".")
        elif day and pack.period and not pack.period[0] <= day <= pack.period[1]:
            pack.fault(PATTERNS, line(name, key), f"`{key}` of `{name}` is {day}, outside the pack's period.")
        elif day and key != "count_from":
            days.append(day)
    if len(days) == 2 and days[0] > days[1]:
        pack.fault(PATTERNS, line(name, "from"), f"The pattern `{name}` ends before it begins; swap `from` and `to`.")
