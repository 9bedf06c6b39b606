"""What is kept of a block: outcomes, parameters and readings of its members, in memory or as one atomically written file."""

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from durance.core.calendar import dates
from durance.ensemble.members import Sample
from durance.ensemble.outcomes import OUTCOMES, Context
from durance.scenario import Scenario, controls
from durance.schedule import writers

EVERY = 7                       # days between two records of every place
Arrays = dict[str, np.ndarray]
WEEKLY = ("locality", "actor", "partner", "zone")
DIMS = {"country": ("member", "day"), "road": ("member", "road"), "hit": ("member", "locality"),
        "daily": ("member", "day", "watched")} | {over: ("member", "week", over) for over in WEEKLY}


def watched_places(made: Scenario) -> tuple[str, ...]:
    """Places recorded every day: those the pack names under `watch`, else the capital."""
    return tuple(made.pack.about.get("watch") or [made.pack.capital])


def reduce(made: Scenario, drawn: Sample, trace: Arrays) -> Arrays:
    """The block's record: outcome name -> float32 array (three digits) with the dims of `DIMS`; `daily_<name>` by place."""
    need = np.asarray(trace["fuel_need"][0], float)
    context = Context(made.pack, drawn.values, need, controls(made)["price_cap"][: len(trace["fuel_need"])])
    watched = [made.pack.index("locality", p) for p in watched_places(made)]
    kept: Arrays = {}
    for o in OUTCOMES.values():
        found = o.function(trace, context)
        if o.over == "country":
            kept[o.name] = _told(found).T
        elif o.over in WEEKLY:
            kept[o.name] = _told(found[::EVERY]).swapaxes(0, 1)      # a copy: the days between are let go
            if o.over == "locality":
                kept[f"daily_{o.name}"] = _told(found[:, :, watched]).swapaxes(0, 1)
        else:
            kept[o.name] = _told(found)
    names = sorted(drawn.values)
    kept["parameters"] = np.stack([drawn.values[n] for n in names], -1)
    kept["readings"] = np.stack([drawn.readings[d] for d in sorted(drawn.readings)], -1).astype(np.int16) \
        if drawn.readings else np.zeros((need.shape[0], 0), np.int16)
    return kept


def dims_of_record(name: str) -> tuple[str, ...]:
    """Dimensions of a recorded array."""
    fixed = {"parameters": ("member", "parameter"), "readings": ("member", "dispute")}
    if name in fixed:
        return fixed[name]
    return DIMS["daily"] if name.startswith("daily_") else DIMS[OUTCOMES[name].over]


def attributes(name: str) -> dict[str, str]:
    """`units`, `long_name` and `written_by` of a recorded array."""
    bare = name.removeprefix("daily_")
    if bare not in OUTCOMES:
        return {"units": "see the pack", "long_name": f"{name} of each member", "written_by": "sampling"}
    o, by = OUTCOMES[bare], writers()
    return {"units": o.unit, "long_name": o.meaning,
            "written_by": " ".join(sorted({by.get(v.partition(":")[0], "start") for v in o.needs}))}


def coordinates(made: Scenario, days: int) -> dict[str, list[str]]:
    """Names along each dimension but `member`."""
    when = [str(d) for d in dates(made.start, days)]
    disputes = sorted(d.id for d in made.pack.ledger.disputes.values() if d.live)
    return {"day": when, "week": when[::EVERY], "locality": list(made.pack.names["locality"]),
            "actor": list(made.pack.names["actor"]), "partner": list(made.pack.names["partner"]),
            "zone": list(made.pack.names["zone"]), "road": list(made.pack.names["road"]), "watched": list(watched_places(made)),
            "parameter": sorted(made.pack.parameters), "dispute": disputes}


def rounded(array: np.ndarray, bits: int = 10) -> np.ndarray:
    """Float32 with this many mantissa bits (three digits): compresses several times better."""
    if array.dtype != np.float32:
        return array
    raw = array.view(np.uint32)
    half = np.uint32(1 << (22 - bits))
    mask = np.uint32(0xFFFFFFFF ^ ((1 << (23 - bits)) - 1))
    return np.where(np.isfinite(array), ((raw + half) & mask).view(np.float32), array)


def _told(array: np.ndarray) -> np.ndarray:
    """A rounded float32 copy."""
    return rounded(np.array(array, np.float32))


def write(path: Path, arrays: Arrays, sizes: dict[str, int], names: dict[str, list[str]]) -> None:
    """Write one block. Raises OSError when the disk is full."""
    write_arrays(path, arrays, {n: dims_of_record(n) for n in arrays}, {n: attributes(n) for n in arrays}, sizes, names)


def write_arrays(path: Path, arrays: Arrays, dims: dict[str, tuple[str, ...]], told: dict[str, dict[str, str]],
                 sizes: dict[str, int], names: dict[str, list[str]]) -> None:
    """Write labelled arrays to one NetCDF4 file atomically: it is there whole, or not at all."""
    import h5netcdf

    part = path.with_suffix(f".{os.getpid()}.part")      # two runs into one folder do not meet
    try:
        with h5netcdf.File(part, "w") as file:
            file.dimensions = {d: n for d, n in sizes.items() if n}
            for dim, labels in names.items():
                if labels:
                    file.create_variable(dim, (dim,), dtype="S64", data=np.array([x.encode() for x in labels], "S64"))
            for name, array in arrays.items():
                if array.size:
                    made = file.create_variable(name, dims[name], array.dtype, data=array, chunks=array.shape,
                                                compression="gzip", compression_opts=1, shuffle=True)
                    for key, text in told[name].items():
                        made.attrs[key] = text
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def read(paths: Iterable[Path], names: Iterable[str]) -> Arrays:
    """Arrays over all blocks, joined along `member`; each file is opened once. Raises KeyError for what it does not hold."""
    import h5py  # without the dimensions, which cost most of the time

    parts: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for path in paths:
        with h5py.File(path, "r") as file:
            for name, found in parts.items():
                found.append(np.asarray(file[name]))
    return {name: np.concatenate(parts.pop(name)) for name in list(parts)}      # popped: never held twice
