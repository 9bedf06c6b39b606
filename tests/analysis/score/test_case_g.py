"""Case G: base rates by hand, attempts seen in the days since the last coup, years that know nothing later."""

from datetime import date

import numpy as np
import pytest

from durance.analysis.score import case_g
from durance.analysis.score.case_g import base_rate, beginning, coups, tried
from durance.analysis.score.casefile import read_case
from durance.ensemble.members import Sample, sample


@pytest.fixture(scope="module")
def case(mali):
    return read_case(mali, "G")


def test_the_base_rate_is_sixteen_per_cent_for_two_years_after_a_coup_and_three_else(case):
    assert base_rate(case, date(2021, 1, 1), date(2021, 12, 31)) == pytest.approx(0.16, abs=1e-3)
    assert base_rate(case, date(2018, 1, 1), date(2018, 12, 31)) == pytest.approx(0.03, abs=1e-3)
    mixed = base_rate(case, date(2014, 1, 1), date(2014, 12, 31))      # 81 of 365 days within two years of 22 March 2012
    assert mixed == pytest.approx(1 - 0.84 ** (81 / 365.25) * 0.97 ** (284 / 365.25), abs=1e-3)


def test_a_coup_within_the_year_is_not_known_to_the_base_rate(case):
    assert base_rate(case, date(2020, 1, 1), date(2020, 12, 31)) == pytest.approx(0.03, abs=1e-3)


def test_an_attempt_is_a_fall_of_the_days_since_the_last_coup():
    drawn = Sample({"days_since_coup": np.array([100.0, 100.0, 100.0])}, {}, {})
    age = np.array([[101, 101, 1], [102, 77, 2], [103, 78, 3]], float)[..., None]
    assert tried(drawn, {"coup_age": age}).tolist() == [False, True, True]


def test_each_year_starts_on_its_first_day_and_knows_nothing_later(mali):
    for year in (2012, 2013, 2020, 2021, 2025):
        made = beginning(mali, year, "2025-11")
        assert made.start == date(year, 1, 1)
        assert made.end == (date(2025, 11, 30) if year == 2025 else date(year, 12, 31))
        assert made.as_of < made.start
        assert all(event.date < made.start for event in made.imposed())


def test_days_since_the_coup_of_august_2020_are_known_to_2021(mali):
    drawn = sample(beginning(mali, 2021, "2025-11"), np.arange(4, dtype=np.uint64), 4, 1)
    assert drawn.values["days_since_coup"].tolist() == [pytest.approx(135)] * 4


def test_the_score_is_that_of_the_chances_told(mali, case, monkeypatch):
    asked = []

    def told(made, members, seed, watch, reduce, progress, what):
        asked.append(made.start.year)
        return np.array([1.0, 0.0, 0.0, 0.0])

    monkeypatch.setattr(case_g, "futures", told)
    rows = {r["metric"]: r for r in coups(mali, case, True, lambda *_: None)}
    assert asked == list(range(2012, 2026))
    assert [r["metric"] for r in rows.values() if r.get("came")] == ["chance_2012", "chance_2020", "chance_2021"]
    ours = -(3 * np.log(0.25) + 11 * np.log(0.75)) / 14
    theirs = -np.mean([np.log(r["benchmark"] if r["came"] else 1 - r["benchmark"])
                       for name, r in rows.items() if name.startswith("chance")])
    assert rows["log_score_less_base_rate"]["ours"] == pytest.approx(ours - theirs)
    assert rows["august_2020"]["good"]
    assert rows["brier"]["ours"] == pytest.approx((3 * 0.75**2 + 11 * 0.25**2) / 14)


def test_a_real_year_gives_a_chance(mali):
    found = case_g.futures(beginning(mali, 2021, "2025-11"), 8, 1, ("coup_age",), tried)
    assert found.shape == (8,)
    assert found.dtype == bool
