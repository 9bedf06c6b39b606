"""The quantile cube of a run: one small file that answers most questions without reading the members again."""

from pathlib import Path

import numpy as np

from durance.ensemble.outcomes import OUTCOMES
from durance.ensemble.record import Arrays, attributes, dims_of_record, write_arrays
from durance.ensemble.store import Run

LEVELS = (0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99)
FILE = "summary.nc"


def quantiles(values: np.ndarray) -> np.ndarray:
    """`(quantile, ...)` over the first axis by one sort; NaN counts as larger than all and gives NaN where it is reached."""
    ordered = np.moveaxis(np.sort(np.ascontiguousarray(np.moveaxis(values, 0, -1)), axis=-1), -1, 0)
    at = np.array(LEVELS) * (len(ordered) - 1)
    low, high = np.floor(at).astype(int), np.ceil(at).astype(int)
    part = (at - low).reshape(-1, *[1] * (values.ndim - 1)).astype(values.dtype)
    return np.where(part == 0, ordered[low], ordered[low] * (1 - part) + ordered[high] * part)


def cube(run: Run) -> Arrays:
    """Quantiles of every outcome, and as `mean_<name>` each member's mean over the run of every country outcome."""
    run.load(*run.names)
    found = {name: quantiles(run.array(name)) for name in run.names if name not in ("parameters", "readings")}
    return found | {f"mean_{o.name}": run.array(o.name).mean(1) for o in OUTCOMES.values() if o.over == "country"}


def dims_of_cube(name: str) -> tuple[str, ...]:
    """Dimensions of an array of the cube."""
    return ("member",) if name.startswith("mean_") else ("quantile", *dims_of_record(name)[1:])


def write_cube(run: Run) -> Path | None:
    """Write `summary.nc` beside the blocks, whole or not at all; None for a run in memory. Raises OSError."""
    if run.folder is None:
        return None
    sizes = {d: len(n) for d, n in run.coords.items()} | {"member": run.members, "quantile": len(LEVELS)}
    arrays = cube(run) | {"quantile": np.array(LEVELS)}
    dims = {name: ("quantile",) if name == "quantile" else dims_of_cube(name) for name in arrays}
    told = {name: attributes(name.removeprefix("mean_")) for name in arrays if name != "quantile"}
    write_arrays(run.folder / FILE, arrays, dims, told | {"quantile": {"units": "1", "long_name": "probability"}}, sizes,
                 run.coords)
    return run.folder / FILE
