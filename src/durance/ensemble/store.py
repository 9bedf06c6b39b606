"""Runs on disk: one folder a run, named by what decides it; a manifest, and blocks that are whole or absent."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from durance.core.state import nearest
from durance.ensemble.outcomes import OUTCOMES
from durance.ensemble.record import Arrays, attributes, dims_of_record, read
from durance.pack.listing import Unknown, find

SCHEMA = "durance.run/1"


@dataclass(frozen=True, eq=False)
class Run:
    """A finished or interrupted run: its manifest, and its arrays in memory or on disk.

    `run["inflow"]` is a labelled xarray with units; `run.array("inflow")` the bare numbers.
    """

    manifest: dict[str, Any]
    coords: dict[str, list[str]]
    folder: Path | None = None
    held: Arrays = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        return self.manifest["run"]

    @property
    def members(self) -> int:
        """Members that were computed; fewer than asked for when the run was interrupted."""
        return sum(b["count"] for b in self.manifest["blocks"])

    @property
    def member_numbers(self) -> np.ndarray:
        """The numbers of the members that were computed, in the order of the arrays."""
        every = [np.arange(b["first"], b["first"] + b["count"]) for b in self.manifest["blocks"]]
        return np.concatenate(every) if every else np.zeros(0, int)

    @property
    def pack(self) -> Path:
        """Folder of the run's pack: where it lay, or, when it lies there no more, the installed pack of the same name."""
        told = Path(self.manifest["pack_folder"])
        return told if (told / "pack.toml").exists() else find(self.manifest["pack"])

    @property
    def names(self) -> list[str]:
        """Every array this run holds."""
        daily = [f"daily_{o.name}" for o in OUTCOMES.values() if o.over == "locality"]
        return [*OUTCOMES, *daily, "parameters", "readings"]

    def array(self, name: str) -> np.ndarray:
        """An array with `member` first (see `record.DIMS`). Raises Unknown with the nearest names."""
        if name not in self.names:
            raise Unknown(f"run {self.id} holds no {name!r}{nearest(name, self.names)}")
        if name not in self.held:
            if self.folder is None or not self.manifest["blocks"]:
                raise Unknown(f"run {self.id} has no finished block yet; run it again to go on")
            self.load(name)
        return self.held[name]

    def load(self, *names: str) -> None:
        """Read several arrays at once from disk, each file opened once; those in memory are left alone."""
        wanted = [n for n in names if n not in self.held and (n != "readings" or self.coords["dispute"])]
        if "readings" in names and not self.coords["dispute"]:
            self.held["readings"] = np.zeros((self.members, 0), np.int16)
        if wanted and self.folder is not None:
            self.held.update(read([self.folder / b["file"] for b in self.manifest["blocks"]], wanted))

    def __getitem__(self, name: str) -> Any:
        """The array as xarray.DataArray with coordinates, `units`, `long_name` and `written_by`."""
        import xarray

        array, dims = self.array(name), dims_of_record(name)
        coords: dict[str, Any] = {"member": self.member_numbers}
        for dim in dims[1:]:
            labels = self.coords[dim]
            coords[dim] = np.array(labels, "datetime64[ns]") if dim in ("day", "week") else labels
        return xarray.DataArray(array, dims=dims, coords=coords, name=name, attrs=attributes(name))

    def at(self, name: str, place: str) -> np.ndarray:
        """A watched place's daily series `(member, day)`. Raises Unknown for a place that was not watched."""
        watched = self.coords["watched"]
        if place not in watched:
            raise Unknown(f"{place!r} was not recorded every day{nearest(place, watched)}")
        return self.array(f"daily_{name}")[:, :, watched.index(place)]


def digest(fingerprint: dict[str, Any]) -> str:
    """Twelve hex digits of a run's content: the same decides the same name."""
    return hashlib.sha256(json.dumps(fingerprint, sort_keys=True).encode()).hexdigest()[:12]


def save_json(path: Path, value: Any) -> None:
    """Write JSON atomically."""
    part = path.with_suffix(f"{path.suffix}.{os.getpid()}.part")
    try:
        part.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def open_run(name: str | os.PathLike[str], root: Path = Path("runs")) -> Run:
    """A run by its folder or the first characters of its hash. Raises Unknown when there is none, or more than one."""
    folder = Path(name)
    if not (folder / "manifest.json").exists():
        known = sorted(p.parent.name for p in root.glob("*/manifest.json"))
        found = [k for k in known if str(name) and k.startswith(str(name))]
        if len(found) != 1:
            why = f"{len(found)} runs begin with {str(name)!r}" if found else f"there is no run {str(name)!r} in {root}"
            raise Unknown(why + nearest(str(name), known))
        folder = root / found[0]
    manifest = read_manifest(folder)
    return Run(manifest, manifest["coords"], folder)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a run's folder; of its blocks only those that are there. Raises Unknown for a damaged file."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        there = [b for b in manifest["blocks"] if (folder / b["file"]).exists()]
        if len(there) < len(manifest["blocks"]):
            manifest["status"] = "incomplete"
        manifest["blocks"] = there
        if manifest["schema"] != SCHEMA or not isinstance(manifest["coords"], dict):
            raise ValueError(f"schema {manifest['schema']}")
        return manifest
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unknown(f"{folder / 'manifest.json'} is damaged ({error}); run the scenario again, its blocks are kept") from None
