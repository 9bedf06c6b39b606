"""Cases A to D: the forecasts of deaths a month, run, scored beside their benchmarks, and held against the case files."""

from collections.abc import Callable, Iterable

from durance.analysis.forecast.judge import Row
from durance.analysis.forecast.national import rolling
from durance.analysis.forecast.partner_exit import partner_exit
from durance.analysis.forecast.regions import regional
from durance.analysis.forecast.windows import windows
from durance.analysis.score.casefile import read_case
from durance.ensemble.run import Progress, silent
from durance.pack.model import Pack

RUNS: dict[str, Callable[..., list[Row]]] = {"A": windows, "B": rolling, "C": regional, "D": partner_exit}


def run(pack: Pack, name: str, fast: bool = False, progress: Progress = silent) -> list[Row]:
    """Rows {case, metric, target, benchmark, ours, interval, met, good, note} of case A, B, C or D.

    `fast` runs a subset (two origins a year, 50 members) that says whether all works, not how well.
    """
    return RUNS[name](pack, read_case(pack, name), fast, progress)


def run_all(pack: Pack, names: Iterable[str] = tuple(RUNS), fast: bool = False, progress: Progress = silent) -> list[Row]:
    """The rows of several cases; paths that cases share are run once."""
    return [row for name in names for row in run(pack, name, fast, progress)]
