"""Law 2: fuel and trucks are conserved, whatever the parameters, scenario and measures; nothing becomes negative."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from durance.ensemble.block import run_block
from durance.pack.load import load
from durance.pack.synthetic import synthetic
from durance.scenario import scenario
from durance.schedule import writers

FUEL = ("fuel", "fuel_informal", "fuel_flown", "fuel_sent", "fuel_used", "trucks_arrived")
TRUCKS = ("trucks_idle", "queue", "underway", "trucks_lost", "loaded", "departed")
SHARES = ("fuel_short", "besieged", "perceived_risk", "will", "activity", "attacked")
STOCKS = {"fuel", "trucks_idle", "queue", "underway", "treasury", "arrears"}


def audit(made, members, days=90):
    t = run_block(made, members, len(members), days, 1, (*FUEL, *TRUCKS, *SHARES, "power_hours", "hungry"), dtype=float)[1]
    m = made.pack.map
    bought = np.zeros_like(t["fuel"])
    for c, end in enumerate(m["corridor_end"]):
        bought[:, :, end] += t["trucks_arrived"][:, :, c].sum(-1) * m["fuel_per_truck"][c]
    change = bought + t["fuel_informal"] + t["fuel_flown"] + t["fuel_sent"] - t["fuel_used"]
    scale = max(1.0, np.abs(t["fuel"]).max())
    np.testing.assert_allclose(np.diff(t["fuel"], axis=0), change[1:], atol=1e-9 * scale)
    np.testing.assert_allclose(t["fuel_sent"].sum(-1), 0, atol=1e-9 * scale)
    alive = t["trucks_idle"][..., 0] + t["queue"].sum(-1) + t["underway"].sum((-1, -2))
    fleet = alive + t["trucks_lost"].sum((-1, -2)).cumsum(0)
    np.testing.assert_allclose(fleet, np.broadcast_to(fleet[0], fleet.shape), rtol=1e-9)
    for name in (*FUEL, *TRUCKS, "hungry", "power_hours"):
        if name != "fuel_sent":
            assert t[name].min() >= -1e-9 * scale, f"{name} fell to {t[name].min()}"
    for name in SHARES:
        assert t[name].min() >= 0, f"{name} fell below 0"
        assert t[name].max() <= 1 + 1e-12, f"{name} rose above 1"


@pytest.mark.parametrize(("pack", "name"), [("lakeland", "siege"), ("lakeland", "calm"), ("mali", "blockade-2025"),
                                            ("mali", "no-blockade-2025")])
def test_books_balance_in_every_scenario(pack, name, members):
    audit(scenario(load(pack), name), members)


def test_books_balance_in_a_synthetic_country(tmp_path, members):
    pack = load(synthetic(tmp_path / "country", places=40, roads=70, actors=5))
    audit(scenario(pack, next(iter(pack.scenarios))), members[:16])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_books_balance_with_any_parameters_and_measures(siege, data):
    pack = siege.pack
    fixed = {p.name: data.draw(st.floats(p.low, p.high), label=p.name) for p in pack.parameters.values()}
    made = siege.with_parameters(**fixed)
    for name, entry in pack.measures.items():
        if data.draw(st.booleans(), label=name):
            keys = {dim: data.draw(st.sampled_from(pack.names[dim]), label=dim) for dim in entry.get("at", ())}
            keys[entry["strength"]] = data.draw(st.floats(*entry["range"]), label="strength")
            made = made.with_measure(name, **keys)
    audit(made, np.arange(4, dtype=np.uint64), days=60)


def test_stocks_change_in_the_books_only():
    by = writers()
    assert {v for v, who in by.items() if who.startswith("balance_")} == STOCKS


def test_normal_times_are_a_steady_state(mali):
    """Without will to attack, trucks arrive as the normal flow says and nobody is short for want of tankers."""
    made = scenario(mali, "no-blockade-2025").with_parameters(attack_rate=0.0)
    t = run_block(made, np.arange(16, dtype=np.uint64), 16, 60, 1, ("trucks_arrived", "fuel_need"), dtype=float)[1]
    flow = t["trucks_arrived"].sum(-1) @ mali.map["fuel_per_truck"]
    need = t["fuel_need"][0].sum(-1)
    np.testing.assert_allclose(flow[-1], need, rtol=0.03)
