"""A small tree: it finds what is there, in no more than three questions, and nothing in noise."""

import numpy as np
import pytest
from sklearn.tree import DecisionTreeClassifier

from durance.analysis.tree import tree

RNG = np.random.default_rng(3)
N = 1500
X = {name: RNG.random(N) for name in "abcdef"}


def test_one_question_and_its_shares():
    cases = RNG.random(N) < np.where(X["a"] > 0.6, 0.7, 0.1)
    high, low = tree(X, cases, depth=1)
    assert set(high.limits) == {"a"}
    assert high.limits["a"][0] == pytest.approx(0.6, abs=0.05)
    assert high.limits["a"][1] == np.inf
    inside = X["a"] > high.limits["a"][0]
    assert high.share == cases[inside].mean()
    assert high.mass == inside.mean()
    assert high.coverage + low.coverage == pytest.approx(1)
    assert high.mass + low.mass == pytest.approx(1)


def test_two_questions_and_a_reading():
    label = RNG.choice(["want", "abuse", "shield"], N)
    cases = (X["b"] < 0.5) & (label == "abuse")
    best = tree({**X, "D1": label}, cases, choices=("D1",))[0]
    assert best.limits["D1"] == frozenset({"abuse"})
    assert best.limits["b"][1] == pytest.approx(0.5, abs=0.05)
    assert best.share > 0.9


def test_no_more_than_three_questions_and_none_for_luck():
    cases = (X["a"] > 0.5) ^ (X["b"] > 0.5) ^ (X["c"] > 0.5)
    assert all(len(leaf.limits) <= 3 for leaf in tree(X, cases | (X["a"] > 0.8)))
    grown = sum(len(tree(X, np.random.default_rng(k).random(N) < 0.3)) > 1 for k in range(40))
    assert grown <= 7      # 5 % of 40 are 2
    (only,) = tree(X, np.zeros(N, bool))
    assert (only.limits, only.share, only.mass) == ({}, 0, 1)


def test_as_good_as_scikit_learn():
    cases = RNG.random(N) < np.where((X["a"] > 0.7) & (X["b"] < 0.5), 0.9, 0.05)
    leaves = tree(X, cases, depth=2)
    impure = sum(2 * leaf.mass * leaf.share * (1 - leaf.share) for leaf in leaves)
    columns = np.stack(list(X.values()), -1)
    theirs = DecisionTreeClassifier(max_depth=2, min_samples_leaf=0.05).fit(columns, cases)
    share = theirs.predict_proba(columns)[:, 1]
    assert impure <= 1.05 * np.mean(2 * share * (1 - share))
