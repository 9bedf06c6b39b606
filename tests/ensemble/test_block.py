"""One block: what is traced, what a switched-off mechanism leaves alone, and what is refused."""

import numpy as np
import pytest

from durance.ensemble.block import NotFinite, bind, run_block
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
        "threat": (9, 6, 3, 10),
        "campaign_call": (9, 3, 3),
    }
    assert {a.dtype for a in traced.values()} == {np.dtype("float32")}


def test_fewer_days_are_the_beginning_of_more(siege):
    short, long = block(siege, ("fuel", "attacked"), 10), block(siege, ("fuel", "attacked"), 30)
    for name in short:
        np.testing.assert_array_equal(short[name], long[name][:10])


@pytest.mark.parametrize("mechanism", DAY, ids=lambda m: m.name)
def test_a_mechanism_switched_off_leaves_what_it_writes_as_it_stood(siege, mechanism):
    off = block(siege.without(mechanism.name), mechanism.writes, 12)
    on = block(siege, mechanism.writes, 12)
    assert any((on[name] != on[name][:1]).any() for name in mechanism.writes) or mechanism.name == "airlift"
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
