"""Cases A to D: files, rows and benchmarks, with a made-up model; and once, small, with the real one."""

import inspect

import numpy as np
import pytest

from durance.analysis.forecast import forecaster, learned, national, partner_exit, regions, windows
from durance.analysis.forecast.cases import RUNS, read_case, run
from durance.analysis.forecast.fit import OFF
from durance.analysis.forecast.level import Layer
from durance.analysis.forecast.paths import regions as names_of

KEYS = {"id", "title", "question", "units", "window", "origins", "leads", "data", "release", "members", "seed", "metrics",
        "benchmark", "pass", "good", "fitted", "leaves_out", "changed"}
ROW = {"case", "metric", "target", "benchmark", "ours", "interval", "met", "good", "note"}


@pytest.fixture(scope="module")
def made_up(mali):
    """A model that is never run: gamma deaths and parameters by origin; and layers that are not fitted."""
    places = len(names_of(mali))

    def paths(pack, origins, leads=12, members=200, seed=1, **_):
        luck = np.random.default_rng(seed)
        return {month: luck.gamma(2.0, 2.0, (20, leads, places, 2)) for month in origins}

    def scores(pack, runs, seed):
        luck = np.random.default_rng(seed)
        return ["a", "b"], {month: luck.normal(size=(len(run), 2)) for month, run in runs.items()}

    flat = (Layer(), np.ones(12)), (Layer()._replace(**OFF), np.ones(12))
    with pytest.MonkeyPatch.context() as patch:
        for module in (national, windows, regions, partner_exit):
            patch.setattr(module, "paths", paths)
        patch.setattr(learned, "drawn_scores", scores)
        patch.setattr(forecaster, "fit", lambda past, mechanisms=True, start=None: flat[not mechanisms])
        return {name: {row["metric"]: row for row in run(mali, name)} for name in RUNS}


def test_files_have_what_was_agreed_and_name_what_is_judged(mali):
    for name in RUNS:
        case = read_case(mali, name)
        assert set(case) >= KEYS, name
        assert case["id"] == name
        assert all(set(entry) == {"date", "what", "why"} for entry in case["changed"])


def test_every_case_gives_rows_and_judges_what_its_file_asks(made_up, mali):
    for name, rows in made_up.items():
        case = read_case(mali, name)
        assert set(case["pass"]) | set(case["good"]) <= set(rows), name
        for row in rows.values():
            assert set(row) == ROW
            assert np.isfinite(row["ours"])
            assert (row["met"] is None) == (row["metric"] not in case["pass"])


def test_the_benchmarks_are_those_of_the_yardstick(made_up):
    told = made_up["B"]
    assert told["crps"]["benchmark"] == pytest.approx(64.48, abs=0.005)
    assert "conflictology_12 48.11" in told["crps_ratio_without_2022_03"]["note"]
    assert told["ignorance"]["benchmark"] == pytest.approx(2.67, abs=0.005)
    assert "conflictology_12 17.04" in made_up["A"]["crps_ratio_2020"]["note"]
    assert "conflictology_12 24.03" in made_up["A"]["crps_ratio_2021"]["note"]
    assert made_up["C"]["crps"]["benchmark"] == pytest.approx(5.74, abs=0.005)
    assert made_up["C"]["rows"]["ours"] == 36 * 12 * 10


def test_every_part_can_be_taken_away(made_up):
    told = made_up["B"]
    assert told["crps_ratio_to_prior"]["ours"] == 1.0      # the made-up parameters move nothing, so a refit does nothing
    assert told["refit_effective"]["ours"] == pytest.approx(1.0)
    assert told["crps_ratio_to_face"]["ours"] != 1.0
    assert told["crps_ratio_to_unbroken"]["ours"] != 1.0
    assert told["crps_ratio_candidate"]["ours"] != told["crps_ratio"]["ours"]
    assert told["inside90_face"]["met"] is None


def test_eighty_three_origins_are_scored_and_twenty_teach(mali):
    case = read_case(mali, "B")
    run_from = national.origins_of(case, False)
    assert sum(month >= "2017-01" for month in run_from) == 83
    assert run_from[:2] == ["2012-01", "2012-04"]
    assert (len(run_from), run_from[-1]) == (103, "2023-11")
    assert national.origins_of(case, True)[-2:] == ["2023-01", "2023-07"]


def test_every_region_of_the_model_falls_in_one_of_the_case(mali):
    held = [name for group in read_case(mali, "C")["regions"].values() for name in group]
    assert sorted(held) == sorted(names_of(mali))
    assert set(read_case(mali, "D")["groups"]["north"]) <= set(held)


def test_a_small_real_run_from_state_to_rows(mali, tmp_path, monkeypatch):
    monkeypatch.setattr(national, "FEW", 4)
    monkeypatch.setattr(national, "origins_of", lambda case, fast: ["2016-07", "2017-01"])
    real = national.paths
    assert "folder" in inspect.signature(real).parameters
    monkeypatch.setattr(national, "paths", lambda *given, **told: real(*given, **told, folder=tmp_path))
    rows = {row["metric"]: row for row in run(mali, "B", fast=True)}
    assert len(list(tmp_path.iterdir())) == 2
    assert rows["crps"]["ours"] > 0
    assert rows["crps_ratio"]["note"].endswith("fast subset")
