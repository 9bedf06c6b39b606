"""Calibration: exact where theory is, honest intervals, ranges never left, nothing read past the end."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

from durance.analysis.calibrate import (
    EDGE,
    calibrate,
    draws,
    esmda,
    luck_of,
    predict,
    prior,
    scores,
    targets,
    task,
    whole,
    write_fit,
)
from durance.analysis.patterns import values
from durance.ensemble.run import run
from durance.scenario import read_fit

END = date(2030, 1, 31)


def posterior(h, error, middle):
    """Of a standard normal prior and a linear model, by the textbook."""
    precision = np.eye(h.shape[1]) + h.T @ np.diag(1 / error**2) @ h
    cov = np.linalg.inv(precision)
    return cov @ h.T @ (middle / error**2), cov


@pytest.mark.parametrize("steps", [1, 4])
def test_the_smoother_is_exact_for_a_linear_gaussian_model(steps):
    rng = np.random.default_rng(1)
    h, error, middle = np.array([[1.0, 0.5], [0.0, 2.0], [1.0, -1.0]]), np.array([0.5, 1.0, 0.8]), np.array([1.2, -0.7, 0.4])
    n = 20000
    z = esmda(rng.standard_normal((n, 2)), lambda z: z @ h.T, middle, error, steps, rng)
    mean, cov = posterior(h, error, middle)
    np.testing.assert_allclose(z.mean(0), mean, atol=5 * np.sqrt(np.diag(cov).max() / n) + 0.01)
    np.testing.assert_allclose(np.cov(z.T), cov, atol=0.02)


def test_the_smoother_is_exact_when_luck_is_drawn_anew_and_overconfident_when_it_is_not_counted():
    """y = z + luck: luck widens the reading, however many steps are taken."""
    n, luck, error = 20000, 1.0, np.array([0.4])
    wide = {}
    for told in (np.array([[luck**2]]), None):
        rng = np.random.default_rng(6)
        z = esmda(rng.standard_normal((n, 1)), lambda z, rng=rng: z + luck * rng.standard_normal(z.shape), np.array([1.5]),
                  error, 4, rng, told)
        wide[told is None] = z
    mean = 1.5 / (1 + luck**2 + error[0] ** 2)
    sd = np.sqrt((luck**2 + error[0] ** 2) / (1 + luck**2 + error[0] ** 2))
    assert wide[False].mean() == pytest.approx(mean, abs=0.03)
    assert wide[False].std() == pytest.approx(sd, abs=0.02)
    assert wide[True].std() < 0.85 * sd


def test_luck_is_what_two_runs_of_the_same_members_differ_by():
    rng = np.random.default_rng(7)
    cov = np.array([[4.0, 1.0], [1.0, 2.0]])
    each = [rng.multivariate_normal([0, 0], cov, 20000) for _ in range(2)]
    same = 5 * rng.standard_normal((20000, 2))
    np.testing.assert_allclose(luck_of(same + each[0], same + each[1]), cov, atol=0.15)
    assert luck_of(each[0][:, :1], each[1][:, :1]).shape == (1, 1)


def test_what_the_prior_says_is_what_a_run_of_the_scenario_says(siege):
    """Scores and back: the pool is the very run that `durance run` would make, to the rounding of the inverse."""
    what = task(siege, END)
    told = predict(what, prior(what, 20, 1), 1)
    ran = values(run(what.made, 20, 1), what.aim.entries[0], "lakeland")
    assert told[:, 0] == pytest.approx(ran, rel=0.05)


def test_what_is_not_observed_is_not_learned():
    rng = np.random.default_rng(2)
    z = esmda(rng.standard_normal((5000, 2)), lambda z: z[:, :1], np.array([2.0]), np.array([0.1]), 4, rng)
    assert z[:, 0].mean() == pytest.approx(2 / 1.01, abs=0.02)
    assert abs(z[:, 1].mean()) < 0.07
    assert z[:, 1].std() == pytest.approx(1, abs=0.05)


def test_ninety_per_cent_intervals_hold_the_truth_as_often_as_they_say():
    rng, hits = np.random.default_rng(3), 0
    h, error = np.array([[1.0, 0.5], [0.3, 2.0]]), np.array([0.6, 0.9])
    for _ in range(40):
        truth = rng.standard_normal(2)
        seen = h @ truth + error * rng.standard_normal(2)
        z = esmda(rng.standard_normal((600, 2)), lambda z: z @ h.T, seen, error, 4, rng)
        hits += int(((np.quantile(z, 0.05, 0) <= truth) & (truth <= np.quantile(z, 0.95, 0))).sum())
    assert stats.binomtest(hits, 80, 0.9).pvalue > 1e-3


def test_scores_and_draws_are_inverse_and_never_leave_the_range(siege, lakeland):
    for p in lakeland.parameters.values():
        u = np.linspace(0.01, 0.99, 50)
        np.testing.assert_allclose(scores(siege, p.name, p.quantile(u)), stats.norm.ppf(u), atol=5e-3, err_msg=p.name)
        far = draws(siege, [p.name], np.array([[-50.0], [50.0], [0.0]]))[p.name]
        assert p.low <= far.min(), p.name
        assert far.max() <= p.high, p.name


def test_only_fit_patterns_that_ended_by_then_are_targets(siege):
    aim = targets(siege, END)
    assert aim.ids == ["L1-january"]
    assert aim.middle == pytest.approx([0.35])
    assert aim.error == pytest.approx([0.3 / (2 * stats.norm.ppf(0.95))], rel=1e-3)


def test_nothing_to_fit_by_a_date_is_told(siege):
    with pytest.raises(ValueError, match="nothing to fit by 2030-01-30"):
        calibrate(siege, date(2030, 1, 30), 4)


@pytest.fixture(scope="module")
def fitted(siege):
    return calibrate(siege, END, 80, 3)


def test_a_fit_is_joint_draws_of_the_parameters_that_may_be_fitted(siege, lakeland, fitted):
    found, aim = fitted
    assert set(found) == {p.name for p in lakeland.parameters.values() if p.fit}
    assert aim.ids == ["L1-january"]
    for name, x in found.items():
        p = lakeland.parameters[name]
        assert x.shape == (80,)
        assert p.low <= x.min() <= x.max() <= p.high


def test_the_fitted_ensemble_lies_nearer_to_what_was_seen(siege, lakeland, fitted):
    from dataclasses import replace

    from durance.analysis.patterns import observed_patterns

    entry = observed_patterns(lakeland)["L1-january"]
    before, after = (values(run(s.for_days(31), 80), entry, "lakeland") for s in (siege, replace(siege, draws=fitted[0])))
    assert abs(after.mean() - 0.35) <= abs(before.mean() - 0.35) + 0.01
    assert after.std() < before.std()


def test_a_fit_is_deterministic(siege, fitted):
    again = calibrate(siege, END, 80, 3)[0]
    for name, x in fitted[0].items():
        np.testing.assert_array_equal(x, again[name])


def test_a_fit_is_written_with_its_origin_and_read_back(siege, fitted, tmp_path):
    found, aim = fitted
    write_fit(tmp_path / "fits/siege.csv", siege, found, aim, END, "durance calibrate lakeland/siege")
    text = (tmp_path / "fits/siege.csv").read_text()
    assert all(word in text for word in ("L1-january", str(END), siege.pack.digest, "durance calibrate"))
    again = read_fit(SimpleNamespace(folder=tmp_path, name="x", parameters=siege.pack.parameters), "siege")
    for name, x in found.items():
        np.testing.assert_allclose(again[name], x, rtol=1e-5)


def test_what_never_came_counts_as_the_last_day_or_the_mean():
    what = SimpleNamespace(made=SimpleNamespace(days=61), aim=SimpleNamespace(entries=[{"unit": "day"}, {"unit": "share"}]))
    told = np.array([[3.0, 3.0], [np.nan, np.nan], [5.0, 5.0]])
    np.testing.assert_array_equal(whole(what, told), [[3, 3], [61, 4], [5, 5]])
    np.testing.assert_array_equal(whole(what, told[:, None]), whole(what, told)[:, None])
    assert np.isnan(whole(what, np.full((2, 2), np.nan))[:, 1]).all()
    assert 0 < EDGE < 1e-3


def test_a_target_that_the_run_does_not_cover_is_refused(siege):
    from dataclasses import replace

    late = replace(siege, start=date(2030, 1, 10))
    try:
        found, _ = calibrate(late, END, 12, 1)
    except ValueError:
        return
    assert all(np.isfinite(x).all() for x in found.values())
