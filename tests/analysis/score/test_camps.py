"""Camps: by hand, and the naive figures for 2012 that were measured on the same registrations beforehand."""

import csv
from datetime import date

import numpy as np
import pytest

from durance.analysis.score.camps import averaged, relative_difference, rescaled
from durance.analysis.score.seen import dated

NAN = np.nan


def test_by_hand():
    registered = np.array([[60.0, 40], [100, 100], [0, 0]])
    modelled = np.array([[50.0, 50], [20, 30], [5, 5]])
    np.testing.assert_allclose(relative_difference(modelled, registered), [0.2, 0.75, NAN])
    np.testing.assert_allclose(rescaled(modelled, registered), [[50, 50], [80, 120], [0, 0]])
    told = averaged(modelled, registered)
    assert told["normal"] == pytest.approx((0.2 + 0.75) / 2)
    assert told["rescaled"] == pytest.approx((0.2 + 0.2) / 2)


def test_members_stand_in_front_and_nobody_modelled_is_all_missing():
    registered = np.full((5, 3), 10.0)
    told = averaged(np.stack([registered, registered * 0, registered * 3]), registered)
    np.testing.assert_allclose(told["normal"], [0, 1, 2])
    np.testing.assert_allclose(told["rescaled"], [0, 1, 0])


@pytest.fixture(scope="module")
def registered(shared):
    """The registrations of the Flee case, 300 days by seven camps, levelled at verifications: read afresh from its files."""
    folder = shared / "data" / "flee" / "fabflee_mali2012"
    start = date(2012, 2, 29)
    corrections = (folder / "input_csv" / "registration_corrections.csv").read_text().splitlines()
    verified = {row[0]: row[1] for row in csv.reader(corrections) if row}
    columns = []
    for line in (folder / "source_data" / "data_layout.csv").read_text().split():
        name, file = line.split(",")
        if name == "total":
            continue
        text = (folder / "source_data" / file).read_text(encoding="utf-8").splitlines()
        told = [(date.fromisoformat(a), float(b)) for a, b in csv.reader(t for t in text if t[:1] == "2")]
        day, people = np.array([(d - start).days for d, _ in told]), np.array([p for _, p in told])
        if name in verified:
            k = [d.isoformat() for d, _ in told].index(verified[name])
            people[:k] = people[:k] * people[k] / people[k - 1]
        columns.append(np.interp(np.arange(300), day, people))
    return np.stack(columns, 1)


def test_naive_figures_of_2012(registered):
    total = registered.sum(1, keepdims=True)
    assert total[-1, 0] == pytest.approx(89_991, abs=5)
    later = slice(30, None)
    for share, whole, late in ((registered[30] / total[30], 0.376, 0.398), (registered[7] / total[7], 0.477, 0.519),
                               (np.full(7, 1 / 7), 1.075, 1.030)):
        guess = share * total
        assert averaged(guess, registered)["normal"] == pytest.approx(whole, abs=5e-4)
        assert averaged(guess[later], registered[later])["rescaled"] == pytest.approx(late, abs=5e-4)
    before = np.concatenate([np.repeat(registered[:1], 30, 0), registered[:-30]])
    assert averaged(before, registered)["normal"] == pytest.approx(0.170, abs=5e-4)
    assert averaged(before[later], registered[later])["normal"] == pytest.approx(0.148, abs=5e-4)


def test_the_pack_holds_the_same_registrations_week_by_week(registered, mali):
    days, places, people, high = dated(mali, "refugees")
    assert (days[0], len(days)) == (date(2012, 2, 29), 44)
    mine = people[:43][:, [places.index(p) for p in ("bobo-dioulasso", "mentao", "mbera", "abala", "mangaize",
                                                     "tabareybarey", "niamey")]]
    np.testing.assert_allclose(mine, registered[::7], atol=0.51)
    assert (high >= people - 1).all()
