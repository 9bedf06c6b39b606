"""Ways: by hand on a map of four places."""

import numpy as np

from durance.analysis.flee.roads import open_routes, shortest, stages

NORTH, TOWN, EAST, WEST = range(4)


def test_a_closed_border_cuts_its_routes_until_it_opens(case):
    assert [r[:2] for r in open_routes(case, 4)] == [(NORTH, TOWN), (TOWN, EAST), (EAST, WEST)]
    assert len(open_routes(case, 5)) == 4


def test_a_border_that_never_opens_again(case):
    case.closures[:] = [("A", "C", 3, 0)]
    assert [len(open_routes(case, day)) for day in (2, 3, 11)] == [4, 3, 3]


def test_shortest_ways_and_the_first_place_on_them(case):
    km, first = shortest(4, open_routes(case, 5))
    np.testing.assert_array_equal(km[NORTH], [0, 100, 200, 250])
    assert (first[NORTH, WEST], first[TOWN, WEST], first[WEST, TOWN]) == (TOWN, EAST, EAST)
    km, first = shortest(4, ((NORTH, TOWN, 100.0),))
    assert np.isinf(km[NORTH, EAST])
    assert first[NORTH, EAST] == -1


def test_a_stage_is_a_day_or_one_road_and_ends_in_the_first_camp(case):
    km, first = shortest(4, open_routes(case, 5))
    at, nights = stages(km, first, [EAST, WEST], np.array([50.0, 120.0, 500.0]))
    np.testing.assert_array_equal(at[:, NORTH, 1], [TOWN, TOWN, EAST])
    np.testing.assert_array_equal(nights[:, NORTH, 1], [1, 0, 0])
    np.testing.assert_array_equal(at[0, EAST], [-1, WEST])


def test_the_whole_way_as_one_stage(case):
    km, first = shortest(4, open_routes(case, 5))
    at, nights = stages(km, first, [EAST, WEST], np.array([100.0]), whole=True)
    assert (at[0, NORTH, 1], nights[0, NORTH, 1]) == (WEST, 2)


def test_where_no_way_is_open_nobody_gets_anywhere(case):
    km, first = shortest(4, ((NORTH, TOWN, 100.0),))
    at, _ = stages(km, first, [EAST, WEST], np.array([100.0]))
    assert (at == -1).all()
