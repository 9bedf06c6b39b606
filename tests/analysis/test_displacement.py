"""Flight: the flows worked out again are those of the mechanism where nobody comes home, and the books close; who comes home
is told."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.displacement import _places, displacement, flows, totals
from durance.ensemble.run import run


@pytest.fixture(scope="module")
def away(siege):
    """Nobody comes home, and who flees flees for a siege alone: open roads stand all week."""
    return run(siege.with_parameters(return_rate=0.0).for_days(120), 60)


def rise(run, name):
    series = np.nan_to_num(run.array(name).astype(float))
    return series[:, -1] - series[:, 0]


def test_who_leaves_arrives(away, lakeland):
    pairs, left, came = flows(away, lakeland), rise(away, "left_home"), rise(away, "displaced")
    assert left.sum() > 1000, "somebody has to flee for this test to say anything"
    np.testing.assert_allclose(pairs.sum(2), left, atol=2, rtol=0.005)      # nobody comes home: net is gross
    np.testing.assert_allclose(pairs.sum((1, 2)), came.sum(1), rtol=0.02, atol=20)      # records are rounded to three digits
    assert (np.diagonal(pairs, axis1=1, axis2=2) == 0).all()


def test_arrivals_agree_with_the_shelter_recorded(away, lakeland):
    told = displacement(away, lakeland)
    assert told["fit"] > 0.8
    found, came = flows(away, lakeland).sum(1).mean(0), rise(away, "displaced").mean(0)
    assert np.abs(found - came).sum() < 0.25 * came.sum()


def test_rows(away, lakeland):
    told = displacement(away, lakeland)
    left = rise(away, "left_home")
    for row in told["origins"]:
        k = lakeland.index("locality", row["id"])
        assert row["q50"] == pytest.approx(np.median(left[:, k]), rel=1e-5)
        assert row["probability"] == np.mean(left[:, k] >= 1)
        assert not row["abroad"]
        assert row["words"].endswith("never scored")
        assert row["home"]["q95"] <= 0.002 * row["left"]["q95"] + 1, "nobody comes home: what falls is the rounding of records"
    for rows, net in ((told["origins"], left), (told["shelters"], rise(away, "displaced"))):
        means = [net[:, lakeland.index("locality", row["id"])].mean() for row in rows]
        assert len(means) > 1
        assert means == sorted(means, reverse=True)
    every = {row["what"]: row for row in told["totals"]}
    assert every["left home"]["q50"] == pytest.approx(np.median(left.sum(1)), rel=1e-5)
    came, home = rise(away, "displaced"), lakeland.home
    assert every["sheltered in the country"]["q50"] == pytest.approx(np.median(came[:, home].sum(1)), rel=1e-5)
    assert every["sheltered abroad"]["q50"] == pytest.approx(np.median(came[:, ~home].sum(1)), rel=1e-5)
    assert all(r["q05"] <= r["q50"] <= r["q95"] and r["origin"] != r["shelter"] for r in told["flows"])


def test_those_who_come_home_are_told_by_hand():
    """Two futures, three weeks: from the first place ten leave and four come home, from the second nine come home."""
    pack = SimpleNamespace(places=[{"id": n, "name": n, "region": "r"} for n in ("a", "b")], home=np.array([True, True]))
    weeks = np.array([[[0, 20], [10, 20], [6, 11]]] * 2, float)
    gone, back = _places(weeks, pack, False)
    assert (back["id"], back["q50"], back["left"]["q50"], back["home"]["q50"], back["probability"]) == ("b", -9, 0, 9, 0)
    assert (gone["id"], gone["q50"], gone["left"]["q50"], gone["home"]["q50"], gone["probability"]) == ("a", 6, 10, 4, 1)
    every = totals(weeks, weeks, pack)
    assert [(row["what"], row["q50"]) for row in every] == [
        ("left home", -3), ("sheltered in the country", -3), ("sheltered abroad", 0)]


def test_a_place_that_empties_in_few_futures_stands_above_one_to_which_many_come_home():
    """Ten futures: 1,000 leave the second place in two of them, and five come home to the first in each."""
    pack = SimpleNamespace(places=[{"id": n, "name": n, "region": "r"} for n in ("a", "b")], home=np.array([True, True]))
    weeks = np.zeros((10, 2, 2))
    weeks[:, 0, 0], weeks[:2, 1, 1] = 5.0, 1000.0
    assert [(row["id"], row["q50"]) for row in _places(weeks, pack, False)] == [("b", 0), ("a", -5)]


def test_near_shelters_are_taken_first(away, lakeland):
    """Between two open shelters the ratio of flows is that of distances to the power drawn, whatever the week."""
    pairs = flows(away, lakeland)
    power = away.array("parameters")[:, away.coords["parameter"].index("distance_power")]
    closed = np.nan_to_num(away.array("besieged").astype(float)).max((0, 1)) > 0
    open_ = np.flatnonzero(~closed & (lakeland.map["shelter"] > 0))
    assert open_.size >= 2, "two shelters stay open in every future"
    a, b = open_[:2]
    left = pairs.sum((0, 2))
    left[[a, b]] = 0
    i = int(left.argmax())
    there = pairs[:, i, b] > 0
    assert there.any()
    far, shelter = lakeland.map["log_distance"][i], lakeland.map["shelter"]
    expected = shelter[a] / shelter[b] * np.exp(-power * (far[a] - far[b]))
    np.testing.assert_allclose(pairs[there, i, a] / pairs[there, i, b], expected[there], rtol=1e-9)
