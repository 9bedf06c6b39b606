"""Where the answer has a closed form (see `closed`) an analysis returns it within Monte Carlo error; the rest in
test_exact_answers. A test on an average allows 4.5 standard errors (seven in a million by luck).
"""

import numpy as np
import pytest
from closed import DAYS, HAZARD, all_fixed, births_of, born, chances, ends_of, losses_a_day, roads_of

from durance.analysis.asked import value
from durance.analysis.compare import compare
from durance.analysis.facts import facts
from durance.analysis.found import conditions
from durance.analysis.fresh import Job, answers
from durance.analysis.influence import influence
from durance.analysis.options import of_scenarios
from durance.analysis.points import inputs_of
from durance.analysis.regret import regret
from durance.analysis.sensitivity import screen
from durance.analysis.survival import lasting, survival
from durance.ensemble.record import rounded
from durance.ensemble.run import run

Z, N = 4.5, 600


@pytest.fixture(scope="module")
def roads(siege):
    return roads_of(siege)


def test_one_road_is_a_coin(roads):
    """The Brothers alone stand there, with a will of 0.15: days attacked are binomial with 1 - exp(-0.4 * 0.15)."""
    p = 1 - np.exp(-0.4 * 0.15)
    assert chances(roads)[roads.pack.index("road", "coastport-westgate")] == pytest.approx(p)
    seen = value(run(roads, N), roads.pack, "road_attacks@coastport-westgate").values
    assert abs(seen.mean() - p) < Z * np.sqrt(p * (1 - p) / (N * DAYS))
    counts = seen * DAYS
    assert counts.var() == pytest.approx(DAYS * p * (1 - p), rel=Z * np.sqrt(2 / N) + 0.05)


def test_trucks_lost_on_average(roads):
    lost = value(run(roads, N), roads.pack, "tankers_lost:end").values
    assert abs(lost.mean() - DAYS * losses_a_day(roads)) < Z * lost.std() / np.sqrt(N) + 0.001 * lost.mean()


def test_compare_gives_the_exact_difference_and_probability(roads):
    """Twice the rate of attacks under the same luck: never fewer losses, and more where some road is attacked that was not."""
    bold = roads.with_parameters(attack_rate=0.8)
    (row,) = compare(of_scenarios([roads, bold], "tankers_lost:end", N))
    exact = DAYS * (losses_a_day(bold) - losses_a_day(roads))
    middle, low, high = row["mean"]
    assert abs(middle - exact) < Z * (high - low) / 3.92 + 0.002 * exact
    used = roads.pack.map["corridor_roads"].sum(0) > 0
    never = float(np.prod((1 - (chances(bold) - chances(roads))[used]) ** DAYS))
    assert row["probability_better"] == 0
    assert abs(row["probability_worse"] - (1 - never)) < Z * np.sqrt(never * (1 - never) / N) + 0.005      # rounding hides few
    assert row["harm"]["probability"] == 0


def test_regret_of_the_worse_option_is_the_difference_and_of_the_better_none(roads):
    bold = roads.with_parameters(attack_rate=0.8)
    asked = of_scenarios([roads, bold], "tankers_lost:end", 200)
    exact = DAYS * (losses_a_day(bold) - losses_a_day(roads))
    good, bad = regret(asked)
    change = asked.options[1].values - asked.options[0].values
    assert (good["mean"], good["most"], good["best_in"]) == (0, 0, 1)
    assert abs(bad["mean"] - exact) < Z * change.std() / np.sqrt(200) + 0.002 * exact


@pytest.fixture(scope="module")
def births(siege):
    return births_of(siege)


def test_births_follow_the_closed_form_in_every_future(births):
    members = np.arange(200, dtype=np.uint64)
    exact, start = born(births, members, 200)
    told = answers([Job(births, members, 200)], ["fighters@brothers:end"], 1)[0]["fighters@brothers:end"]
    np.testing.assert_allclose(told, exact, rtol=2**-10)      # a record holds three digits
    assert (exact > start).all()


def test_the_screen_finds_the_rate_of_births_and_nothing_else(births):
    """Whoever joins does so by join_rate and motives: nothing else may have an effect at all."""
    weights = [f"{w}_weight" for w in ("want", "exclusion", "abuse", "protection")]
    start = ["insurgent_factor", "L02", "join_rate", *weights]
    other = [n for n in inputs_of(births) if n not in start][:40]
    rows = {r["input"]: r["mu_star"] for r in screen(births, "fighters@brothers:rise", 6, only=[*start, *other])}
    assert max(rows, key=lambda name: rows[name] if name not in ("insurgent_factor", "L02") else 0) == "join_rate"
    assert {n for n in other if rows[n] > 0} <= {"population_factor", "reform_start", "funds_start"}


def test_what_is_worth_knowing_when_the_choice_hangs_on_one_number(births):
    """Option one lets join_rate vary, option two holds it at its median: knowing it is worth E max(0, y - c), y the first's."""
    median = float(np.sqrt(np.prod([births.pack.parameters["join_rate"].low, births.pack.parameters["join_rate"].high])))
    varies = all_fixed(births, "join_rate")
    asked = of_scenarios([varies, varies.with_parameters(join_rate=median)], "fighters@brothers:end", 400, way="less")
    members = np.arange(400, dtype=np.uint64)
    free, held = (rounded(born(made, members, 400)[0].astype(np.float32)).astype(float)      # three digits, as in a record
                  for made in (varies, varies.with_parameters(join_rate=median)))
    gain = free - held
    exact = np.maximum(gain, 0).mean() - max(0.0, gain.mean())
    told = facts(asked, births.pack)
    assert [r["fact"] for r in told["rows"]] == ["join_rate"]
    assert told["rows"][0]["worth"] == pytest.approx(exact, rel=0.02)
    assert told["rows"][0]["clear"]
    assert told["at_most"] == pytest.approx(exact, rel=0.002), "no luck in births: this fact is all there is to know"


@pytest.fixture(scope="module")
def ends(siege):
    made = ends_of(siege).for_days(80)
    return run(made, N), made.pack


def test_survival_and_conditions_give_the_exponential(ends):
    found, pack = ends
    days = value(found, pack, "days_until_regime_end").values
    exact = np.exp(-HAZARD * np.arange(1, 81))
    error = np.sqrt(exact * (1 - exact) / N)
    for told in (survival(found), lasting(days, 80)):
        assert (np.abs(np.array(told["survival"]) - exact) < Z * error).all()
    told = conditions(found, pack, "days_until_regime_end < 50")
    p = 1 - np.exp(-0.5)      # days 0 to 49
    assert abs(told["share"] - p) < Z * np.sqrt(p * (1 - p) / N)
    assert told["boxes"] == []
    assert len(told["leaves"]) == 1, "what is all luck has no condition"


def test_what_is_all_luck_hangs_on_no_parameter(ends):
    """`influence` leaves out what is not told from luck: of some 200 parameters a share of 4.6 % may slip through."""
    found, pack = ends
    rows = influence(found, pack, value(found, pack, "days_until_regime_end").values)
    assert all(r["share"] < 20 / N for r in rows)
