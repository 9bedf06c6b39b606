"""The gate: implausibility by hand, luck and discrepancy widen it, and a prior that cannot reach is told so."""

import numpy as np
import pytest

from durance.analysis.history import CUT, DISCREPANCY, gate, implausibility, verdict


def test_implausibility_by_hand():
    found = implausibility(np.array([[7.0]]), np.array([4.0]), np.array([1.0]), np.array([1.5]), 0.25)
    assert found[0, 0] == pytest.approx(3 / np.sqrt(2 * 1.5 + 1 + 1))


@pytest.mark.parametrize(("luck", "discrepancy"), [(4.0, 0.0), (0.0, 0.5)])
def test_luck_and_discrepancy_make_less_implausible(luck, discrepancy):
    y, middle, error = np.array([[9.0]]), np.array([4.0]), np.array([1.0])
    plain = implausibility(y, middle, error, np.zeros(1), 0)
    assert implausibility(y, middle, error, np.array([luck]), discrepancy)[0, 0] < plain[0, 0]


def test_each_target_alone_may_be_reached_and_both_together_not():
    x = np.linspace(0, 1, 201)
    found = gate(np.column_stack([x, x]), np.array([0.1, 0.9]), np.array([0.03, 0.03]), np.zeros(2), 0)
    assert (found.each > 0.1).all()
    assert found.joint == 0
    assert found.best == np.abs(x - 0.5).argmin()
    assert found.nearest == pytest.approx(0.4 / 0.03, rel=0.02)


def test_the_joint_share_is_that_of_members_within_the_cut():
    x = np.random.default_rng(1).random((4000, 2))
    found = gate(x, np.array([0.5, 0.5]), np.array([0.05, 0.1]), np.zeros(2), 0)
    assert found.joint == pytest.approx(0.3 * 0.6, abs=0.02)
    assert found.each == pytest.approx([0.3, 0.6], abs=0.03)


def test_a_larger_discrepancy_never_lets_fewer_through():
    x = np.random.default_rng(2).normal(3, 1, (500, 3))
    shares = gate(x, np.full(3, 1.0), np.full(3, 0.1), np.full(3, 0.01), 0.2).joint_by
    assert sorted(shares) == [0, 0.2, 0.4]
    assert shares[0] <= shares[0.2] <= shares[0.4]
    assert shares[0] < shares[0.4]


def test_the_verdict_says_how_many_or_where_it_fails():
    x = np.linspace(0, 1, 101)[:, None] * [1.0, 1.0]
    good = verdict(gate(x, np.array([0.5, 0.5]), np.array([0.1, 0.1]), np.zeros(2)), ["P1", "P2"])
    assert "101 prior members can reach all of 2 targets" in good
    assert f"{DISCREPANCY:.0%}" in good
    bad = verdict(gate(x, np.array([0.5, 50.0]), np.array([0.1, 0.1]), np.zeros(2), 0), ["P1", "P2"])
    assert bad.startswith("None of 101 prior members")
    assert "at P2" in bad
    assert CUT == 3
