"""Ablation: off is off, under the same luck; what has no effect shows none."""

import numpy as np

from durance.analysis.ablation import BOOKS, ablation
from durance.ensemble.run import run
from durance.schedule import DAY


def test_every_mechanism_but_the_books_is_switched_off(siege):
    rows = {r["mechanism"]: r for r in ablation(siege.for_days(60), 12)}
    assert set(BOOKS) == {m.name for m in DAY if m.name.startswith("balance_")}
    assert set(rows) == {m.name for m in DAY} - set(BOOKS)
    assert [k for k, x in rows["spillover"]["effects"].items() if x] == ["spillover"]      # nothing comes back from abroad
    assert rows["spillover"]["moves"] == 1
    assert rows["hunger"]["moves"] > 0
    assert rows["interdiction"]["effects"]["tankers_lost"] < 0        # without attacks no tanker is lost
    assert rows["interdiction"]["effects"]["tankers_lost"] < 0
    assert rows["power"]["moves"] > 0


def test_hunger_burns_no_fuel(siege):
    """Where neither patience nor local talks hear of it: through them it may now reach the roads."""
    deaf = siege.without("patience", "local_deals").for_days(60)
    fed, hungry = run(deaf.without("hunger"), 12), run(deaf, 12)
    for name in ("unmet", "inflow", "tankers_lost"):
        np.testing.assert_array_equal(fed.array(name), hungry.array(name))
    assert (fed.array("hungry") != hungry.array("hungry")).any()
