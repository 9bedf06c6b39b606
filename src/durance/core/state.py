"""The table of every quantity in the model, and the arrays that hold it.

`state.csv` is the only place where a variable's dimensions, unit, bounds and meaning are written; `geography.csv` does
the same for the columns a pack's map provides. An ensemble's array carries a leading `member` axis that no mechanism
ever sees; controls, which are the same in every future, carry none.
"""

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import numpy as np

DIMENSIONS = ("country", "locality", "road", "corridor", "mode", "actor", "hop", "partner", "constituent", "zone")
MODES = ("bare", "escorted")
COUNTRY = ("country",)


@dataclass(frozen=True)
class Variable:
    """One row of `state.csv`: `kind` is stock, flow, index, event, memory or control."""

    name: str
    kind: str
    dims: tuple[str, ...]
    unit: str
    bounds: str
    meaning: str
    start: str

    @property
    def limits(self) -> tuple[float, float]:
        """Lowest and highest value that makes sense; infinite where the table leaves a side open."""
        low, high = self.bounds.split("..")
        return float(low or "-inf"), float(high or "inf")


@dataclass(frozen=True)
class Column:
    """One row of `geography.csv`: a constant array of the pack's map."""

    name: str
    dims: tuple[str, ...]
    dtype: str
    unit: str
    meaning: str


def read_table(path: Path, kind: type) -> dict:
    """The rows of one of the two tables by name."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = [row | {"dims": tuple(row["dims"].split())} for row in csv.DictReader(file)]
    return {row["name"]: kind(**row) for row in rows}


HERE = Path(__file__).parent
TABLE: dict[str, Variable] = read_table(HERE / "state.csv", Variable)
GEOGRAPHY: dict[str, Column] = read_table(HERE / "geography.csv", Column)
CONTROLS = tuple(v.name for v in TABLE.values() if v.kind == "control")


def dims_of(name: str) -> tuple[str, ...]:
    """Dimensions of a variable or a map column; none for a parameter or `key`."""
    known = TABLE.get(name) or GEOGRAPHY.get(name)
    return known.dims if known else ()


def nearest(name: str, known: object) -> str:
    """', did you mean ...?' with the nearest known names, for the one sentence that bad input gets."""
    names = [str(k) for k in known]  # type: ignore[union-attr, attr-defined]
    if not names:
        return " (there is none)"
    plain = {n.lower(): n for n in names}
    close = [plain[n] for n in get_close_matches(str(name).lower(), plain, n=3, cutoff=0.4)]
    return f", did you mean {' or '.join(close)}?" if close else f" (known: {', '.join(sorted(names)[:12])})"


def allocate(sizes: dict[str, int], members: int) -> dict[str, np.ndarray]:
    """Zeroed float64 arrays: `(member, *dims)` for every variable, `(*dims)` for controls."""
    full = sizes | {"country": 1, "mode": len(MODES)}
    shape = {v.name: tuple(full[d] for d in v.dims) for v in TABLE.values()}
    return {name: np.zeros(s if name in CONTROLS else (members, *s)) for name, s in shape.items()}
