"""One block: what is traced, what a switched-off mechanism leaves alone, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from durance.ensemble.block import NotFinite, bind, run_block
from durance.ensemble.members import sample
from durance.evidence.ledger import Dispute, Reading
from durance.pack.model import Unknown
from durance.schedule import DAY

FEW = np.arange(6, dtype=np.uint64)


def block(made, watch, days=30, **options):
    return run_block(made, FEW, FEW.size, days, 1, watch, dtype=float, **options)[1]


def test_trajectories_have_day_and_member_first(siege):
    traced = run_block(siege, FEW, 6, 9, 1, ("fuel", "trucks_idle", "underway", "threat", "campaign_call"))[1]
    assert {n: a.shape for n, a in traced.items()} == {
        "fuel": (9, 6, 10),
        "trucks_idle": (9, 6, 1),
        "underway": (9, 6, 3, 2),
        "threat": (9, 6, 5, 10),
        "campaign_call": (9, 5, 3),
    }
    assert {a.dtype for a in traced.values()} == {np.dtype("float32")}


def test_fewer_days_are_the_beginning_of_more(siege):
    short, long = block(siege, ("fuel", "attacked"), 10), block(siege, ("fuel", "attacked"), 30)
    for name in short:
        np.testing.assert_array_equal(short[name], long[name][:10])


def test_a_view_is_traced_under_its_own_name(siege):
    """The sum is that of the variable, and takes up less room."""
    traced = block(siege, ("strength", "strength:actor", "besieged", "besieged:worst"), 5)
    assert traced["strength:actor"].shape == (5, 6, 5)
    np.testing.assert_array_equal(traced["strength:actor"], traced["strength"].sum(-1))
    np.testing.assert_array_equal(traced["besieged:worst"], traced["besieged"].max(2))


@pytest.fixture(scope="module")
def busy(siege):
    """A siege in which what happens once in years happens within days, so that no mechanism stands still."""
    made = siege.with_parameters(seize_rate=1.0, encircle_rate=1.0, partner_exit=0.2, raid_rate=20.0, settle_rate=0.5,
                                 coup_base=1.0, coup_success=1.0, local_deal_rate=0.5)
    talked = made.with_measure("national-talks", actor="brothers", openness=1, begin="2030-01-03")
    return talked.with_measure("airlift", locality="lakehead", m3_per_day=50, begin="2030-01-05")


@pytest.fixture(scope="module")
def worn(busy):
    """A war that wears both sides out within days, so that they talk and settle."""
    return busy.with_parameters(settle_rate=200.0, partner_veto=0.0, collapse_rate=0.0, loss_wear=300.0, clash_floor=5.0)


@pytest.mark.parametrize("mechanism", DAY, ids=lambda m: m.name)
def test_a_mechanism_switched_off_leaves_what_it_writes_as_it_stood(busy, worn, mechanism):
    busy = worn if mechanism.name in ("national_talks", "settlements") else busy
    off = block(busy.without(mechanism.name), mechanism.writes, 12)
    on = block(busy, mechanism.writes, 12)
    assert any((on[name] != on[name][:1]).any() for name in mechanism.writes)
    for name in mechanism.writes:
        np.testing.assert_array_equal(off[name], np.broadcast_to(off[name][:1], off[name].shape))


def test_the_blockade_is_called_on_its_day(siege, lakeland):
    called = block(siege, ("campaign_call",), 6)["campaign_call"]
    assert not called[:2].any()
    assert (called[2:, lakeland.index("actor", "brothers")] == 1).all()
    assert not called[:, [lakeland.index("actor", a) for a in ("army", "rivals")]].any()


def test_what_is_no_longer_a_number_is_refused(siege):
    with pytest.raises(NotFinite, match="members 0 to 5 of lakeland/siege"):
        block(siege.with_parameters(normal_flow=float("nan")), ("fuel",), 3)


def test_a_missing_parameter_is_named_with_the_nearest():
    values = {n: np.zeros((2, 3, 3)) for n in DAY[0].arguments[:-2]} | {"success_gian": np.zeros(2)}
    with pytest.raises(Unknown, match=f"mechanism {DAY[0].name} needs"):
        bind(DAY[0], values, FEW[:2])


@pytest.mark.parametrize(("mechanism", "rival"), [(m.name, r.name) for m in DAY for r in m.rivals])
def test_a_rival_writes_in_the_place_of_the_standing_equation(busy, mechanism, rival):
    writes = next(m.writes for m in DAY if m.name == mechanism)
    standing, other = block(busy, writes, 12), block(busy.with_rival(mechanism, rival), writes, 12)
    same = block(busy.with_rival(mechanism, mechanism), writes, 12)
    assert any((standing[n] != other[n]).any() for n in writes)
    for name in writes:
        np.testing.assert_array_equal(standing[name], same[name], err_msg=name)


def mixed(pack):
    """Lakeland where it is disputed whether pay or grievance makes people join, and what turns a place."""
    standing, rival = (Reading(k, k, 0.5, (), {}, r) for k, r in (
        ("standing", {}), ("rival", {"recruitment": "recruitment_by_pay", "control": "control_by_support"})))
    dispute = Dispute("R01", "Which equations?", "open", "", (standing, rival))
    return replace(pack, ledger=replace(pack.ledger, disputes=pack.ledger.disputes | {"R01": dispute}))


def test_members_of_one_block_hold_one_equation_each(busy, lakeland):
    """A member of a mixed block is the member of a block in which all hold its equation; and plain Python agrees."""
    made, watch = replace(busy, pack=mixed(lakeland)), ("joined", "controller", "strength", "fuel")
    drawn, traced = run_block(made, FEW, FEW.size, 20, 1, watch, dtype=float)
    held = drawn.readings["R01"]
    assert set(held) == {0, 1}
    for name in ("recruitment", "control"):
        np.testing.assert_array_equal(drawn.variants[name], held)
    for k, reading in enumerate(("standing", "rival")):
        pure = block(made.with_reading("R01", reading), watch, 20)
        for name in watch:
            np.testing.assert_array_equal(traced[name][:, held == k], pure[name][:, held == k], err_msg=name)
        assert (pure["joined"][:, held != k] != traced["joined"][:, held != k]).any()
    for name, array in block(made, watch, 6, plain=True).items():
        np.testing.assert_array_equal(array, traced[name][:6], err_msg=name)


def test_a_rival_of_the_scenario_outweighs_the_reading(busy, lakeland):
    made = replace(busy, pack=mixed(lakeland)).with_rival("control", "control")
    drawn = sample(made, FEW, FEW.size, 1)
    assert set(drawn.variants["control"]) == {0}
    np.testing.assert_array_equal(drawn.variants["recruitment"], drawn.readings["R01"])
