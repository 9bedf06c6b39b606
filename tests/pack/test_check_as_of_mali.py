"""No peeking on the real pack: one flag taken away on purpose stops the scenarios that it served, and no other."""

import re
import shutil
from pathlib import Path

import pytest

from durance.pack.check import check
from durance.pack.check.files import Folder
from durance.pack.check.scenarios import whole
from durance.pack.listing import find


@pytest.fixture
def mali(tmp_path):
    return Path(shutil.copytree(find("mali"), tmp_path / "mali", ignore=shutil.ignore_patterns("second", "fits", "dated")))


def unflag(folder, claim, flag):
    """Take a flag from a claim of the copy."""
    pack = Folder(folder)
    row = pack.claims[claim]
    assert row[flag] == "yes"
    path = folder / row.file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    before = lines[row.line - 1]
    lines[row.line - 1] = re.sub(r",yes,," if flag == "retrospective" else r",,yes,", ",,,", before, count=1)
    assert lines[row.line - 1] != before
    path.write_text("".join(lines), encoding="utf-8")


def late(folder):
    return [str(fault) for fault in check(folder, fast=True) if "ests only on claims dated after" in fault.text]


def test_the_pack_itself_peeks_nowhere(mali):
    assert late(mali) == []


def test_structure_told_later_needs_its_flag_and_stops_every_scenario_of_before(mali):
    """EC050, usual shares of fuel by port, was printed in February 2026: several corridors rest on it alone."""
    unflag(mali, "EC050", "retrospective")
    found = late(mali)
    assert any("`usual` of `nouakchott-bamako`" in fault for fault in found)
    pack = Folder(mali)
    for name in pack.tables("scenarios.toml"):
        known = whole(pack, name).get("structure") or whole(pack, name)["as_of"]
        assert str(known) < "2026-02"
        assert all(f"`{name}`" in fault for fault in found)


def test_a_fact_after_its_scenarios_date_stops_that_scenario_only(mali):
    """An event dated before `as_of` whose claims were all printed after it: later scenarios may know it."""
    pack = Folder(mali)
    row = next(row for row in pack.rows("events.csv") if row["kind"] == "fact" and row["date"] < "2025-08-31"
               and row["claims"].split() == [row["claims"]] and pack.claims[row["claims"]]["retrospective"] != "yes")
    claim = pack.claims[row["claims"]]
    path = mali / claim.file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    dates = f"{claim['date_event']},{claim['date_published']},"
    lines[claim.line - 1] = lines[claim.line - 1].replace(dates, "2025-09-15,2025-09-15,")
    path.write_text("".join(lines), encoding="utf-8")
    (fault,) = [fault for fault in late(mali) if f"The event `{row['id']}`" in fault]
    assert "`blockade-2025` (as of 2025-08-31)" in fault
    assert "`blockade-2025-fitted`" not in fault


def test_a_premise_needs_its_flag(mali):
    """A premise of a scenario that rests on one later claim alone stands only while that claim is flagged as premise."""
    pack = Folder(mali)
    row = next(row for row in pack.rows("events.csv") if row["kind"] == "premise" and row["claims"] in pack.claims
               and pack.claims[row["claims"]]["premise"] == "yes" and pack.claims[row["claims"]]["retrospective"] != "yes")
    unflag(mali, row["claims"], "premise")
    named = [name for name in pack.tables("scenarios.toml") if row["id"] in whole(pack, name).get("premises", [])]
    (fault,) = [fault for fault in late(mali) if f"The event `{row['id']}`" in fault]
    assert named
    assert all((f"`{name}`" in fault) == (name in named) for name in pack.tables("scenarios.toml"))
