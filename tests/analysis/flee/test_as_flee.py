"""A scenario as a case of Flee."""

import numpy as np
import pytest

from durance.analysis.flee.as_flee import case_of
from durance.data.flee import read, write
from durance.scenario import scenario


def test_the_north_in_2012_goes_there_and_back(mali, tmp_path):
    made = case_of(scenario(mali, "north-2012").for_days(200))
    gao, bamako = made.names.index("gao"), made.names.index("bamako")
    assert made.conflict[:, gao].argmax() == 90
    assert made.conflict[90:, gao].all()
    assert made.kinds[bamako] == "town"
    assert not made.conflict[:, bamako].any()
    assert {made.names[c] for c in made.camps} >= {"mbera", "mentao", "abala"}
    write(made, tmp_path)
    again = read(tmp_path)
    np.testing.assert_array_equal(again.conflict, made.conflict)
    assert len(again.routes) == len(mali.roads)


def test_a_scenario_that_hands_over_no_place_is_none(lakeland):
    with pytest.raises(ValueError, match="nothing for Flee to run"):
        case_of(scenario(lakeland, "siege"))
