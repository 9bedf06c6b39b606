"""Flee's own case of Mali 2012, side by side: seconds and errors of one run of Flee and one walk of ours.

`python benchmarks/flee.py [PYTHON [HASTEN [SEED]]]`: PYTHON is an interpreter that has Flee (`pip install flee` in an
environment of its own; it is no dependency), HASTEN its agents' scale (10: one agent in ten). Without PYTHON only ours is
timed, beside seconds of Flee measured on another run of a like machine.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

ELSEWHERE = {"all agents": 186.0, "one agent in ten": 34.0}      # CPU s, its repository of May 2026


def ours(capacities: bool) -> tuple[float, dict[str, float]]:
    """CPU seconds of one member, best of five after one to warm up, and its error."""
    from durance.analysis.flee.case import source
    from durance.analysis.flee.sets import leaving
    from durance.analysis.flee.walk import Rules, walk
    from durance.analysis.score.camps import averaged
    from durance.data.flee import read

    case, spent = read(source()), []
    one = {"distance_power": np.array([0.9]), "speed": np.array([360.0]), "onward": np.array([0.3])}      # Flee's settings
    out = leaving(case, case.conflict)
    for _ in range(6):
        began = time.process_time()
        people = walk(case, Rules(case.conflict, out, capacities), one)
        spent.append(time.process_time() - began)
    return min(spent[1:]), {k: float(v) for k, v in averaged(people[:, 0], case.registered).items()}


def peer(folder: str, hasten: int, seed: int, capacities: bool) -> None:
    """One run of Flee with its default settings, to be called in its own interpreter; prints JSON."""
    from flee import spawning  # type: ignore[import-not-found]

    random.seed(seed)
    np.random.seed(seed)
    map_, world, places, counts = peers_world(folder, hasten)
    camps = world.get_camp_names()
    for camp in camps:
        places[camp].capacity = places[camp].capacity if capacities else -1
        spawning.add_initial_refugees(world, counts, places[camp])
    told, began = [], time.process_time()
    for day in range(300):
        map_.AddNewConflictZones(world, day)
        spawning.spawn_daily_displaced(world, day, counts, SumFromCamps=True)
        spawning.refresh_spawn_weights(world)
        world.enact_border_closures(day)
        world.evolve()
        told.append([(places[c].numAgents, float(counts.get_field(c, day))) for c in camps])
    spent = time.process_time() - began
    people, registered = np.array(told, float).transpose(2, 0, 1)
    total = registered.sum(1)
    scaled = people * (total / people.sum(1))[:, None]
    error = {name: float((np.abs(x - registered).sum(1) / total).mean()) for name, x in
             (("normal", people), ("rescaled", scaled))}
    print(json.dumps({"agents": len(world.agents), "seconds": spent, "error": error}))


def peers_world(folder: str, hasten: int) -> tuple[Any, Any, Any, Any]:
    """Flee's geography, ecosystem, places by name and table of counts, read by Flee itself."""
    from flee import InputGeography, flee  # type: ignore[import-not-found]
    from flee.datamanager import handle_refugee_data  # type: ignore[import-not-found]
    from flee.SimulationSettings import SimulationSettings  # type: ignore[import-not-found]

    with tempfile.NamedTemporaryFile("w", suffix=".yml") as settings:
        settings.write(f"optimisations:\n  hasten: {hasten}\n")
        settings.flush()
        SimulationSettings.ReadFromYML(settings.name)
    given, map_ = f"{folder}/input_csv", InputGeography.InputGeography()
    map_.ReadLocationsFromCSV(f"{given}/locations.csv")
    map_.ReadLinksFromCSV(f"{given}/routes.csv")
    map_.ReadClosuresFromCSV(f"{given}/closures.csv")
    world, places = map_.StoreInputGeographyInEcosystem(flee.Ecosystem())
    counts = handle_refugee_data.RefugeeTable(csvformat="generic", data_directory=f"{folder}/source_data",
                                              start_date="2012-02-29", data_layout="data_layout.csv",
                                              population_scaledown_factor=hasten)
    counts.ReadL1Corrections(f"{given}/registration_corrections.csv")
    return map_, world, places, counts


def main(python: str = "", hasten: str = "10", seed: str = "1") -> None:
    for capacities in (True, False):
        seconds, error = ours(capacities)
        name = "with capacities" if capacities else "without capacities"
        print(f"ours, {name}: {seconds:.3f} CPU s, normal {error['normal']:.3f}, rescaled {error['rescaled']:.3f}", flush=True)
        if not python:
            print("; ".join(f"Flee, {k}: {s:g} CPU s elsewhere, {s / seconds:,.0f} times" for k, s in ELSEWHERE.items()))
            continue
        from durance.analysis.flee.case import source

        job = [python, "-P", __file__, "--peer", str(source()), hasten, seed, str(int(capacities))]      # -P: not this flee.py
        answer = subprocess.run(job, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
        found = json.loads(answer.splitlines()[-1])
        spent, error = found["seconds"], found["error"]
        print(f"Flee, {name}, {found['agents']:,} agents: {spent:.1f} CPU s, {spent / seconds:,.0f} times; "
              f"normal {error['normal']:.3f}, rescaled {error['rescaled']:.3f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(str(Path(sys.argv[2])), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5] == "1")
    else:
        main(*sys.argv[1:])
