"""The command line: exit codes, one sentence for bad input, one JSON document, and a light start."""

import json
import subprocess
import sys

import pytest

from durance.analysis.beneficiaries import ledger
from durance.cli import app
from durance.commands import run as running
from durance.commands.show import tell_imposed
from durance.ensemble.store import open_run

SMALL = ["--members", "6", "--days", "12", "--threads", "1"]
# fmt: off
COMMANDS = ["packs", "scenarios", "measures", "check", "run", "runs", "show", "ledger", "survival", "patterns", "calibrate",
            "freeze", "report", "ablation", "odd", "bench", "evidence", "cite", "agreement", "data", "ingest", "score", "trial",
            "sbc", "why", "compare", "voi", "disputes", "sensitivity", "discover", "fragmentation", "displacement", "spillover"]
# fmt: on


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def sentence(err):
    lines = [line for line in err.splitlines() if not line.endswith(" ...")]
    assert len(lines) == 1, err
    assert lines[0].startswith("durance: ")
    return lines[0]


@pytest.mark.parametrize(
    "words", [["--help"], ["packs"], ["scenarios", "lakeland"], ["measures", "lakeland"], ["packs", "--json"]]
)
def test_a_light_start(words):
    code = f"""
import sys
from durance.cli import main
try:
    main({words!r})
except SystemExit as end:
    assert not end.code, end.code
heavy = {{'numba', 'xarray', 'pandas', 'scipy', 'h5netcdf'}} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_every_command_is_tested_here():
    assert {name for name in app if not name.startswith("-")} == {*COMMANDS, "beneficiaries"}


def test_beneficiaries_is_another_name_of_the_ledger(call):
    as_ledger, plain = call("beneficiaries", "--help")[1], call("ledger", "--help")[1]
    assert as_ledger == plain.replace("Usage: durance ledger", "Usage: durance beneficiaries")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_of_itself(call, command):
    code, out, _ = call(command, "--help")
    assert code == 0
    assert f"Example: durance {command}" in " ".join(out.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("run laekland/siege", "no pack 'laekland', did you mean lakeland"),
        ("run lakeland/sieg", "no scenario 'sieg', did you mean siege"),
        ("run lakeland", "not of the form PACK/SCENARIO"),
        ("run lakeland/siege --days 5 --measure rationing:begin=2030-10-15", "the run goes from"),
        ("scenarios laekland", "did you mean lakeland"),
        ("measures laekland", "did you mean lakeland"),
        ("check laekland", "did you mean lakeland"),
        ("odd laekland", "did you mean lakeland"),
        ("evidence laekland", "did you mean lakeland"),
        ("cite zzz", "no run 'zzz'"),
        ("patterns laekland", "did you mean lakeland"),
        ("patterns lakeland --scenario sieg", "did you mean siege"),
        ("freeze lakeland/sieg", "did you mean siege"),
        ("calibrate lakeland/sieg --end 2030-01-31", "did you mean siege"),
        ("calibrate lakeland/siege --end soon", "not a date"),
        ("run lakeland/siege --measure escort:per_week=3", "no measure 'escort', did you mean escorts"),
        ("run lakeland/siege --measure escorts:per_wek=3", "takes no 'per_wek', did you mean per_week"),
        ("run lakeland/siege --measure escorts:corridor=wset,per_week=3", "no corridor 'wset', did you mean west"),
        ("run lakeland/siege --measure relief:locality=skery", "no place 'skery', did you mean skerry"),
        ("run lakeland/siege --measure escorts:per_week=99", "outside 0 to 21"),
        ("run lakeland/siege --measure escorts:per_week=nan", "outside"),
        ("run lakeland/siege --measure escorts:begin=2024-01-01", "before the first day of the run, 2030-01-01"),
        ("run lakeland/siege --measure national-talks:actor=army", "on the side of the state, with whom 'national-talks'"),
        ("run lakeland/siege --measure truce:actor=army", "does nothing; name one of brothers"),
        ("report abcd -o out.pdf", "out.pdf would hold html"),
        ("run lakeland/siege --reading L1=customs", "no dispute 'L1', did you mean L01"),
        ("run lakeland/siege --reading L01=x", "no reading 'x'"),
        ("run lakeland/siege --reading L01", "no reading ''"),
        ("run lakeland/siege --off convoy", "did you mean convoys"),
        ("run lakeland/siege --like zzz", "no run 'zzz'"),
        ("show zzz", "no run 'zzz'"),
        ("report zzz", "no run 'zzz'"),
        ("ledger zzz", "no run 'zzz'"),
        ("report", "name at least one run"),
        ("patterns mali --scenario north-2012", "nothing that was seen is held against north-2012"),
        ("report abcd --output nowhere/at/all.html", "does not exist; make it"),
        ("run lakeland/siege --members 0", "has 1 to 10,000,000 members"),
        ("run lakeland/siege --days -3", "at least one day, not -3"),
        ("run lakeland/siege --days 100000", "up to 3,653 days, ten years, not 100,000"),
        ("sensitivity lakeland/siege --on unmet --days 100000", "up to 3,653 days"),
        ("compare lakeland/siege --on unmet --measure rationing --days 100000", "up to 3,653 days"),
        ("compare lakeland/siege --on unmet", "lakeland/siege is no recorded run; to try measures on a scenario"),
        ("voi lakeland/siege --on unmet", "lakeland/siege is no recorded run; to try measures on a scenario"),
        ("voi lakeland/siege --on unmet --measure rationing --members 3", "too few to say what a fact is worth"),
        ("compare abcd --on unmet", "no run 'abcd'"),
        ("disputes lakeland/siege --only L1", "samples no dispute 'L1', did you mean L01"),
        ("disputes lakeland/siege --measure rationing", "say with --on"),
        ("ledger abcd --twin bcde cdef", "cannot use 'cdef'; a pattern such as runs/* stands for all it finds: name one"),
        ("run lakeland/siege --members 2 --design foo", "unknown design 'foo'"),
        ("run lakeland/siege --members 2 --threads -1", "durance"),
        ("run lakeland/siege --members 2 --seed -1", "durance"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_2(call, words, told):
    code, out, err = call(*words.split())
    assert code == 2
    assert told in sentence(err)
    assert "Traceback" not in err
    assert out == ""


@pytest.mark.parametrize("words", ["--days 0", "--threads 0"])
def test_zero_is_refused(call, words):
    code, _, err = call("run", "lakeland/siege", "--members", 2, *words.split(), "--no-causes")
    assert code == 2
    sentence(err)


@pytest.mark.parametrize("key", ["measure", "self"])
def test_a_key_named_like_an_argument_gets_one_sentence(call, key):
    code, _, err = call("run", "lakeland/siege", "--members", 2, "--measure", f"escorts:{key}=3")
    assert code == 2
    assert "takes no" in sentence(err)


def test_a_strength_in_words_is_told_with_its_key(call):
    assert "per_week" in sentence(call("run", "lakeland/siege", "--measure", "escorts:per_week=abc")[2])


@pytest.mark.parametrize("words", ["run lakeland/siege --members foo", "runn", "run", "run lakeland/siege --bogus 3"])
def test_what_the_parser_refuses_gets_one_sentence(call, words):
    code, _, err = call(*words.split())
    assert code == 2
    assert len(err.splitlines()) == 1


def test_json_is_one_document_with_the_promised_keys(call):
    code, out, err = call("run", "lakeland/siege", *SMALL, "--no-causes", "--json")
    assert code == 0
    told = json.loads(out)
    assert {"schema", "run", "pack", "scenario", "members", "days", "seed", "seconds", "summary", "grades"} <= set(told)
    assert (told["pack"], told["scenario"], told["members"], told["days"], told["seed"]) == ("lakeland", "siege", 6, 12, 1)
    for row in told["summary"].values():
        assert {"q05", "q25", "q50", "q75", "q95", "unit"} <= set(row)
    assert sum(told["grades"].values()) == pytest.approx(1)
    assert "NaN" not in out
    assert "Infinity" not in out
    assert "{" not in err
    again = json.loads(call("show", told["run"][:5], "--json")[1])
    assert again == told
    rows = json.loads(call("runs", "--json")[1])
    assert [(r["run"], r["status"]) for r in rows] == [(told["run"], "done")]


@pytest.mark.parametrize("words", ["packs", "scenarios lakeland", "measures lakeland", "runs"])
def test_lists_are_json_too(call, words):
    code, out, err = call(*words.split(), "--json")
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), list)


def test_like_takes_members_days_seed_and_design(call, tmp_path):
    first = json.loads(
        call("run", "lakeland/siege", "--members", 5, "--days", 9, "--seed", 4, "--design", "lhs", "--no-causes", "--json")[1]
    )
    words = ["--like", first["run"], "--members", 5, "--measure", "relief:locality=skerry,people=100"]
    code, out, _ = call("run", "lakeland/siege", *words, "--no-causes", "--json")
    other = json.loads(out)
    assert code == 0
    assert (other["members"], other["days"], other["seed"]) == (5, 9, 4)
    assert other["run"] != first["run"]
    one, two = (open_run(x["run"], tmp_path / "runs") for x in (first, other))
    assert one.manifest["design"] == two.manifest["design"] == "lhs"
    assert (one.array("parameters") == two.array("parameters")).all()


def test_like_and_another_number_of_futures_is_refused(call):
    kept = ["--members", 5, "--days", 9, "--seed", 4, "--design", "lhs", "--no-causes", "--json"]
    first = json.loads(call("run", "lakeland/siege", *kept)[1])["run"]
    for words in ("--members 99", "--days 10", "--seed 1", "--design random"):
        key, value = words.split()
        code, out, err = call("run", "lakeland/siege", "--like", first, key, value)
        assert (code, out) == (2, "")
        assert sentence(err).endswith(f"; leave out {words}")
        assert f"takes its {key[2:]}, " in err
    code, _, err = call("run", "mali/blockade-2025", "--like", first)
    assert code == 2
    assert "their futures do not pair" in sentence(err)


def test_a_measure_is_told_with_the_unit_of_its_strength(call):
    out = call("run", "lakeland/siege", *SMALL, "--no-causes", "--measure", "relief:locality=skerry,people=100")[1]
    assert "measure: relief, skerry, people = 100 people" in out
    assert "Mcur" not in call("measures", "lakeland")[1]


def test_a_measure_tells_what_it_took_where_nothing_was_said(call):
    words, told = ["run", "lakeland/siege", *SMALL, "--no-causes", "--measure"], "as nothing else was said: "
    assert f"escorts, {told}everywhere, per_week = 21: the highest the measure allows\n" in call(*words, "escorts")[1]
    assert f"truce, {told}every actor\n" in call(*words, "truce:extent=1")[1]
    assert told not in call(*words, "escorts:corridor=west,per_week=21")[1]


def test_the_first_three_premises_are_told_and_how_many_more(capsys):
    day = {"date": "2030-01-03", "kind": "premise"}
    tell_imposed([day | {"text": text} for text in "aabcde"])
    lines = [f"imposed on 2030-01-03: {text}" for text in ("a (2 events)", "b", "c")]
    assert capsys.readouterr().out.splitlines() == [*lines, "and 2 more imposed"]
    tell_imposed([])
    assert capsys.readouterr().out == ""


def test_measures_readings_and_mechanisms_may_be_given_several_times(call, tmp_path):
    words = [
        "--measure",
        "escorts:corridor=west,per_week=3,begin=2030-01-05",
        "relief:locality=skerry,people=100",
        "--reading",
        "L01=customs",
        "--reading",
        "L02=press",
        "--off",
        "fear",
        "airlift",
    ]
    told = json.loads(call("run", "lakeland/siege", *SMALL, *words, "--no-causes", "--json")[1])
    kept = open_run(told["run"], tmp_path / "runs").manifest
    assert [m[0] for m in kept["measures"]] == ["escorts", "relief"]
    assert kept["measures"][0][3] == "2030-01-05"
    assert kept["readings"] == {"L01": "customs", "L02": "press"}
    assert kept["off"] == ["airlift", "fear"]


def test_the_same_command_again_goes_on_and_tells_the_same(call):
    one, two = (json.loads(call("run", "lakeland/siege", *SMALL, "--json")[1]) for _ in range(2))
    assert {k: v for k, v in one.items() if k != "seconds"} == {k: v for k, v in two.items() if k != "seconds"}
    assert one["causes"]["members"] == 6


class Stop:
    """A progress line at which somebody presses Ctrl-C, or the disk is full."""

    error = KeyboardInterrupt()

    def __call__(self, what, done, total):
        if what == "members":
            raise self.error


def test_an_interruption_is_exit_3_and_says_how_to_go_on(call, monkeypatch):
    monkeypatch.setattr(running, "Line", Stop)
    code, out, err = call("run", "lakeland/siege", *SMALL)
    assert (code, out) == (3, "")
    assert "the same command goes on from runs" in sentence(err)


def test_an_interruption_among_the_causes_does_not_deny_what_is_kept(call, monkeypatch):
    calls = []

    class Later(Stop):
        def __call__(self, what, done, total):
            calls.append(what)
            if calls.count("members") > 1:
                raise KeyboardInterrupt

    monkeypatch.setattr(running, "Line", Later)
    code, _, err = call("run", "lakeland/siege", *SMALL)
    assert code == 3
    assert "nothing was kept" not in err


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError("2 GB")])
def test_the_machine_is_exit_4(call, monkeypatch, error):
    monkeypatch.setattr(Stop, "error", error)
    monkeypatch.setattr(running, "Line", Stop)
    code, _, err = call("run", "lakeland/siege", *SMALL)
    assert code == 4
    assert "the machine failed" in sentence(err)


def test_faults_of_a_pack_are_exit_2(call, tmp_path):
    import shutil

    from durance.pack.listing import find

    shutil.copytree(find("lakeland"), tmp_path / "bad")
    (tmp_path / "bad/roads.csv").write_text("id,from\n")
    code, out, _ = call("check", tmp_path / "bad", "--fast")
    assert code == 2
    assert "roads.csv" in out
    assert call("check", "lakeland", "--fast")[0] == 0


def test_a_damaged_run_does_not_hide_the_others(call, tmp_path):
    told = json.loads(call("run", "lakeland/siege", *SMALL, "--no-causes", "--json")[1])
    (tmp_path / "runs/bad").mkdir()
    (tmp_path / "runs/bad/manifest.json").write_text("{")
    code, out, err = call("runs")
    assert code == 0 or "bad" in err
    assert told["run"] in out


def test_an_interrupted_run_is_on_disk_and_can_be_shown(call, monkeypatch):
    with monkeypatch.context() as stopped:
        stopped.setattr(running, "Line", Stop)
        assert call("run", "lakeland/siege", *SMALL, "--json")[0] != 0
    (row,) = json.loads(call("runs", "--json")[1])
    assert row["status"] == "interrupted"
    told = json.loads(call("show", row["run"], "--json")[1])
    assert (told["status"], told["members"]) == ("interrupted", 6)


@pytest.fixture
def pair(call):
    """Two runs of the same futures, the second with relief for Lakehead: ids."""
    relief = ["--measure", "relief:locality=lakehead,people=20000"]
    words = ["run", "lakeland/siege", *SMALL, "--no-causes", "--json"]
    return [json.loads(call(*words, *more)[1])["run"] for more in ([], relief)]


def test_the_ledger_tells_who_gained_what(call, pair, tmp_path):
    code, out, err = call("ledger", pair[0][:6], "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["schema"] == "durance.ledger/1"
    assert told["rows"] == ledger(open_run(pair[0], tmp_path / "runs"))
    assert {"brothers", "army"} <= {row["who"] for row in told["rows"]}
    plain = call("ledger", pair[0])[1]
    assert "Who gained and lost what from the first week to the last" in plain
    assert all(row["who"] in plain for row in told["rows"])


def test_the_ledger_against_a_twin_is_the_paired_difference(call, pair, tmp_path):
    runs = [open_run(x, tmp_path / "runs") for x in pair]
    code, out, _ = call("ledger", pair[1], "--twin", pair[0], "--json")
    assert code == 0
    assert json.loads(out)["rows"] == ledger(runs[1], runs[0]) != ledger(runs[1])
    assert json.loads(call("ledger", pair[1], "--twin", pair[1], "--json")[1])["rows"] == []
    assert "against the twin" in call("ledger", pair[1], "--twin", pair[0])[1]


def test_a_twin_of_other_futures_or_none_is_refused_in_one_sentence(call, pair):
    other = json.loads(call("run", "lakeland/siege", *SMALL, "--seed", 2, "--no-causes", "--json")[1])["run"]
    for twin, told in ((other, "not the same futures: seed is 1 in one and 2 in the other"), ("zzz", "no run 'zzz'")):
        code, out, err = call("ledger", pair[0], "--twin", twin)
        assert (code, out) == (2, "")
        assert told in sentence(err)


def test_a_run_with_a_measure_tells_what_the_measure_changes(call, tmp_path):
    words = ["run", "lakeland/siege", *SMALL, "--no-causes"]
    told = "With the measures less without, the same futures"
    assert told not in call(*words)[1]
    out = call(*words, "--measure", "relief:locality=lakehead,people=20000")[1]
    assert "People short of food" in out.partition(told)[2]
    assert len(list((tmp_path / "runs").iterdir())) == 2, "the futures without it are a run like any other"
