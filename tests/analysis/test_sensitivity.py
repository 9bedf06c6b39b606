"""Sensitivity of a day of recruitment, whose answer is linear in its inputs: screen and shares are known exactly."""

import numpy as np
import pytest

from durance.analysis.sensitivity import LUCK, REST, screen, shares
from durance.ensemble.block import run_block
from durance.pack.model import Unknown
from durance.schedule import DAY

TWO = ("bare_group", "hit_mean")


@pytest.fixture(scope="module")
def product(siege):
    """Every road is attacked for sure: losses of a day are bare_group * share * hits, share near hit_mean."""
    made = siege.without(*(m.name for m in DAY if m.name not in ("interdiction", "convoys"))).for_days(1)
    fixed = {p.name: p.value for p in made.pack.parameters.values() if p.name not in TWO}
    return made.with_parameters(**fixed | {"half_presence": 1e-9, "attack_rate": 1e4, "hit_concentration": 1e7})


def losses(made, bare, share):
    """Expected loss of the first day: each road with an armed hostile presence is attacked for sure."""
    fixed = made.with_parameters(bare_group=bare, hit_mean=share)
    _, trace = run_block(fixed, np.arange(1, dtype=np.uint64), 1, 1, 1, ("threat",), dtype=np.float64)
    hits = made.pack.map["corridor_roads"] @ (trace["threat"][0, 0].sum(0) > 0)
    return bare * share * hits.sum()


def test_the_screen_finds_the_two_and_their_exact_reach(product):
    rows = {r["input"]: r for r in screen(product, "tankers_lost:end", 30)}
    assert set(rows) == {*TWO, "L01", "L02"}
    # uniform inputs: an effect is the slope over the whole range at the middle of the other, on average over the grid
    (b_low, b_high), (s_low, s_high) = ((p.low, p.high) for p in (product.pack.parameters[n] for n in TWO))
    unit = losses(product, 1.0, 1.0)
    expected = {"bare_group": unit * (b_high - b_low) * (s_low + s_high) / 2,
                "hit_mean": unit * (s_high - s_low) * (b_low + b_high) / 2}
    for name, much in expected.items():
        r = rows[name]
        error = r["sigma"] / np.sqrt(30)
        assert abs(r["mu_star"] - much) < 4 * error + 0.01 * much, (name, r["mu_star"], much)
        assert r["mu"] == pytest.approx(r["mu_star"])
        assert r["clear"]
    assert rows["L01"]["mu_star"] == rows["L02"]["mu_star"] == 0
    assert not rows["L01"]["clear"]


def test_the_shares_of_a_product_are_exact(product):
    """For y = x1 x2: V1 = v1 m2^2, V12 = v1 v2; first = V1 / V, total = (V1 + V12) / V. Nothing is luck's."""
    rows = {r["input"]: r for r in shares(product, "tankers_lost:end", list(TWO), rows=512)}
    p = [product.pack.parameters[n] for n in TWO]
    m, v = [(x.low + x.high) / 2 for x in p], [(x.high - x.low) ** 2 / 12 for x in p]
    first = np.array([v[0] * m[1] ** 2, v[1] * m[0] ** 2])
    both = v[0] * v[1]
    whole = first.sum() + both
    for k, name in enumerate(TWO):
        r = rows[name]
        assert r["first_low"] - 0.02 <= first[k] / whole <= r["first_high"] + 0.02, name
        assert r["total_low"] - 0.02 <= (first[k] + both) / whole <= r["total_high"] + 0.02, name
        assert r["total"] == pytest.approx((first[k] + both) / whole, abs=0.06)
    assert rows[LUCK]["total"] < 0.001
    assert rows[REST]["total"] == 0
    assert rows[REST]["kind"] == "rest"


def test_luck_is_told_as_an_input(siege):
    """With all parameters and readings fixed all variance is luck's; here one road's attacks alone."""
    made = siege.without(*(m.name for m in DAY if m.name not in ("interdiction", "convoys"))).for_days(20)
    fixed = {p.name: p.value for p in made.pack.parameters.values() if p.name != "bill_share"}
    made = made.with_parameters(**fixed).with_reading("L01", "customs")
    rows = {r["input"]: r for r in shares(made, "tankers_lost:end", ["L02"], rows=64)}
    assert rows["L02"]["total"] == 0
    assert rows[LUCK]["total"] == pytest.approx(1, abs=0.5)
    assert rows[LUCK]["total_low"] > 0.4


def test_nonsense_is_refused(product):
    with pytest.raises(Unknown, match="draws no input 'bare_grup', did you mean bare_group"):
        screen(product, "unmet", only=["bare_grup"])
    with pytest.raises(ValueError, match="two walks"):
        screen(product, "unmet", 1)
    with pytest.raises(ValueError, match="power of two"):
        shares(product, "unmet", list(TWO), rows=100)
