"""The paired bootstrap: what it must find, what it must not, and the same answer twice."""

import numpy as np
import pytest

from durance.analysis.score.bootstrap import _months, paired_blocks

RNG = np.random.default_rng(4)
MONTH = np.repeat(np.arange(72), 12)


def test_a_constant_gain_is_certain():
    theirs = RNG.gamma(1, 60, 72 * 12)
    found = paired_blocks(theirs - 3, theirs, MONTH)
    assert (found["difference"], found["low"], found["high"]) == pytest.approx((-3, -3, -3))
    assert found["share_better"] == 1
    assert found["relative"] == pytest.approx(-3 / theirs.mean())
    assert found["months"] == 72


def test_no_gain_is_seldom_found_and_pairing_helps():
    held, widths = [], []
    for _ in range(150):
        hard = RNG.gamma(0.3, 300, 72)[MONTH]      # some months are hard for everybody
        found = paired_blocks(hard + RNG.normal(0, 1, 864), hard + RNG.normal(0, 1, 864), MONTH, times=300)
        held.append(found["low"] < 0 < found["high"])
        widths.append(found["high"] - found["low"])
    assert 0.78 < np.mean(held) < 0.97, "intervals of 90 %; blocks of six out of 72 months are a little narrow"
    assert np.max(widths) < 1, "the spread of hard months, over a hundred, cancels"


def test_neighbouring_months_that_go_together_widen_the_interval():
    runs = np.repeat(RNG.normal(0, 1, 12), 6)      # half a year is good or bad as one
    wide, narrow = (paired_blocks(runs, np.zeros(72), np.arange(72), size=k) for k in (6, 1))
    assert wide["high"] - wide["low"] > 1.5 * (narrow["high"] - narrow["low"])


def test_the_seed_settles_it_and_rows_must_pair():
    ours = RNG.normal(size=864)
    one, again, other = (paired_blocks(ours, np.zeros(864), MONTH, seed=s) for s in (1, 1, 2))
    assert one == again
    assert one["low"] != other["low"]
    with pytest.raises(ValueError, match="not of the same rows"):
        paired_blocks(ours[:-1], np.zeros(864), MONTH)


def test_blocks_run_on_and_wrap_round():
    drawn = _months(10, 6, 50, 1)
    assert drawn.shape == (50, 10)
    assert set(((np.diff(drawn[:, :6], axis=1) - 1) % 10).ravel().tolist()) == {0}
    assert drawn.min() == 0
    assert drawn.max() == 9


def test_months_with_many_rows_weigh_as_many():
    month = np.array([0, 0, 0, 1])
    found = paired_blocks(np.array([1.0, 1, 1, -3]), np.zeros(4), month, size=1)
    assert found["difference"] == 0
    assert (found["low"], found["high"]) == (-3, 1)
    assert found["share_better"] == pytest.approx(0.25, abs=0.05), "one month of each is a draw of no difference"
