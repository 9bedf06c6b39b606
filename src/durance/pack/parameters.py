"""Parameters: a number with its range, shape, grade, claims and declared sign; and how members sample it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from durance.core.draws import one_each
from durance.core.state import nearest
from durance.pack.rows import Fault, Faults, read_toml

SHAPES = ("uniform", "loguniform", "triangular")
DESIGNS = ("random", "sobol", "lhs")


@dataclass(frozen=True)
class Parameter:
    """One number of the model. `value` is the central one; members draw between `low` and `high`."""

    name: str
    value: float
    low: float
    high: float
    shape: str
    unit: str
    grade: str
    claims: tuple[str, ...]
    note: str
    expect: str
    fit: bool
    file: str
    line: int

    def quantile(self, u: np.ndarray) -> np.ndarray:
        """Values at these probabilities of the parameter's distribution; same shape as `u`."""
        return quantile(self.shape, self.low, self.value, self.high, u)


def quantile(shape: str, low: float, mode: float, high: float, u: np.ndarray) -> np.ndarray:
    """Inverse distribution function of a shape between `low` and `high`."""
    if shape == "loguniform":
        return low * (high / low) ** u
    if shape == "triangular":
        cut = (mode - low) / (high - low)
        rising = low + np.sqrt(u * (high - low) * (mode - low))
        return np.where(u < cut, rising, high - np.sqrt((1 - u) * (high - low) * (high - mode)))
    return low + (high - low) * u


def read_parameters(folder: Path, root: Path) -> dict[str, Parameter]:
    """All parameters of a pack by name. Raises Faults for what cannot be read at all."""
    found: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.toml")):
        table = read_toml(path, root)
        for name, row in table.items():
            try:
                low, high = (float(x) for x in row["range"])
                found[name] = Parameter(
                    name, float(row["value"]), low, high, row.get("shape", "uniform"), row["unit"], row["grade"],
                    tuple(row.get("claims", ())), row.get("note", ""), row.get("expect", "nothing"),
                    bool(row.get("fit", False)), table.file, table.line(name))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise Faults([Fault(table.file, table.line(name), f"Parameter `{name}` cannot be read ({error!r}); "
                                    "it needs value, range = [low, high], unit and grade.")]) from None
    return found


def probabilities(names: list[str], members: np.ndarray, total: int, seed: int, design: str) -> dict[str, np.ndarray]:
    """One probability in (0, 1) a member and name: hashed (`random`), scrambled Sobol' points, or a Latin hypercube.

    A member's number does not depend on its block; under `sobol` not on the number of members either.
    """
    if design == "random":
        return {name: one_each(seed, name, members) for name in names}
    if design not in DESIGNS:
        raise ValueError(f"unknown design {design!r}{nearest(design, DESIGNS)}")
    from scipy.stats import qmc

    sampler = qmc.Sobol(len(names), rng=seed) if design == "sobol" else qmc.LatinHypercube(len(names), rng=seed)
    size = 2 ** int(np.ceil(np.log2(max(total, 2)))) if design == "sobol" else total
    points = sampler.random(size)[members.astype(int)]
    return {name: points[:, k] for k, name in enumerate(sorted(names))}
