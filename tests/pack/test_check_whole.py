"""Faults of a pack as a whole: what is missing, what crowds, and what must never happen."""

import random
import subprocess
import sys

import pytest

from durance.pack.check import check


def test_a_missing_month_and_missing_files_are_told(pack, edit, told):
    edit("calendar.csv", "\n12,0,0", "")
    (pack / "measures.toml").unlink()
    (pack / "evidence" / "claims.csv").unlink()
    faults = told()
    assert "calendar.csv:13: The calendar has 11 rows; give each month 1 to 12 once." in faults
    assert "measures.toml:1: The file is missing or cannot be read; add it to the pack." in faults
    assert any(fault.startswith("evidence/claims.csv:1: The file is missing") for fault in faults)


@pytest.mark.parametrize("file", [
    "pack.toml", "localities.csv", "roads.csv", "corridors.toml", "actors.toml", "presence.csv", "calendar.csv",
    "tables.toml", "events.csv", "measures.toml", "scenarios.toml", "evidence/sources.toml", "evidence/claims.csv",
    "evidence/disputes.toml"])
def test_each_file_is_needed(pack, told, file):
    (pack / file).unlink()
    assert any(fault.startswith(f"{file}:1: The file is missing") for fault in told())


def test_a_column_without_provenance_is_told(edit, told):
    edit("tables.toml", "[roads.km]", "[roads.kilometres]")
    assert any("`roads.km` has no provenance" in fault for fault in told())


def test_a_parameter_that_a_mechanism_takes_must_be_given(pack, told):
    (pack / "parameters" / "airlift.toml").write_text("")
    assert told() == ["parameters/airlift.toml:1: The parameter `airlift_max` is missing; add [airlift_max]."]


def test_a_parameter_file_is_named_after_a_mechanism(pack, told):
    (pack / "parameters" / "airlift.toml").rename(pack / "parameters" / "airlifts.toml")
    faults = told()
    assert len(faults) == 1
    assert faults[0].startswith("parameters/airlifts.toml:1: No mechanism is called `airlifts`; did you mean `airlift`")


def test_a_depot_without_a_road_is_told(edit, told):
    line = edit("roads.csv", "lakehead-skerry,lakehead,skerry", "lakehead-skerry,lakehead,lakehead")
    faults = told()
    assert any("No road leads from the depot `lakehead` to `skerry`" in fault for fault in faults)
    assert any(fault.startswith(f"roads.csv:{line}: ") and "ends where it starts" in fault for fault in faults)


def test_a_depot_that_no_corridor_fills_is_told(edit, told):
    line = edit("localities.csv", "20,lakehead,0,1,0.9", "20,skerry,0,1,0.9")
    assert any(fault.startswith(f"localities.csv:{line}: No corridor ends at the depot `skerry`") for fault in told())


def test_a_missing_tie_and_a_missing_decree_are_told(pack, edit, told):
    kept = [line for line in (pack / "actors.toml").read_text().splitlines() if '"brothers rivals"' not in line]
    (pack / "actors.toml").write_text("\n".join(kept) + "\n")
    edit("events.csv", "2029-06-01,,price_cap", "2030-06-01,,price_cap")
    faults = told()
    assert any("tie `brothers rivals` is missing" in fault for fault in faults)
    assert sum("sets `price_cap` by 2030-01-01" in fault for fault in faults) == 3  # once a scenario


def test_a_reading_held_by_a_scenario_must_exist(edit, told):
    edit("scenarios.toml", 'base = "siege"', 'base = "siege"\nreadings = { L01 = "custom" }')
    assert len(told()) == 1
    assert "reading `custom` of `L01`" in told()[0]
    assert "did you mean `customs`?" in told()[0]


def test_scenarios_that_stand_on_each_other_are_told(edit, told):
    edit("scenarios.toml", "[siege]\n", '[siege]\nbase = "siege-with-truce"\n')
    assert any("stand on each other" in fault for fault in told())


def test_claims_and_sources_may_be_spread_over_files(pack, told):
    text = (pack / "evidence" / "claims.csv").read_text().splitlines(keepends=True)
    (pack / "evidence" / "claims.csv").write_text("".join(text[:6]))
    (pack / "evidence" / "claims-more.csv").write_text(text[1] + "".join(text[6:]))
    (pack / "evidence" / "sources.toml").rename(pack / "evidence" / "sources-press.toml")
    assert told() == []
    (pack / "evidence" / "claims-more.csv").write_text(text[1] + "".join(text[5:]))
    assert len(told()) == 1
    assert "already used at" in told()[0]


def test_an_undated_source_may_say_so(edit, told):
    edit("evidence/sources.toml", 'published = "2029-12-15"', 'published = "n.d."')
    assert told() == []
    edit("evidence/claims.csv", "2029-12,2029-12-15,700,500,900,fighters,supports,D,yes",
         "2029-12,n.d.,700,500,900,fighters,supports,D,yes")
    assert told() == []
    edit("evidence/claims.csv", "2029-11-01,2029-12-15,20", "2029-11-01,n.d.,20")
    assert len(told()) == 1
    assert "`LK-airlift` has no date of publication" in told()[0]


def test_fast_leaves_out_the_ledger_only(pack, edit):
    edit("evidence/sources.toml", 'reliability = "C"', 'reliability = "good"')
    edit("roads.csv", ",200,river,0.3", ",200,boat,0.3")
    assert [fault.file for fault in check(pack, fast=True)] == ["roads.csv"]
    assert len(check(pack)) == 2


def test_a_ragged_row_makes_no_crowd_of_unknown_names(edit, told):
    edit("localities.csv", "capital and main depot", "capital, main depot")
    assert len(told()) == 1


def test_a_folder_that_is_not_there_or_empty(tmp_path):
    assert "does not exist" in check(tmp_path / "nowhere")[0].text
    assert any(fault.file == "pack.toml" and "missing" in fault.text for fault in check(tmp_path))


def mangled(line: str, luck: random.Random) -> str:
    cut = luck.randrange(len(line))
    choices = ["", line * 2, line[:cut] + "\n", line.replace('"', "", 1), "x = [[1]]\n", "[x]\n", "x = 1\n",
               line[:cut] + luck.choice(["{", "é", ",", "=", "nan", "-1", "[]", "\x00"]) + line[cut:]]
    values = ("[]", "{}", "true", "'a'", "2030-01-01", "[1, 'a']", "{ value = [] }", "1e999", "[{}]", "[[1]]")
    if "=" in line:
        choices += [f"{line.split('=')[0]}= {value}\n" for value in values]
    return luck.choice(choices)


def test_no_fault_of_a_pack_becomes_an_exception(pack, told):
    """Lines dropped, doubled, cut and mangled at random: always a list of faults, and no check stumbles."""
    luck = random.Random(7)
    files = sorted(path for path in pack.rglob("*") if path.suffix in (".csv", ".toml"))
    for _ in range(250):
        path = luck.choice(files)
        whole = path.read_bytes()
        lines = whole.decode().splitlines(keepends=True)
        at = luck.randrange(len(lines))
        lines[at] = mangled(lines[at], luck)
        path.write_bytes("".join(lines).encode())
        assert [fault for fault in told() if "stumbled" in fault] == [], (path.name, lines[at])
        path.write_bytes(whole)


def test_check_needs_neither_numba_nor_numpy(lakeland):
    code = (f"import sys; sys.path.insert(0, {str(lakeland.parents[2])!r}); from pathlib import Path; "
            f"from durance.pack.check import check; assert check(Path({str(lakeland)!r})) == []; "
            "sys.exit(any(m in sys.modules for m in ('numba', 'numpy', 'pandas', 'xarray', 'scipy')))")
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
