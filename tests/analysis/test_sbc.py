"""Known truths: the judge finds honest, bold and timid samplers out, and ours is honest on Lakeland."""

import numpy as np
import pytest
from scipy import stats

from durance.analysis.sbc import BINS, Ranks, judge, lakeland_task, ranks, sbc


def gauss(scale, replicates=400, seed=1):
    """Ranks under a posterior of the right mean and a width off by `scale`; the truth's own is 0.6."""
    rng = np.random.default_rng(seed)
    mean = 0.8 * rng.standard_normal((replicates, 1))
    truth = mean + 0.6 * rng.standard_normal((replicates, 1))
    draws = [m + 0.6 * scale * rng.standard_normal((200, 1)) for m in mean]
    return ranks(draws, truth, rng)


def test_an_honest_sampler_is_found_honest():
    told = judge(gauss(1.0))
    assert told["band90"][0] <= told["cover90"] <= told["band90"][1]
    assert abs(told["bowl"]) < 2.5
    assert told["p"] > 0.001
    assert told["recovery"][0] == pytest.approx(0.8, abs=0.06)
    assert told["width"][0] == pytest.approx(0.6, abs=0.02)


def test_a_bold_and_a_timid_sampler_are_found_out():
    bold, timid = judge(gauss(0.6)), judge(gauss(1.7))
    assert bold["bowl"] > 4
    assert bold["cover90"] < bold["band90"][0]
    assert timid["bowl"] < -4
    assert timid["cover50"] > timid["band50"][1]
    assert min(bold["p"], timid["p"]) == pytest.approx(0, abs=1e-4)


def test_a_sampler_that_returns_the_prior_is_honest_and_useless():
    rng = np.random.default_rng(2)
    told = judge(ranks([rng.standard_normal((100, 1)) for _ in range(300)], rng.standard_normal((300, 1)), rng))
    assert abs(told["bowl"]) < 2.5
    assert abs(told["recovery"][0]) < 0.2


def test_a_rank_lies_between_its_neighbours():
    found = ranks([np.array([[0.0], [1.0], [2.0]])], np.array([[1.5]]), np.random.default_rng(3))
    assert 2 / 4 <= found.u[0, 0] <= 3 / 4


def test_the_judge_counts_as_scipy_does():
    u = np.random.default_rng(4).random((50, 2))
    told = judge(Ranks(u, u, u, u))
    counts = np.histogram(u, BINS, (0, 1))[0]
    assert told["counts"] == counts.tolist()
    assert told["p"] == pytest.approx(stats.chisquare(counts).pvalue)
    assert told["recovery"] == pytest.approx([1, 1])


@pytest.fixture(scope="module")
def few():
    return {name: judge(found) for name, found in sbc(lakeland_task(), 12, 50, 4, 500, 5).items()}


@pytest.mark.parametrize("method", ["ES-MDA", "regression-ABC"])
def test_lakelands_truths_are_found(few, method):
    told = few[method]
    low = stats.binom.ppf(1e-3, told["ranks"], 0.9) / told["ranks"]
    assert told["ranks"] == 60
    assert told["cover90"] >= low, told
    assert told["bowl"] < 3.3, told
    assert max(told["recovery"]) > 0.5, told
    assert min(told["width"]) < 0.8, told


@pytest.mark.slow
@pytest.mark.parametrize("seed", [5])
def test_many_truths_are_found(seed):
    told = {name: judge(found) for name, found in sbc(lakeland_task(), 40, 100, 4, 2000, seed).items()}
    for name, row in told.items():
        assert row["cover90"] >= stats.binom.ppf(1e-3, row["ranks"], 0.9) / row["ranks"], (name, row)
        assert row["bowl"] < 3, (name, row)
        assert row["p"] > 1e-3, (name, row)
        assert max(row["recovery"]) > 0.6, (name, row)
