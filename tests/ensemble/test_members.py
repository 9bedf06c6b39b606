"""Sampling: each distribution, the designs, readings with their weights, and who has the last word."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from durance.ensemble.members import sample
from durance.evidence.ledger import Dispute, Reading
from durance.pack.parameters import DESIGNS, probabilities, quantile
from durance.schedule import DAY

MANY = np.arange(4000, dtype=np.uint64)
U = np.linspace(0.001, 0.999, 301)


@pytest.mark.parametrize(
    ("shape", "theirs"),
    [("uniform", stats.uniform(2, 6)), ("loguniform", stats.loguniform(2, 8)), ("triangular", stats.triang(0.25, 2, 6))],
)
def test_quantile_functions_agree_with_scipy(shape, theirs):
    np.testing.assert_allclose(quantile(shape, 2.0, 3.5, 8.0, U), theirs.ppf(U), rtol=1e-12)


@pytest.mark.parametrize("mode", [2.0, 8.0])
def test_a_triangle_may_peak_at_its_edge(mode):
    np.testing.assert_allclose(quantile("triangular", 2.0, mode, 8.0, U), stats.triang((mode - 2) / 6, 2, 6).ppf(U), rtol=1e-12)


@pytest.mark.parametrize("design", DESIGNS)
def test_draws_are_deterministic_and_do_not_depend_on_the_block(siege, design):
    whole, again = (sample(siege, MANY[:96], 96, 5, design) for _ in range(2))
    part = sample(siege, MANY[40:55], 96, 5, design)
    other = sample(siege, MANY[:96], 96, 6, design)
    for name, values in whole.values.items():
        np.testing.assert_array_equal(values, again.values[name])
        np.testing.assert_array_equal(values[40:55], part.values[name])
        assert (values != other.values[name]).any(), f"{name} ignores the seed"
    for name, held in whole.readings.items():
        np.testing.assert_array_equal(held[40:55], part.readings[name])


@pytest.mark.parametrize("design", ["random", "sobol"])
def test_more_members_leave_the_first_alone(siege, design):
    few, many = (sample(siege, MANY[:20], total, 5, design).values for total in (20, 700))
    for name in few:
        np.testing.assert_array_equal(few[name], many[name])


def test_a_latin_hypercube_has_one_member_in_each_stratum():
    for name, u in probabilities(list("abcde"), MANY[:40], 40, 3, "lhs").items():
        assert sorted((u * 40).astype(int)) == list(range(40)), name


def test_sobol_points_fill_halves_exactly():
    for u in probabilities(list("abcde"), MANY[:64], 64, 3, "sobol").values():
        assert (u < 0.5).sum() == 32


def test_hashed_probabilities_are_uniform_and_independent():
    u = probabilities(["a", "b"], MANY, 4000, 3, "random")
    assert all(stats.kstest(x, "uniform").pvalue > 1e-4 for x in u.values())
    assert abs(stats.spearmanr(u["a"], u["b"]).statistic) < 4 / np.sqrt(4000)


def test_an_unknown_design_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="unknown design 'sobl', did you mean sobol"):
        probabilities(["a"], MANY[:2], 2, 1, "sobl")


def test_values_lie_in_their_range_and_follow_their_shape(siege):
    drawn = sample(siege, MANY, 4000, 2)
    free = [p for p in siege.pack.parameters.values() if p.name not in ("normal_flow", "insurgent_factor")]
    for p in free:
        x = drawn.values[p.name]
        assert p.low <= x.min(), p.name
        assert x.max() <= p.high, p.name
        theirs = {
            "uniform": stats.uniform(p.low, p.high - p.low),
            "loguniform": stats.loguniform(p.low, p.high) if p.low else None,
            "triangular": stats.triang((p.value - p.low) / (p.high - p.low), p.low, p.high - p.low),
        }[p.shape]
        assert stats.kstest(x, theirs.cdf).pvalue > 1e-5, p.name


@pytest.mark.parametrize("dispute", ["L01", "L02"])
def test_readings_come_as_often_as_they_weigh(siege, dispute):
    drawn = sample(siege, MANY, 4000, 2).readings[dispute]
    for k, reading in enumerate(siege.pack.ledger.disputes[dispute].readings):
        assert stats.binomtest(int((drawn == k).sum()), 4000, reading.weight).pvalue > 1e-5, reading.id


@pytest.mark.parametrize(
    ("dispute", "name", "ranges"),
    [("L01", "normal_flow", [(36, 44), (44, 52)]), ("L02", "insurgent_factor", [(0.7, 1.0), (1.0, 1.6)])],
)
def test_a_reading_moves_its_parameter_into_its_own_range(siege, dispute, name, ranges):
    drawn = sample(siege, MANY, 4000, 2)
    for k, (low, high) in enumerate(ranges):
        x = drawn.values[name][drawn.readings[dispute] == k]
        theirs = stats.uniform(low, high - low) if name == "normal_flow" else stats.loguniform(low, high)
        assert low <= x.min() <= x.max() <= high
        assert stats.kstest(x, theirs.cdf).pvalue > 1e-4


def test_a_reading_that_is_held_holds_for_everybody(siege):
    drawn = sample(siege.with_reading("L01", "hauliers"), MANY[:500], 500, 2)
    assert set(drawn.readings["L01"]) == {1}
    assert len(set(drawn.readings["L02"])) == 2
    assert drawn.values["normal_flow"].min() >= 44


def test_who_has_the_last_word_range_reading_fit_fixed(siege):
    fitted = replace(siege, draws={"normal_flow": np.linspace(1, 2, 50)})
    assert sample(fitted, MANY[:50], 50, 1).values["normal_flow"].max() <= 2
    fixed = fitted.with_parameters(normal_flow=99)
    assert set(sample(fixed, MANY[:50], 50, 1).values["normal_flow"]) == {99.0}
    assert set(
        sample(siege.with_reading("L01", "customs").with_parameters(normal_flow=7), MANY[:9], 9, 1).values["normal_flow"]
    ) == {7.0}


def test_member_m_takes_row_m_of_a_fit(siege):
    rows = np.linspace(1, 2, 50)
    fitted = replace(siege, draws={"attack_rate": rows, "hit_mean": -rows})
    drawn = sample(fitted, MANY[10:30], 50, 1).values
    np.testing.assert_array_equal(drawn["attack_rate"], rows[10:30])
    np.testing.assert_array_equal(drawn["hit_mean"], -drawn["attack_rate"])


def test_more_members_than_rows_take_whole_rows_whatever_their_block(siege):
    rows = np.linspace(1, 2, 50)
    fitted = replace(siege, draws={"attack_rate": rows, "hit_mean": -rows})
    whole, part = sample(fitted, MANY, 4000, 1).values, sample(fitted, MANY[900:1000], 4000, 1).values
    np.testing.assert_array_equal(whole["attack_rate"][900:1000], part["attack_rate"])
    np.testing.assert_array_equal(whole["hit_mean"], -whole["attack_rate"])
    counts = np.bincount(np.searchsorted(rows, whole["attack_rate"]), minlength=50)
    assert stats.chisquare(counts).pvalue > 1e-5


def rivalled(siege, weight=0.3):
    """The siege with a dispute about what makes people join, of which the second reading is another equation."""
    pay = Reading("pay", "", weight, (), {}, {"recruitment": "recruitment_by_pay"})
    readings = (Reading("why", "", 1 - weight, (), {}), pay)
    disputes = siege.pack.ledger.disputes | {"R01": Dispute("R01", "Why?", "open", "", readings)}
    return replace(siege, pack=replace(siege.pack, ledger=replace(siege.pack.ledger, disputes=disputes)))


def test_a_reading_with_a_rival_gives_its_share_of_members_another_equation(siege):
    drawn = sample(rivalled(siege), MANY, 4000, 2)
    held = drawn.variants["recruitment"]
    assert held.dtype == np.int64
    np.testing.assert_array_equal(held, drawn.readings["R01"])
    assert stats.binomtest(int(held.sum()), 4000, 0.3).pvalue > 1e-5
    control = next(m for m in DAY if m.name == "control")
    np.testing.assert_array_equal(drawn.variant(control), np.zeros(4000, np.int64))


def test_equations_do_not_depend_on_the_block_and_leave_parameters_alone(siege):
    made = rivalled(siege)
    whole, part = sample(made, MANY[:96], 96, 5), sample(made, MANY[40:55], 96, 5)
    np.testing.assert_array_equal(whole.variants["recruitment"][40:55], part.variants["recruitment"])
    for name, values in sample(siege, MANY[:96], 96, 5).values.items():
        np.testing.assert_array_equal(values, whole.values[name])


def test_a_reading_or_a_rival_that_is_held_holds_for_everybody(siege):
    made = rivalled(siege)
    assert set(sample(made.with_reading("R01", "pay"), MANY[:50], 50, 1).variants["recruitment"]) == {1}
    assert set(sample(made.with_reading("R01", "why"), MANY[:50], 50, 1).variants["recruitment"]) == {0}
    assert set(sample(made.with_rival("recruitment", "recruitment"), MANY[:50], 50, 1).variants["recruitment"]) == {0}
    assert set(sample(siege.with_rival("control", "control_by_support"), MANY[:50], 50, 1).variants["control"]) == {1}
    assert sample(siege, MANY[:50], 50, 1).variants == {}


def test_a_rival_that_does_not_exist_is_refused_with_the_nearest(siege):
    made = rivalled(siege)
    why, pay = made.pack.ledger.disputes["R01"].readings
    wrong = Dispute("R01", "", "open", "", (why, replace(pay, rival={"recruitment": "recruitment_by_pai"})))
    ledger = replace(made.pack.ledger, disputes={"R01": wrong})
    with pytest.raises(LookupError, match="'recruitment' has no rival 'recruitment_by_pai', did you mean recruitment_by_pay"):
        sample(replace(made, pack=replace(made.pack, ledger=ledger)), MANY[:5], 5, 1)
