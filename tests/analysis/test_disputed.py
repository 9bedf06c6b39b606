"""Disputes held in turn: what is clear, words that flip, and names that do not exist. Exact cases in test_exact_answers."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.disputed import asked, disputed, moved, words
from durance.analysis.summary import Headline
from durance.pack.model import Unknown

NOISE = np.random.default_rng(3).normal(size=400)


def held(*shifts, unit="people"):
    return [Headline("It", unit, NOISE + shift) for shift in shifts]


def test_the_two_readings_furthest_apart():
    row = moved("it", held(0.0, 0.5, -1.0), ["a", "b", "c"], 10)
    assert row["difference"] == pytest.approx(-1.5)
    assert row["error"] == pytest.approx(0, abs=1e-12)
    assert set(row["by"]) == {"a", "b", "c"}
    assert row["flips"] is None


def test_what_is_less_than_luck_or_a_hundredth_of_the_spread_is_nothing():
    assert moved("it", held(0.0, 0.005), ["a", "b"], 10) is None
    luck = [Headline("It", "people", NOISE), Headline("It", "people", np.random.default_rng(4).normal(size=400))]
    assert moved("it", luck, ["a", "b"], 10) is None


def test_words_flip_for_answers_of_yes_or_no_alone():
    rare, often = (np.arange(100) < k for k in (5, 50))
    assert words([rare.astype(float), often.astype(float)]) == ["very unlikely", "about as likely as not"]
    assert words([rare.astype(float), rare.astype(float)]) is None
    assert words([NOISE, NOISE + 5]) is None


def test_disputes_in_the_order_in_which_people_count():
    live = {name: SimpleNamespace(id=name, live=name != "D3") for name in ("D10", "D2", "D3", "D1")}
    made = SimpleNamespace(pack=SimpleNamespace(name="Some", ledger=SimpleNamespace(disputes=live)))
    assert [d.id for d in asked(made)] == ["D1", "D2", "D10"]
    assert [d.id for d in asked(made, ["D10", "D1"])] == ["D1", "D10"]
    with pytest.raises(Unknown, match="samples no dispute 'D3'"):
        asked(made, ["D3"])


def test_rows_and_an_unknown_outcome(siege):
    short = siege.for_days(60)
    rows = disputed(short, 30)
    assert [row["dispute"] for row in rows] == ["L01", "L02"]
    for row in rows:
        assert row["matters"] == {move["name"]: move["difference"] for move in row["moves"]}
        sure = [abs(move["difference"]) / max(move["error"], 1e-12) for move in row["moves"]]
        assert sure == sorted(sure, reverse=True)
        assert all(s > 2 for s in sure)
    with pytest.raises(Unknown, match="no outcome 'unmt', did you mean unmet"):
        disputed(short, 2, on="unmt")
