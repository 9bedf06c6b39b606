"""The quantile cube: right quantiles, whole on disk, labelled."""

import numpy as np
import xarray

from durance.ensemble.cube import FILE, LEVELS, quantiles
from durance.ensemble.run import run


def test_quantiles_are_those_of_numpy_where_all_is_known():
    values = np.random.default_rng(0).normal(size=(101, 3, 2)).astype(np.float32)
    np.testing.assert_allclose(quantiles(values), np.quantile(values, LEVELS, axis=0), rtol=1e-5)


def test_never_counts_as_later_than_all():
    days = np.array([1.0, 2.0, 3.0, np.nan, np.nan])
    found = dict(zip(LEVELS, quantiles(days), strict=True))
    assert found[0.5] == 3
    assert np.isnan(found[0.95])


def test_the_cube_lies_beside_the_blocks(siege, tmp_path):
    found = run(siege.for_days(30), 24, out=tmp_path)
    assert found.folder is not None
    with xarray.open_dataset(found.folder / FILE, engine="h5netcdf") as told:
        assert told["inflow"].dims == ("quantile", "day")
        assert told["inflow"].attrs["units"] == "m3/day"
        np.testing.assert_allclose(told["inflow"].sel(quantile=0.5), np.median(found.array("inflow"), 0), rtol=1e-6)
        np.testing.assert_allclose(told["mean_inflow"], found.array("inflow").mean(1), rtol=1e-5)
        assert told["fuel_days"].dims == ("quantile", "week", "locality")
    assert not list(found.folder.rglob("*.part"))
