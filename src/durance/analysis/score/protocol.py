"""Under which rules forecasts are made and scored: a rolling origin every month, and the windows of VIEWS.

Rows are a dict of equally long columns: model, unit, origin and target (numbers of months in the series), lead (months),
seen (deaths) and one column a score. A forecaster is asked `forecast(unit, origin)` and may use months up to and with
`origin` alone; it answers name -> draws `(n,)` for all leads alike, or `(lead, n)`,
the first row for a lead of one month.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from durance.analysis.score.benchmarks import benchmarks
from durance.analysis.score.crps import crps, crps_log1p, crps_tail
from durance.analysis.score.ignorance import ignorance
from durance.analysis.score.intervals import inside, interval_score
from durance.analysis.score.pit import pit

Rows = dict[str, np.ndarray]
Origins = dict[int, list[int]]      # origin -> leads to score from it
Forecast = Callable[[str, int], Mapping[str, np.ndarray]]
LEADS = range(1, 13)
LEAST = 36      # months of history before the first origin
VIEWS_LEADS = range(3, 15)      # data to October of the year before, targets January to December


def score(draws: np.ndarray, seen: np.ndarray, luck: np.ndarray) -> Rows:
    """Every score of `draws (row, n)` or `(n,)` against `seen (row,)`; `luck (row,)` in 0..1 is for the PIT."""
    x = np.atleast_2d(draws)
    return {"crps": crps(x, seen), "crps_log1p": crps_log1p(x, seen), "crps_tail": crps_tail(x, seen),
            "ignorance": ignorance(x, seen), "interval_score": interval_score(x, seen),
            "inside50": inside(x, seen, 0.5), "inside80": inside(x, seen, 0.8), "inside90": inside(x, seen, 0.9),
            "pit": pit(x, seen, luck)}


def from_history(series: Mapping[str, np.ndarray]) -> Forecast:
    """The benchmarks as a forecaster: `series` unit -> deaths a month `(month,)`."""
    return lambda unit, origin: benchmarks(series[unit][:origin + 1])


def every_month(first: int, last: int, leads: Sequence[int] = LEADS, least: int = LEAST) -> Origins:
    """Rolling origin: each target month `first`..`last` at each lead, from origins with `least` months before them."""
    found = {origin: [k for k in leads if first <= origin + k <= last] for origin in range(least, last)}
    return {origin: mine for origin, mine in found.items() if mine}


def views_windows(januaries: Sequence[int]) -> Origins:
    """The windows of VIEWS: each year from the October before it; `januaries` are months of the series."""
    return {january - 3: list(VIEWS_LEADS) for january in januaries}


def scored(series: Mapping[str, np.ndarray], origins: Origins, forecast: Forecast, seed: int = 7) -> Rows:
    """Scores of every unit of `series` (unit -> deaths a month `(month,)`) at the leads of every origin.

    The PIT's luck hangs on unit, target and lead alone, so that it is the same for every forecaster.
    """
    most, parts = 1 + max((max(leads) for leads in origins.values()), default=0), []
    for unit, deaths in series.items():
        luck = np.random.default_rng([seed, *unit.encode()]).random((len(deaths), most))
        for origin, leads in origins.items():
            lead = np.array(leads)
            about = {"unit": np.full(lead.size, unit, object), "origin": np.full(lead.size, origin),
                     "target": origin + lead, "lead": lead, "seen": deaths[origin + lead]}
            for model, draws in forecast(unit, origin).items():
                mine = draws[lead - 1] if np.ndim(draws) == 2 else draws
                parts.append({"model": np.full(lead.size, model, object)} | about
                             | score(mine, about["seen"], luck[origin + lead, lead]))
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]} if parts else {}


def means(rows: Rows, by: str | None = None, which: np.ndarray | None = None, value: str = "crps") -> dict:
    """Mean of a score by model, and within it by another column if named; `which (row,)` bool keeps some rows only."""
    keep = np.ones(len(rows["model"]), bool) if which is None else which
    found = {}
    for model in dict.fromkeys(rows["model"].tolist()):
        mine = keep & (rows["model"] == model)
        split = {None: mine} if by is None else {k: mine & (rows[by] == k) for k in np.unique(rows[by][mine]).tolist()}
        told = {k: float(np.mean(rows[value][some])) for k, some in split.items()}
        found[model] = told[None] if by is None else told
    return found
