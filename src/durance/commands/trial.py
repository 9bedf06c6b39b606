"""`durance trial`: a pack's theses tried, and the laboratory itself."""

from typing import Any

from durance.analysis.trial import said
from durance.analysis.trial import trial as try_theses
from durance.analysis.trial_judge import LEAST, SUPPORTED, UNDETERMINED
from durance.core import kernel
from durance.pack.check import check
from durance.pack.listing import find
from durance.pack.load import load
from durance.pack.rows import Faults
from durance.terminal import Line, tell_json

RIGHT = {"placebo": UNDETERMINED, "control": SUPPORTED}
FLIPS = 6      # told in a terminal; JSON holds all


def trial(pack: str, members: int, seed: int, only: list[str], threads: int | None, json: bool) -> int:
    """Try a pack's theses and tell. Returns 1 when the placebo or the positive control of the pack came out wrong, else 0."""
    if faults := check(find(pack), fast=True):
        raise Faults(faults)
    loaded = load(pack)
    rows = try_theses(loaded, members, seed, tuple(only), Line(), threads)
    wrong, untested = controls_wrong(rows, members), controls_untested(rows, members)
    if json:
        tell_json({"schema": "durance.trial/1", "pack": loaded.id, "digest": loaded.digest, "equations": kernel.digest(),
                   "members": members, "seed": seed, "controls_wrong": wrong, "controls_untested": untested,
                   "theses": rows})
    else:
        for row in rows:
            tell_thesis(row)
        print(f"{members} futures of each side, seed {seed}; shares are of futures in which the two sides differ. A verdict is "
              "about this model and its assumptions, not about the country.")
    if wrong and not json:
        print(f"The laboratory failed its own test: {', '.join(wrong)} came out wrong; trust no verdict of this run.")
    if untested and not json:
        print(f"Too few futures to test the laboratory: {members} cannot tell whether {', '.join(untested)} works; "
              f"take {LEAST} at least.")
    return 1 if wrong else 0


def controls_wrong(rows: list[dict[str, Any]], members: int) -> list[str]:
    """The laboratory's own tests that came out wrong: a placebo that is not undetermined, a control that is not supported
    though the futures were enough to tell."""
    open_ = controls_untested(rows, members)
    return [row["id"] for row in rows if row["verdict"] != RIGHT.get(row["id"], row["verdict"]) and row["id"] not in open_]


def controls_untested(rows: list[dict[str, Any]], members: int) -> list[str]:
    """The positive control where it is open for want of futures: fewer than LEAST of them."""
    return [row["id"] for row in rows if row["id"] == "control" and row["verdict"] == UNDETERMINED and members < LEAST]


def tell_thesis(row: dict[str, Any]) -> None:
    """Print a thesis: the sentence, the verdict, its parts, what flips it, and the claims on both sides."""
    print(f"{row['id']}  {row['thesis']}")
    print(f"    {row['verdict'].upper()}. {row['words']}")
    for flip in row["flips"][:FLIPS]:
        where = f" (part {flip['part'] + 1})" if len(row["parts"]) > 1 else ""
        print(f"    flips to {flip['verdict']}{where} where {flip['what']}: {said(flip)}; {flip['futures']} futures"
              f"{'; ' + ' '.join(flip['claims'][:4]) if flip['claims'] else ''}")
    if len(row["flips"]) > FLIPS:
        print(f"    and {len(row['flips']) - FLIPS} more flips; --json tells all")
    if any(p["few"] for p in row["parts"]):
        print(f"    Too few futures to tell what would flip it: a group and the rest need {LEAST} each.")
    elif row["parts"] and not row["flips"]:
        print("    No reading and no half of a range gives another verdict that is clear of chance.")
    if row["leaves"]:
        print(f"    Left out: {row['leaves']}")
    if row["claims"] or row["against"]:
        print(f"    for: {' '.join(row['claims']) or 'none'}    against: {' '.join(row['against']) or 'none'}")
    print()
