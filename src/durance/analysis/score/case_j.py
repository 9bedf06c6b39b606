"""Case J: the fuel blockade, the prediction frozen before it beside the model fitted to its first two months."""

import json
from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row, row
from durance.analysis.frozen import path_of
from durance.analysis.patterns import compare, observed_patterns, values
from durance.analysis.score.crps import crps
from durance.core.calendar import day_of, parse
from durance.ensemble.run import Progress, run
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.scenario import scenario

FEW = 48                                    # members of a fast run
JUDGED = ("P01", "P02", "P03", "P04", "P05")


def blockade(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case J: one a pattern, then how many are met, then November's score against October going on."""
    read = case["read"]
    frozen = {r["id"]: r for r in json.loads(path_of(pack, read["prior"]).read_text(encoding="utf-8"))["rows"]}
    made = scenario(pack, read["scenario"])
    days = day_of(made.start, parse(case["window"][1])) + 1
    found = run(made.for_days(days), FEW if fast else case["members"], case["seed"], progress=progress)
    fitted = {r["id"]: r for r in compare(found, pack) if r["pattern"].startswith(JUDGED)}
    rows = [_pattern(case, frozen.get(name), told) for name, told in fitted.items()]
    held = [r for r in fitted.values() if r["use"] == "score"]
    before = [frozen[name] for name in fitted if name in frozen]
    rows += [row(case, "frozen_met90", _count(before, "met90"),
                 note=f"of {len(before)} rows; at 50 %: {_count(before, 'met50')}"),
             row(case, "fitted_met90", _count(fitted.values(), "met90"), note=f"of {len(fitted)} rows, fitted ones included"),
             row(case, "score_met90", _count(held, "met90"), most=False, note=f"of {len(held)} rows held back"),
             row(case, "score_met50", _count(held, "met50"), most=False, note=f"of {len(held)} rows held back")]
    return [*rows, november(pack, case, found)]


def _count(rows: Any, key: str) -> int:
    return sum(bool(r[key]) for r in rows)


def _pattern(case: dict[str, Any], prior: dict[str, Any] | None, told: dict[str, Any]) -> Row:
    """A pattern's observed range as target, the frozen median as benchmark; rows that were fitted are not judged."""
    note = f"{told['use']}; {told['share_inside']:.0%} of futures inside"
    if prior:
        note += f"; frozen (benchmark: its median) {_span(prior)}, {'met' if prior['met90'] else 'missed'} at 90 %, " \
                f"{prior['share_inside']:.0%} inside"
    return {"case": case["id"], "metric": told["id"], "target": [told["low"], told["high"]],
            "benchmark": prior["q50"] if prior else None, "ours": told["q50"], "interval": [told["q05"], told["q95"]],
            "met": told["met90"] if told["use"] == "score" else None, "good": None, "note": note}


def _span(told: dict[str, Any]) -> str:
    return " to ".join("never" if told[q] is None else f"{told[q]:.3g}" for q in ("q05", "q95"))


def november(pack: Pack, case: dict[str, Any], found: Run) -> Row:
    """CRPS of the rows held back, each over the middle of what was seen, against October going on."""
    entries, ours, theirs, told = observed_patterns(pack), [], [], []
    for name, october in case["october"].items():
        middle = _middle(entries[name])
        before = _middle(entries[october]) if isinstance(october, str) else float(october)
        draws = values(found, entries[name], pack.id)
        if draws is None:
            raise ValueError(f"the run ends before {name} of case {case['id']} can be scored")
        ours.append(float(crps(draws[~np.isnan(draws)], np.array(middle))) / middle)
        theirs.append(abs(before - middle) / middle)
        told.append(f"{name} {ours[-1]:.3f} against {theirs[-1]:.3f}")
    return row(case, "crps_ratio", sum(ours) / sum(theirs), benchmark=1.0,
               note="CRPS over the middle of the range: " + ", ".join(told))


def _middle(entry: dict[str, Any]) -> float:
    return (float(entry["range"][0]) + float(entry["range"][1])) / 2
