"""Decisions: recorded and fresh options are the same, and what does not pair is refused."""

import numpy as np
import pytest

from durance.analysis.options import HARMS, apart, as_made, called, of_runs, of_scenarios
from durance.ensemble.run import run

MEMBERS = 30


@pytest.fixture(scope="module")
def made(siege):
    short = siege.for_days(40)
    return [short, short.with_measure("relief", locality="lakehead", people=20000, begin="2030-01-15"),
            short.with_measure("escorts", corridor="west", per_week=7)]


@pytest.fixture(scope="module")
def recorded(made):
    return [run(one, MEMBERS) for one in made]


def test_recorded_and_fresh_options_are_the_same(made, recorded, lakeland):
    old, new = of_runs(recorded, lakeland, "hungry"), of_scenarios(made, "hungry", MEMBERS)
    assert (old.on, old.text, old.unit, old.sign, old.members) == (new.on, new.text, new.unit, new.sign, MEMBERS)
    for a, b in zip(old.options, new.options, strict=True):
        assert a.text == b.text
        np.testing.assert_array_equal(a.values, b.values)
        for name in HARMS:
            np.testing.assert_array_equal(a.harms[name], b.harms[name])
        assert (a.cost is None) == (b.cost is None)
        if a.cost is not None:
            np.testing.assert_array_equal(a.cost, b.cost)
    assert set(old.parameters) == set(new.parameters)
    for name, x in new.parameters.items():
        np.testing.assert_array_equal(old.parameters[name], x)
    assert set(new.readings["L01"]) == {"customs", "hauliers"}
    np.testing.assert_array_equal(old.readings["L01"], new.readings["L01"])


def test_benefit_counts_what_is_better_and_what_it_costs(made):
    told = of_scenarios(made[:2], "hungry", MEMBERS)
    gain = told.options[0].values - told.options[1].values
    np.testing.assert_array_equal(told.benefit(), [np.zeros(MEMBERS), gain])
    np.testing.assert_allclose(told.benefit(2.0)[1], gain - 2.0 * told.options[1].cost)
    with pytest.raises(ValueError, match="escorts: its cost is not told in money"):
        of_scenarios(made, "hungry", MEMBERS).benefit(1.0)


def test_a_recorded_run_is_put_together_again(made, recorded, lakeland):
    again = as_made(recorded[1], lakeland)
    assert (again.id, again.days, again.measures) == (made[1].id, 40, made[1].measures)
    assert called(again) == "relief lakehead 20000 from 2030-01-15"
    assert called(made[0]) == "siege, nothing done"


def test_what_differs_in_more_than_measures_is_a_reference(recorded, made, lakeland):
    others = [run(one, MEMBERS) for one in (made[0].without_premises(), made[1].with_reading("L01", "customs"))]
    asked = of_runs([*recorded, *others], lakeland, "hungry")
    assert [one.name for one in asked.options] == [one.id for one in recorded]
    assert [one.name for one in asked.references] == [one.id for one in others]
    assert [apart(one, recorded[0]) for one in (recorded[1], *others)] == [[], ["premises"], ["readings"]]
    assert asked.benefit().shape == (3, MEMBERS)


def test_other_futures_and_single_runs_are_refused(recorded, made, lakeland):
    with pytest.raises(ValueError, match="not the same futures: seed"):
        of_runs([recorded[0], run(made[1], MEMBERS, seed=2)], lakeland, "hungry")
    with pytest.raises(ValueError, match="two runs at least"):
        of_runs(recorded[:1], lakeland, "hungry")
    with pytest.raises(ValueError, match="--measure"):
        of_scenarios(made[:1], "hungry", MEMBERS)
    with pytest.raises(ValueError, match="same days"):
        of_scenarios([made[0], made[1].for_days(30)], "hungry", MEMBERS)
    with pytest.raises(ValueError, match="one future at least"):
        of_scenarios(made, "hungry", 0)
    with pytest.raises(ValueError, match="not ours to say"):
        of_scenarios(made, "state_held", MEMBERS)
