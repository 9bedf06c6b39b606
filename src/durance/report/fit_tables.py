"""A calibration as tables, the same on the terminal and in the documents: heads, cells and the sentences below them."""

from typing import Any

import numpy as np

from durance.analysis.fitting import Entered, Fitted
from durance.analysis.inert import Screened
from durance.analysis.regression_abc import Opinion
from durance.analysis.shrinkage import Row
from durance.terminal import number

DEEP = 0.95      # depth from which the second opinion extrapolates
MOVED = 0.5      # shift, in prior deviations, from which a parameter that was not narrowed was moved all the same
GATE_HEAD = ["target", "unit", "seen", "error", "luck", "prior 5 %", "median", "95 %", "not implausible"]
SCREEN_HEAD = ["parameter", "moves most", "mu*, errors", "sigma", "most it may move"]
FIT_HEAD = ["parameter", "shrinkage", "shift", "ES-MDA", "regression-ABC", "its error", "the two", "narrowed"]
TARGET_HEAD = ["target", "seen", "error", "prior median (90 %)", "fitted median (90 %)", "fitted in the range"]
SBC_HEAD = ["method", "in 50 %", "honest band", "in 90 %", "honest band", "ranks in fifths", "chi2 (p)", "bowl"]
SAID = {True: "agree", False: "differ", None: "-"}


def gate_rows(entered: Entered) -> list[dict[str, Any]]:
    """A row a target: what was seen, what the prior says, and the share of it that is not implausible."""
    aim, rows = entered.what.aim, []
    for k, name in enumerate(aim.ids):
        low, middle, high = np.quantile(entered.y[:, k], (0.05, 0.5, 0.95))
        rows.append({"target": name, "unit": aim.entries[k]["unit"], "seen": float(aim.middle[k]), "error": float(aim.error[k]),
                     "luck": float(entered.luck[k, k] ** 0.5), "q05": float(low), "q50": float(middle), "q95": float(high),
                     "reaches": float(entered.gate.each[k])})
    return rows


def gate_cells(entered: Entered) -> list[list[str]]:
    """The gate's table; `luck` is the deviation of a target at fixed parameters."""
    return [[r["target"], r["unit"], *(f"{r[key]:.3g}" for key in ("seen", "error", "luck", "q05", "q50", "q95")),
             f"{r['reaches']:.1%}"] for r in gate_rows(entered)]


def screen_rows(found: Screened) -> list[dict[str, Any]]:
    """A row a parameter, the strongest first: the target that it moves most, by how many observation errors, how bent."""
    rows = []
    for k in np.argsort(-found.effect.max(1)):
        most = int(found.effect[k].argmax())
        rows.append({"parameter": found.names[k], "target": found.ids[most], "effect": float(found.effect[k, most]),
                     "bend": float(found.bend[k, most]), "high": float(found.high[k].max())})
    return rows


def screen_cells(found: Screened) -> list[list[str]]:
    """The screen's table."""
    return [[r["parameter"], r["target"], *(f"{r[key]:.2f}" for key in ("effect", "bend", "high"))] for r in screen_rows(found)]


def fit_cells(rows: list[Row]) -> list[list[str]]:
    """A row a parameter: what was learned, by both methods, in normal scores of the prior."""
    return [[r.name, f"{r.shrinkage:.0%}", f"{r.shift:+.2f}", f"{r.posterior_mean:+.2f} ({r.posterior_sd:.2f})",
             f"{r.mean:+.2f} ({r.sd:.2f})", f"{r.wobble:.2f}", SAID[r.agree], "yes" if r.informed else "no"]
            for r in rows]


def fit_notes(found: Fitted) -> list[str]:
    """What the table of parameters means, one sentence each."""
    moved = [r.name for r in found.rows if not r.informed and abs(r.shift) > MOVED]
    mute = [r.name for r in found.rows if not r.informed and r.name not in moved]
    split = [r.name for r in found.rows if r.agree is False]
    return [f"Data narrow {sum(r.informed for r in found.rows)} of {len(found.rows)} parameters by over 10 % (parameters that "
            f"do not exist shrank by up to {found.noise:.1%}).",
            f"Moved by more than half a prior deviation without being narrowed: {', '.join(moved) or 'none'}.",
            f"Data tell nothing of: {', '.join(mute) or 'none'}.",
            f"The second opinion differs on {len(split)}: {', '.join(split) or 'none'}. {_depth(found.second)}"]


def _depth(second: Opinion) -> str:
    far = ("It speaks from few: believe the direction, not the width." if second.depth > DEEP
           else "What was seen lies within the prior's own cloud.")
    return (f"For it {second.depth:.1%} of prior members lie nearer to the prior's middle than what was seen; "
            f"{second.kept:.0f} effective members. {far}")


def target_cells(found: Fitted) -> list[list[str]]:
    """A row a target: seen, before and after. The fitted members run with new luck, so this is no mere replay."""
    rows = []
    for k, entry in enumerate(found.what.aim.entries):
        low, high = entry["range"]
        inside = np.mean((found.fitted[:, k] >= low) & (found.fitted[:, k] <= high))
        told = ["{1:.3g} ({0:.3g} to {2:.3g})".format(*np.quantile(y[:, k], (0.05, 0.5, 0.95)))
                for y in (found.pool, found.fitted)]
        rows.append([found.what.aim.ids[k], number(found.what.aim.middle[k]), number(found.what.aim.error[k]), *told,
                     f"{inside:.0%}"])
    return rows


def sbc_cells(told: dict[str, dict[str, Any]]) -> list[list[str]]:
    """A row a method, of `sbc.judge`."""
    return [[name, f"{t['cover50']:.0%}", "{:.0%} to {:.0%}".format(*t["band50"]), f"{t['cover90']:.0%}",
             "{:.0%} to {:.0%}".format(*t["band90"]), " ".join(map(str, t["counts"])), f"{t['chi2']:.1f} ({t['p']:.2f})",
             f"{t['bowl']:+.1f}"] for name, t in told.items()]


def recovery_cells(names: list[str], told: dict[str, dict[str, Any]]) -> list[list[str]]:
    """A row a parameter of Lakeland: how well each method finds it, and how narrow it says it is."""
    return [[name, *(f"{t['recovery'][k]:+.2f} ({t['width'][k]:.2f})" for t in told.values())] for k, name in enumerate(names)]
