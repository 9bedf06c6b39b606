"""What tables of several commands have in common: how many rows, and how a share is told."""

from durance.analysis.words import percent, span

SHOWN = 15      # rows on the screen; --json tells all
BAND = ("q05", "q50", "q95")


def share(p: float | None, interval: list[float] | None) -> str:
    """A share of futures with its interval."""
    return "-" if p is None or interval is None else f"{percent(p)} ({span(*interval)})"
