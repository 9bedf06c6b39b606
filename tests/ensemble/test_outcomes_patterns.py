"""Outcomes behind the patterns of sieges, bases, joiners, money and coups, by hand."""

from types import SimpleNamespace

import numpy as np
import pytest
from by_hand import NAN, one

from durance.ensemble.outcomes import OUTCOMES, Context
from durance.ensemble.views import view


@pytest.fixture
def context():
    pack = SimpleNamespace(
        home=np.array([True, True, False]),
        map={"is_state": np.array([1.0, 1.0, 0.0]), "is_foreign": np.array([0.0, 1.0, 0.0]), "partner_guard": np.array([0.5])},
    )
    values = {"season_amplitude": [0.5], "fixed_bill": [100.0], "coup_base": [0.0001], "recent_days": [500.0],
              "guard_effect": [0.4], "coup_success": [0.25]}
    return Context(pack, {k: np.array(v) for k, v in values.items()}, np.ones((1, 3)), np.ones((2, 1)))


def tell(name, context, **trace):
    return OUTCOMES[name].function({k.replace("__", ":"): v for k, v in trace.items()}, context)


def test_the_season_is_taken_out_of_staples(context):
    found = tell("staple_markup", context, staple_price=one([1.5, 3.0, 1], [1.0, 1.25, 1]), lean=np.array([[1.0], [0.0]]))
    np.testing.assert_allclose(found[:, 0], [[1, 2, NAN], [1, 1.25, NAN]])


def test_the_price_of_a_long_siege_is_that_of_its_120th_day(context):
    found = tell("siege_dearness", context, staple_price=one([1.4, 2, 1], [1.6, 2, 1], [1.9, 2, 1]), lean=np.zeros((3, 1)),
                 besieged__worst=one([0.9, 0.4, 0], [0.9, 0.4, 0], [0.9, 0.4, 0]),
                 siege_days=one([119, 200, 0], [120, 200, 0], [121, 200, 0]))
    np.testing.assert_allclose(found, [[1.6, NAN, NAN]])


def test_a_first_deal_tells_the_days_of_siege_behind_it_and_old_deals_do_not_count(context):
    found = tell("deal_after", context, deal_with=one([-1, 2, -1], [-1, 2, -1], [2, 2, -1], [2, -1, -1]),
                 siege_days=one([7, 9, 0], [8, 8, 0], [9, 7, 0], [8, 6, 0]))
    np.testing.assert_array_equal(found, [[9, NAN, NAN]])
    again = tell("deal_after", context, deal_with=one([2, -1, -1], [-1, -1, -1], [2, -1, -1]),
                 siege_days=one([5, 0, 0], [6, 0, 0], [7, 0, 0]))
    np.testing.assert_array_equal(again, [[7, NAN, NAN]])


def test_a_place_is_regained_when_the_states_side_takes_it_back(context):
    holder = one([2, 0, -1], [-1, 1, -1], [0, 2, -1], [0, 1, -1])
    np.testing.assert_array_equal(tell("regained_day", context, controller=holder), [[2, 3, NAN]])


def test_a_base_is_taken_when_ten_men_stand_in_it(context):
    left = one([0, 0, 0], [1, 0, 0], [0.9, 0, 0], [0.8, 0, 0])
    native = one([50, 50, 0], [9, 50, 0], [9.9, 50, 0], [10, 50, 0])
    np.testing.assert_array_equal(tell("base_left_day", context, vacated=left), [[1, NAN, NAN]])
    np.testing.assert_array_equal(tell("base_taken", context, vacated=left, strength__native=native), [[2, NAN, NAN]])


def test_causes_of_joining_are_shares_of_all_joiners_so_far(context):
    parts = {"joined__by_want": one([1, 0], [3, 0]), "joined__by_abuse": one([1, 0], [3, 0]),
             "joined__by_exclusion": one([2, 0], [6, 0]), "joined__by_protection": one([4, 0], [12, 0])}
    causes = ("want", "exclusion", "abuse", "protection")
    found = [tell(f"joined_for_{cause}", context, **parts)[:, 0] for cause in causes]
    np.testing.assert_allclose(found, [[[x, NAN]] * 2 for x in (0.125, 0.25, 0.125, 0.5)])


def test_causes_of_joining_follow_the_equations_of_motives_and_recruitment():
    from durance.ensemble.views import WEIGHTS
    from durance.mechanisms.motives import motives
    from durance.mechanisms.recruitment import recruitment

    rng = np.random.default_rng(1)
    is_state, actors, places = np.array([1.0, 0.0, 0.0, 0.0]), 4, 3
    values = {"activity": rng.random((1, places)), "grievance": rng.random((1, actors, places)), "reform": np.array([[0.3]]),
              "rule": rng.random((1, actors, places)), "residents": 1e4 * rng.random((1, places)),
              "strength": 100 * rng.random((1, actors, places)), "funds": np.array([[0.0, 5.0, 90.0, 0.0]]),
              "is_state": is_state, "exclusion": rng.random(places), "join_rate": np.array([4e-5]),
              "want_weight": np.array([0.2]), "exclusion_weight": np.array([0.1]), "abuse_weight": np.array([0.5]),
              "protection_weight": np.array([0.3]), "funds_half": np.array([0.3]), "joined": np.zeros((1, actors, places)),
              "pool_share": np.array([0.05]), "intake_rate": np.array([0.002])}
    why = motives(**{k: values[k][0] for k in ("grievance", "activity", "reform")}, is_state=is_state,
                  exclusion=values["exclusion"], **{w: float(values[w][0]) for w in WEIGHTS}).motive
    values["motive"] = why[None]
    parts = [view(values, f"joined:by_{cause}") for cause in ("want", "exclusion", "abuse", "protection")]
    joined = recruitment(**{k: values[k][0] for k in ("strength", "funds", "rule", "residents")}, motive=why,
                         morale=np.ones(actors), is_state=is_state, is_foreign=np.zeros(actors), quit_rate=0.0,
                         planned=np.zeros(actors), bills_unpaid=np.zeros(1), join_rate=4e-5, funds_half=0.3, pool_share=0.05,
                         intake_rate=0.002).joined
    np.testing.assert_allclose(sum(parts)[0], joined.sum(-1), atol=1e-12)
    assert (sum(parts)[0][1:3] > 0).all()
    assert not sum(parts)[0][[0, 3]].any(), "the state and the penniless win nobody"


def test_the_natives_of_a_place_are_all_but_partners_forces():
    values = {"strength": np.array([[[5.0, 1], [99, 99], [3, 7]]]), "is_foreign": np.array([0.0, 1.0, 0.0])}
    np.testing.assert_array_equal(view(values, "strength:native"), [[5, 7]])


def test_money_on_the_market_and_bills_unpaid(context):
    np.testing.assert_array_equal(tell("loans", context, borrowed=one([7], [0]))[:, 0], [7, 0])
    np.testing.assert_allclose(tell("unpaid", context, bills_unpaid=one([-20], [30]))[:, 0], [0, 0.3])


def test_the_hazard_of_coups_is_that_of_the_mechanism_and_ends_with_the_regime(context):
    trace = {"regime": one([0], [0], [1]), "elite": one([0.5], [1.0], [0.5]), "morale": one(*[[0.5, 0, 0]] * 3),
             "legitimacy": one(*[[0.5, 0.5, 0.5]] * 3), "residents": one(*[[9, 1, 1]] * 3),
             "coup_age": one([500], [500], [0]), "partner_here": one([1], [1], [1])}
    tried = tell("coups_tried", context, **trace)[:, 0]
    np.testing.assert_allclose(tried, [365 * 0.0001 * 4 * 0.8, 365 * 0.0001 * 4 * 0.8 * 2 / 3, NAN])
    np.testing.assert_allclose(tell("coups_won", context, **trace)[:, 0], 0.25 * tried)
