"""A mechanism knows its wiring, and refuses what it does not know."""
import numpy as np
import pytest

import durance.core.mechanism as core
from durance.core.mechanism import Mechanism, dtype_of, mechanism, with_rivals
from durance.mechanisms.power import power

TOWN = {"fuel_power": [30], "power_need": [40], "power_hours_normal": [20], "hydro_share": [0.25]}


@pytest.fixture(autouse=True)
def _leave_the_registry_alone(monkeypatch):
    monkeypatch.setattr(core, "REGISTRY", {})


def function(*names):
    return eval(f"lambda {', '.join(names)}: None")


def test_argument_names_are_the_wiring():
    made = mechanism("fuel hungry")(function("residents", "key", "rain", "airfield", "steepness", "fuel", "hungry"))
    assert made.reads == ("residents", "rain")
    assert made.writes == ("fuel", "hungry")
    assert made.parameters == ("steepness",)
    assert made.uses_luck
    assert list(core.REGISTRY.values()) == [made]


def test_seventeen_arguments_are_refused_and_sixteen_taken():
    names = [f"p{k}" for k in range(15)]
    assert len(mechanism("fuel")(function(*names, "fuel")).arguments) == 16
    with pytest.raises(ValueError, match="17 arguments, more than 16"):
        mechanism("fuel")(function(*names, "p15", "fuel"))


def test_an_unknown_variable_or_one_that_is_no_argument_is_refused():
    with pytest.raises(ValueError, match="'fuel_shrot', which is no variable among its arguments, did you mean fuel_short"):
        mechanism("fuel_shrot")(function("fuel_shrot"))
    with pytest.raises(ValueError, match="'fuel', which is no variable among its arguments"):
        mechanism("fuel")(function("fuel_sent"))
    with pytest.raises(ValueError, match="normal_flow"):
        mechanism("normal_flow")(function("normal_flow"))      # a parameter is nobody's to write


def test_a_wrong_keyword_is_named_with_the_right_ones():
    with pytest.raises(TypeError, match=r"power takes no fuel_powr; it takes fuel_power, power_need"):
        power(**TOWN, fuel_powr=[1])
    with pytest.raises(TypeError, match="hydro_share"):
        power(**{n: x for n, x in TOWN.items() if n != "hydro_share"})


def test_a_call_leaves_what_it_was_given_alone_and_repeats_itself():
    given = {n: np.array(x, float) for n, x in TOWN.items()} | {"power_hours": np.array([3.0])}
    first, second = power(**given), power(**given)
    assert given["power_hours"][0] == 3
    assert first.power_hours[0] == second.power_hours[0] != 3


def test_compiled_and_interpreted_agree_over_members():
    rng = np.random.default_rng(1)
    fuel, found, same = rng.uniform(0, 40, (5, 3)), np.zeros((5, 3)), np.zeros((5, 3))
    fixed = [np.array([40.0, 0, 50]), np.full(3, 20.0), np.array([0.25, 0, 1])]
    power.compiled()(fuel, *fixed, found)
    power.interpreted()(fuel, *fixed, same)
    np.testing.assert_array_equal(found, same)
    assert found.any()


def test_types_and_claim_come_from_the_tables_and_the_docstring():
    assert [dtype_of(n) for n in ("key", "road_from", "place_id", "fuel", "steepness")] == [
        "key", "index", "key", "float", "float"]
    assert power.claim.startswith("Power: hours of electricity follow")


def equations() -> tuple[Mechanism, Mechanism]:
    """Two mechanisms about one variable that take different arguments."""
    return mechanism("hungry")(by_people), mechanism("hungry")(by_relief)


def by_people(residents, base_hungry, hungry):
    hungry[:] = residents * base_hungry


def by_relief(relief_order, hungry, siege_half):
    hungry[:] = relief_order + siege_half


def test_rivals_are_bound_to_the_arguments_of_all_and_to_the_variant():
    standing, rival = equations()
    assert standing.bound == standing.arguments
    made = with_rivals(standing, rival)
    assert made is standing
    assert made.rivals == (rival,)
    assert made.bound == ("variant", "residents", "base_hungry", "hungry", "relief_order", "siege_half")
    assert dtype_of("variant") == "index"
    assert rival.bound == rival.arguments, "a rival alone is an equation like any other"


def test_a_member_holds_the_equation_its_variant_names():
    made = with_rivals(*equations())
    residents, base = np.array([[100.0, 200], [100, 200], [100, 200]]), np.array([0.1, 0.5])
    hungry, relief, half = np.zeros((3, 2)), np.array([7.0, 8]), np.array([1.0, 2, 3])
    made.interpreted()(np.array([0, 1, 0]), residents, base, hungry, relief, half)
    np.testing.assert_allclose(hungry, [[10, 100], [9, 10], [10, 100]])


def test_a_rival_must_write_the_same():
    with pytest.raises(ValueError, match="by_relief does not write what power writes: power_hours"):
        with_rivals(power, equations()[1])
    assert power.rivals == ()
