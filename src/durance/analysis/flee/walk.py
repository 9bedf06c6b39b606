"""Days of travel: who leaves, for which camp, and where each day ends.

The engine's mechanism `flight` moves people in one day and forgets where they came from, which is right for a country of
regions and too coarse for a case of camps. Here the mechanism itself, compiled, is asked for the shares by which it
spreads those who leave a place, anew whenever these change; how many leave is given, and the way takes its time:

    leave_x  = people who leave their homes at x today + waiting_x * (1 where x is in conflict, else onward)
    to_xj    = leave_x * share_xj        share: `flight` with nobody home but at x, camps its only shelters
               and, where the counts of day 0 may be used, times 1 + registered_0j / kin_size: kin draw kin
    a stage of the way to j ends after its nights in the first camp on it, else in the place reached, to wait there;
    where that camp is full and not j, so many pass it by and go on to j

Ignores  returns, shelter inside the country, what the road costs and who is turned back.
"""

from dataclasses import dataclass

import numpy as np

from durance.analysis.flee.roads import open_routes, shortest, stages
from durance.data.flee import Case

NEARLY = 0.9        # share of its capacity from which on a camp takes fewer, as in Flee
Ways = dict[tuple, tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray]]]]      # open routes -> km, and stages of each kind


@dataclass(frozen=True, eq=False)
class Rules:
    """`conflict (day, place)` 0..1 and `leaving (day, place)` people, the same in all members.

    `capacities` lets camps fill up, `whole` makes the way to the chosen camp one stage, `kin` lets those who were in the
    camps on day 0 draw others.
    """

    conflict: np.ndarray
    leaving: np.ndarray
    capacities: bool = False
    whole: bool = False
    kin: bool = False


def walk(case: Case, rules: Rules, draws: dict[str, np.ndarray]) -> np.ndarray:
    """People in each camp at the end of each day `(day, member, camp)`; day 0 holds the registered counts.

    `draws`: distance_power [1], speed [km/day], onward [1/day], kin_size [people] (with `kin` alone), each `(member,)`.
    """
    size, camps, members = len(case.names), np.array(case.camps), draws["speed"].size
    waiting = np.zeros((members, size))
    waiting[:, camps] = case.registered[0]
    coming = np.zeros((1, members, size))
    found = np.empty((case.days, members, camps.size))
    known, moves = None, np.zeros((0, members, size, size))
    ways: Ways = {}
    for day in range(case.days):
        now = _key(case, rules, day)
        if day and (now != known or rules.capacities):
            full = _fullness(case, waiting[:, camps]) if rules.capacities else None
            moves, known = _moves(case, rules, draws, day, full, ways), now
            coming = _longer(coming, len(moves))
        if day:
            waiting, coming = _day(waiting, coming, moves, rules, draws["onward"], day, camps)
        found[day] = waiting[:, camps]
    return found


def _key(case: Case, rules: Rules, day: int) -> tuple:
    """What the moves of a day hang on, but for how full camps are."""
    return open_routes(case, day), (rules.conflict[day] > 0).tobytes()


def _day(waiting: np.ndarray, coming: np.ndarray, moves: np.ndarray, rules: Rules, onward: np.ndarray, day: int,
         camps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rate = np.where(rules.conflict[day] > 0, 1.0, onward[:, None])
    rate[:, camps] = 0.0
    going = waiting * rate + rules.leaving[day]
    stuck = going * (1.0 - moves.sum((0, 3)))
    for night, move in enumerate(moves):
        coming[night] += np.matmul(going[:, None], move)[:, 0]
    waiting = waiting * (1.0 - rate) + stuck + coming[0]
    return waiting, np.concatenate([coming[1:], np.zeros_like(coming[:1])])


def _longer(coming: np.ndarray, nights: int) -> np.ndarray:
    missing = max(0, nights - len(coming))
    return np.concatenate([coming, np.zeros((missing, *coming.shape[1:]))])


def _fullness(case: Case, people: np.ndarray) -> np.ndarray:
    """0 a camp below nine tenths of its capacity, 1 a full one `(member, camp)`."""
    room = case.people[case.camps]
    return np.clip((people - NEARLY * room) / ((1.0 - NEARLY) * room), 0.0, 1.0)


def _moves(case: Case, rules: Rules, draws: dict[str, np.ndarray], day: int, full: np.ndarray | None, ways: Ways
           ) -> np.ndarray:
    """`(night, member, from, to)`: shares of those who set out, by where their stage ends and after how many nights."""
    size, members, routes = len(case.names), draws["speed"].size, open_routes(case, day)
    if routes not in ways:
        km, first = shortest(size, routes)
        both = (rules.whole, True) if rules.capacities else (rules.whole,)
        ways[routes] = km, [stages(km, first, case.camps, draws["speed"], whole) for whole in both]
    km, made = ways[routes]
    share = shares(case, km, draws["distance_power"], rules.conflict[day], full)
    share = with_kin(share, case, draws["kin_size"]) if rules.kin else share
    moves = np.zeros((max(int(nights.max()) for _, nights in made) + 1, members, size, size))
    m, x, e = np.nonzero(share)
    stop = made[0][0][m, x, e]
    passed = np.zeros(m.size) if full is None else np.where(stop == np.array(case.camps)[e], 0.0, _shut(case, full)[m, stop])
    for (at, nights), part in zip(made, (1.0 - passed, passed), strict=False):
        np.add.at(moves, (nights[m, x, e], m, x, at[m, x, e]), part * share[m, x, e])
    return moves


def _shut(case: Case, full: np.ndarray) -> np.ndarray:
    """How full each place is `(member, place)`: no place but a camp ever is."""
    shut = np.zeros((len(full), len(case.names)))
    shut[:, case.camps] = full
    return shut


def shares(case: Case, km: np.ndarray, distance_power: np.ndarray, conflict: np.ndarray, full: np.ndarray | None = None
           ) -> np.ndarray:
    """By which shares those who leave a place make for each camp, `(member, from, camp)`, as the mechanism `flight` says.

    Every place is asked by itself, as a member in which only it is inhabited and flees. Places in conflict, and camps as
    far as they are `full (member, camp)`, shelter nobody. Rows are 0 where no camp can be reached, and for camps.
    """
    from durance.mechanisms.flight import flight

    size, members = len(case.names), distance_power.size
    rows = members * size
    arrays = {name: np.zeros((rows, size)) for name in ("residents", "displaced", "home_people", "exiled", "leaving", "fled",
                                                        "sheltered")}
    homes = [x for x in range(size) if x not in case.camps]
    arrays["leaving"].reshape(members, size, size)[:, homes, homes] = 1.0
    arrays["taken"] = np.tile(conflict, (rows, 1))
    arrays["taken"][:, case.camps] = 0.0
    arrays |= {name: np.zeros((rows, 1, size)) for name in ("civilians_killed", "besieged")}
    if full is not None:
        arrays["besieged"][:, 0, case.camps] = np.repeat(full, size, axis=0)
    arrays |= {name: np.zeros(rows) for name in flight.parameters}
    arrays["distance_power"] = np.repeat(distance_power, size).astype(float)
    with np.errstate(divide="ignore"):
        arrays["log_distance"] = np.log(km)
    np.fill_diagonal(arrays["log_distance"], 0.0)
    arrays["shelter"] = np.zeros(size)
    arrays["shelter"][case.camps] = 1.0
    flight.compiled()(*(arrays[name] for name in flight.bound))
    out = arrays["sheltered"].reshape(members, size, size)[:, :, case.camps]
    total = out.sum(-1, keepdims=True)
    return np.divide(out, total, out=np.zeros_like(out), where=total > 0)


def with_kin(share: np.ndarray, case: Case, kin_size: np.ndarray) -> np.ndarray:
    """`share (member, from, camp)` where a camp of `kin_size (member,)` people on day 0 draws twice what an empty one does."""
    weight = share * (1.0 + case.registered[0] / kin_size[:, None])[:, None]
    total = weight.sum(-1, keepdims=True)
    return np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
