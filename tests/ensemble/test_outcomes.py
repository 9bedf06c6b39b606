"""Outcomes by hand: two days, one member, two places and a port abroad."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from by_hand import NAN, one

from durance.core.state import TABLE
from durance.ensemble.outcomes import OUTCOMES, Context, get, watched_variables
from durance.ensemble.outcomes.bargains import first_sieges
from durance.ensemble.views import VIEWS, view
from durance.mechanisms.coups import coups
from durance.pack.model import Unknown


@pytest.fixture
def context():
    pack = SimpleNamespace(
        map={"fuel_per_truck": np.array([40.0, 50.0]), "power_need": np.array([20.0, 0.0, 0.0])},
        home=np.array([True, True, False]),
        population=np.array([300.0, 100.0, 0.0]),
    )
    return Context(pack, {"convoy_size": np.array([10.0])}, np.array([[100.0, 50.0, 0.0]]), np.array([[0.5], [1.0]]))


def tell(name, context, **trace):
    return OUTCOMES[name].function(trace, context)[:, 0]


def test_inflow_counts_both_modes_with_each_corridors_load(context):
    arrived = one([[1, 2], [3, 0]], [[0, 0], [0, 1]])
    np.testing.assert_allclose(tell("inflow", context, trucks_arrived=arrived), [3 * 40 + 3 * 50, 50])
    np.testing.assert_allclose(tell("inflow_share", context, trucks_arrived=arrived), [270 / 150, 50 / 150])


def test_losses_add_up_over_days(context):
    lost = one([[1, 2], [0, 0.5]], [[0, 4], [0, 0]])
    np.testing.assert_allclose(tell("tankers_lost", context, trucks_lost=lost), [3.5, 7.5])


def test_the_share_of_a_convoy_lost_is_of_the_convoy_as_it_stood_at_dawn(context):
    lost = one([[9, 0], [9, 0]], [[9, 3], [0, 0]])
    underway = one([[99, 12], [99, 40]], [[99, 7], [99, 7]])
    found = tell("convoy_share_lost", context, trucks_lost=lost, underway=underway)
    assert np.isnan(found[0]), "no convoy was met"
    assert found[1] == pytest.approx(3 / 10), "at most convoy_size of the 12 that were underway"
    two = one([[0, 0], [0, 0]], [[0, 3], [0, 2]])
    assert tell("convoy_share_lost", context, trucks_lost=two, underway=underway)[1] == pytest.approx(5 / 20)


def test_unmet_weighs_places_by_their_civil_need(context):
    short = one([0.5, 0.1, 1.0], [0, 0, 1])
    np.testing.assert_allclose(tell("unmet", context, fuel_short=short), [(0.5 * 80 + 0.1 * 50) / 130, 0])


def test_sums_over_places_and_corridors(context):
    np.testing.assert_allclose(tell("stock", context, fuel=one([300, 150, 0], [0, 75, 0])), [3, 0.5])
    np.testing.assert_allclose(tell("queue", context, queue=one([1, 2], [3, 4])), [3, 7])
    np.testing.assert_allclose(tell("escorts", context, escort=one([0.5, 1], [0, 0])), [1.5, 0])
    np.testing.assert_allclose(tell("informal", context, fuel_informal=one([1, 2, 3], [0, 0, 1])), [6, 1])
    np.testing.assert_allclose(tell("hungry", context, hungry=one([1, 2, 0], [5, 5, 0])), [3, 10])
    np.testing.assert_allclose(tell("activity", context, activity=one([1, 0.5, 0], [0, 1, 1])), [0.875, 0.25])


def test_people_are_besieged_above_a_half_by_anyone(context):
    besieged = one([[0.5, 0, 0], [0.2, 0.9, 0]], [[0.51, 0, 0], [0, 0.5, 0]])
    people = one([300, 100, 0], [300, 100, 0])
    worst = {"besieged:worst": np.stack([view({"besieged": day}, "besieged:worst") for day in besieged])}
    np.testing.assert_allclose(tell("besieged_people", context, **worst, residents=people), [100, 300])
    np.testing.assert_allclose(tell("besieged", context, **worst)[:, :2], [[0.5, 0.9], [0.51, 0.5]])


def test_first_days_at_exactly_the_threshold_and_never_abroad(context):
    short = one([0.19, 0.5, 1.0], [0.2, 0.9, 1.0])
    queue, dry = (OUTCOMES[n].function({"fuel_short": short}, context)[0] for n in ("queue_day", "dry_day"))
    np.testing.assert_array_equal(queue, [1, 0, np.nan])
    np.testing.assert_array_equal(dry, [np.nan, 0, np.nan])


def test_the_price_is_compared_with_the_decree_of_its_own_day(context):
    price = tell("price_ratio", context, street_price=one([1, 0.5, 9], [1, 2, 9]))
    np.testing.assert_array_equal(price, [[2, 1, np.nan], [1, 2, np.nan]])


def test_fuel_days_abroad_are_unknown(context):
    np.testing.assert_array_equal(
        tell("fuel_days", context, fuel=one([50, 50, 0], [0, 5, 3])), [[0.5, 1, np.nan], [0, 0.1, np.nan]]
    )


def test_staples_are_compared_with_the_season(context):
    context.values["season_amplitude"] = np.array([0.5])
    price, lean = one([1.5, 3, 1], [2.5, 1.25, 1]), np.array([[1.0], [0.5]])
    np.testing.assert_allclose(tell("staple_price", context, staple_price=price), [[1.5, 3, np.nan], [2.5, 1.25, np.nan]])
    np.testing.assert_allclose(tell("staple_markup", context, staple_price=price, lean=lean), [[1, 2, np.nan], [2, 1, np.nan]])


def test_dearness_is_told_on_the_first_day_with_four_months_of_siege(context):
    context.values["season_amplitude"] = np.array([0.5])
    trace = {"staple_price": one([1.5, 3, 1], [3, 3, 1], [6, 3, 1]), "lean": np.ones((3, 1)),
             "besieged:worst": one([0.6, 0.5, 0], [0.6, 0.5, 0], [0.6, 0.5, 0]),
             "siege_days": one([119, 200, 0], [120, 201, 0], [121, 202, 0])}
    told = OUTCOMES["siege_dearness"].function
    np.testing.assert_allclose(told(trace, context)[0], [2, np.nan, np.nan])      # the second is open again
    early = {name: x[:1] for name, x in trace.items()}
    np.testing.assert_array_equal(told(early, context)[0], [np.nan] * 3)


def test_hours_of_electricity_abroad_are_unknown(context):
    found = tell("power_hours", context, power_hours=one([5, 12, 3], [4, 0, 3]))
    np.testing.assert_array_equal(found, [[5, 12, np.nan], [4, 0, np.nan]])


def test_attacks_are_averaged_over_days(context):
    found = OUTCOMES["road_attacks"].function({"attacked": one([1, 0], [1, 1])}, context)[0]
    np.testing.assert_allclose(found, [1, 0.5])


def test_outcomes_need_variables_that_exist():
    needed = [name.partition(":") for name in watched_variables()]      # a variable, or a view of one
    assert {variable for variable, _, _ in needed} <= set(TABLE)
    assert {how for _, colon, how in needed if colon} <= set(VIEWS)
    assert any(colon for _, colon, _ in needed)
    assert all(o.unit and o.meaning for o in OUTCOMES.values())


def test_an_unknown_outcome_is_refused_with_the_nearest():
    with pytest.raises(Unknown, match="no outcome 'inflow_shar', did you mean inflow_share"):
        get("inflow_shar")


@pytest.fixture
def powers(context):
    """Four actors (an army, two foes, hired men of the state's side) over two places and one abroad."""
    context.pack.map |= {"is_state": np.array([1.0, 0, 0, 1]), "is_foreign": np.array([0.0, 0, 0, 1])}
    context.pack.sizes = {"actor": 4}
    return context


def test_held_shares_are_of_people_at_home_and_nobodys_count_once(powers):
    holds = one([0, 1, 1], [2, -1, 1], [3, 0, 1], [-1, -1, 1])
    people = one(*[[300, 100, 50]] * 4)
    trace = {"controller": holds, "residents": people}
    np.testing.assert_allclose(tell("fragmentation", powers, **trace), [1.6, 1.6, 1.6, 1])
    np.testing.assert_allclose(tell("state_held", powers, **trace), [0.75, 0, 1, 0])
    np.testing.assert_allclose(tell("largest_rival", powers, **trace), [0.25, 0.75, 0, 0])
    np.testing.assert_allclose(tell("people_held", powers, **trace),
                               [[0.75, 0.25, 0, 0], [0, 0, 0.75, 0], [0.25, 0, 0, 0.75], [0, 0, 0, 0]])
    np.testing.assert_array_equal(tell("places_held", powers, controller=holds),
                                  [[1, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 1], [0, 0, 0, 0]])


def test_without_people_nobody_holds_any(powers):
    trace = {"controller": one([0, 1, -1]), "residents": one([0, 0, 0])}
    assert tell("state_held", powers, **trace) == [0]
    assert np.isfinite(tell("fragmentation", powers, **trace)).all()


def test_who_rules_is_told_in_shares_of_people_at_home(powers):
    rule = np.array([[[0.5, 1, 0], [0.5, 0, 0], [0, 0, 0], [0, 0, 0]]])
    people = one([300, 100, 50])
    ruled = {"rule:people": np.stack([view({"rule": rule, "residents": people[0]}, "rule:people")])}
    np.testing.assert_allclose(tell("ruled", powers, **ruled, residents=people), [[0.625, 0.375, 0, 0]])


def test_men_chests_and_unity_are_told_as_they_stand_and_deaths_add_up(powers):
    series = one([1, 2, 3, 4], [5, 6, 7, 8])
    for name, needed in (("fighters", "strength:actor"), ("funds", "funds"), ("unity", "unity"), ("talks", "talks")):
        np.testing.assert_array_equal(tell(name, powers, **{needed: series}), series[:, 0])
    for name, needed in (("losses", "casualties:actor"), ("abuses", "civilians_killed:actor")):
        np.testing.assert_array_equal(tell(name, powers, **{needed: series}), [[1, 2, 3, 4], [6, 8, 10, 12]])


def test_a_place_falls_when_the_states_side_no_longer_holds_it(powers):
    holds = one([0, 0, 1], [3, 0, 1], [3, -1, 1], [1, 0, 1])
    np.testing.assert_array_equal(tell("holder", powers, controller=holds)[2], [3, -1, np.nan])
    np.testing.assert_array_equal(OUTCOMES["fall_day"].function({"controller": holds}, powers)[0], [3, 2, np.nan])
    np.testing.assert_array_equal(OUTCOMES["fall_day"].function({"controller": holds[:2]}, powers)[0], [np.nan] * 3)


def test_a_place_is_regained_by_the_states_side(powers):
    holds = one([1, 0, 1], [1, -1, 1], [3, 0, 1], [0, 0, 1])
    found = OUTCOMES["regained_day"].function({"controller": holds}, powers)[0]
    np.testing.assert_array_equal(found, [2, 2, np.nan])
    np.testing.assert_array_equal(OUTCOMES["regained_day"].function({"controller": holds[2:]}, powers)[0], [np.nan] * 3)


def test_a_base_is_left_and_taken_by_ten_men_of_the_country(powers):
    vacated = one([0, 0, 0], [1, 0, 0], [0.9, 1, 0], [0.8, 0.9, 0], [0.7, 0.8, 0])
    native = one([50, 0, 0], [9, 0, 0], [9.9, 0, 0], [10, 9, 0], [0, 9, 0])
    trace = {"vacated": vacated, "strength:native": native}
    np.testing.assert_array_equal(OUTCOMES["base_left_day"].function(trace, powers)[0], [1, 2, np.nan])
    found = OUTCOMES["base_taken"].function(trace, powers)[0]
    np.testing.assert_array_equal(found, [2, np.nan, np.nan])      # who stood there before had left; nine are too few
    there = {"vacated": vacated, "strength:native": native + 20}
    np.testing.assert_array_equal(OUTCOMES["base_taken"].function(there, powers)[0], [0, 0, np.nan])


def test_joiners_are_told_by_cause_as_shares_of_all_so_far(powers):
    trace = {"joined:by_want": one([1, 0], [0, 0]), "joined:by_abuse": one([3, 0], [0, 1]),
             "joined:by_exclusion": one([0, 0], [0, 0]), "joined:by_protection": one([0, 0], [4, 1])}
    np.testing.assert_allclose(tell("joined_for_want", powers, **trace), [[0.25, np.nan], [0.125, 0]])
    np.testing.assert_allclose(tell("joined_for_exclusion", powers, **trace), [[0, np.nan], [0, 0]])
    np.testing.assert_allclose(tell("joined_for_abuse", powers, **trace), [[0.75, np.nan], [0.375, 0.5]])
    np.testing.assert_allclose(tell("joined_for_protection", powers, **trace), [[0, np.nan], [0.5, 0.5]])


def test_deaths_and_flight_by_place_and_for_the_country(powers):
    killed, fell = one([1, 0, 0], [2, 1, 0]), one([0, 3, 0], [0, 4, 0])
    trace = {"civilians_killed:locality": killed, "casualties:locality": fell}
    np.testing.assert_array_equal(tell("civilians_killed", powers, **trace), [1, 4])
    np.testing.assert_array_equal(tell("fighters_killed", powers, **trace), [3, 7])
    np.testing.assert_array_equal(tell("deaths", powers, **trace), [[1, 3, np.nan], [3, 8, np.nan]])
    sheltered = one([10, 20, 30], [0, 5, 60])
    np.testing.assert_array_equal(tell("displaced_inside", powers, displaced=sheltered), [30, 5])
    np.testing.assert_array_equal(tell("displaced_abroad", powers, displaced=sheltered), [30, 60])
    np.testing.assert_array_equal(tell("displaced", powers, displaced=sheltered), sheltered[:, 0])
    np.testing.assert_array_equal(tell("left_home", powers, fled=one([9, 1, 0], [-4, 2, 0])), [[9, 1, np.nan], [5, 3, np.nan]])
    np.testing.assert_array_equal(tell("spillover", powers, spillover=one([0.1], [0.2])), [[0.1], [0.2]])


def test_the_armys_morale_is_weighed_by_its_own_men(context):
    context.pack.map |= {"is_state": np.array([1.0, 1, 0, 1]), "is_foreign": np.array([0.0, 0, 0, 1])}
    morale = one(*[[0.9, 0.5, 1, 1]] * 2)
    men = {"strength:actor": one([300, 100, 900, 900], [0, 0, 5, 5])}
    np.testing.assert_allclose(tell("army_morale", context, morale=morale, **men), [0.8, 0])


def test_belief_and_patience_are_averaged_over_people(context):
    people = one([300, 100, 0], [0, 50, 0])
    for name in ("patience", "legitimacy"):
        np.testing.assert_allclose(tell(name, context, **{name: one([1, 0.2, 0], [1, 0.4, 0])}, residents=people), [0.8, 0.4])


def test_money_and_the_rulers_end(context):
    context.values.update(fixed_bill=np.array([4.0]), tax_yield=np.array([2.0]), gold_yield=np.array([1.0]),
                          customs_per_truck=np.array([0.1]), normal_flow=np.array([10.0]))
    np.testing.assert_allclose(tell("arrears_days", context, arrears=one([40], [0])), [10, 0])
    np.testing.assert_allclose(tell("revenue_share", context, revenue=one([4], [1])), [1, 0.25])
    np.testing.assert_array_equal(tell("regime_ended", context, regime=one([0], [5])), [0, 1])
    np.testing.assert_array_equal(tell("regime_kind", context, regime=one([0], [5])), [0, 5])
    for name in ("treasury", "reform", "blame", "accord", "elite", "firms"):
        np.testing.assert_array_equal(tell(name, context, **{name: one([0.3], [0.6])}), [0.3, 0.6])
    for name in ("partner_here", "goodwill"):
        np.testing.assert_array_equal(tell(name, context, **{name: one([0.3, 1], [0.6, 0])}), [[0.3, 1], [0.6, 0]])


def test_loans_and_unpaid_bills(context):
    context.values.update(fixed_bill=np.array([4.0]))
    np.testing.assert_array_equal(tell("loans", context, borrowed=one([3], [0])), [3, 0])
    np.testing.assert_allclose(tell("unpaid", context, bills_unpaid=one([1], [-2])), [0.25, 0])      # -2: arrears cleared


def test_the_rate_of_coups_is_that_of_the_mechanism(powers):
    """Against the plain mechanism: the share of keys with an attempt; and by hand where all three are one half."""
    powers.pack.map |= {"partner_guard": np.array([0.5])}
    numbers = dict(recent_days=300.0, coup_base=0.001, guard_effect=0.6, coup_success=0.4)
    powers.values.update({k: np.array([x]) for k, x in numbers.items()})
    half = {"regime": one([0], [1]), "elite": one([0.5], [0.5]), "morale": one([0.5, 0, 0, 0], [0.5, 0, 0, 0]),
            "legitimacy": one([0.8, 0.2], [0.8, 0.2]), "residents": one([5, 5], [5, 5]), "coup_age": one([300], [300]),
            "partner_here": one([0], [0])}
    by_hand = 365 * 0.001 * 2**2
    np.testing.assert_allclose(tell("coups_tried", powers, **half), [by_hand, np.nan])
    np.testing.assert_allclose(tell("coups_won", powers, **half), [0.4 * by_hand, np.nan])
    torn = half | {"elite": one([0.2]), "morale": one([0.3, 1, 1, 1]), "partner_here": one([1]), "regime": one([0]),
                   "legitimacy": one([0.4, 0.1]), "residents": one([20, 10]), "coup_age": one([300])}
    tried = tell("coups_tried", powers, **torn)
    same = dict(regime=[0], elite=[0.2], morale=[0.3, 1, 1, 1], legitimacy=[0.4, 0.1], residents=[20, 10], coup_order=[0],
                partner_here=[1], partner_guard=[0.5], is_state=[1, 0, 0, 1], is_foreign=[0, 0, 0, 1], coup_age=[300.0])
    seen = np.mean([coups(**same, **numbers | {"coup_base": 0.1}, key=k).coup_age[0] < 301 for k in range(4000)])
    assert seen == pytest.approx(1 - np.exp(-100 * tried[0] / 365), abs=0.03)


def test_a_deal_is_made_after_days_of_siege(context):
    deals, besieged = one([1, -1, 2], [-1, -1, 2], [1, 2, 2]), one([7, 30, 0], [8, 31, 0], [9, 32, 0])
    found = OUTCOMES["deal_after"].function({"deal_with": deals, "siege_days": besieged}, context)[0]
    np.testing.assert_array_equal(found, [9, 32, np.nan])      # the deal that stood at the start is not counted
    still = OUTCOMES["deal_after"].function({"deal_with": deals[:2], "siege_days": besieged[:2]}, context)[0]
    np.testing.assert_array_equal(still, [np.nan] * 3)


def test_deals_and_truces(context):
    deals, people = one([1, -1, 2], [0, 2, 2]), one([300, 100, 0], [300, 80, 0])
    np.testing.assert_array_equal(tell("deals", context, deal_with=deals), [1, 2])
    np.testing.assert_array_equal(tell("people_under_deals", context, deal_with=deals, residents=people), [300, 380])
    np.testing.assert_array_equal(OUTCOMES["deal_day"].function({"deal_with": deals}, context)[0], [0, 1, np.nan])
    agreed = one([0, 0], [30, 0], [0, 0], [0, 12])
    np.testing.assert_array_equal(tell("truce_days", context, truce_agreed=agreed), [0, 30, 30, 42])
    np.testing.assert_array_equal(tell("truce_made", context, truce_agreed=agreed), [0, 1, 1, 1])


def sieges(days, *spells):
    """`(day, member=1, 3 places)`: the first place is closed in the spells `(first, last)`, the second is open throughout."""
    closed = np.zeros((days, 1, 3))
    for first, last in spells:
        closed[first: last + 1, 0, 0] = 0.51
    closed[:, 0, 1] = 0.5
    return closed


@pytest.mark.parametrize(
    ("spells", "told"),
    [
        ([], (NAN, NAN, NAN)),
        ([(3, 9)], (3, 10, NAN)),
        ([(0, 9), (30, 31)], (0, 10, 30)),
        ([(3, 9), (16, 20)], (3, 21, NAN)),        # open for six days only
        ([(3, 9), (17, 20)], (3, 10, 17)),         # open for seven
        ([(3, 39)], (3, NAN, NAN)),                # it stands on the last day
        ([(3, 33)], (3, NAN, NAN)),                # open for the last six days: nobody knows yet
        ([(3, 32)], (3, 33, NAN)),
    ],
)
def test_a_siege_ends_with_seven_open_days(spells, told, context):
    found = first_sieges({"besieged:worst": sieges(40, *spells)}, context)
    assert all(x.shape == (1, 3) for x in found)
    np.testing.assert_array_equal([x[0, 0] for x in found], told)
    assert all(np.isnan(x[0, 1]) for x in found), "half closed is not besieged"


@pytest.mark.parametrize("days", range(1, 9))
def test_a_run_shorter_than_a_week_sees_no_siege_end(days, context):
    began, ended, again = (x[0, 0] for x in first_sieges({"besieged:worst": sieges(days, (0, 0))}, context))
    assert began == 0
    assert (ended == 1) if days == 8 else np.isnan(ended)
    assert np.isnan(again)


def test_a_siege_of_before_the_start_counts_with_its_days(context):
    spells, counted = sieges(40, (0, 9)), one(*[[201 + k, 0, 0] for k in range(40)])
    length = OUTCOMES["siege_length"].function
    assert length({"besieged:worst": spells, "siege_days": counted}, context)[0, 0] == 210
    later = {"besieged:worst": sieges(40, (5, 9)), "siege_days": counted}
    np.testing.assert_array_equal(length(later, context)[0], [5, np.nan, np.nan])


def test_a_siege_ends_by_the_deal_that_stands_when_it_is_lifted(context):
    deal = np.full((40, 1, 3), -1.0)
    by_deal = OUTCOMES["siege_by_deal"].function
    trace = {"besieged:worst": sieges(40, (3, 9)), "deal_with": deal}
    np.testing.assert_array_equal(by_deal(trace, context)[0], [0, np.nan, np.nan])
    deal[12:, 0, 0] = 2.0
    assert by_deal(trace, context)[0, 0] == 0, "a deal of two days later lifted nothing"
    deal[10:, 0, 0] = 2.0
    assert by_deal(trace, context)[0, 0] == 1


def test_sieges_come_again_within_a_year_or_not(context):
    again = OUTCOMES["siege_again"].function
    for second, told in (((50, 51), 1.0), ((375, 380), 1.0), ((376, 380), 0.0), ((900, 901), 0.0)):
        assert again({"besieged:worst": sieges(420, (3, 9), second)}, context)[0, 0] == told, second
    assert np.isnan(again({"besieged:worst": sieges(370, (3, 9), (50, 51))}, context)[0, 0]), "the year is not over"


def test_every_outcome_is_told_by_hand_here_or_among_the_patterns():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_outcomes*.py"))
    assert [name for name in OUTCOMES if f'"{name}"' not in source] == []
