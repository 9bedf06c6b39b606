"""Reform in sentences."""
from math import exp, isclose

import numpy as np
import pytest

from durance.mechanisms.reform import reform

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

STATE = {"aid_order": [40, 20], "aid_condition": [0.75, 0.25], "reform_order": [0], "partner_here": [1, 0.5],
         "blame": [0.3], "pressure_gain": 0.2, "moral_hazard": 0.1, "reform_decay": 0.01, "aid_half": 10, "reform": [0.4]}


def done(**changes):
    return reform(**STATE | changes).reform[0]


def test_equation_by_hand():
    # bought 30 + 2.5, free 10 + 7.5
    up, down = 1 - exp(-0.2 * 32.5 / 42.5), 1 - exp(-0.01 - 0.1 * (17.5 / 27.5 + 0.3))
    assert isclose(done(), 0.4 + 0.6 * up - 0.4 * down)


def test_left_alone_it_only_decays():
    assert isclose(done(aid_order=[0, 0], blame=[0]), 0.4 * exp(-0.01))


@pytest.mark.parametrize("better", [{"aid_condition": [1, 0.25]}, {"reform_order": [1]}, {"pressure_gain": 0.3},
                                    {"blame": [0]}, {"moral_hazard": 0}, {"reform_decay": 0}])
def test_each_help_raises_it(better):
    assert done(**better) > done()


def test_aid_with_conditions_buys_reform_and_aid_without_them_pays_for_refusing_it():
    plain = done(aid_order=[0, 0])
    assert done(aid_condition=[1, 1]) > plain > done(aid_condition=[0, 0])
    assert done(partner_here=[0, 0]) == plain


def test_more_of_either_aid_does_more_of_the_same():
    assert done(aid_condition=[1, 1], aid_order=[400, 20]) > done(aid_condition=[1, 1])
    assert done(aid_condition=[0, 0], aid_order=[400, 20]) < done(aid_condition=[0, 0])


def test_a_decree_needs_no_partner():
    none = {n: np.zeros(0) for n in ("aid_order", "aid_condition", "partner_here")}
    assert done(**none, reform_order=[1]) > done(**none) == done(aid_order=[0, 0])


@pytest.mark.parametrize("start", [0.0, 1.0])
@pytest.mark.parametrize("odd", [{"pressure_gain": 1e9}, {"moral_hazard": 1e9}, {"reform_decay": 1e9}, {"aid_order": [1e12, 0]},
                                 {"pressure_gain": 1e9, "moral_hazard": 1e9, "reform_order": [1]}])
def test_it_stays_a_share(start, odd):
    assert 0 <= done(**odd, reform=[start]) <= 1


def test_it_compiles():
    assert reform.compiled()
