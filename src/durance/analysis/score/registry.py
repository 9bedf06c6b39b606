"""Which module scores which case; nothing is imported before a case is asked for."""

from collections.abc import Callable
from importlib import import_module
from math import isfinite
from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row
from durance.analysis.score.casefile import read_case
from durance.core.state import nearest
from durance.ensemble.run import Progress, silent
from durance.pack.model import Pack, Unknown

HERE = "durance.analysis.score"
SCORERS = {"F": ("case_f", "siege"), "G": ("case_g", "coups"), "H": ("case_h", "left_alone"), "I": ("case_i", "two_counts"),
           "J": ("case_j", "blockade"), "PPC": ("unfitted", "unfitted")}
PLOTS = {"B": ("calibration", "by_lead"), "C": ("calibration", "by_region")}
FORECASTS, CAMPS = ("A", "B", "C", "D"), "E"
NAMES = (*FORECASTS, CAMPS, *SCORERS)


def score(pack: Pack, name: str, fast: bool = False, progress: Progress = silent) -> list[Row]:
    """The rows of a case. `fast` takes a subset that says whether all works, not how well.

    Raises Unknown for a case that nobody scores, Faults for a broken file, LookupError where data of others are absent.
    """
    case = read_case(pack, name)
    if name in FORECASTS:
        rows = import_module("durance.analysis.forecast.cases").run(pack, name, fast, progress)
    elif name == CAMPS:
        rows = import_module("durance.analysis.flee.case").run(pack, fast, progress)
    else:
        rows = _ours(SCORERS, name)(pack, case, fast, progress)
    return [{"good": None} | {key: _bare(value) for key, value in row.items()} for row in rows]


def _bare(value: Any) -> Any:
    """A value as JSON knows it: numpy's numbers as Python's, and None for what is not finite."""
    if isinstance(value, list | tuple):
        return [_bare(x) for x in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not isfinite(value) else value


def plots(pack: Pack, name: str, fast: bool = False, progress: Progress = silent) -> dict[str, Any]:
    """What the validation page draws of a case; empty for most."""
    return _ours(PLOTS, name)(pack, read_case(pack, name), fast, progress) if name in PLOTS else {}


def _ours(table: dict[str, tuple[str, str]], name: str) -> Callable[..., Any]:
    if name not in table:
        raise Unknown(f"nothing scores the case {name!r}{nearest(name, NAMES)}")
    module, function = table[name]
    return getattr(import_module(f"{HERE}.{module}"), function)
