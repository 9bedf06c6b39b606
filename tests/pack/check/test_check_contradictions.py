"""Contradictions: break a copy of Lakeland's ledger on purpose and read the complaint."""

import pytest

from durance.pack.check.contradictions import COLUMNS, FILE, check_contradictions
from durance.pack.check.files import Folder
from durance.pack.rows import read_csv

OPEN, RESOLVED = "D-ferry", "R-toll"
GOOD = ["X01", "one", "other", "Does it sail?", OPEN, "", "one"]


@pytest.fixture
def faults(pack):
    """faults(row, ...): what the check says of a file with these rows, with one dispute open and one resolved."""

    def told(*rows: list[str]) -> list[str]:
        (pack / FILE).write_text("\n".join(",".join(row) for row in [COLUMNS.split(), *rows]) + "\n")
        (pack / "evidence" / "disputes.toml").write_text(f'[{OPEN}]\nstatus = "open"\n[{RESOLVED}]\nstatus = "resolved"\n')
        folder = Folder(pack)
        folder.__dict__["claims"] = {"one": {}, "other": {}}
        check_contradictions(folder)
        return [str(fault) for fault in folder.faults]

    return told


def changed(**given: str) -> list[str]:
    return [given.get(column, old) for column, old in zip(COLUMNS.split(), GOOD, strict=True)]


def test_a_sound_row_and_a_resolved_one_with_a_reason_pass(faults):
    assert faults(GOOD, changed(id="X02", settled_by=RESOLVED, reason="it sank")) == []


def test_a_pack_may_leave_the_file_out(pack):
    folder = Folder(pack)
    check_contradictions(folder)
    assert folder.faults == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (changed(claim_a="onne"), ["`onne` does not exist", "did you mean `one`"]),
        (changed(claim_b="nobody"), ["`nobody` does not exist"]),
        (changed(claim_b="one"), ["against itself"]),
        (changed(evidence="one nowhere"), ["`nowhere` does not exist"]),
        (changed(question=""), ["no `question`"]),
        (changed(settled_by=""), ["settled by nothing", "`settled_by`"]),
        (changed(settled_by="D-fery"), ["unknown dispute `D-fery`", f"did you mean `{OPEN}`"]),
        (changed(settled_by=RESOLVED), [f"resolved by `{RESOLVED}` without a `reason`"]),
        (changed(id=""), ["no `id`"]),
    ],
)
def test_each_fault_is_told_once_with_its_line(faults, row, words):
    told = faults(row)
    assert len(told) == 1
    assert told[0].startswith(f"{FILE}:2:")
    for word in words:
        assert word in told[0]


def test_an_id_stands_once(faults):
    assert any("X01" in fault and "already" in fault for fault in faults(GOOD, GOOD))


def test_all_contradictions_of_the_essays_are_settled(mali):
    rows = read_csv(mali.folder / FILE, mali.folder)
    assert [row["id"] for row in rows] == [f"X{n:02}" for n in range(1, 35)]
    disputes = mali.ledger.disputes
    assert all(disputes[row["settled_by"]].live or row["reason"] for row in rows)
    open_ones = [row for row in rows if disputes[row["settled_by"]].status == "open"]
    assert open_ones
    assert all(disputes[row["settled_by"]].live for row in open_ones)
    assert all(disputes[row["settled_by"]].reason for row in rows if row not in open_ones)
