"""Map columns of actors, partners, constituents and zones, from small tables."""

import numpy as np
import pytest

from durance.core.draws import name_hash
from durance.core.state import GEOGRAPHY
from durance.pack.load import load
from durance.pack.powers import actor_columns, constituent_columns, pairs, partner_columns, zone_columns

NAMES = {"actor": ("army", "foes", "hired"), "locality": ("a", "b", "c")}
ACTORS = {"army": {"side": "state", "will": {"value": 0}, "punch": {"value": 1.2}},
          "foes": {"side": "other", "will": {"value": 0.3}, "signatory": True, "mine_pull": {"value": 0.5}},
          "hired": {"side": "state", "foreign": True, "mercenary": True, "independent": False}}


def test_pairs_are_the_same_both_ways_and_lie_on_a_start():
    start = np.full((3, 3), 0.5)
    made = pairs({"army foes": {"value": -1}, "hired foes": {"value": -0.2}}, NAMES["actor"], start)
    np.testing.assert_array_equal(made, [[0.5, -1, 0.5], [-1, 0.5, -0.2], [0.5, -0.2, 0.5]])
    assert (start == 0.5).all(), "the start was changed"
    assert not pairs({}, NAMES["actor"]).any()


def test_actors():
    affinity = np.eye(3)
    found = actor_columns(ACTORS, affinity)
    flags = {n: list(found[n]) for n in ("is_state", "is_foreign", "signatory", "mercenary", "independent")}
    assert flags == {"is_state": [1, 0, 1], "is_foreign": [0, 0, 1], "signatory": [0, 1, 0], "mercenary": [0, 0, 1],
                     "independent": [0, 0, 0]}
    assert list(found["usual_will"]) == [0, 0.3, 0]
    assert list(found["punch"]) == [1.2, 0, 0]
    assert list(found["mine_pull"]) == [0, 0.5, 0]
    assert found["affinity"] is affinity
    assert list(found["actor_id"]) == [name_hash(n) for n in NAMES["actor"]]


def test_partners():
    table = {"south": {"actor": "hired", "group": "force", "force": {"value": 400}, "cost": {"value": 15},
                       "bases": {"shares": {"b": 0.75, "a": 0.25}}},
             "union": {"escort": {"value": 0.1}, "bases": {"shares": {}}},
             "north": {"group": "force"}, "league": {"group": "alms"}}
    found = partner_columns(table, NAMES)
    assert list(found["partner_actor"]) == [2, -1, -1, -1]
    assert found["rival_group"][0] == found["rival_group"][2] != found["rival_group"][3]
    assert found["rival_group"][1] == -1
    assert list(found["partner_force"]) == [400, 0, 0, 0]
    assert list(found["partner_escort"]) == [0, 0.1, 0, 0]
    assert list(found["partner_cost"]) == [15, 0, 0, 0]
    np.testing.assert_array_equal(found["base_share"], [[0.25, 0.75, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]])


def test_constituents_and_zones():
    parts = constituent_columns({"x": {"share": {"value": 0.4}, "home": {"places": ["c", "a"]}}}, NAMES)
    np.testing.assert_array_equal(parts["constituent_home"], [[1, 0, 1]])
    assert list(parts["constituent_share"]) == [0.4]
    np.testing.assert_array_equal(zone_columns({"z": {"contact": {"places": {"b": 1}}}}, NAMES)["zone_contact"], [[0, 1, 0]])


def test_none_of_them_gives_empty_columns():
    empty = partner_columns({}, NAMES) | constituent_columns({}, NAMES) | zone_columns({}, NAMES)
    assert empty["base_share"].shape == empty["constituent_home"].shape == empty["zone_contact"].shape == (0, 3)
    assert empty["partner_actor"].dtype == np.int64
    assert {len(x) for x in empty.values()} == {0}


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_a_packs_columns_have_the_shapes_and_types_of_the_table(name):
    pack = load(name)
    kinds = {"index": np.integer, "key": np.unsignedinteger, "float": np.floating}
    for column in GEOGRAPHY.values():
        array = pack.map[column.name]
        if "hop" not in column.dims:
            assert array.shape == tuple(pack.sizes[d] for d in column.dims), column.name
        assert np.issubdtype(array.dtype, kinds[column.dtype]), column.name
    for sums in (pack.map["base_share"].sum(1), pack.map["zone_contact"].sum(1)):
        assert set(np.round(sums, 9)) <= {0.0, 1.0}
