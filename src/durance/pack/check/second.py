"""The second coding: it names things that exist, each disagreement with the first is settled, and the pack holds the outcome.

What the pack must hold of a thing coded twice is the last word on it: the `now` of `later.csv`, else the `settled` of
`settled.csv`, else the first coding. So no row of the three can be dropped, nor the pack be changed, without a fault.
"""

import durance.pack.second as coding  # it builds on this package's reader: named in full, for the two meet
from durance.pack.check.files import Folder, nearest, number
from durance.pack.check.tables import check_columns
from durance.pack.rows import Row

COLUMNS = {"claims": "id value low high unit grade coder note",
           "parameters": "file name value low high unit grade claims coder note"}
KEYED = {"second/first.csv": "what field first", "second/settled.csv": "what field first second settled reason",
         "second/later.csv": "what field now reason"}


def check_second(pack: Folder) -> None:
    before, tables = len(pack.faults), [(kind, name) for kind in COLUMNS for name in pack.names(f"second/{kind}*.csv")]
    for kind, name in tables:
        check_columns(pack, name, COLUMNS[kind])
        for row in pack.rows(name):
            _row(pack, row, kind)
    if tables and not (pack.root / coding.FIRST).is_file():
        pack.fault(coding.FIRST, 1, "The file is missing; add the first coding (what,field,first) of all that was coded twice.")
    for name, wanted in KEYED.items():
        if (pack.root / name).is_file():
            check_columns(pack, name, wanted)
            _keys(pack, name)
    if len(pack.faults) == before and not any(file.startswith(("evidence/claims", "second/")) for file in pack.broken):
        _compare(pack)      # a table that cannot be read cannot be compared


def _row(pack: Folder, row: Row, kind: str) -> None:
    name = row.get("id") or row.get("name", "")
    if kind == "claims" and pack.lacks(name, "claims"):
        pack.at(row, f"The second coding names an unknown claim `{name}`; {nearest(name, pack.claims)}")
    if kind == "parameters" and not coding.coded(pack, row.get("file", ""), name):
        pack.at(row, f"The second coding names `{row.get('file')}/{name}`, which the pack does not hold; correct or remove it.")
    if row.get("grade", "") not in (*"ABCDE", ""):
        pack.at(row, f"The second coding of `{name}` has the grade `{row.get('grade')}`; write one of A, B, C, D, E.")
    for field in coding.FIELDS:
        if row.get(field) and number(row[field]) is None:
            pack.at(row, f"`{field}` in the second coding of `{name}` is `{row[field]}`, not a number.")


def _keys(pack: Folder, name: str) -> None:
    """A thing and its field stand once in a table, with a reason or a first coding that can be read."""
    seen: set[tuple[str | None, str | None]] = set()
    for row in pack.rows(name):
        key = row.get("what"), row.get("field")
        if key in seen:
            pack.at(row, f"The {key[1]} of `{key[0]}` stands twice in the table; keep one row.")
        seen.add(key)
        if row.get("reason") == "":
            pack.at(row, f"`{key[0]}` is settled or changed without a reason; say why.")
        if "first" in row and not _readable(row.get("field", ""), row["first"]):
            pack.at(row, f"The first coding of the {key[1]} of `{key[0]}` is `{row['first']}`; write a number, `low to high` "
                         "for a range, or a grade.")


def _readable(field: str, said: str) -> bool:
    if field == "grade":
        return said in tuple("ABCDE")
    parts = said.split(" to ")
    return len(parts) == (2 if field == "range" else 1) and all(number(part) is not None for part in parts)


def _compare(pack: Folder) -> None:
    second, found = coding.seconds(pack), {(p.what, p.field): p for p in coding.pairs(pack)}
    first, settled, later = (coding.keyed(pack, name) for name in KEYED)
    for key, said in second.items():
        what, field = key
        now, verdict, item = coding.held(pack, said.kind, what, field), settled.get(key), found.get(key)
        if item is None:
            if now and key not in later:
                pack.at(said.row, f"The second coder gives the {field} of `{what}`, but {coding.FIRST} does not say what the "
                                  f"first gave; add it there, or say in {coding.LATER} why the pack now holds {now}.")
            continue
        if item.disagrees and verdict is None:
            pack.at(said.row, f"`{what}`: the coders disagree on its {field} ({item.first} and {item.second}); settle it in a "
                              f"row of {coding.SETTLED} with a reason.")
            continue
        if verdict is not None:
            _verdict(pack, verdict, item)
        outcome = verdict["settled"] if verdict is not None else item.first
        _outcome(pack, said.row if verdict is None else verdict, item, outcome, now, later.get(key))
    for key, row in (*first.items(), *settled.items(), *later.items()):
        if key not in (second if row.file == coding.LATER else found):
            pack.at(row, f"`{row['what']}` was not coded twice in its {row['field']}; remove the row.")


def _verdict(pack: Folder, row: Row, item: "coding.Pair") -> None:
    """What the coders said stands in the settled row as it does in their own tables."""
    for coder in ("first", "second"):
        if row[coder] != getattr(item, coder):
            pack.at(row, f"The {coder} coder says {getattr(item, coder)} for the {item.field} of `{item.what}`, not "
                         f"{row[coder]}; look at it again.")


def _outcome(pack: Folder, row: Row, item: "coding.Pair", outcome: str, now: str, later: Row | None) -> None:
    """The pack holds what came out of the two codings, or what a later row says."""
    if later is not None and _same(later["now"], outcome):
        pack.at(later, f"The {item.field} of `{item.what}` is {outcome} by the two codings already; remove the row.")
    elif later is not None and not _same(later["now"], now):
        pack.at(later, f"The {item.field} of `{item.what}` was changed to {later['now'] or 'nothing'}, but the pack holds "
                       f"{now or 'nothing'}; mend one.")
    elif later is None and not _same(outcome, now):
        how = "was settled as" if row.file == coding.SETTLED else "was first coded as"
        pack.at(row, f"The {item.field} of `{item.what}` {how} {outcome}, but the pack holds {now or 'nothing'}; mend the "
                     f"pack, or say why in a row of {coding.LATER}.")


def _same(a: str, b: str) -> bool:
    return a == b or (number(a) is not None and number(a) == number(b))
