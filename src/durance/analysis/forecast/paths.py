"""The model's own deaths by month from each origin: run once, kept in a small file named by all that goes into the run."""

import ast
import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from durance.analysis.forecast.origins import month_starts, starting
from durance.core import kernel
from durance.ensemble.block import run_block
from durance.ensemble.members import sample
from durance.ensemble.run import Progress, compile_day, silent
from durance.ensemble.start import starting_state
from durance.pack.model import Pack
from durance.scenario import Scenario, controls

WATCH = ("casualties:locality", "civilians_killed:locality")      # fighters, civilians
BLOCK = 25      # members that run together


def cache_folder() -> Path:
    """Where finished origins lie between two sessions: `forecasts` beside the machine code."""
    return kernel.cache_folder().parent / "forecasts"


@cache
def equations() -> str:
    """Sixteen hex digits of the equations as they are computed: `core.kernel.digest` without words that nothing computes."""
    told = hashlib.sha256()
    for path in kernel.kernel_sources():
        text = path.read_text(encoding="utf-8")
        told.update(path.name.encode() + (_code(text) if path.suffix == ".py" else text).encode())
    return told.hexdigest()[:16]


def _code(text: str) -> str:
    """A module's syntax tree without docstrings, comments and layout."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.dump(tree)


def regions(pack: Pack) -> tuple[str, ...]:
    """Names of the regions at home, in the order of places."""
    return tuple(dict.fromkeys(row["region"] for row, home in zip(pack.places, pack.home, strict=True) if home))


def paths(pack: Pack, origins: Sequence[str], leads: int = 12, members: int = 200, seed: int = 1, *,
          known: date | None = None, folder: Path | None = None, progress: Progress = silent) -> dict[str, np.ndarray]:
    """Origin (YYYY-MM) -> deaths of the model `(member, month, region, kind)`, kinds as in `WATCH`.

    Every origin has luck of its own, made from `seed` and its month. What lies in `folder` (`cache_folder()`) is not run
    again: an interrupted call goes on where it stopped.
    """
    home, found, ready = folder or cache_folder(), {}, False
    home.mkdir(parents=True, exist_ok=True)
    pool = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        for k, month in enumerate(origins):
            made, own = starting(pack, month, leads, known), seed + int(month.replace("-", ""))
            file = home / f"{month}-{leads}-{inputs(made, members, own)}.npy"
            if not file.exists():
                ready = ready or compile_day(progress) >= 0
                _keep(file, _run(made, month_starts(month, leads), members, own, pool.map))
            found[month] = np.load(file)
            progress("origins", k + 1, len(origins))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return found


def _run(made: Scenario, starts: np.ndarray, members: int, seed: int, over: Callable) -> np.ndarray:
    """Deaths `(member, month, region, kind)` of one origin; `over` maps a function over blocks of members."""
    numbers = np.arange(members, dtype=np.uint64)
    blocks = [numbers[k:k + BLOCK] for k in range(0, members, BLOCK)]
    return np.concatenate(list(over(lambda block: _block(made, starts, block, members, seed), blocks)))


def _block(made: Scenario, starts: np.ndarray, block: np.ndarray, members: int, seed: int) -> np.ndarray:
    _, trace = run_block(made, block, members, made.days, seed, WATCH)
    names = regions(made.pack)
    member_of = np.array([[float(row["region"] == name) for name in names] for row in made.pack.places])
    monthly = [np.add.reduceat(trace[kind], starts, axis=0) @ (member_of * made.pack.home[:, None]) for kind in WATCH]
    return np.stack(monthly, -1).swapaxes(0, 1).astype(np.float32)


def inputs(made: Scenario, members: int, seed: int) -> str:
    """Sixteen hex digits of everything that goes into a run: equations, map, start, draws and imposed controls.

    A claim or docstring reworded or an event far away does not change it; a parameter, a row of the state or an equation
    does.
    """
    drawn, imposed = sample(made, np.arange(members, dtype=np.uint64), members, seed), controls(made)
    start = starting_state(made.pack, made.state, imposed, drawn.values)
    told = hashlib.sha256(f"{equations()} {made.start} {made.days} {members} {seed}".encode())
    for table in (made.pack.map, imposed, start, drawn.values, drawn.variants):
        for name in sorted(table):
            told.update(name.encode() + np.ascontiguousarray(table[name]).tobytes())
    return told.hexdigest()[:16]


def _keep(file: Path, array: np.ndarray) -> None:
    """Write whole or not at all."""
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            np.save(out, array)
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)
