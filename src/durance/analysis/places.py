"""Where fuel runs out: one row a place, the capital first, then by population."""

from typing import Any

import numpy as np

from durance.analysis.quantiles import spread, tidy
from durance.ensemble.store import Run
from durance.pack.model import Pack


def places(run: Run, pack: Pack) -> list[dict[str, Any]]:
    """`{id, name, region, population, stock_days, dry_q05.., dry_share, short_q50, price_q50, besieged_share}` a place."""
    dry, short, price, closed = (run.array(n) for n in ("dry_day", "fuel_short", "price_ratio", "besieged"))
    rows = []
    for i, place in enumerate(pack.places):
        if not pack.home[i]:
            continue
        days = dry[:, i].astype(float)
        rows.append({"id": place["id"], "name": place["name"], "region": place["region"],
                     "population": float(pack.population[i]), "stock_days": tidy(pack.map["stock_days"][i]),
                     **{f"dry_{k}": v for k, v in spread(days, never=True).items()},
                     "dry_share": float(np.mean(~np.isnan(days))), "short_q50": tidy(np.median(short[:, :, i].mean(1))),
                     "price_q50": tidy(np.median(price[:, :, i].max(1))),
                     "besieged_share": float(np.mean(closed[:, -1, i] > 0.5))})
    return sorted(rows, key=lambda r: (r["id"] != pack.capital, -r["population"]))
