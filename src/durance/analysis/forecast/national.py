"""Case B: deaths a month in the whole country, from the end of every month."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from durance.analysis.forecast.breaks import broken
from durance.analysis.forecast.forecaster import (
    ALONE,
    CANDIDATE,
    NULL,
    OURS,
    Fits,
    Setting,
    forecaster,
    number,
    refitted,
)
from durance.analysis.forecast.judge import Row, against, cover, of, only, plain, row
from durance.analysis.forecast.learned import Learned, in_words, learned
from durance.analysis.forecast.level import relative
from durance.analysis.forecast.origins import later
from durance.analysis.forecast.paths import paths
from durance.analysis.forecast.reporting import counted
from durance.analysis.score.pit import histogram
from durance.analysis.score.protocol import Rows, from_history, scored
from durance.analysis.score.seen import monthly
from durance.ensemble.run import Progress
from durance.pack.model import Pack

FIRST = "2010-01"                         # first month of the series
TAUGHT, SCORED = "2012-01", "2017-01"     # first origin that is run, and the first from which every month is
UNIT, BENCH = "mali", "conflictology_12"
FEW = 50                                  # members of a fast run
OUTLIER = "2022-03"
FACE, PRIOR, UNBROKEN, PRIOR_ALONE = "durance_face", "durance_prior", "durance_unbroken", "durance_prior_alone"
PARTS = {FACE: "what the bounds of counts add", PRIOR: "what the refit of parameters adds",
         UNBROKEN: "what it adds to believe the path after a break"}


def months_between(first: str, last: str, step: int = 1) -> list[str]:
    """Every `step`-th month from `first` up to `last`."""
    found = [first]
    while (after := later(found[-1], step)) <= last:
        found.append(after)
    return found


def origins_of(case: dict[str, Any], fast: bool) -> list[str]:
    """Origins that are run: those scored, and each third one before them, to teach; two a year in a fast run."""
    first, last = case["origins"]
    if fast:
        return months_between(TAUGHT, last, 6)
    return [*months_between(TAUGHT, later(first, -1), 3), *months_between(first, last)]


def settled(pack: Pack, series: dict[str, np.ndarray], first: str, runs: Mapping[str, np.ndarray],
            case: dict[str, Any]) -> Setting:
    """The setting of one national series and the model's deaths `(member, month, region, kind)` by origin."""
    made = Setting(series, first, {}, {}, case["seed"], case["draws"])
    deaths = {number(made, month): run.sum((2, 3)) for month, run in runs.items()}
    sure = counted(pack, first, later(first, len(series[UNIT]) - 1))
    return made._replace(deaths={UNIT: deaths}, ratios={UNIT: {k: relative(x) for k, x in deaths.items()}},
                         sds={UNIT: sure.sd}, broken={number(made, month) for month in runs if broken(pack, month)})


def taught(pack: Pack, runs: Mapping[str, np.ndarray], case: dict[str, Any], last: str,
           fresh: Collection[str] = ()) -> Learned:
    """The runs with members drawn by refits on national months of every type, before each January or up to a `fresh` origin."""
    series = monthly(pack, "deaths", FIRST, last)[UNIT]
    dead = series * np.exp(counted(pack, FIRST, last).lean)
    whole = np.ones((next(iter(runs.values())).shape[2], 1))
    return learned(pack, runs, whole, dead[:, None], FIRST, case["seed"], fresh)


def targets(setting: Setting, case: dict[str, Any], origins: list[str]) -> dict[int, list[int]]:
    """Origin -> leads whose target lies in the case's window."""
    first, last = (number(setting, month) for month in case["window"])
    asked = range(case["leads"][0], case["leads"][1] + 1)
    found = {k: [lead for lead in asked if first <= k + lead <= last] for k in (number(setting, m) for m in origins)}
    return {k: leads for k, leads in found.items() if leads}


def rolling_setting(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> tuple[Learned, dict[str, Setting]]:
    """The refits of case B, and its setting: OURS, and what it is without one of its parts (`PARTS`)."""
    leads, members = case["leads"][1], FEW if fast else case["members"]
    runs = paths(pack, origins_of(case, fast), leads, members, case["seed"], progress=progress)
    series = {UNIT: monthly(pack, "deaths", FIRST, case["window"][1])[UNIT]}
    learnt = taught(pack, runs, case, case["window"][1])
    ours = settled(pack, series, FIRST, learnt.runs, case)
    prior = settled(pack, series, FIRST, runs, case)
    return learnt, {OURS: ours, FACE: ours._replace(sds={}), PRIOR: prior, UNBROKEN: ours._replace(broken=())}


def scored_origins(setting: Setting, case: dict[str, Any]) -> list[str]:
    """The origins of a setting that are scored, not only taught from."""
    return [month for k in setting.deaths[UNIT] if (month := later(setting.first, k)) >= case["origins"][0]]


def fits_of(setting: Setting, case: dict[str, Any], leads: int) -> Fits:
    """The layers of a setting, refitted before the January of each year in which an origin is scored."""
    scores = scored_origins(setting, case)
    return refitted(setting, range(int(scores[0][:4]), int(scores[-1][:4]) + 1), leads)


def rolling_rows(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> tuple[Learned, Setting, Rows]:
    """Case B's refits, its setting, and every scored row of ours, of ours without its parts, and of the benchmarks."""
    leads = case["leads"][1]
    learnt, settings = rolling_setting(pack, case, fast, progress)
    setting = settings[OURS]
    ours = {name: forecaster(mine, fits_of(mine, case, leads), leads, name == OURS) for name, mine in settings.items()}
    theirs = from_history(setting.series)

    def ask(unit: str, k: int) -> dict[str, np.ndarray]:
        parts = {name: ours[name](unit, k) for name in settings}
        less = {name: parts[name][OURS] for name in PARTS}
        return {**theirs(unit, k), **parts[OURS], **less, PRIOR_ALONE: parts[PRIOR][ALONE]}

    return learnt, setting, scored(setting.series, targets(setting, case, scored_origins(setting, case)), ask, case["seed"])


def rolling(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case B."""
    learnt, setting, rows = rolling_rows(pack, case, fast, progress)
    told = "fast subset" if fast else ""
    calm = only(rows, rows["target"] != number(setting, OUTLIER))
    found = [against(case, "crps_ratio", rows, OURS, BENCH, note=told),
             against(case, "crps_ratio_without_2022_03", calm, OURS, BENCH, note=told)]
    found += [plain(case, name, rows, OURS, BENCH, name, told)
              for name in ("crps", "crps_log1p", "crps_tail", "ignorance", "interval_score")]
    found += [cover(case, name, rows, OURS, BENCH, level) for name, level in (("inside50", 0.5), ("inside80", 0.8),
                                                                              ("inside90", 0.9))]
    ends = {model: histogram(of(rows, model, "pit")) for model in (OURS, BENCH)}
    found.append(row(case, "pit_top", ends[OURS][-1], benchmark=float(ends[BENCH][-1]),
                     note="PIT by tenths: " + " ".join(f"{share:.2f}" for share in ends[OURS])))
    found.append(row(case, "crps_median", float(np.median(of(rows, OURS, "crps"))),
                     benchmark=float(np.median(of(rows, BENCH, "crps")))))
    found += [against(case, f"crps_ratio_{name}", rows, OURS, other, note=note) for name, other, note in (
        ("to_null", NULL, "what the mechanisms add"), ("to_alone", ALONE, "what the layer adds"),
        ("to_conflictology_24", "conflictology_24", ""), ("to_ewnb", "ewnb", ""), ("to_nb_12", "nb_12", ""))]
    found += [against(case, f"{name}_ratio_to_null", rows, OURS, NULL, name) for name in ("crps_log1p", "crps_tail")]
    found += _parts(case, rows, learnt)
    found.append(against(case, "crps_ratio_null", rows, NULL, BENCH, note="the null of the model against the benchmark"))
    found.append(against(case, "crps_ratio_candidate", rows, CANDIDATE, BENCH,
                         note="last months revised at random and corrected; the benchmark knows the final ones"))
    years = _year(setting, rows)
    return found + [against(case, f"crps_ratio_{year}", only(rows, years == year), OURS, BENCH) for year in np.unique(years)]


def _parts(case: dict[str, Any], rows: Rows, learnt: Learned) -> list[Row]:
    """What each part of the forecast adds: ours against ours without it."""
    found = [against(case, f"crps_ratio_to_{name.removeprefix('durance_')}", rows, OURS, name, note=note)
             for name, note in PARTS.items()]
    found.append(against(case, "crps_ratio_alone_to_prior", rows, ALONE, PRIOR_ALONE, note="the model alone, refitted or not"))
    found.append(against(case, "crps_log1p_ratio_alone_to_prior", rows, ALONE, PRIOR_ALONE, "crps_log1p"))
    found.append(cover(case, "inside90", rows, FACE, BENCH, 0.9) | {"metric": "inside90_face", "target": None, "met": None,
                                                                    "good": None})
    return [*found, row(case, "refit_effective", min(learnt.kept.values()), note=in_words(learnt))]


def _year(setting: Setting, rows: Rows) -> np.ndarray:
    """Year of each row's target."""
    return np.array([int(later(setting.first, int(k))[:4]) for k in rows["target"]])
