"""Compile every kernel ahead: `python -m durance.ensemble.warm`. `compile_day` starts it backwards, as its second hand."""

import sys

from durance.core.kernel import is_cached
from durance.ensemble.run import compile_day
from durance.schedule import DAY


def backwards() -> None:
    """Compile from the day's end until another process has been there."""
    for mechanism in reversed(DAY):
        if is_cached(mechanism.name):
            return
        mechanism.compiled()


if __name__ == "__main__":
    if "--backwards" in sys.argv:
        backwards()
    else:
        print("compiling the kernels ...", flush=True)
        print(f"kernels ready in {compile_day():.1f} s")
