"""The pictures of an answer as plain values: fans, survival, bars of intervals, the map, tables (`durance.report/2`)."""

from functools import lru_cache
from typing import Any

import numpy as np

from durance.analysis.quantiles import NAMES, spread
from durance.analysis.survival import survival, wilson
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.report.fans import fans
from durance.report.french import kind, name
from durance.report.given import Given, label
from durance.report.said import T, t
from durance.report.sources import outlines
from durance.report.units import of_pack

POINTS = 183        # days that are drawn of a curve
SHARES = ("share", "share of people")
Figure = dict[str, Any]


def courses(g: Given, outcomes: tuple[str, ...], beside: Run | None = None) -> list[Figure]:
    """Fans of these outcomes, of the run, of its twin, and of one run with a measure (`beside`, else the first); with what was
    seen over them."""
    helped = (beside,) if beside else g.helped[:1]
    names = {"run": series_name(g), "twin": t("without what is imposed", "sans ce qui est imposé") if g.twin
             else t("before fitting", "avant ajustement")}
    names |= {f"m{k}": label(r, g.run) for k, r in enumerate(helped)}
    made = all_fans(g.run, g.twin or g.prior, helped, g.pack)
    found = []
    for outcome in outcomes:
        for place in (g.pack.id, g.pack.capital):
            if one := made.get(f"{outcome}-{place}"):
                where = g.pack.name if place == g.pack.id else g.capital
                found.append({"kind": "fan", "title": name(outcome, where), "unit": of_pack(one["unit"], g.pack),
                              "note": t("first six months", "six premiers mois") if one["note"] else None,
                              "dates": one["dates"],
                              "series": [{"name": names[s["run"]]} | {q: s[q] for q in NAMES} for s in one["series"]],
                              "observed": list(one["observed"])})
    return found


@lru_cache(maxsize=3)
def all_fans(run: Run, twin: Run | None, helped: tuple[Run, ...], pack: Pack) -> dict[str, dict[str, Any]]:
    """Every fan of these runs by id: the questions ask for theirs one after the other."""
    keys = {"run": run} | ({"twin": twin} if twin else {}) | {f"m{k}": r for k, r in enumerate(helped)}
    return {one["id"]: one for one in fans(keys, pack)}


def series_name(g: Given) -> T:
    """What the run is called beside others."""
    if g.run.manifest["fit"]:
        return t("fitted", "ajusté")
    if g.twin:
        return t("as imposed", "tel qu'imposé")
    return t("nothing done", "sans mesure") if g.helped else t("the run", "le calcul")


def standing(run: Run) -> Figure:
    """How long the regime stands, with its band, and how it ends."""
    found, regime = survival(run), run.array("regime_kind")
    days = sorted({*range(0, regime.shape[1], max(1, regime.shape[1] // POINTS)), regime.shape[1] - 1})
    ends = []
    for k, told in enumerate(("coup", "palace compromise", "negotiated settlement", "military collapse",
                              "capture of the capital"), 1):
        if (regime == k).any():
            low, high = wilson((regime == k).sum(0), len(regime))
            middle = (regime == k).mean(0)
            ends.append({"name": kind(told), "low": at(low, days), "mid": at(middle, days), "high": at(high, days)})
    return {"kind": "survival", "title": t("Share of futures in which the regime stands", "Part des futurs où le régime tient"),
            "note": t("Bands: 95 % of the sample (luck and parameters, not the equations). A negotiated settlement counts "
                      "as an end.",
                      "Bandes : 95 % de l'échantillon (hasard et paramètres, non les équations). Un règlement négocié compte "
                      "comme une fin."),
            "unit": "share", "days": days, "stands": {k: at(found[q], days) for k, q in
                                                      (("low", "low"), ("mid", "survival"), ("high", "high"))}, "kinds": ends}


def at(values: Any, days: list[int]) -> list[float]:
    """The values of these days, six digits."""
    return [float(f"{float(values[d]):.6g}") for d in days]


def bars(title: T, unit: str, rows: list[dict[str, Any]], zero: bool = True, note: T | None = None) -> Figure:
    """Intervals, one a row: `rows` hold `name`, the five quantiles and a note."""
    keep = ("name", "q05", "q25", "q50", "q75", "q95", "note")
    return {"kind": "bars", "title": title, "note": note, "unit": unit, "zero": zero,
            "rows": [{k: row.get(k) for k in keep} for row in rows]}


def table(title: T, head: list[T], rows: list[list[Any]], note: T | None = None) -> Figure:
    """A table of texts."""
    return {"kind": "table", "title": title, "note": note, "unit": "", "head": head, "rows": rows}


def chart(g: Given, title: T, legend: T, values: dict[str, float], note: T | None = None) -> Figure:
    """The map with a number 0..1 a place."""
    return {"kind": "map", "title": title, "note": note, "unit": "share", "legend": legend, "values": values, "flows": [],
            "places": [{"id": p["id"], "name": p["name"], "lat": float(p["lat"]), "lon": float(p["lon"]), "kind": p["kind"]}
                       for p in g.pack.places],
            "roads": [[row["from"], row["to"]] for row in g.pack.roads], "outlines": outlines(g.pack)}


def changed(values: np.ndarray, unit: str) -> dict[str, float | None]:
    """Quantiles of a paired difference; of shares in points."""
    return spread(100.0 * values if unit in SHARES else values)


def points(unit: str) -> str:
    """The unit of a difference."""
    return "points" if unit in SHARES else unit
