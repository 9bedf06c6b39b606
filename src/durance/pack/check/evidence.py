"""The ledger: sources are dated, claims are sentences with a source, numbers rest on claims or confess.

Two rules about grades:

* A claim may be graded at most one step better than its source is reliable: grade A (counted) needs a source of
  reliability A or B, grade B needs A, B or C; grades C, D and E may come from any source.
* A number may not be graded better than the best of the claims it rests on. Grade E (assumed) always needs a note;
  a number without any claim must be grade E.

Every source and claim is dated. `n.d.` confesses that a source bears no date (then it needs a note); a claim from it
must be flagged `retrospective`, because nobody can show that it was known in time. What had not begun when it was printed
is a plan or a forecast, and the note must say so, or a premise.
"""

import re
from collections.abc import Iterable

from durance.pack.check.files import GRADES, Folder, first_day, last_day, nearest, number, text
from durance.pack.check.numbers import numbers
from durance.pack.check.tables import check_columns, check_ids
from durance.pack.rows import Row

CLAIM_COLUMNS = ("id claim source locator date_event date_published value low high unit stance grade retrospective "
                 "premise topic note")
QUOTE = re.compile(r"“([^”]*)”|«([^»]*)»|\"([^\"]*)\"")
LONGEST_QUOTE = 25
UNDATED = "n.d."
FORESEEN = re.compile(r"\b(plan|forecast)", re.IGNORECASE)     # in the note of a claim about what was still to come
SPAN = re.compile(r"characters (\d+)-(\d+)")                   # a slice of an essay


def check_evidence(pack: Folder) -> None:
    _sources(pack)
    files = pack.names("evidence/claims*.csv")
    if not files:
        pack.fault("evidence/claims.csv", 1, "The file is missing; add the ledger of claims.")
    for name in files:
        check_columns(pack, name, CLAIM_COLUMNS)
    rows = [row for name in files for row in pack.rows(name)]
    check_ids(pack, rows)
    for row in rows:
        _claim(pack, row)
    for item in numbers(pack):
        check_claims(pack, item.file, item.line, item.claims)
        check_grade(pack, item.file, item.line, item.what, item.grade, item.claims, item.note)


def check_claims(pack: Folder, file: str, line: int, claims: Iterable[str]) -> None:
    for claim in claims:
        if pack.lacks(claim, "claims"):
            pack.fault(file, line, f"The claim `{claim}` does not exist; {nearest(claim, pack.claims)}")


def check_grade(pack: Folder, file: str, line: int, what: str, grade: str, claims: Iterable[str], note: str) -> None:
    if not grade or grade not in GRADES:
        pack.fault(file, line, f"{_upper(what)} has the grade `{grade}`; write one of A, B, C, D, E.")
    elif grade == "E" and not note:
        pack.fault(file, line, f"{_upper(what)} is assumed (grade E) without a note; say why this value.")
    elif grade != "E" and not claims:
        pack.fault(file, line, f"{_upper(what)} has grade {grade} but no claim; name a claim, or grade it E with a "
                               "note.")
    known = [pack.claims[claim].get("grade", "E") for claim in claims if claim in pack.claims]
    if known and grade in GRADES and grade < min(known):
        pack.fault(file, line, f"{_upper(what)} has grade {grade}, but its best claim has grade {min(known)}; "
                               "lower the grade or add a better claim.")


def _upper(what: str) -> str:
    return what[:1].upper() + what[1:]


def _sources(pack: Folder) -> None:
    files = pack.names("evidence/sources*.toml")
    if not files:
        pack.fault("evidence/sources.toml", 1, "The file is missing; add the list of sources.")
    seen: dict[str, str] = {}
    for name in files:
        toml = pack.toml(name)
        for key, source in pack.tables(name).items():
            line = toml.line(key)
            if key in seen:
                pack.fault(name, line, f"The source `{key}` was already given in {seen[key]}; keep one.")
            seen[key] = name
            for wanted in ("title", "publisher"):
                if not text(source.get(wanted)):
                    pack.fault(name, line, f"The source `{key}` has no `{wanted}`; add it.")
            undated = source.get("published") == UNDATED and text(source.get("note"))
            if first_day(source.get("published")) is None and not undated:
                pack.fault(name, toml.line(key, "published"),
                           f"The source `{key}` has no date of publication; write published = \"YYYY-MM-DD\", or "
                           f"\"{UNDATED}\" and a note if it truly bears none.")
            if text(source.get("reliability")) not in tuple("ABCD"):
                pack.fault(name, toml.line(key, "reliability"),
                           f"The source `{key}` has no reliability; write A, B, C or D.")


def _claim(pack: Folder, row: Row) -> None:
    name, sentence = row.get("id", ""), row.get("claim", "")
    if not sentence:
        pack.at(row, f"The claim `{name}` has no sentence; say in your own words what the source says.")
    for found in QUOTE.finditer(sentence):
        words = len(next(part for part in found.groups() if part is not None).split())
        if words > LONGEST_QUOTE:
            pack.at(row, f"The claim `{name}` quotes {words} words; say it in your own words "
                         f"(at most {LONGEST_QUOTE} quoted).")
    source = row.get("source", "")
    if pack.lacks(source, "sources"):
        pack.at(row, f"The claim `{name}` names an unknown source `{source}`; {nearest(source, pack.sources)}")
    undated = row.get("date_published") == UNDATED and row.get("retrospective") == "yes"
    if first_day(row.get("date_published")) is None and not undated:
        pack.at(row, f"The claim `{name}` has no date of publication; write `date_published` as YYYY-MM-DD, or "
                     f"{UNDATED} on a claim flagged retrospective.")
    first, last = first_day(row.get("date_event")), last_day(row.get("date_event"))
    if row.get("date_event") and (first is None or last is None or first > last):
        pack.at(row, f"`date_event` of claim `{name}` is `{row['date_event']}`; write YYYY, YYYY-MM, YYYY-MM-DD or "
                     "two of them in order with a slash between.")
    printed = last_day(row.get("date_published"))
    foreseen = row.get("premise") == "yes" or FORESEEN.search(row.get("note", ""))
    if first and printed and first > printed and not foreseen:
        pack.at(row, f"The claim `{name}` was published on {row['date_published']}, before its event of {row['date_event']}; "
                     "correct a date, or say `plan` or `forecast` in the note.")
    _locator(pack, row)
    _claim_values(pack, row)
    _claim_grade(pack, row)


def _locator(pack: Folder, row: Row) -> None:
    locator = row.get("locator", "")
    found = SPAN.fullmatch(locator)
    if locator.startswith("characters") and (found is None or int(found[1]) >= int(found[2])):
        pack.at(row, f"The locator of claim `{row.get('id')}` is `{locator}`; write `characters FIRST-END`, the end above the "
                     "first.")


def _claim_values(pack: Folder, row: Row) -> None:
    for column in ("value", "low", "high"):
        if row.get(column) and number(row[column]) is None:
            pack.at(row, f"`{column}` of claim `{row.get('id')}` is `{row[column]}`, not a number.")
    value, low, high = (number(row.get(column)) for column in ("value", "low", "high"))
    if low is not None and high is not None and low > high:
        pack.at(row, f"`low` of claim `{row.get('id')}` is above `high`; swap them.")
    elif value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        pack.at(row, f"The value of claim `{row.get('id')}` is {value:g}, outside its bounds {row['low'] or '?'}.."
                     f"{row['high'] or '?'}; correct one, or leave out a bound of something else.")
    for column in ("retrospective", "premise"):
        if row.get(column, "") not in ("", "yes"):
            pack.at(row, f"`{column}` of claim `{row.get('id')}` must be `yes` or empty.")


def _claim_grade(pack: Folder, row: Row) -> None:
    """At most one step better than the source: see the head of this file."""
    grade = row.get("grade", "")
    if not grade or grade not in GRADES:
        pack.at(row, f"The claim `{row.get('id')}` has the grade `{grade}`; write one of A, B, C, D, E.")
        return
    reliability = text(pack.sources.get(row.get("source", ""), {}).get("reliability"))
    if reliability in tuple("ABCD") and GRADES.index(grade) < GRADES.index(reliability) - 1:
        pack.at(row, f"The claim `{row.get('id')}` has grade {grade}, better than its source of reliability "
                     f"{reliability} allows; lower the grade or find a better source.")
