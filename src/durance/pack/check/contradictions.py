"""Contradictions between sources: each names its two claims and the dispute that settles it; what is settled has a reason."""

from durance.pack.check.evidence import check_claims
from durance.pack.check.files import Folder, nearest
from durance.pack.check.tables import check_columns, check_ids
from durance.pack.rows import Row

FILE = "evidence/contradictions.csv"
COLUMNS = "id claim_a claim_b question settled_by reason evidence"


def check_contradictions(pack: Folder) -> None:
    """Faults of `evidence/contradictions.csv`, which a pack may leave out."""
    if not (pack.root / FILE).exists():
        return
    check_columns(pack, FILE, COLUMNS)
    check_ids(pack, pack.rows(FILE))
    for row in pack.rows(FILE):
        _row(pack, row)


def _row(pack: Folder, row: Row) -> None:
    name, one, other = (row.get(column, "") for column in ("id", "claim_a", "claim_b"))
    if one == other:
        pack.at(row, f"The contradiction `{name}` sets a claim against itself; name two claims.")
    check_claims(pack, row.file, row.line, (one, other, *row.get("evidence", "").split()))
    if not row.get("question"):
        pack.at(row, f"The contradiction `{name}` has no `question`; say what the two disagree about.")
    _settled(pack, row)


def _settled(pack: Folder, row: Row) -> None:
    name, by = row.get("id", ""), row.get("settled_by", "")
    disputes = pack.tables("evidence/disputes.toml")
    if not by:
        pack.at(row, f"The contradiction `{name}` is settled by nothing; name a dispute in `settled_by`.")
    elif by not in disputes:
        pack.at(row, f"The contradiction `{name}` is settled by an unknown dispute `{by}`; {nearest(by, disputes)}")
    elif disputes[by].get("status") != "open" and not row.get("reason"):
        pack.at(row, f"The contradiction `{name}` is resolved by `{by}` without a `reason`; add one, or open the dispute.")
