"""Who holds what: counts by hand, and what a run says on its first day."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.fragmentation import control_map, fragmentation, week_of
from durance.ensemble.run import run
from durance.pack.model import Unknown

DAYS = [f"2030-01-{k:02d}" for k in range(1, 16)]


@pytest.fixture
def made(lakeland):
    """Four futures, three weeks; in the last, Reedham is the Brothers' in three futures and nobody's in one."""
    home, actors = lakeland.home, lakeland.names["actor"]
    holder = np.where(home, 0.0, np.nan) * np.ones((4, 3, 1))
    k = lakeland.index("locality", "reedham")
    holder[:, 2, k] = [1, 1, 1, -1]
    people, places = np.zeros((4, 3, len(actors))), np.zeros((4, 3, len(actors)))
    people[:, :, 0], places[:, :, 0] = 1.0, home.sum()
    people[:3, 2, :2], places[:, 2, 0] = [0.9, 0.1], home.sum() - 1
    people[3, 2, 0], places[:3, 2, 1] = 0.9, 1
    arrays = {"holder": holder, "people_held": people, "places_held": places, "fragmentation": np.ones((4, 15))}
    return SimpleNamespace(id="made", array=lambda name: arrays[name],
                           coords={"day": DAYS, "week": DAYS[::7], "actor": list(actors)})


def test_a_map_of_probabilities(made, lakeland):
    first, second = control_map(made, lakeland)[:2]
    assert (first["id"], first["holder"], first["probability"]) == ("reedham", "brothers", 0.75)
    assert first["by"] == {"brothers": 0.75, "nobody": 0.25}
    assert first["interval"][0] < 0.75 < first["interval"][1]
    assert first["words"].endswith("never scored")
    assert (second["holder"], second["probability"]) == ("army", 1.0)
    assert len(control_map(made, lakeland)) == lakeland.home.sum()


def test_numbers_and_holders(made, lakeland):
    told = fragmentation(made, lakeland)
    numbers = {r["name"]: r["q50"] for r in told["numbers"]}
    assert told["day"] == "2030-01-15"
    assert (numbers["holders"], numbers["largest_rival"], numbers["state"]) == (2, 0.1, 0.9)
    assert [(r["who"], r["any"]) for r in told["holders"]] == [("army", 1.0), ("brothers", 0.75)]
    early = fragmentation(made, lakeland, "2030-01-09")
    assert early["day"] == "2030-01-08"
    assert [r["who"] for r in early["holders"]] == ["army"]
    assert all(r["holder"] == "army" for r in early["map"])


def test_a_day_outside_the_run(made):
    assert week_of(made, None) == 2
    with pytest.raises(Unknown, match="is not a day of run made, which goes from 2030-01-01 to 2030-01-15"):
        week_of(made, "2031-01-01")


def test_the_first_day_of_a_run_is_its_start(siege, lakeland):
    told = fragmentation(run(siege.for_days(1), 6, threads=1), lakeland)
    sure = {r["id"]: r["holder"] for r in told["map"] if r["probability"] == 1}
    for place in lakeland.places:
        if place["id"] in sure:
            assert sure[place["id"]] == (place["controller"] or "nobody")
    assert len(sure) >= lakeland.home.sum() - 1
    shares = {r["who"]: r["q50"] for r in told["holders"]}
    assert sum(shares.values()) == pytest.approx(1, abs=0.005)
