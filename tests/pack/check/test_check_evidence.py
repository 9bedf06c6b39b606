"""Claims that cannot be: a value outside its bounds, an event after its report, a slice of an essay that is none."""

import pytest

from durance.pack.check import check

FLOW = "lakehead-gazette,p. 1,2029-11,2029-12-15,40,36,44,"
REPORT = "lakehead-gazette,p. 3,2029-06-01,2029-12-15,0.9"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (FLOW, FLOW.replace(",40,", ",45,"), "The value of claim `LK-flow-customs` is 45, outside its bounds 36..44"),
        (FLOW, FLOW.replace(",40,36,44,", ",40,41,,"), "is 40, outside its bounds 41..?"),
        (REPORT, REPORT.replace("2029-06-01", "2029-12-16"), "published on 2029-12-15, before its event of 2029-12-16"),
        (REPORT, REPORT.replace("2029-06-01", "2030/2031"), "before its event of 2030/2031"),
        (REPORT, REPORT.replace("p. 3", "characters 20-20"), "is `characters 20-20`; write `characters FIRST-END`"),
        (REPORT, REPORT.replace("p. 3", "characters 30-20"), "is `characters 30-20`"),
        (REPORT, REPORT.replace("p. 3", "characters 1x-20"), "is `characters 1x-20`"),
    ],
)
def test_what_cannot_be_is_a_fault_on_its_line(pack, edit, old, new, said):
    line = edit("evidence/claims.csv", old, new)
    assert [f for f in map(str, check(pack)) if said in f and f.startswith(f"evidence/claims.csv:{line}:")]


@pytest.mark.parametrize(
    "new",
    [
        REPORT.replace("2029-06-01,2029-12-15", "2029-12,2029-12-15"),      # known to the month: it may have been before
        REPORT.replace("2029-06-01,2029-12-15", "2029-11/2030-02,2029-12"),      # begun when it was printed
        REPORT.replace("p. 3", "characters 20-30"),
    ],
)
def test_what_can_be_is_not(pack, edit, new):
    edit("evidence/claims.csv", REPORT, new)
    assert [f for f in map(str, check(pack)) if "claim `LK-price`" in f] == []


def test_plans_forecasts_and_premises_may_lie_ahead(pack, edit):
    edit("evidence/claims.csv", "lakehead-gazette,p. 1,2030-01-31,2030-02-02", "lakehead-gazette,p. 1,2030-01-31,2029-12-02")
    assert any("LK-seen" in str(f) for f in check(pack))
    edit("evidence/claims.csv", "supports,C,,,observed,fictional", "supports,C,,,observed,fictional; a forecast")
    assert not any("LK-seen" in str(f) for f in check(pack))      # LK-truce, a premise of the next year, stands as it is


def test_a_file_in_another_encoding_is_one_fault(pack):
    path = pack / "evidence/claims.csv"
    path.write_bytes(path.read_bytes() + b"\xe9t\xe9\n")
    told = [str(f) for f in check(pack)]
    assert sum("evidence/claims.csv:13: The file is not UTF-8" in f for f in told) == 1
    assert not any("stumbled" in f or "does not exist" in f for f in told)
