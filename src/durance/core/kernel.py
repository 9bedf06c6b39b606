"""Compiled kernels, kept in a folder named by the digest of every kernel source.

Numba's own cache watches only the file of the function it compiled, not the files that function inlines: an edit of
`draws.py` would leave stale machine code behind. Only `core` imports numba.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numba

ROOT = Path(__file__).parents[1]
KERNEL_FOLDERS = ("core", "mechanisms", "mechanisms/rivals")


def kernel_sources() -> list[Path]:
    """Every file whose change makes compiled kernels stale."""
    return sorted(p for f in KERNEL_FOLDERS for p in (ROOT / f).glob("*.*") if p.suffix in (".py", ".csv"))


def digest() -> str:
    """Sixteen hex digits that name this version of the model's equations."""
    told = hashlib.sha256()
    for path in kernel_sources():
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:16]


def cache_folder() -> Path:
    """Where machine code of this version of the equations lies between two processes."""
    base = os.environ.get("DURANCE_CACHE") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "durance" / digest()


@contextmanager
def _our_cache() -> Iterator[None]:
    """Point numba's cache at our folder while a kernel is declared; leave the user's own setting alone."""
    before = numba.config.CACHE_DIR  # type: ignore[attr-defined]
    numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]
    try:
        yield
    finally:
        numba.config.CACHE_DIR = before  # type: ignore[attr-defined]


def helper(function: Callable) -> Any:
    """A small function that kernels inline."""
    return numba.njit(inline="always")(function)


def kernel(signature: str) -> Callable[[Callable], Any]:
    """A compiled function of one signature, with a cached body that releases the GIL."""

    def compiled(function: Callable) -> Any:
        with _our_cache():
            return numba.njit(signature, nogil=True, cache=True)(function)

    return compiled


def broadcasting(function: Callable, types: str, layout: str, writable: tuple[int, ...]) -> Any:
    """The function as a generalised ufunc: NumPy's broadcasting over the leading axis is the ensemble."""
    with _our_cache():
        make = partial(numba.guvectorize, [types], layout, nopython=True, cache=True, writable_args=writable)
        return make()(function)
