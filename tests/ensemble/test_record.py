"""What is kept of a block: rounding, dims, weekly and daily records, whole files or none."""

import h5netcdf
import numpy as np
import pytest

from durance.ensemble import record
from durance.ensemble.block import run_block
from durance.ensemble.outcomes import OUTCOMES, watched_variables
from durance.ensemble.record import coordinates, dims_of_record, read, reduce, rounded, write

FEW = np.arange(3, dtype=np.uint64)


@pytest.fixture(scope="module")
def made(siege):
    return siege.for_days(15)


@pytest.fixture(scope="module")
def traced(made):
    return run_block(made, FEW, 3, 15, 1, (*watched_variables(), "fuel_need"))


@pytest.fixture(scope="module")
def kept(made, traced):
    return reduce(made, *traced)


def test_rounding_errs_by_less_than_half_a_unit_of_the_tenth_bit():
    x = np.float32(10.0) ** np.linspace(-30, 30, 5001).astype(np.float32) * np.float32(1.2345)
    assert np.abs(rounded(x) / x - 1).max() <= 2.0**-11
    np.testing.assert_array_equal(rounded(-x), -rounded(x))


def test_rounding_keeps_days_zero_never_and_infinity():
    x = np.array([0, 1, 364, 730, 2047, np.nan, np.inf, -np.inf], np.float32)
    np.testing.assert_array_equal(rounded(x), x)
    whole = np.array([1.23456789])
    assert rounded(whole) is whole


def test_rounding_is_idempotent():
    x = np.random.default_rng(1).normal(size=999).astype(np.float32)
    np.testing.assert_array_equal(rounded(rounded(x)), rounded(x))


def test_shapes_follow_dims_and_coordinates(made, kept):
    sizes = {k: len(v) for k, v in coordinates(made, 15).items()} | {"member": 3}
    assert sizes["week"] == 3
    for name, array in kept.items():
        assert array.shape == tuple(sizes[d] for d in dims_of_record(name)), name


def test_weeks_are_every_seventh_day_and_the_capital_is_kept_daily(made, kept, traced, lakeland):
    fuel, need = traced[1]["fuel"], traced[1]["fuel_need"][0]
    by_hand = fuel[:, :, :8] / need[:, :8].astype(float)
    np.testing.assert_allclose(kept["fuel_days"][:, :, :8], by_hand[[0, 7, 14]].swapaxes(0, 1), rtol=2.0**-10)
    at, watched = lakeland.index("locality", "lakehead"), coordinates(made, 15)["watched"]
    np.testing.assert_allclose(kept["daily_fuel_days"][:, :, watched.index("lakehead")], by_hand[:, :, at].T, rtol=2.0**-10)
    assert coordinates(made, 15)["week"] == ["2030-01-01", "2030-01-08", "2030-01-15"]


def test_parameters_and_readings_keep_full_precision_in_order(made, kept, traced):
    names = coordinates(made, 15)
    for k, name in enumerate(names["parameter"]):
        np.testing.assert_array_equal(kept["parameters"][:, k], traced[0].values[name])
    for k, name in enumerate(names["dispute"]):
        np.testing.assert_array_equal(kept["readings"][:, k], traced[0].readings[name])


def test_written_and_read_again_joined_in_the_order_given(tmp_path, made, kept):
    names = coordinates(made, 15)
    sizes = {k: len(v) for k, v in names.items()} | {"member": 3}
    for k in range(2):
        write(tmp_path / f"{k}.nc", {n: a + k if n == "inflow" else a for n, a in kept.items()}, sizes, names)
    for name, array in kept.items():
        if name != "inflow":
            found = read([tmp_path / "1.nc", tmp_path / "0.nc"], [name])[name]
            np.testing.assert_array_equal(found, np.concatenate([array] * 2))
    np.testing.assert_array_equal(read([tmp_path / "1.nc", tmp_path / "0.nc"], ["inflow"])["inflow"][:3], kept["inflow"] + 1)
    with h5netcdf.File(tmp_path / "0.nc", "r") as file:
        assert file.variables["inflow"].attrs["units"] == "m3/day"
        assert file.variables["queue_day"].dimensions == ("member", "locality")
        assert [x.decode() for x in file.variables["road"][...]] == names["road"]


def test_a_write_that_fails_leaves_nothing_and_the_old_file_whole(tmp_path, made, kept, monkeypatch):
    names = coordinates(made, 15)
    sizes = {k: len(v) for k, v in names.items()} | {"member": 3}
    write(tmp_path / "0.nc", kept, sizes, names)
    before = (tmp_path / "0.nc").read_bytes()

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(record.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "0.nc", kept, sizes, names)
    assert (tmp_path / "0.nc").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0.nc"]


def test_every_array_says_its_unit_meaning_and_writer():
    for name in (*OUTCOMES, *(f"daily_{o.name}" for o in OUTCOMES.values()), "parameters", "readings"):
        told = record.attributes(name)
        assert set(told) == {"units", "long_name", "written_by"}
        assert all(told.values()), name
    assert record.attributes("inflow")["written_by"] == "convoys"
    assert record.attributes("daily_price_ratio")["written_by"] == "prices"
    assert record.attributes("besieged_people")["written_by"] == "balance_people siege"      # residents have books now
    assert record.attributes("fighters")["written_by"] == "balance_people", "a view is written by its variable's writer"
