"""Headlines: one number a future, by hand from what the run recorded."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.summary import TOWNS, headlines, interior_dry, summary
from durance.ensemble.run import run


@pytest.fixture(scope="module")
def told(siege):
    return run(siege.for_days(120), 20, 1)


def test_headlines_by_hand(told, lakeland):
    found, at = headlines(told, lakeland), lakeland.index("locality", "lakehead")
    np.testing.assert_array_equal(found["capital_dry_day"].values, told.array("dry_day")[:, at])
    np.testing.assert_allclose(
        found["inflow_share"].values, told.array("inflow_share")[:, :91].astype(float).mean(1), rtol=1e-6
    )
    np.testing.assert_array_equal(found["tankers_lost"].values, told.array("tankers_lost")[:, 90])
    np.testing.assert_array_equal(found["hungry"].values, told.array("hungry")[:, 119])
    np.testing.assert_allclose(
        found["price_ratio"].values, told.at("price_ratio", "lakehead")[:, :91].astype(float).mean(1), rtol=1e-6
    )
    assert all(h.values.shape == (20,) for h in found.values())


def test_a_run_shorter_than_three_months_uses_what_it_has(siege, lakeland):
    short = run(siege.for_days(10), 4, 1)
    np.testing.assert_array_equal(headlines(short, lakeland)["tankers_lost"].values, short.array("tankers_lost")[:, 9])


def dry(lakeland, **days):
    table = np.full((1, 10), np.nan)
    for name, day in days.items():
        table[0, lakeland.index("locality", name)] = day
    return interior_dry(SimpleNamespace(array=lambda n: table, members=1), lakeland)[0]


def test_half_of_the_towns_not_of_the_capital_or_the_border(lakeland):
    """Lakeland's interior: millford, reedham, longford, northwick, skerry. Half of five is the third to run dry."""
    assert [p["id"] for p in lakeland.places if p["kind"] in TOWNS] == [
        "millford",
        "reedham",
        "longford",
        "northwick",
        "skerry",
    ]
    assert np.isnan(dry(lakeland, millford=1, reedham=2, lakehead=3, westgate=3, southgate=3))
    assert dry(lakeland, millford=9, reedham=2, skerry=5) == 9
    assert dry(lakeland, millford=9, reedham=2, skerry=5, longford=1, northwick=3) == 3


def test_the_summary_counts_never(told, lakeland):
    found = summary(told, lakeland)
    for name, h in headlines(told, lakeland).items():
        row = found[name]
        assert row["never"] == pytest.approx(np.isnan(h.values).mean())
        assert (row["unit"], row["text"]) == (h.unit, h.text)
        known = [row[q] for q in ("q05", "q25", "q50", "q75", "q95") if row[q] is not None]
        assert known == sorted(known)
        if h.unit == "day":
            assert (row["q95"] is None) == (
                np.sort(np.where(np.isnan(h.values), np.inf, h.values))[int(np.ceil(0.95 * 19))] == np.inf
            )
