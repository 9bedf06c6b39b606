"""Survival of the regime: counts by hand, Wilson's interval against scipy, the exact exponential case."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from closed import HAZARD, ends_of
from scipy import stats

from durance.analysis.survival import imposed_coups, lasting, notes, survival, wilson
from durance.ensemble.run import run


def test_counts_by_hand():
    kind = np.array([[0, 0, 0], [0, 1, 1], [2, 2, 2], [0, 0, 1]])
    found = survival(SimpleNamespace(array=lambda name: kind, coords={"day": ["a", "b", "c"]}))
    assert found["survival"] == [0.75, 0.5, 0.25]
    assert found["by_kind"] == {"coup": [0, 0.25, 0.5], "palace compromise": [0.25, 0.25, 0.25]}
    assert found["censored"] == 0.25


@pytest.mark.parametrize(("count", "total"), [(0, 20), (3, 20), (20, 20), (117, 400)])
def test_the_band_is_wilsons(count, total):
    low, high = wilson(np.array([count]), total)
    theirs = stats.binomtest(count, total).proportion_ci(method="wilson")
    np.testing.assert_allclose([low[0], high[0]], [theirs.low, theirs.high], atol=1e-12)


def test_a_constant_hazard_gives_the_exponential(siege):
    made = ends_of(siege).for_days(100)
    found = survival(run(made, 800))
    exact = np.exp(-HAZARD * np.arange(1, 101))
    sigma = np.sqrt(exact * (1 - exact) / 800)
    assert (np.abs(np.array(found["survival"]) - exact) < 4.5 * sigma + 1e-12).all()
    assert set(found["by_kind"]) == {"coup"}


RNG = np.random.default_rng(7)
FIRST, KIND = RNG.exponential(60, 300).astype(int), RNG.choice([1, 4], 300, p=[0.7, 0.3])
DAYS = 100
ENDED = np.where(np.arange(DAYS) >= FIRST[:, None], KIND[:, None], 0)


def told():
    return survival(SimpleNamespace(array=lambda name: ENDED, coords={"day": [str(k) for k in range(DAYS)]}))


def test_as_the_kaplan_meier_estimate_of_lifelines():
    from lifelines import KaplanMeierFitter

    over = FIRST < DAYS
    theirs = KaplanMeierFitter().fit(np.where(over, FIRST, DAYS), over).survival_function_at_times(np.arange(DAYS))
    np.testing.assert_allclose(told()["survival"], theirs.to_numpy(), atol=1e-12)
    alone = lasting(np.where(over, FIRST, np.nan).astype(float), DAYS)
    np.testing.assert_allclose(alone["survival"], theirs.to_numpy(), atol=1e-12)
    assert (alone["low"], alone["high"]) == (told()["low"], told()["high"])


@pytest.mark.filterwarnings("ignore:Tied event times")
@pytest.mark.parametrize(("number", "name"), [(1, "coup"), (4, "military collapse")])
def test_as_the_aalen_johansen_estimate_of_lifelines(number, name):
    """lifelines breaks ties by a small jitter, so its curve is asked half a day later."""
    from lifelines import AalenJohansenFitter

    over = FIRST < DAYS
    theirs = AalenJohansenFitter(seed=1, calculate_variance=False).fit(
        np.where(over, FIRST + 1.0, DAYS + 1.0), np.where(over, KIND, 0), event_of_interest=number).cumulative_density_
    ours = told()
    steps = theirs.iloc[:, 0].to_numpy()[np.searchsorted(theirs.index, np.arange(DAYS) + 1.5, side="right") - 1]
    np.testing.assert_allclose(ours["by_kind"][name], steps, atol=1e-9)
    assert all(low <= p <= high for low, p, high in zip(ours["by_kind_low"][name], ours["by_kind"][name],
                                                         ours["by_kind_high"][name], strict=True))


def test_incidences_and_survival_sum_to_one():
    ours = told()
    np.testing.assert_allclose(np.sum([ours["survival"], *ours["by_kind"].values()], axis=0), 1)


def imposing(*events):
    """A run of January 2030 that imposes these, and a pack that holds them."""
    days = [f"2030-01-{k:02d}" for k in range(1, 32)]
    told = [{"id": name, "date": day} for name, day, _ in events]
    return (SimpleNamespace(manifest={"imposed": told}, coords={"day": days}),
            [SimpleNamespace(id=name, control=control) for name, _, control in events])


def test_only_coups_imposed_within_the_run_are_told(lakeland):
    run_, events = imposing(("old", "2029-06-01", "coup_order"), ("first", "2030-01-01", "coup_order"),
                            ("aid", "2030-01-05", "aid_order"), ("last", "2030-01-31", "coup_order"),
                            ("late", "2030-02-01", "coup_order"))
    pack = replace(lakeland, events=events)
    assert imposed_coups(run_, pack) == ["2030-01-01", "2030-01-31"]
    assert notes(run_, pack)[0] == ("Imposed coups (2030-01-01, 2030-01-31) are not counted as ends: the run follows the "
                                    "new regime.")


def test_notes_tell_what_was_scored_only_where_the_pack_has_that_case(lakeland, mali):
    run_, _ = imposing()
    settled, unscored = notes(run_, lakeland)
    assert "settlement" in settled
    assert unscored.startswith("Unscored: no end of a regime was fitted")
    scored = notes(run_, mali)[-1]
    assert "Unscored" not in scored
    assert "Case G scored the yearly chance of a coup attempt" in scored
    assert "no end of a regime was fitted" in scored
