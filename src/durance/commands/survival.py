"""`durance survival`: how long a regime stands, or how long something has not come."""

from pathlib import Path

from durance.analysis.asked import value
from durance.analysis.survival import lasting, notes
from durance.analysis.survival import survival as survival_of
from durance.analysis.words import UNSCORED
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.terminal import table, tell_json

MARKS = (30, 90, 180, 365, 730)      # days at which survival is told


def survival(name: str, out: Path, json: bool) -> None:
    """Tell how long the regime stands."""
    run = open_run(name, out)
    found, pack = survival_of(run), load(run.pack)
    if json:
        return tell_json({"schema": "durance.survival/1", **found, "notes": notes(run, pack)})
    last = len(found["times"]) - 1
    days = sorted({min(day, last) for day in MARKS} | {last})
    body = [[found["times"][k], *(f"{found[q][k]:.1%}" for q in ("low", "survival", "high")),
             *(f"{kind[k]:.1%}" for kind in found["by_kind"].values())] for k in days]
    table("Share of futures in which the regime stands (95 % band of the sample), and how it ended",
          ["by", "low", "stands", "high", *found["by_kind"]], body)
    for note in (*notes(run, pack), pack.about.get("survival_note")):
        if note:
            print(note)


def lasts(name: str, until: str, out: Path, json: bool) -> None:
    """Tell for how long something has not come: any outcome in days, such as capital_dry_day or dry_day@mopti."""
    run = open_run(name, out)
    told = value(run, load(run.pack), until)
    if told.unit != "day":
        raise ValueError(f"{until} is told in {told.unit}; name an outcome in days, such as capital_dry_day or dry_day@PLACE")
    found = {"times": run.coords["day"], **lasting(told.values, len(run.coords["day"]))}
    if json:
        return tell_json({"schema": "durance.survival/1", "until": until, **found, "by_kind": {}})
    last = len(found["times"]) - 1
    days = sorted({min(day, last) for day in MARKS} | {last})
    table(f"{told.text}: share of futures in which it has not come (95 % band of the sample)", ["by", "low", "not yet", "high"],
          [[found["times"][k], *(f"{found[q][k]:.1%}" for q in ("low", "survival", "high"))] for k in days])
    print(f"These probabilities are {UNSCORED}.")
