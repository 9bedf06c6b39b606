"""Our forecaster for the protocols of `analysis.score`: the layer refitted each January, with mechanisms on and off."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import numpy as np

from durance.analysis.forecast.fit import LEAST, STANDING, fit, lessons
from durance.analysis.forecast.level import Layer, factor, forecast
from durance.analysis.forecast.origins import later
from durance.analysis.forecast.reporting import corrected, published
from durance.analysis.score.benchmarks import conflictology, last_poisson, negative_binomial, zero
from durance.analysis.score.protocol import Forecast

OURS, NULL, ALONE, CANDIDATE = "durance", "durance_null", "durance_alone", "durance_candidate"

Deaths = Mapping[str, Mapping[int, np.ndarray]]      # unit -> origin -> the model's deaths (member, lead)
Fits = dict[int, dict[str, tuple[Layer, np.ndarray]]]      # origin -> OURS and NULL -> layer, usual ratio


class Setting(NamedTuple):
    """What a forecast is made from: counted deaths by unit, the month of their first entry, the model's deaths, the errors of
    the logs of counts by unit (none: counts at face value), origins that follow a break, and the layer that fits start from."""

    series: Mapping[str, np.ndarray]
    first: str
    ratios: Deaths
    deaths: Deaths
    seed: int
    draws: int
    sds: Mapping[str, np.ndarray] = {}
    broken: Collection[int] = ()
    layer: Layer = STANDING


def number(setting: Setting, month: str) -> int:
    """Position of a month in the series."""
    then = setting.first
    return (int(month[:4]) - int(then[:4])) * 12 + int(month[5:7]) - int(then[5:7])


def refitted(setting: Setting, years: Iterable[int], leads: int, every: int = 1) -> Fits:
    """Fits before each January of `years`, on every `every`-th past origin that has been run."""
    origins = [number(setting, f"{year}-01") - 1 for year in years]
    return {origin: fitted(setting, origin, leads, every) for origin in origins}


def fitted(setting: Setting, origin: int, leads: int, every: int = 1) -> dict[str, tuple[Layer, np.ndarray]]:
    """Both fits at an origin, with all that came up to it; of past origins that were run the first of each `every`."""
    past = [one for one in lessons(setting.series, setting.ratios, origin, leads, LEAST, setting.sds, setting.broken)
            if one.history.size % every == 1 % every]
    return {OURS: fit(past, start=setting.layer), NULL: fit(past, mechanisms=False, start=setting.layer)}


def forecaster(setting: Setting, fits: Fits, leads: int, candidates: bool = False) -> Forecast:
    """The forecaster of a protocol: OURS, NULL, ALONE, and with `candidates` OURS as if the last months were not final."""

    def ask(unit: str, origin: int) -> dict[str, np.ndarray]:
        history = np.asarray(setting.series[unit][:origin + 1], float)
        sd = setting.sds[unit][:origin + 1] if unit in setting.sds else None
        layers, broken = fits[max(k for k in fits if k <= origin)], origin in setting.broken
        seed, ratio = setting.seed + origin, setting.ratios[unit][origin]
        paths = {name: factor(ratio, usual, layer, setting.draws, broken) for name, (layer, usual) in layers.items()}
        told = {name: forecast(history, layers[name][0], leads, setting.draws, seed, path, sd) for name, path in paths.items()}
        told[ALONE] = np.resize(np.rint(setting.deaths[unit][origin]), (setting.draws, leads)).T
        if candidates:
            month = later(setting.first, origin)
            then = corrected(published(history, month, setting.seed), month, np.zeros(history.size) if sd is None else sd)
            told[CANDIDATE] = forecast(then.counts, layers[OURS][0], leads, setting.draws, seed, paths[OURS], then.sd)
        return told

    return ask


def plain_ones(history: np.ndarray) -> dict[str, np.ndarray]:
    """The benchmarks that need no more than a year of months."""
    return {"zero": zero(history), "last_poisson": last_poisson(history), "nb_12": negative_binomial(history, 12),
            "conflictology_12": conflictology(history, 12)}
