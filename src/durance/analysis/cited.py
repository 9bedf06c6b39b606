"""What a run's answer stands on: parameters and disputes by the spread they explain, and what was imposed in every future."""

from typing import Any

import numpy as np
from scipy.stats import rankdata

from durance.analysis.influence import influence, noise
from durance.analysis.summary import Headline, headlines
from durance.core.state import nearest
from durance.ensemble.store import Run
from durance.evidence.cite import Ground, cited
from durance.pack.listing import Unknown
from durance.pack.model import Pack


def cite(run: Run, pack: Pack, on: str | None = None) -> list[dict[str, Any]]:
    """Claims behind a headline of a run, or behind all of them on average, those first on which it hangs most.

    Each row has claim, sentence, grade, source, weight [share of the outcome's rank variance], imposed, retrospective and
    grounds. First come the claims of imposed premises; then parameters (shares of `influence`, parted over their claims) and
    live disputes (share of variance between readings, parted over the claims of all readings). A dispute acts through
    parameters, so shares overlap: they order, they do not add up. Facts that the run imposed stand last with weight 0.
    Raises Unknown for a headline that does not exist.
    """
    heads = headlines(run, pack)
    if on is not None and on not in heads:
        raise Unknown(f"run {run.id} has no headline {on!r}{nearest(on, heads)}")
    asked = [heads[on]] if on is not None else list(heads.values())
    claims = pack.ledger.claims
    return [{"claim": row.claim, "sentence": claims[row.claim].claim, "grade": claims[row.claim].grade,
             "source": claims[row.claim].source, "weight": row.weight, "imposed": row.imposed,
             "retrospective": claims[row.claim].retrospective, "grounds": list(row.grounds)}
            for row in cited(_grounds(run, pack, asked)) if row.claim in claims]


def _grounds(run: Run, pack: Pack, asked: list[Headline]) -> list[Ground]:
    found = []
    for event in run.manifest["imposed"]:
        premise = event["kind"] == "premise"
        found.append(Ground(f"{event['kind']} {event['id']}", None if premise else 0.0, tuple(event["claims"])))
    for head in asked:
        for row in influence(run, pack, head.values):
            found.append(Ground(f"parameter {row['parameter']}", row["share"] / len(asked), tuple(row["claims"])))
        for name, share in between(run, head.values).items():
            readings = pack.ledger.disputes[name].readings if name in pack.ledger.disputes else ()
            found.append(Ground(f"dispute {name}", share / len(asked), tuple(c for r in readings for c in r.claims)))
    return found


def between(run: Run, values: np.ndarray) -> dict[str, float]:
    """For each live dispute: share of the outcome's rank variance that lies between readings, less what chance alone gives.

    `values` is `(member,)`, NaN for never. The correction is that of epsilon squared; a dispute whose raw share could as well
    be luck (the screen of `influence`) is left out.
    """
    late = np.where(np.isnan(values), np.inf, values)
    if len(late) < 3 or (late == late[0]).all():
        return {}
    ranks, held = rankdata(late), run.array("readings")
    total, found = float(((ranks - ranks.mean()) ** 2).sum()), {}
    for k, name in enumerate(run.coords["dispute"]):
        groups = [ranks[held[:, k] == reading] for reading in np.unique(held[:, k])]
        free = len(ranks) - len(groups)
        if len(groups) > 1 and free > 0:
            inside = sum(float(((g - g.mean()) ** 2).sum()) for g in groups)
            if (total - inside) / total >= noise(len(run.coords["dispute"]), len(groups) - 1) / len(ranks):
                found[name] = (total - inside - (len(groups) - 1) * inside / free) / total
    return found
