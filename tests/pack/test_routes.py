"""Routes: cheapest ways against enumeration by hand and against scipy's Dijkstra."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from durance.pack.load import load
from durance.pack.routes import shortest_routes


def ways(depot, roads, cost):
    start, end = np.array([a for a, _ in roads]), np.array([b for _, b in roads])
    found = shortest_routes(depot, start, end, np.array(cost, float))
    return [[int(r) for r in row if r >= 0] for row in found]


def test_the_cheap_detour_beats_the_dear_road():
    assert ways([0, 0, 0], [(0, 2), (0, 1), (1, 2)], [10, 3, 4]) == [[], [1], [2, 1]]
    assert ways([0, 0, 0], [(0, 2), (0, 1), (1, 2)], [6, 3, 4]) == [[], [1], [0]]


def test_roads_are_open_both_ways():
    assert ways([0, 0, 0], [(2, 1), (1, 0)], [1, 1]) == [[], [1], [0, 1]]


def test_who_is_served_by_nobody_or_cut_off_uses_no_road():
    assert ways([0, -1, 0], [(0, 1)], [1]) == [[], [], []]


def test_each_place_uses_the_way_from_its_own_depot():
    assert ways([0, 0, 3, 3], [(0, 1), (1, 2), (2, 3)], [1, 1, 5]) == [[], [0], [2], []]


def test_lakeland_by_hand():
    pack = load("lakeland")
    road, place = pack.names["road"], pack.names["locality"]
    told = {place[i]: [road[r] for r in row if r >= 0] for i, row in enumerate(pack.map["route"])}
    assert told["westgate"] == ["westgate-reedham", "reedham-lakehead"]
    assert told["southgate"] == ["southgate-longford", "longford-lakehead"]
    assert told["northwick"] == ["millford-northwick"]
    assert told["lakehead"] == told["millford"] == told["coastport"] == []


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 9).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), st.integers(1, 50)), min_size=1, max_size=20),
        )
    )
)
def test_ways_join_depot_and_place_at_the_least_cost(country):
    n, roads = country
    roads = [r for r in roads if r[0] != r[1]]
    graph = np.full((n, n), np.inf)
    for a, b, km in roads:
        graph[a, b] = graph[b, a] = min(km, graph[a, b])
    least = dijkstra(csr_matrix(np.where(np.isfinite(graph), graph, 0)), indices=0)
    if not roads:
        return
    for i, way in enumerate(ways([0] * n, [r[:2] for r in roads], [r[2] for r in roads])):
        at = i
        for r in way:
            a, b, _ = roads[r]
            assert at in (a, b), "the way is not connected"
            at = b if at == a else a
        if np.isfinite(least[i]):
            assert at == 0
            assert sum(roads[r][2] for r in way) == least[i]
        else:
            assert way == []
