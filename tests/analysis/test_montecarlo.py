"""How sure a median is, against theory and against what repeated samples show."""

import numpy as np
import pytest

from durance.analysis.montecarlo import enough, median_error


@pytest.mark.parametrize("n", [100, 1000])
def test_the_error_of_a_normal_median_is_that_of_theory(n):
    """sqrt(pi / 2n) for a standard normal; averaged over samples, because one sample's estimate is itself uncertain."""
    rng = np.random.default_rng(1)
    found = np.mean([median_error(rng.normal(size=n)) for _ in range(300)])
    assert found == pytest.approx(np.sqrt(np.pi / (2 * n)), rel=0.1)


def test_it_is_the_spread_of_medians_over_repeated_samples():
    rng = np.random.default_rng(2)
    samples = rng.exponential(size=(600, 200))
    assert np.mean([median_error(x) for x in samples]) == pytest.approx(np.median(samples, axis=1).std(), rel=0.2)


def test_never_is_late_and_a_median_that_never_comes_has_no_error():
    rng = np.random.default_rng(3)
    x = rng.normal(size=400)
    assert median_error(np.where(x > 1.5, np.nan, x)) == median_error(x)
    assert median_error(np.where(x > -0.5, np.nan, x)) == np.inf
    assert median_error(np.full(5, np.nan)) == np.inf


def test_no_spread_no_error_and_order_does_not_matter():
    assert median_error(np.full(50, 3.0)) == 0
    x = np.random.default_rng(4).normal(size=99)
    assert median_error(x) == median_error(x[::-1])


def test_half_the_error_takes_four_times_the_members():
    x = np.random.default_rng(5).normal(size=400) * 16
    told = enough("a", "A", "day", x)
    assert told["enough"] == int(np.ceil(400 * median_error(x) ** 2))
    assert told["enough"] == pytest.approx(400 * told["error"] ** 2, abs=1)
    twice = enough("a", "A", "day", 2 * x)
    assert twice["enough"] == pytest.approx(4 * told["enough"], abs=4)


@pytest.mark.parametrize(("unit", "values"), [("furlongs", np.arange(9.0)), ("day", np.full(9, np.nan))])
def test_what_is_not_known_is_none(unit, values):
    assert enough("a", "A", unit, values)["enough"] is None


def test_every_headline_has_a_target(siege, lakeland):
    from durance.analysis.summary import headlines
    from durance.ensemble.run import run

    for name, h in headlines(run(siege.for_days(4), 3), lakeland).items():
        assert enough(name, h.text, h.unit, h.values)["target"] > 0, name


def test_seeds_differ_by_what_the_error_says_and_by_no_more(siege):
    """Over twenty seeds the spread of medians is the error that each of them states; four times the futures halve it."""
    from durance.ensemble.run import run

    made, spread, told = siege.for_days(40), {}, {}
    for members in (40, 160):
        runs = [run(made, members, seed=seed)["fuel_days"].sel(locality="lakehead").isel(week=-1).values
                for seed in range(1, 21)]
        spread[members], told[members] = np.std([np.median(x) for x in runs], ddof=1), np.mean([median_error(x) for x in runs])
        assert 0.6 < spread[members] / told[members] < 1.6, members      # 20 seeds know a spread to a sixth; three of those
    assert 0.35 < told[160] / told[40] < 0.7
