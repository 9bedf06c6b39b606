"""The committed benchmark: cold start in an empty cache, then the engine on two runs of Mali, then big countries.

Run `make bench`. Ratios are what counts; seconds depend on the machine.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import durance
from durance.analysis.bench import bench
from durance.pack.synthetic import synthetic


def cold() -> str:
    """Wall time of a first small run in a fresh process with an empty kernel cache."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        job = "import durance as du; du.load('mali').scenario('blockade-2025').run(members=64, days=30)"
        subprocess.run([sys.executable, "-c", job], check=True, env=os.environ | {"DURANCE_CACHE": folder})
        return f"cold start, compile and first 64 members x 30 days: {time.perf_counter() - began:.1f} s"


def main() -> None:
    print(cold(), flush=True)
    for name in ("blockade-2025", "north-2012"):
        for line in bench(durance.load("mali").scenario(name).for_days(365), 1000):
            print(line, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for places in (40, 80, 160):
            pack = durance.load(synthetic(Path(folder) / str(places), places=places, roads=2 * places, actors=6))
            made = pack.scenario(next(iter(pack.scenarios)))
            made.run(members=64, days=60)
            began = time.perf_counter()
            made.run(members=256, days=180)
            spent = time.perf_counter() - began
            print(f"synthetic, {places} places, {2 * places} roads: {spent:.2f} s for 256 x 180", flush=True)


if __name__ == "__main__":
    main()
