"""Ways over the roads of a displacement case: the shortest open ones, and how far a traveller gets on them in a day."""

import numpy as np

from durance.data.flee import Case


def open_routes(case: Case, day: int) -> tuple[tuple[int, int, float], ...]:
    """The routes that no closed border cuts on a day."""
    shut = {frozenset((a, b)) for a, b, first, last in case.closures if first <= day and (day < last or last < first)}
    return tuple(r for r in case.routes if frozenset((case.countries[r[0]], case.countries[r[1]])) not in shut)


def shortest(size: int, routes: tuple[tuple[int, int, float], ...]) -> tuple[np.ndarray, np.ndarray]:
    """`(from, to)` km of the shortest way, infinite where there is none, and `(from, to)` the first place on it."""
    km = np.full((size, size), np.inf)
    first = np.full((size, size), -1)
    np.fill_diagonal(km, 0.0)
    for i, j, length in routes:
        if length < km[i, j]:
            km[i, j] = km[j, i] = length
            first[i, j], first[j, i] = j, i
    for via in range(size):
        there = km[:, via, None] + km[None, via]
        better = there < km
        km = np.where(better, there, km)
        first = np.where(better, first[:, via, None], first)
    return km, first


def stages(km: np.ndarray, first: np.ndarray, ends: list[int], speed: np.ndarray, whole: bool = False
           ) -> tuple[np.ndarray, np.ndarray]:
    """Where who sets out for each of `ends` is next, and after how many nights: two `(member, from, end)`.

    `speed (member,)` km/day. A stage leads as far as a day does, to the next place where that is farther than a day, and
    never past one of `ends`; -1 where no way is open. `whole` makes the whole way one stage.
    """
    size = len(km)
    at, nights = np.full((2, speed.size, size, len(ends)), -1)
    for i in range(size):
        for e, end in enumerate(ends):
            if i == end or not np.isfinite(km[i, end]):
                continue
            stops = [end] if whole else _stops(i, end, first, ends)
            gone = np.array([km[i, stop] for stop in stops])
            last = np.maximum((gone[None] <= speed[:, None]).sum(1) - 1, 0)
            at[:, i, e] = np.array(stops)[last]
            nights[:, i, e] = np.ceil(gone[last] / speed) - 1
    return at, nights


def _stops(i: int, end: int, first: np.ndarray, ends: list[int]) -> list[int]:
    """Places on the way from `i` to `end`, up to the first of `ends`."""
    stops = [int(first[i, end])]
    while stops[-1] not in ends:
        stops.append(int(first[stops[-1], end]))
    return stops
