"""Law 2: fuel, trucks, people, fighters and money are conserved, whatever the parameters, scenario and measures."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from durance.ensemble.block import run_block
from durance.pack.load import load
from durance.pack.synthetic import synthetic
from durance.scenario import controls, scenario
from durance.schedule import writers

FUEL = ("fuel", "fuel_informal", "fuel_flown", "fuel_sent", "fuel_used", "trucks_arrived")
TRUCKS = ("trucks_idle", "queue", "underway", "trucks_lost", "loaded", "departed")
PEOPLE = ("residents", "displaced", "strength")
FLOWS = ("deployed", "casualties", "civilians_killed", "moved", "defected", "fled", "sheltered", "joined")
MONEY = ("treasury", "arrears", "funds", "revenue", "borrowed", "bills_paid", "bills_unpaid", "war_flow", "partner_here")
SHARES = ("fuel_short", "besieged", "perceived_risk", "will", "activity", "attacked", "morale", "elite", "legitimacy",
          "patience", "encirclement", "rule", "grievance", "norm", "loyalty", "unity", "talks", "partner_here", "goodwill",
          "blame", "reform", "accord", "betrayal", "vacated", "spillover", "firms")
STOCKS = {"fuel", "trucks_idle", "queue", "underway", "treasury", "arrears", "funds", "strength", "residents", "displaced"}


def audit(made, members, days=90):
    watch = dict.fromkeys((*FUEL, *TRUCKS, *PEOPLE, *FLOWS, *MONEY, *SHARES, "power_hours", "hungry", "controller", "tie"))
    t = run_block(made, members, len(members), days, 1, tuple(watch), dtype=float)[1]
    audit_people(t)
    audit_money(made, t)
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
        assert t[name].size == 0 or t[name].min() >= -1e-12, f"{name} fell below 0"
        assert t[name].size == 0 or t[name].max() <= 1 + 1e-12, f"{name} rose above 1"
    assert np.abs(t["tie"]).max() <= 1 + 1e-12
    assert ((t["rule"].sum(-2) < 1 + 1e-9) & (t["rule"].sum(-2) > -1e-9)).all()


def audit_people(t):
    """Everybody is somewhere: at home, displaced, under arms or dead; foreign forces come from abroad and go back."""
    alive = sum(t[name].sum((-1, -2)) if t[name].ndim == 4 else t[name].sum(-1) for name in PEOPLE)
    dead = (t["casualties"] + t["civilians_killed"]).sum((-1, -2)).cumsum(0)
    came = t["deployed"].sum((-1, -2)).cumsum(0)
    total = alive + dead - came
    np.testing.assert_allclose(total, np.broadcast_to(total[0], total.shape), rtol=1e-9)
    np.testing.assert_allclose(t["fled"].sum(-1), t["sheltered"].sum(-1), atol=1e-9 * alive.max())
    np.testing.assert_allclose(t["moved"].sum(-1), 0, atol=1e-9 * max(1.0, t["strength"].max()))
    np.testing.assert_allclose(t["defected"].sum(-2), 0, atol=1e-9 * max(1.0, t["strength"].max()))
    for name in PEOPLE:
        assert t[name].min() >= -1e-6, f"{name} fell to {t[name].min()}"


def audit_money(made, t):
    """What comes in goes out or stays: treasury, arrears and war chests change by their flows alone."""
    aid = controls(made)["aid_order"][1: len(t["treasury"]), None, :] * t["partner_here"][1:]
    into = t["revenue"] + t["borrowed"] - t["bills_paid"]
    scale = max(1.0, np.abs(t["treasury"]).max(), np.abs(t["arrears"]).max())
    np.testing.assert_allclose(np.diff(t["treasury"], axis=0)[..., 0], into[1:, :, 0] + aid.sum(-1), atol=1e-8 * scale)
    np.testing.assert_allclose(np.diff(t["arrears"], axis=0), t["bills_unpaid"][1:], atol=1e-8 * scale)
    np.testing.assert_allclose(np.diff(t["funds"], axis=0), t["war_flow"][1:], atol=1e-9 * max(1.0, t["funds"].max()))
    for name in ("treasury", "arrears", "funds"):
        assert t[name].min() >= -1e-6, f"{name} fell to {t[name].min()}"


@pytest.mark.parametrize(("pack", "name"), [("lakeland", "siege"), ("lakeland", "calm"), ("mali", "blockade-2025"),
                                            ("mali", "no-blockade-2025"), ("mali", "north-2012"), ("mali", "partners-2020"),
                                            ("mali", "siege-timbuktu-2023"), ("mali", "accord-2015-2022")])
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


WHERE = {"locality": "timbuktu", "corridor": "dakar-bamako", "actor": "jnim", "partner": "russia", "zone": "niger"}


@pytest.mark.parametrize("measure", load("mali").measures)
def test_books_balance_under_every_measure_of_mali(mali, measure):
    at = {dim: WHERE[dim] for dim in mali.measures[measure].get("at", ())}
    audit(scenario(mali, "blockade-2025").with_measure(measure, **at), np.arange(4, dtype=np.uint64), days=40)


def test_stocks_change_in_the_books_only():
    by = writers()
    assert {v for v, who in by.items() if who.startswith("balance_")} == STOCKS


def test_normal_times_are_a_steady_state(mali):
    """Without attacks and sieges, trucks bring the normal flow; where tanks have filled, a little less (decision 13)."""
    calm = scenario(mali, "no-blockade-2025").with_parameters(attack_rate=0.0, encircle_rate=0.0)
    for made, middle, all_within in ((calm.with_parameters(tank_days=1e6), 0.003, 0.03), (calm, 0.01, 0.1)):
        t = run_block(made, np.arange(16, dtype=np.uint64), 16, 60, 1, ("trucks_arrived", "fuel_need"), dtype=float)[1]
        flow = t["trucks_arrived"].sum(-1) @ mali.map["fuel_per_truck"] / t["fuel_need"][0].sum(-1)
        assert abs(np.median(flow[-1]) - 1) < middle
        np.testing.assert_allclose(flow[-1], 1, rtol=all_within)
