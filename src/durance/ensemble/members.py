"""Members: one draw of every parameter and one reading of every live dispute, for each future."""

from dataclasses import dataclass, field

import numpy as np

from durance.core.mechanism import Mechanism
from durance.pack.parameters import probabilities, quantile
from durance.scenario import Scenario
from durance.schedule import rival_number

START_PARAMETERS = ("normal_flow", "stock_factor", "insurgent_factor", "elite_start", "days_since_coup", "treasury_days",
                    "arrears_start", "population_factor", "morale_start", "loyalty_start", "funds_start", "blame_start",
                    "reform_start", "clash_floor", "establishment_factor",
                    "thin_days")


@dataclass(frozen=True, eq=False)
class Sample:
    """`values`: parameter -> `(member,)`; `readings`: dispute -> `(member,)` number of the reading held; `variants`:
    mechanism -> `(member,)` number of the equation held, for mechanisms with rivals."""

    values: dict[str, np.ndarray]
    readings: dict[str, np.ndarray]
    variants: dict[str, np.ndarray] = field(default_factory=dict)

    def variant(self, mechanism: Mechanism) -> np.ndarray:
        """Which equation of a mechanism with rivals each member holds, 0 the standing one `(member,)`."""
        size = next(iter(self.values.values())).size
        return self.variants.get(mechanism.name, np.zeros(size, np.int64))


def sample(made: Scenario, members: np.ndarray, total: int, seed: int, design: str = "random") -> Sample:
    """Draw the parameters of these members (of `total`).

    The order of precedence, weakest first: range, reading, range of the state's date, fit, fixed.
    """
    then = made.overridden
    parameters, disputes = made.pack.parameters | then, made.pack.ledger.disputes
    live = [d for d in disputes.values() if d.live]
    names = sorted(parameters) + sorted(f"dispute {d.id}" for d in live)
    u = probabilities(names, members, total, seed, design)
    values = {name: p.quantile(u[name]) for name, p in parameters.items()}
    readings, variants = {}, {}
    for dispute in live:
        ids = [r.id for r in dispute.readings]
        held = made.readings.get(dispute.id)
        edges = np.cumsum([r.weight for r in dispute.readings])
        chosen = np.minimum(np.searchsorted(edges, u[f"dispute {dispute.id}"] * edges[-1], side="right"), len(ids) - 1)
        readings[dispute.id] = np.full(members.size, ids.index(held)) if held else chosen
        for k, reading in enumerate(dispute.readings):
            mine = readings[dispute.id] == k
            for name, rival in reading.rival.items():
                now = variants.setdefault(name, np.zeros(members.size, np.int64))
                now[mine] = rival_number(name, rival)
            for name, given in reading.set.items():
                if name in then:
                    continue
                values[name] = np.where(mine, _given(parameters[name].shape, given, u[name]), values[name])
    values |= _drawn(made, members, total, seed)
    values |= {name: np.full(members.size, value) for name, value in made.parameters.items()}
    for name, rival in made.rivals.items():
        variants[name] = np.full(members.size, rival_number(name, rival), np.int64)
    return Sample({k: np.ascontiguousarray(v, float) for k, v in values.items()}, readings, variants)


def _given(shape: str, given: object, u: np.ndarray) -> np.ndarray:
    if isinstance(given, list):
        low, high = (float(x) for x in given)
        return quantile("loguniform" if shape == "loguniform" else "uniform", low, low, high, u)
    return np.full(u.shape, float(given))  # type: ignore[arg-type]


def _drawn(made: Scenario, members: np.ndarray, total: int, seed: int) -> dict[str, np.ndarray]:
    """Joint draws: member m takes row m, or a hashed row when there are more members than rows."""
    if not made.draws:
        return {}
    rows = next(iter(made.draws.values())).size
    u = probabilities(["fit row"], members, total, seed, "random")["fit row"]
    row = members.astype(int) if total <= rows else (u * rows).astype(int)
    return {name: column[row] for name, column in made.draws.items()}
