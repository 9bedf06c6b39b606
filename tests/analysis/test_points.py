"""Points of a design become the futures they name: values, readings and luck."""

from dataclasses import replace

import numpy as np
import pytest

from durance.analysis.asked import value
from durance.analysis.points import inputs_of, run_points
from durance.core.draws import one_each
from durance.ensemble.run import run

DAYS = 15


def test_inputs_are_what_members_draw(siege):
    names = inputs_of(siege.with_parameters(hit_mean=0.3).with_reading("L01", "customs"))
    assert "attack_rate" in names
    assert "L02" in names
    assert "hit_mean" not in names
    assert "L01" not in names
    with pytest.raises(ValueError, match="holds a fit"):
        inputs_of(replace(siege, draws={"hit_mean": np.ones(3)}))


@pytest.mark.parametrize("pack", ["siege", "blockade"])
def test_the_probabilities_of_a_run_give_that_run(pack, request):
    """The hashed probabilities that members draw, fed in as points, are the run itself: readings, rivals and all."""
    made = request.getfixturevalue(pack).for_days(DAYS)
    names, members = inputs_of(made), np.arange(12)
    u = np.stack([one_each(1, f"dispute {n}" if n in made.pack.ledger.disputes else n, members.astype(np.uint64))
                  for n in names], -1)
    told = run_points(made, names, u[None], members[None], "unmet")[0]
    recorded = value(run(made, 12), made.pack, "unmet").values
    np.testing.assert_allclose(told, recorded, rtol=1e-12)


def test_equal_luck_leaves_only_the_inputs(siege):
    made = siege.for_days(DAYS)
    names = inputs_of(made)
    half = np.full((3, 4, len(names)), 0.5)
    half[2, :, names.index("attack_rate")] = 0.99
    luck = np.array([[0, 1, 2, 3], [3, 2, 1, 0], [0, 1, 2, 3]])
    a, b, c = run_points(made, names, half, luck, "tankers_lost:end")
    np.testing.assert_array_equal(a, b[::-1])
    assert (c >= a).all()
    assert (c > a).any()
