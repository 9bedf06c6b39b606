"""Shortest ways on the pack's own roads: from depots to the places they serve, and between any two places."""

import heapq

import numpy as np

FAR = 1.0e5      # km: farther than any road

def shortest_routes(depot: list[int], start: np.ndarray, end: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """`(locality, hop)`: roads of the cheapest way from a place to its depot, in order, filled up with -1.

    `depot[i]` is the place that serves i, or -1; `start`, `end` and `cost` describe the roads, open both ways.
    A place that serves itself, is served by nobody or cannot be reached uses no road.
    """
    links: dict[int, list[tuple[float, int, int]]] = {}
    for r, (a, b, km) in enumerate(zip(start, end, cost, strict=True)):
        links.setdefault(int(a), []).append((float(km), int(b), r))
        links.setdefault(int(b), []).append((float(km), int(a), r))
    ways: list[list[int]] = [[] for _ in depot]
    for d in sorted({d for d in depot if d >= 0}):
        came = _tree(d, links)
        for i, mine in enumerate(depot):
            at = i
            while mine == d and at in came:
                at, road = came[at]
                ways[i].append(road)
    longest = max(1, *(len(way) for way in ways))
    return np.array([way + [-1] * (longest - len(way)) for way in ways])


def _tree(source: int, links: dict[int, list[tuple[float, int, int]]]) -> dict[int, tuple[int, int]]:
    best, came, heap = {source: 0.0}, {}, [(0.0, source)]
    while heap:
        far, at = heapq.heappop(heap)
        if far > best[at]:
            continue
        for km, there, road in links.get(at, []):
            if far + km < best.get(there, float("inf")):
                best[there] = far + km
                came[there] = (at, road)
                heapq.heappush(heap, (far + km, there))
    return came


def log_distances(places: int, start: np.ndarray, end: np.ndarray, km: np.ndarray) -> np.ndarray:
    """`(locality, locality)`: logarithm of the shortest way [km], 0 at home, FAR where no road leads."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import dijkstra

    both = np.concatenate([start, end]), np.concatenate([end, start])
    graph = coo_array((np.concatenate([km, km]), both), shape=(places, places)).tocsr()
    return np.log(np.clip(dijkstra(graph, directed=False), 1.0, FAR))
