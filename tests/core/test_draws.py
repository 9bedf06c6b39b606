"""Luck is uniform, independent of its neighbours, and a pure function of its names."""
import csv
import tomllib
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

import durance
from durance.core.draws import beta, fill_keys, gamma, name_hash, normal, one_each, pair, poisson, uniform
from durance.core.state import TABLE
from durance.schedule import DAY, parameters_needed

PACKS = Path(durance.__file__).parent / "packs"
N = 20_000


def keys(seed=1, name="a", day=3, first=0):
    out = np.empty(N, np.uint64)
    members = np.arange(first, first + N, dtype=np.uint64)
    fill_keys(np.uint64(seed), np.uint64(name_hash(name)), np.uint64(day), members, out)
    return out


def luck(entity=5, draw=0, **which):
    return np.array([uniform(k, np.uint64(entity), draw) for k in keys(**which)])


def test_uniform():
    u = luck()
    assert u.min() >= 0
    assert u.max() < 1
    assert stats.chisquare(np.histogram(u, 100, (0, 1))[0]).pvalue > 1e-3
    assert stats.chisquare(np.histogram(u * 1024 % 1, 100, (0, 1))[0]).pvalue > 1e-3


def test_uniform_along_entities_days_and_draws():
    key = np.uint64(77)
    along = {"entity": [uniform(key, np.uint64(e), 0) for e in range(N)],
             "draw": [uniform(key, np.uint64(1), d) for d in range(N)],
             "hashed": [uniform(key, np.uint64(name_hash(f"road {e}")), 0) for e in range(N)]}
    for name, u in along.items():
        assert stats.chisquare(np.histogram(u, 100, (0, 1))[0]).pvalue > 1e-3, name


@pytest.mark.parametrize("other", [{"entity": 6}, {"draw": 1}, {"day": 4}, {"name": "b"}, {"seed": 2}, {"first": 1}])
def test_independent_of_each_neighbour(other):
    table = np.histogram2d(luck(), luck(**other), 10, ((0, 1), (0, 1)))[0]
    assert stats.chisquare(table.ravel()).pvalue > 1e-3


def test_the_same_call_gives_the_same_bits_and_a_member_does_not_depend_on_its_block():
    np.testing.assert_array_equal(luck(), luck())
    np.testing.assert_array_equal(keys(first=7)[:-7], keys()[7:])
    np.testing.assert_array_equal(one_each(1, "x", np.arange(9, dtype=np.uint64))[4:],
                                  one_each(1, "x", np.arange(4, 9, dtype=np.uint64)))


def test_a_pair_has_an_order():
    names = np.arange(60, dtype=np.uint64)
    assert len({int(pair(a, b)) for a in names for b in names}) == 3600


@pytest.mark.parametrize(("law", "draw"), [
    (stats.norm(), lambda k: normal(k, np.uint64(1), 0)),
    *[(stats.gamma(s), lambda k, s=s: gamma(k, np.uint64(1), 0, s)) for s in (0.3, 1, 4.5, 60)],
    *[(stats.beta(m * c, (1 - m) * c), lambda k, m=m, c=c: beta(k, np.uint64(1), 0, m, c))
      for m, c in ((0.3, 4), (0.2, 1), (0.6, 10), (0.9, 2))]])
def test_variates_follow_their_law(law, draw):
    x = np.array([draw(k) for k in keys()])
    assert abs(x.mean() - law.mean()) < 4 * law.std() / np.sqrt(N)
    assert abs(x.std() - law.std()) < 0.05 * law.std()
    assert stats.kstest(x, law.cdf).pvalue > 1e-3


def test_a_share_stays_a_share_at_the_ends():
    key = np.uint64(5)
    assert beta(key, np.uint64(1), 0, 0, 3) == 0
    assert beta(key, np.uint64(1), 0, 1, 3) == 1
    assert all(0 <= beta(k, np.uint64(1), 0, m, c) <= 1 for k in keys()[:300] for m in (1e-9, 0.5) for c in (0.01, 1e6))


@pytest.mark.parametrize("mean", [0.2, 3, 80])
def test_poisson_counts(mean):
    x = np.array([poisson(k, np.uint64(1), 0, mean) for k in keys()])
    assert abs(x.mean() - mean) < 4 * np.sqrt(mean / N)
    assert abs(x.var() - mean) < 0.05 * mean
    assert poisson(np.uint64(1), np.uint64(1), 0, 0.0) == 0


def names_of(pack):
    found = []
    for table in ("localities.csv", "roads.csv"):
        lines = (pack / table).read_text("utf-8").splitlines()
        found += [row["id"] for row in csv.DictReader(s for s in lines if not s.startswith("#"))]
    for table in ("corridors.toml", "actors.toml"):
        found += tomllib.loads((pack / table).read_text("utf-8"))
    return found


def test_no_two_names_share_a_number():
    names = {n for pack in PACKS.iterdir() if (pack / "pack.toml").exists() for n in names_of(pack)}
    names |= set(TABLE) | {m.name for m in DAY} | {"sample " + p for p in parameters_needed()}
    assert len(names) > 150
    assert len({name_hash(n) for n in names}) == len(names)
