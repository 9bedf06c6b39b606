"""Run a scenario: blocks of members on threads, each block written whole as soon as it is done.

A member's future depends on nothing but the scenario, the seed and its own number: blocks, threads and the order in
which they finish change no bit. A run that was interrupted goes on where it stopped when it is started again.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed, wait
from pathlib import Path
from typing import Any

import numpy as np

from durance import __version__
from durance.core import kernel
from durance.core.state import nearest
from durance.ensemble.block import run_block
from durance.ensemble.cube import FILE, write_cube
from durance.ensemble.outcomes import watched_variables
from durance.ensemble.record import Arrays, coordinates, reduce, write
from durance.ensemble.store import SCHEMA, Run, digest, open_run, save_json
from durance.pack.parameters import DESIGNS
from durance.scenario import Scenario, missing_parameters
from durance.schedule import DAY

MOST = 10_000_000            # members of one run: beyond it the blocks of a folder would be countless
BLOCK, LONG = 48, 365      # members a block, and the days up to which it holds so many
Progress = Callable[[str, int, int], None]


class Interrupted(KeyboardInterrupt):
    """The run was stopped by hand; what was done is on disk. `args[0]` is the run."""


def silent(what: str, done: int, total: int) -> None:
    """The progress that tells nobody."""


def block_size(days: int) -> int:
    """Members a block: fewer over many days, for what is traced of a block stays in memory until it is done."""
    return max(1, min(BLOCK, BLOCK * LONG // days))


def compile_day(progress: Progress = silent) -> float:
    """Compile every mechanism, or read it from the cache; seconds it took.

    With an empty cache a second process begins at the day's end; the two meet where one finds the other's work.
    """
    began = time.perf_counter()
    other = None
    if not kernel.is_cached(DAY[-1].name) and (os.cpu_count() or 1) > 1:
        other = subprocess.Popen([sys.executable, "-m", "durance.ensemble.warm", "--backwards"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for k, mechanism in enumerate(DAY):
            progress("compiling", k, len(DAY))
            mechanism.compiled()
        progress("compiling", len(DAY), len(DAY))
    finally:
        if other is not None:
            other.kill()
            other.wait()
    return time.perf_counter() - began


def run(made: Scenario, members: int = 500, seed: int = 1, *, design: str = "random", out: str | os.PathLike | None = None,
        threads: int | None = None, executor: Executor | None = None, progress: Progress = silent,
        block: int | None = None) -> Run:
    """Run `members` futures of a scenario.

    `out` keeps the run in a folder below it (else in memory); `design` is random, sobol or lhs; `executor` takes blocks
    elsewhere than on `threads` of this process; `block` members run together, which changes no result. Returns a Run.
    Raises ValueError for fewer than one member, Unknown for missing parameters, OSError when the disk is full (finished
    blocks stay), Interrupted when stopped by hand.
    """
    block = block_size(made.days) if block is None else block
    _refuse_nonsense(members, seed, threads, block, design)
    if missing := missing_parameters(made.pack):
        raise ValueError(f"{made.pack.name} gives no value for {', '.join(missing)}")
    fingerprint = made.fingerprint() | {"members": members, "seed": seed, "design": design, "version": __version__,
                                        "equations": kernel.digest()}
    found = _Keeper(made, fingerprint, Path(out) if out is not None else None, block)
    if found.finished:
        return found.result()
    compile_day(progress)
    pool = executor or ThreadPoolExecutor(threads if threads is not None else os.cpu_count() or 1)
    try:
        _run_blocks(made, found, pool, progress)
    finally:
        if executor is None:
            pool.shutdown(wait=True, cancel_futures=True)
    done = found.result()
    if done.folder is not None and not (done.folder / FILE).exists():
        progress("summary", 0, 1)
        write_cube(done)
        progress("summary", 1, 1)
    return done


def _run_blocks(made: Scenario, found: "_Keeper", pool: Executor, progress: Progress) -> None:
    """Run the blocks that are missing and keep each as it is done; note an interruption before it goes on."""
    told, began = found.manifest, time.perf_counter()
    pending = [pool.submit(_one_block, made, found.range(k), told["members"], told["seed"], told["design"], k)
               for k in range(found.blocks) if k not in found.done]
    try:
        for future in as_completed(pending):
            found.keep(*future.result())
            progress("members", found.members, told["members"])
        found.close("done", time.perf_counter() - began)
    except BaseException as error:
        for future in pending:
            future.cancel()
        wait([f for f in pending if not f.cancelled()])
        found.close("interrupted", time.perf_counter() - began)
        if isinstance(error, KeyboardInterrupt):
            raise Interrupted(found.result()) from None
        raise


def _refuse_nonsense(members: int, seed: int, threads: int | None, block: int, design: str) -> None:
    if not 1 <= members <= MOST:
        raise ValueError(f"a run has 1 to {MOST:,} members, not {members:,}")
    if threads is not None and threads < 1:
        raise ValueError(f"a run needs at least one thread, not {threads}")
    if not 0 <= seed < 2**63:
        raise ValueError(f"a seed lies between 0 and 2^63, not at {seed}")
    if block < 1:
        raise ValueError(f"a block holds at least one member, not {block}")
    if design not in DESIGNS:
        raise ValueError(f"unknown design {design!r}{nearest(design, DESIGNS)}")


def _one_block(made: Scenario, members: np.ndarray, total: int, seed: int, design: str, k: int) -> tuple[int, Arrays]:
    variables = (*watched_variables(), "fuel_need")
    drawn, trace = run_block(made, members, total, made.days, seed, variables, design)
    return k, reduce(made, drawn, trace)


class _Keeper:
    """Keeps finished blocks, in memory or on disk, and knows which are there already."""

    def __init__(self, made: Scenario, fingerprint: dict[str, Any], out: Path | None, block: int):
        self.made, self.block, self.total = made, block, fingerprint["members"]
        self.blocks = -(-self.total // block)
        self.coords = coordinates(made, made.days)
        self.held: dict[int, Arrays] = {}
        self.folder = out / digest(fingerprint) if out is not None else None
        self.manifest = {"schema": SCHEMA, "run": digest(fingerprint), "status": "running", **fingerprint,
                         "started": time.strftime("%Y-%m-%dT%H:%M:%S"), "seconds": 0.0, "block": block, "blocks": [],
                         "imposed": [{"id": e.id, "date": str(e.date), "kind": e.kind, "text": e.text,
                                      "claims": list(e.claims)} for e in made.imposed()],
                         "coords": self.coords, "pack_folder": str(made.pack.folder)}
        self.done: set[int] = set()
        self.finished = False
        if self.folder is not None:
            (self.folder / "blocks").mkdir(parents=True, exist_ok=True)
            self.done = {k for k in range(self.blocks) if (self.folder / self.file(k)).exists()}
            self.finished = self.was_done()
            if not self.finished:
                self.note("running")

    def file(self, k: int) -> str:
        return f"blocks/{self.block}-{k:05d}.nc"

    def range(self, k: int) -> np.ndarray:
        return np.arange(k * self.block, min((k + 1) * self.block, self.total), dtype=np.uint64)

    @property
    def members(self) -> int:
        return sum(self.range(k).size for k in self.done)

    def was_done(self) -> bool:
        """Whether this run was finished before; then its manifest stands as it is."""
        if self.folder is None or len(self.done) < self.blocks:
            return False
        try:
            before = open_run(self.folder)
        except LookupError:
            return False
        if before.manifest["status"] == "done":
            self.manifest = before.manifest
        return before.manifest["status"] == "done"

    def keep(self, k: int, arrays: Arrays) -> None:
        if self.folder is None:
            self.held[k] = arrays
        else:
            sizes = {d: len(n) for d, n in self.coords.items()} | {"member": self.range(k).size}
            write(self.folder / self.file(k), arrays, sizes, self.coords)
        self.done.add(k)
        self.note("running")

    def note(self, status: str) -> None:
        self.manifest["status"] = status
        self.manifest["blocks"] = [{"file": self.file(k), "first": int(self.range(k)[0]), "count": self.range(k).size}
                                   for k in sorted(self.done)]
        if self.folder is not None:
            save_json(self.folder / "manifest.json", self.manifest)

    def close(self, status: str, seconds: float) -> None:
        self.manifest["seconds"] = round(seconds, 3)
        try:
            self.note(status)
        except OSError:
            if status == "done":
                raise

    def result(self) -> Run:
        order = sorted(self.held)
        names = list(self.held[order[0]]) if order else []
        held = {n: np.concatenate([self.held[k].pop(n) for k in order]) for n in names}      # popped: never held twice
        return Run(self.manifest, self.coords, self.folder, held)
