"""The cases: which rows they ask, that the pack alone reproduces the published benchmarks, and pairing of unlike rows."""

import numpy as np
import pytest

from durance.analysis.score.cases import CASES, benchmark, ours, rows_of, summary, together
from durance.analysis.score.protocol import means


def test_case_a_is_the_protocol_of_views(mali):
    when, rows = benchmark(CASES["A"], mali)
    told = summary(rows)
    by_origin = means(rows, "origin")["conflictology_12"]
    assert {when[k]: v for k, v in by_origin.items()} == pytest.approx({"2019-10": 17.04, "2020-10": 24.03}, abs=0.005)
    assert told["conflictology_12"]["rows"] == 24
    assert told["zero"]["crps"] == pytest.approx((48.33 + 60.50) / 2, abs=0.005)
    assert told["conflictology_24"]["rows"] == 12, "2020 has 22 months of history only"
    assert told["conflictology_24"]["paired"]["months"] == 12


def test_case_b_from_the_pack_alone(mali):
    when, rows = benchmark(CASES["B"], mali)
    told = summary(rows)
    null = told["conflictology_12"]
    assert null["crps"] == pytest.approx(64.48, abs=0.005)
    assert null["crps_log1p"] == pytest.approx(0.45, abs=0.005)
    assert null["inside90"] == pytest.approx(0.758, abs=0.0005)
    assert null["inside90"] < null["bands"][90][0], "too sure of itself, beyond luck"
    assert (when[rows["target"].min()], when[rows["target"].max()]) == ("2018-01", "2023-12")
    assert len(np.unique(rows["origin"])) == 83
    assert [m for m, t in told.items() if t["paired"]["high"] < 0] == [], "no benchmark beats the null beyond luck"


def test_case_c_asks_eight_regions(mali):
    when, series, origins = rows_of(CASES["C"], mali)
    assert len(series) == 8
    assert when[min(origins)] == "2017-01"
    assert sum(len(leads) for leads in origins.values()) == 36 * 12
    _, rows = benchmark(CASES["C"], mali)
    told = means(rows)
    assert told["nb_12"] * 0.8 == pytest.approx(5.74, abs=0.005)
    mopti = means(rows, "unit")["nb_12"]["mopti"]
    assert mopti == pytest.approx(29.0, abs=0.05)


def test_a_forecaster_of_our_own_stands_on_the_same_rows(mali):
    case = CASES["A"]
    _, series, _ = rows_of(case, mali)

    def cheat(unit, origin):
        ahead = np.resize(series[unit][origin + 1:], 14)
        return {"cheat": np.repeat(ahead[:, None], 5, 1)}

    told = summary(ours(case, mali, cheat)[1])
    assert told["cheat"]["crps"] == 0
    assert told["cheat"]["paired"]["share_better"] == 1
    assert told["cheat"]["paired"]["relative"] == -1


def test_rows_of_two_models_are_paired_by_what_they_are_about():
    rows = {"model": np.array(["a", "a", "b", "b"], object), "unit": np.array(["x", "y", "y", "x"], object),
            "origin": np.zeros(4, int), "target": np.ones(4, int)}
    one, other = together(rows, "a", "b")
    assert (one.tolist(), other.tolist()) == ([0, 1], [3, 2])
    assert together(rows, "a", "none")[0].size == 0
    rows["target"][0] = 2      # the row of x is about another month now
    one, other = together(rows, "a", "b")
    assert (one.tolist(), other.tolist()) == ([1], [2])
