"""The starting state: sums and products of the pack's tables, done here by hand from its files."""

import csv
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from durance.core.state import CONTROLS, TABLE
from durance.ensemble.members import sample
from durance.ensemble.start import national_need, starting_state
from durance.pack.model import Unknown
from durance.scenario import controls


@pytest.fixture(scope="module")
def rows(lakeland):
    def read(name):
        with (lakeland.folder / name).open(encoding="utf-8") as file:
            return list(csv.DictReader(line for line in file if not line.startswith("#")))

    return read


@pytest.fixture(scope="module")
def values(siege, members):
    return sample(siege, members, members.size, 1).values


@pytest.fixture(scope="module")
def state(siege, values):
    return starting_state(siege.pack, siege.state, controls(siege), values)


def test_fuel_need_is_flow_times_load_times_share(state, rows, values):
    shares = np.array([float(r["need_share"]) for r in rows("localities.csv")])
    assert shares.sum() == pytest.approx(1)
    np.testing.assert_allclose(state["fuel_need"], values["normal_flow"][:, None] * 40 * shares, rtol=1e-12)
    np.testing.assert_allclose(state["fuel_need"].sum(1), 40 * values["normal_flow"], rtol=1e-12)


def test_national_need_weighs_loads_by_share(lakeland, values):
    uneven = replace(lakeland, map=lakeland.map | {"fuel_per_truck": np.array([30.0, 40.0, 50.0])})
    np.testing.assert_allclose(national_need(uneven, values), values["normal_flow"] * (15 + 10 + 12.5), rtol=1e-12)


def test_fuel_is_days_of_stock_times_need(state, rows, values):
    for i, row in enumerate(rows("localities.csv")):
        by_hand = float(row["stock_days"]) * values["normal_flow"] * 40 * float(row["need_share"]) * values["stock_factor"]
        np.testing.assert_allclose(state["fuel"][:, i], by_hand, rtol=1e-12)


def test_uncertain_strength_scales_insurgents_and_not_the_state(state, lakeland, rows, values):
    by_hand = np.zeros((values["stock_factor"].size, 5, 10))
    for row in rows("presence.csv"):      # the hired wardens are the state's too
        factor = 1.0 if row["actor"] in ("army", "wardens") else values["insurgent_factor"]
        a, i = lakeland.index("actor", row["actor"]), lakeland.index("locality", row["locality"])
        by_hand[:, a, i] += float(row["fighters"]) * factor
    np.testing.assert_allclose(state["strength"], by_hand, rtol=1e-12)
    assert state["strength"][:, [lakeland.index("actor", a) for a in ("army", "wardens")]].std(0).max() == 0
    assert state["strength"][:, 1].sum(1).std() > 0


def test_presence_of_another_date_does_not_leak_in(siege, lakeland, values):
    twice = replace(lakeland, presence=(*lakeland.presence, dict(lakeland.presence[0]) | {"as_of": "2028-01-01"}))
    one, two = (starting_state(p, siege.state, controls(siege), values)["strength"] for p in (lakeland, twice))
    np.testing.assert_array_equal(one, two)
    early = starting_state(twice, "2028-01-01", controls(siege), values)["strength"]
    assert early.sum() == pytest.approx(3000 * len(early))


def test_the_trade_stands_in_a_steady_state(state, values):
    """Half the queue less those who fear leaves a day and one truck in `days` arrives: together the normal flow."""
    leaving = 0.5 * state["queue"] * np.exp(-state["fear"])
    np.testing.assert_allclose(leaving.sum(1), values["normal_flow"], rtol=1e-12)
    np.testing.assert_allclose(state["underway"][..., 0] / np.array([2, 2.5, 3.5]), leaving, rtol=1e-12)
    assert not state["underway"][..., 1].any()
    assert (state["trucks_idle"][:, 0] >= values["normal_flow"] * values["turnaround_days"]).all()
    assert (state["fear"] > 0).all(), "the Brothers stand along the roads"


def test_holders_deals_prices_and_people(state, lakeland, rows, values):
    places = rows("localities.csv")
    assert [int(x) for x in state["controller"][0]] == [0 if r["controller"] == "army" else -1 for r in places]
    assert state["deal_with"][0, lakeland.index("locality", "skerry")] == lakeland.index("actor", "rivals")
    assert (state["deal_with"][0] >= 0).sum() == 1
    assert set(state["street_price"].ravel()) == {0.9}
    people = np.array([float(r["population"]) for r in places]) * values["population_factor"][:, None]      # of the census
    np.testing.assert_allclose(state["residents"], people, rtol=1e-12)
    np.testing.assert_allclose(state["hungry"], people * [float(r["base_hungry"]) for r in places], rtol=1e-12)
    np.testing.assert_array_equal(state["tie"][3], state["tie"][3].T)
    assert state["siege_days"][0, lakeland.index("locality", "northwick")] == 200


def test_staples_start_with_the_season(siege, values):
    july = replace(siege, start=date(2030, 7, 16), state="2029-12-31")
    price = starting_state(july.pack, july.state, controls(july), values)["staple_price"]
    np.testing.assert_allclose(price, np.repeat(1 + values["season_amplitude"][:, None], 10, 1), rtol=1e-3)


def test_every_variable_but_controls_is_there_and_finite(state):
    assert set(state) == set(TABLE) - set(CONTROLS)
    assert all(np.isfinite(a).all() for a in state.values())


def test_an_unknown_state_is_refused_with_the_nearest(siege, values):
    with pytest.raises(Unknown, match="no presence as of '2029-12-30', did you mean 2029-12-31"):
        starting_state(siege.pack, "2029-12-30", controls(siege), values)
