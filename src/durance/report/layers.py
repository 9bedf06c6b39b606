"""What the circles of a map tell: when a place runs dry, or how often the state's side has lost it at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from durance.report import words as w
from durance.report.look import CARD, DRY, LOST

Row = dict[str, Any]
STEPS = (14, 30, 60, 120)
SHARES = (0.05, 0.25, 0.5, 0.75)


class Layer(NamedTuple):
    """Colour and sentence of a place; colours and names of the key, its heading, and the map in a sentence."""

    fill: Callable[[Row], str]
    said: Callable[[Row], str]
    colours: list[str]
    names: list[str]
    heading: str
    first: Callable[[list[Row]], str]


def colour(days: float | None) -> str:
    """The colour of a place by when it runs dry; plain paper when the median future never does."""
    if not w.known(days) or days is None:
        return CARD
    return DRY[sum(days > s for s in STEPS)]


def when_dry(place: Row) -> str:
    """When a place runs dry, in words."""
    value = "not dry in the median future" if not w.known(place.get("dry_q50")) else w.interval(
        place.get("dry_q05"), place.get("dry_q50"), place.get("dry_q95"), "day", "beyond the run")
    return f"{place.get('name')}: {value}; dry in {w.share(place.get('dry_share'))} of futures"


def first_dry(places: list[Row]) -> str:
    """The first places to run dry."""
    dry = sorted((p for p in places if w.known(p.get("dry_q50"))), key=lambda p: p["dry_q50"])
    told = "; ".join(f"{p.get('name')} {w.days(p['dry_q50'])}" for p in dry[:6])
    return f"First to run dry in the median future: {told}." if told else "None runs dry."


def lost_colour(share: float | None) -> str:
    """The colour of a place by the share of futures in which the state's side does not hold it at the end."""
    if not w.known(share) or not share:
        return CARD
    return LOST[sum(share > s for s in SHARES)]


def who_holds(place: Row) -> str:
    """Who holds a place at the end, in words."""
    if not w.known(place.get("lost_share")):
        return str(place.get("name"))
    rival = f", mostly by {place['rival']}" if place.get("rival") else ""
    return f"{place.get('name')}: not held by the state's side at the end in {w.share(place['lost_share'])} of futures{rival}"


def most_lost(places: list[Row]) -> str:
    """The places lost most often."""
    lost = sorted((p for p in places if p.get("lost_share")), key=lambda p: -p["lost_share"])
    told = "; ".join(f"{p.get('name')} {w.share(p['lost_share'])}" for p in lost[:6])
    return f"Most often not the state's at the end: {told}." if told else "The state's side holds every place in every future."


def dry_layer(data: Row) -> Layer:
    """Days until dry."""
    names = [f"≤{STEPS[0]}", *[f"≤{s}" for s in STEPS[1:]], f">{STEPS[-1]}", "not"]
    return Layer(lambda p: colour(p.get("dry_q50")), when_dry, [*DRY, CARD], names,
                 str(data.get("value_label") or "days until dry, median"), first_dry)


def lost_layer(_: Row) -> Layer:
    """Share of futures in which a place is lost."""
    names = ["none", *[f"≤{100 * s:.0f}" for s in SHARES], f">{100 * SHARES[-1]:.0f}"]
    return Layer(lambda p: lost_colour(p.get("lost_share")), who_holds, [CARD, *LOST], names,
                 "% of futures: not the state's at the end", most_lost)
