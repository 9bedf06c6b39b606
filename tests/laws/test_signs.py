"""Law 6: each parameter pushes the way its file says, on Lakeland and on Mali, under common luck."""

import numpy as np
import pytest

from durance.core.state import TABLE
from durance.ensemble.block import run_block
from durance.pack.load import load
from durance.scenario import scenario

PACKS = {"lakeland": ("siege", 120), "mali": ("blockade-2025", 120)}
CASES = [(name, p.name) for name in PACKS for p in load(name).parameters.values() if p.expect not in ("", "nothing")]
MEMBERS = np.arange(32, dtype=np.uint64)


def total(made, days, variable):
    values = run_block(made, MEMBERS, MEMBERS.size, days, 1, (variable,), dtype=float)[1][variable]
    return values.sum()


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_parameters_push_where_their_file_says(name, parameter):
    which, days = PACKS[name]
    pack = load(name)
    made, p = scenario(pack, which), pack.parameters[parameter]
    variable, direction = p.expect.split()
    assert variable in TABLE
    low, high = (total(made.with_parameters(**{parameter: x}), days, variable) for x in (p.low, p.high))
    assert low != high, f"{parameter} does not move {variable} at all"
    assert (high > low) == (direction == "rises"), f"{variable} goes from {low:g} to {high:g}"
