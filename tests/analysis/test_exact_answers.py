"""Where the answer has a closed form (see `closed`): the ledger, disputes, choices that flip, conditions, trials, reasons, rank
and what reaches the neighbours."""

import numpy as np
import pytest
from closed import all_fixed, births_of, born, chances, ends_of, losses_a_day, only, roads_of

from durance.analysis.asked import value
from durance.analysis.beneficiaries import ledger
from durance.analysis.compare import compare, pareto
from durance.analysis.disputed import disputed, flipped
from durance.analysis.found import conditions
from durance.analysis.fragmentation import fragmentation
from durance.analysis.options import of_scenarios
from durance.analysis.spillover import spillover
from durance.analysis.trial_judge import judge
from durance.analysis.why_pair import through
from durance.ensemble.block import run_block
from durance.ensemble.run import run

MEMBERS, DIGITS = 200, 2**-9      # records hold three digits
NUMBERS = np.arange(MEMBERS, dtype=np.uint64)
RULE = {"supported_above": 0.667, "opposed_below": 0.333}
MEN = "fighters@brothers:end"


@pytest.fixture(scope="module")
def births(siege):
    return births_of(siege)


@pytest.fixture(scope="module")
def one_rate(births):
    """join_rate alone varies between futures, and half of a run's births hang on it."""
    return all_fixed(births, "join_rate")


def test_the_ledger_gives_births_and_against_a_twin_their_difference(births):
    half = births.with_parameters(join_rate=births.pack.parameters["join_rate"].low)
    (ours, start), (theirs, _) = (born(one, NUMBERS, MEMBERS) for one in (births, half))
    here, there = run(births, MEMBERS), run(half, MEMBERS)
    first = here.array("fighters")[:, 0, births.pack.index("actor", "brothers")]
    (row,) = [r for r in ledger(here) if (r["who"], r["good"]) == ("brothers", "fighters")]
    assert (first > start * 0.99).all(), "a run's first week is its first evening"
    assert row["q50"] == pytest.approx(np.median(ours - first), rel=0.02)
    assert row["gains"] == 1
    (row,) = [r for r in ledger(here, there) if (r["who"], r["good"]) == ("brothers", "fighters")]
    again = there.array("fighters")[:, 0, births.pack.index("actor", "brothers")]
    assert row["q95"] == pytest.approx(np.quantile(ours - theirs - (first - again), 0.95), rel=0.02)


def test_a_dispute_moves_births_by_the_exact_difference_and_the_other_by_nothing(births):
    rows = {r["dispute"]: r for r in disputed(births, MEMBERS, on=MEN)}
    means = {name: born(births.with_reading("L02", name), NUMBERS, MEMBERS)[0].mean() for name in ("army", "press")}
    (move,) = rows["L02"]["moves"]
    assert move["by"] == pytest.approx(means, rel=DIGITS)
    assert move["difference"] == pytest.approx(means["press"] - means["army"], rel=0.02)
    assert rows["L01"]["moves"] == []


def test_the_choice_flips_where_it_does_and_nowhere_else(births):
    """Left alone the Brothers are fewer if the army is right, with a known number of them if the press is."""
    held = births.with_parameters(insurgent_factor=1.0)
    told = flipped([births, held], MEN, MEMBERS, way="less")
    rows = {r["reading"]: r for r in told["disputes"]["L02"]}
    lead = {name: (born(births.with_reading("L02", name), NUMBERS, MEMBERS)[0] - born(
        held.with_reading("L02", name), NUMBERS, MEMBERS)[0]).mean() for name in rows}
    assert lead["army"] < 0 < lead["press"]
    overall = (born(births, NUMBERS, MEMBERS)[0] - born(held, NUMBERS, MEMBERS)[0]).mean()
    flips = "press" if overall < 0 else "army"
    assert {name for name, r in rows.items() if r["flips"]} == {flips}
    assert rows[flips]["lead"] == pytest.approx(abs(lead[flips]), rel=0.02)
    assert not any(r["flips"] for r in told["disputes"]["L01"])


def test_the_box_and_the_tree_find_the_rate_above_which_it_happens(one_rate):
    """Births rise with join_rate and with nothing else: the condition is a threshold, and it explains every case."""
    found, exact = run(one_rate, MEMBERS), born(one_rate, NUMBERS, MEMBERS)[0]
    least = float(np.quantile(exact, 0.6))
    rate = found.array("parameters")[:, found.coords["parameter"].index("join_rate")]
    cut = rate[exact > least].min(), rate[exact <= least].max()
    told = conditions(found, one_rate.pack, f"{MEN} > {least}")
    assert told["share"] == pytest.approx(0.4, abs=0.03), "three digits of a record move a few across"
    (box,) = told["boxes"]
    assert list(box["limits"]) == ["join_rate"]
    assert box["density"] > 0.9
    assert box["coverage"] > 0.9
    assert box["limits"]["join_rate"][0] == pytest.approx(np.mean(cut), rel=0.15)
    sure = [leaf for leaf in told["leaves"] if leaf["share"] > 0.5]
    assert sum(leaf["coverage"] for leaf in sure) > 0.97


def test_a_trial_of_bolder_attacks_is_the_exact_share_and_effect(siege):
    """Twice the rate under the same luck never loses fewer trucks; the two sides tie where no road is attacked that was not."""
    roads = roads_of(siege)
    bold = roads.with_parameters(attack_rate=0.8)
    asked = of_scenarios([roads, bold], "tankers_lost:end", MEMBERS)
    told = judge(asked.options[1].values, asked.options[0].values, 1, 1.0, RULE)
    used = roads.pack.map["corridor_roads"].sum(0) > 0
    never = float(np.prod((1 - (chances(bold) - chances(roads))[used]) ** roads.days))
    assert (told["verdict"], told["share"], told["futures"]) == ("supported", 1, MEMBERS)
    assert abs(told["ties"] - never) < 4.5 * np.sqrt(never * (1 - never) / MEMBERS) + 0.01
    assert judge(asked.options[0].values, asked.options[1].values, 1, 1.0, RULE)["verdict"] == "opposed"
    assert pareto(asked) == [asked.options[0].name], "for the same cost of nothing, more losses are worse"
    assert compare(asked)[0]["dominated_by"] == [asked.options[0].name]
    change = asked.options[1].values - asked.options[0].values
    exact = roads.days * (losses_a_day(bold) - losses_a_day(roads))
    assert abs(told["effect"]["q50"] - exact) < 4.5 * 1.26 * change.std() / np.sqrt(MEMBERS) + 0.1 * change.std()


def test_why_two_runs_differ_is_the_exact_difference_of_births(one_rate):
    rates = [one_rate.pack.parameters["join_rate"].low, one_rate.pack.parameters["join_rate"].high]
    slow, fast = (one_rate.with_parameters(join_rate=rate).for_days(60) for rate in rates)
    told = through(fast, slow, "strength", "brothers", members=4, off=False)
    four = np.arange(4, dtype=np.uint64)
    assert told["effect"] == pytest.approx((born(fast, four, 4)[0] - born(slow, four, 4)[0]).mean(), rel=1e-9)


def test_trouble_abroad_follows_its_recursion(siege):
    """Under a constant press c: s_T = s* + (s_0 - s*) (1 - c - 1/d)^T with s* = c / (c + 1/d)."""
    made = only(siege, "spillover").for_days(92)
    drawn, trace = run_block(made, np.arange(20, dtype=np.uint64), 20, 2, 1, ("spillover",), dtype=np.float64)
    fade, (one, two) = 1 / drawn.values["spill_days"][:, None], (trace["spillover"][k] for k in (0, 1))
    press = (two - one * (1 - fade)) / (1 - one)      # s_2 = s_1 + c (1 - s_1) - s_1 / d
    rest = press / (press + fade)
    days = 7 * ((made.days - 1) // 7)      # recorded on the evenings of days 0, 7, ...
    exact = rest + (one - rest) * (1 - press - fade) ** days
    (row,) = spillover(run(made, 20), made.pack)[:1]
    assert row["q50"] == pytest.approx(np.median(exact, 0).max(), rel=DIGITS)


def test_who_holds_what_stands_where_nobody_moves(siege):
    """Nothing but coups: every place keeps its holder, and the effective number of powers is one over the sum of squares."""
    made = ends_of(siege).for_days(15)
    still = only(made, "coups", "regime_end")
    told = fragmentation(run(still, 10), made.pack)
    shares = np.array([row["q50"] for row in told["holders"]])
    (powers,) = [row for row in told["numbers"] if row["name"] == "powers"]
    assert powers["q05"] == powers["q95"] == pytest.approx(1 / (shares**2).sum(), rel=0.01)
    assert all(place["probability"] == 1 for place in told["map"])


def test_the_days_of_an_end_are_those_of_its_hazard(siege):
    """`value` of days until the end: its mean within the run is that of a geometric law cut off."""
    made = ends_of(siege).for_days(60)
    days = value(run(made, 400), made.pack, "days_until_regime_end").values
    p = 1 - np.exp(-0.01)
    chance = (1 - p) ** np.arange(60) * p
    exact = (np.arange(60) * chance).sum() / chance.sum()
    known = days[np.isfinite(days)]
    assert abs(known.mean() - exact) < 4.5 * known.std() / np.sqrt(known.size)
