"""Lakeland where the answer has a closed form: every analysis returns it within Monte Carlo error.

Roads: all else stands still, so that each road is attacked by a coin of fixed weight and each attack takes a share with a fixed
mean of the trucks at hand. Births: fighters join out of the people under an actor's rules, who grow fewer. Ends: a constant
hazard. A test on an average allows 4.5 standard errors (seven in a million by luck).
"""

import numpy as np
import pytest

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
from durance.ensemble.block import run_block
from durance.ensemble.record import rounded
from durance.ensemble.run import run
from durance.schedule import DAY

Z, N, DAYS = 4.5, 600, 30
BARE, SHARE = 2.0, 0.3


def only(made, *mechanisms):
    """All else stands still."""
    return made.without(*(m.name for m in DAY if m.name not in mechanisms))


@pytest.fixture(scope="module")
def roads(siege):
    made = only(siege, "interdiction", "convoys").for_days(DAYS)
    return made.with_parameters(half_presence=1e-9, bare_group=BARE, hit_mean=SHARE, hit_concentration=8.0, attack_rate=0.4)


def chances(made):
    """Chance of an attack a day on each road `(road,)`: 1 - exp(-rate * will of all who stand near, less by deals)."""
    _, trace = run_block(made, np.arange(1, dtype=np.uint64), 1, 1, 1, ("will", "strength", "deal_with"), dtype=np.float64)
    will, men, deal = (trace[name][0, 0] for name in ("will", "strength", "deal_with"))
    ends = made.pack.map["road_from"], made.pack.map["road_to"]
    near = men[:, ends[0]] + men[:, ends[1]] > 0
    spared = sum(0.5 * (deal[end] == np.arange(will.size)[:, None]) for end in ends)
    return 1 - np.exp(-made.parameters["attack_rate"] * (will[:, None] * near * (1 - spared)).sum(0))


def losses_a_day(made):
    """Expected trucks lost a day: over corridors, mean share * group * attacks; there are always more trucks than a group."""
    return SHARE * BARE * float((made.pack.map["corridor_roads"] @ chances(made)).sum())


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
    """Nobody leaves, money is no matter, motives stand: joined = join_rate * motive * rule * residents."""
    made = only(siege, "motives", "recruitment", "balance_people").for_days(365)
    return made.with_parameters(quit_rate=0.0, funds_half=0.0)


def born(made, members, total):
    """Fighters of the Brothers after the run, in closed form: N0 + sum_i (part of i's joiners) * r0 * (1 - (1 - k_i)^T)."""
    drawn, trace = run_block(made, members, total, 1, 1, ("motive", "rule", "funds", "residents", "joined", "strength"),
                             dtype=np.float64)
    rate, a = drawn.values["join_rate"], made.pack.index("actor", "brothers")
    paid = (trace["funds"][0] > 0)[:, :, None]
    each = np.minimum(0.01, rate[:, None, None] * paid * trace["motive"][0]) * trace["rule"][0]
    part, whole = each[:, a], each.sum(1)
    joined = trace["joined"][0]
    before = trace["residents"][0] + joined.sum(1)
    start = (trace["strength"][0] - joined)[:, a].sum(1)
    grown = np.where(whole > 0, part / np.where(whole > 0, whole, 1), 0) * before * (1 - (1 - whole) ** made.days)
    return start + grown.sum(1), start


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
    fixed = {p.name: p.value for p in births.pack.parameters.values() if p.name not in ("join_rate", "quit_rate", "funds_half")}
    varies = births.with_parameters(**fixed).with_reading("L02", "army").with_reading("L01", "customs")
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
    """Coups only, each at a constant hazard (see test_survival)."""
    made = siege.without("elite", "morale").with_parameters(
        elite_start=0.5, morale_start=0.5, guard_effect=0.0, coup_base=0.01, recent_days=1e-9, coup_success=1.0, deal_rate=0.0,
        raid_rate=0.0).for_days(80)
    return run(made, N), made.pack


def test_survival_and_conditions_give_the_exponential(ends):
    found, pack = ends
    days = value(found, pack, "days_until_regime_end").values
    exact = np.exp(-0.01 * np.arange(1, 81))
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
