"""Ablation: off is off, under the same luck; what has no effect shows none."""

from durance.analysis.ablation import BOOKS, ablation
from durance.schedule import DAY


def test_every_mechanism_but_the_books_is_switched_off(siege):
    rows = {r["mechanism"]: r for r in ablation(siege.for_days(60), 12)}
    assert set(rows) == {m.name for m in DAY} - set(BOOKS)
    assert rows["hunger"]["effects"]["unmet"] == 0                    # hunger burns no fuel
    assert rows["hunger"]["moves"] > 0
    assert rows["fear"]["effects"]["unmet"] < 0                       # without fear more fuel comes
    assert rows["interdiction"]["effects"]["tankers_lost"] < 0
    assert rows["power"]["moves"] > 0
