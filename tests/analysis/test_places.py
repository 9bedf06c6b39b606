"""Places: order, and numbers by hand."""

import json

import numpy as np
import pytest

from durance.analysis.places import places
from durance.ensemble.run import run


@pytest.fixture(scope="module")
def told(siege):
    return run(siege, 20, 1)


@pytest.fixture(scope="module")
def rows(told, lakeland):
    return places(told, lakeland)


def test_the_capital_comes_first_then_by_people_and_nobody_abroad(rows):
    assert [r["id"] for r in rows] == [
        "lakehead",
        "millford",
        "reedham",
        "longford",
        "northwick",
        "westgate",
        "southgate",
        "skerry",
    ]


def test_numbers_by_hand(rows, told, lakeland):
    for row in rows:
        i = lakeland.index("locality", row["id"])
        days = told.array("dry_day")[:, i]
        assert row["dry_share"] == pytest.approx((~np.isnan(days)).mean())
        order = sorted(days[~np.isnan(days)].tolist()) + [None] * int(np.isnan(days).sum())
        assert row["dry_q50"] == order[10], "the later of the two middle ones of twenty"
        assert row["price_q50"] == pytest.approx(np.median(told.array("price_ratio")[:, :, i].max(1)), rel=1e-5)
        assert row["short_q50"] == pytest.approx(np.median(told.array("fuel_short")[:, :, i].astype(float).mean(1)), abs=1e-4)
        assert row["besieged_share"] == pytest.approx((told.array("besieged")[:, -1, i] > 0.5).mean())


def test_rows_are_json(rows):
    json.dumps(rows, allow_nan=False)
