"""Laws 3 and 7: luck depends on seed, member, mechanism, day, entity and draw number only; plain and compiled agree."""

import shutil

import numpy as np
import pytest

from durance.ensemble.block import Strided, bind, run_block
from durance.ensemble.run import run
from durance.pack.load import load
from durance.scenario import scenario
from durance.schedule import DAY

WATCH = ("fuel", "fuel_short", "attacked", "trucks_lost", "street_price", "hungry", "besieged", "queue")


def block(made, members, days=60, **options):
    return run_block(made, members, 48, days, 1, WATCH, dtype=float, **options)[1]


def test_a_member_does_not_depend_on_its_block(siege, members):
    whole, part = block(siege, members), block(siege, members[20:30])
    for name in WATCH:
        np.testing.assert_array_equal(part[name], whole[name][:, 20:30])


@pytest.mark.parametrize("options", [dict(threads=1, block=64), dict(threads=2, block=7), dict(threads=3, block=16)])
def test_blocks_and_threads_change_no_bit(siege, options):
    first, other = (run(siege.for_days(40), 40, 3, **o) for o in (dict(threads=2, block=40), options))
    for name in ("inflow", "fuel_days", "dry_day", "parameters"):
        np.testing.assert_array_equal(first.array(name), other.array(name))


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_interpreted_and_compiled_day_agree_bit_for_bit(name):
    pack = load(name)
    made = scenario(pack, next(iter(pack.scenarios)))
    few = np.arange(2, dtype=np.uint64)
    days = 20 if name == "lakeland" else 6
    for variable, array in block(made, few, days).items():
        np.testing.assert_array_equal(block(made, few, days, plain=True)[variable], array, err_msg=variable)


def test_an_added_road_leaves_the_luck_of_the_others_alone(lakeland, members, tmp_path):
    shutil.copytree(lakeland.folder, tmp_path / "more")
    table = tmp_path / "more/roads.csv"
    lines = table.read_text().splitlines()
    a, b = _places_apart(lakeland)
    fields = ["" for _ in lines[-1].split(",")]
    fields[:6] = [f"{a}-{b}", a, b, "900", "earth", "0"]
    at = next(k for k, line in enumerate(lines) if line.startswith("id,")) + 1
    table.write_text("\n".join([*lines[:at], ",".join(fields), *lines[at:]]) + "\n")
    old = run_block(scenario(lakeland, "calm"), members, 48, 40, 1, ("attacked", "threat"))[1]
    new = run_block(scenario(load(tmp_path / "more"), "calm"), members, 48, 40, 1, ("attacked", "threat"))[1]
    same = old["threat"] == new["threat"][..., 1:]
    for r in range(old["attacked"].shape[-1]):
        steady = same[:, :, :, r].all(axis=-1)
        np.testing.assert_array_equal(new["attacked"][:, :, r + 1][steady], old["attacked"][:, :, r][steady])
    assert same.mean() > 0.5


def _places_apart(pack):
    linked = {frozenset((r["from"], r["to"])) for r in pack.roads}
    names = [p["id"] for p, own in zip(pack.places, pack.home, strict=True) if own]
    return next((a, b) for a in names for b in names if a != b and frozenset((a, b)) not in linked)


def test_another_seed_is_other_luck(siege, members):
    one = block(siege, members)["attacked"]
    two = run_block(siege, members, 48, 60, 2, ("attacked",), dtype=float)[1]["attacked"]
    assert (one != two).any()


def test_a_measure_meets_the_same_luck(siege, members):
    """Parameters and attacks of the first day are the same; only what the measure touches differs."""
    with_relief = siege.with_measure("relief", locality="skerry", people=1000)
    plain, helped = block(siege, members), block(with_relief, members)
    np.testing.assert_array_equal(plain["attacked"], helped["attacked"])
    assert (plain["hungry"] != helped["hungry"]).any()


def test_strided_input_is_refused(lakeland):
    values = {n: np.zeros((4, 3, 8))[:, :, ::2] for n in DAY[0].arguments}
    with pytest.raises(Strided, match="not contiguous"):
        bind(DAY[0], values, np.arange(4, dtype=np.uint64))
