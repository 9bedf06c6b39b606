"""No idle evidence: a claim on which nothing rests needs a reason in `evidence/unused*.csv`, and only while it is idle."""

from durance.pack.check.files import Folder, nearest
from durance.pack.check.tables import check_columns
from durance.pack.check.uses import uses

COLUMNS = "claim reason"


def check_unused(pack: Folder) -> None:
    found, excused = uses(pack), set()
    for file in pack.names("evidence/unused*.csv"):
        check_columns(pack, file, COLUMNS)
        for row in pack.rows(file):
            claim = row.get("claim", "")
            if pack.lacks(claim, "claims"):
                pack.at(row, f"The claim `{claim}` does not exist; {nearest(claim, pack.claims)}")
            elif claim in excused:
                pack.at(row, f"The claim `{claim}` is given a reason twice; keep one.")
            elif found.get(claim):
                first = found[claim][0]
                pack.at(row, f"The claim `{claim}` is said to be unused, but {first.kind} `{first.name}` rests on it "
                             f"({first.file}:{first.line}); take this line out.")
            if not row.get("reason"):
                pack.at(row, f"No reason is given why nothing rests on `{claim}`; write one.")
            excused.add(claim)
    for claim, things in found.items():
        if not things and claim not in excused:
            pack.at(pack.claims[claim], f"Nothing rests on the claim `{claim}`; cite it where it bears on something, or say "
                                        "why not in evidence/unused.csv (claim,reason).")
