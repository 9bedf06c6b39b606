"""Regret by hand: in each future, and under each reading."""

import numpy as np

from durance.analysis.options import Decision, Option
from durance.analysis.regret import LEAST, regret

N = 40
HALF = np.arange(N) % 2 == 0
READINGS = {"D1": np.where(HALF, "want", "abuse"), "D2": np.where(np.arange(N) < LEAST - 1, "few", "many")}
# a pays 1 under want and 0 under abuse, b pays 0.25 always, doing nothing pays 0
DECISION = Decision("x", "x", "1", 1, (Option("nothing", "n", np.zeros(N)), Option("a", "a", HALF.astype(float)),
                                       Option("b", "b", np.full(N, 0.25))), readings=READINGS)


def test_in_each_future():
    rows = {r["option"]: r for r in regret(DECISION)}
    assert [r["option"] for r in regret(DECISION)] == ["a", "b", "nothing"]
    assert (rows["a"]["mean"], rows["a"]["most"], rows["a"]["best_in"]) == (0.125, 0.25, 0.5)
    assert (rows["b"]["mean"], rows["b"]["most"]) == (0.375, 0.75)
    assert (rows["nothing"]["mean"], rows["nothing"]["best_in"]) == (0.625, 0.0)


def test_under_a_reading():
    rows = {r["option"]: r["worst"] for r in regret(DECISION)}
    assert rows["a"] == {"dispute": "D1", "reading": "abuse", "best": "b", "regret": 0.25, "error": 0.0}
    assert rows["b"] == {"dispute": "D1", "reading": "want", "best": "a", "regret": 0.75, "error": 0.0}
    assert rows["nothing"]["regret"] == 1.0


def test_a_price_turns_the_choice():
    dear = Decision("x", "x", "1", 1, (Option("nothing", "n", np.zeros(N), cost=np.zeros(N)),
                                       Option("a", "a", HALF.astype(float), cost=np.ones(N))))
    assert regret(dear)[0]["option"] == "a"
    assert regret(dear, price=2.0)[0]["option"] == "nothing"
    assert regret(dear, price=2.0)[0]["worst"] is None
