"""`durance sensitivity`: which inputs an answer is sensitive to."""

from durance.analysis.sensitivity import screen, shares
from durance.commands.assemble import put_together
from durance.commands.told import SHOWN
from durance.terminal import Line, number, table, tell_json


def sensitivity(name: str, on: str, method: str, foremost: int, days: int | None, walks: int, rows: int, seed: int,
                only: list[str], json: bool) -> None:
    """Tell which inputs an answer is sensitive to."""
    if method not in ("morris", "sobol"):
        raise ValueError(f"there is no method {method!r}: morris screens all inputs, sobol divides the foremost's variance")
    if foremost < 1 or rows < 2 or rows & (rows - 1):
        raise ValueError(f"sobol takes one input or more, not {foremost}, and a power of two of rows, such as 128, not {rows}")
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    made = put_together(name, days, [], [], [])
    if method == "morris":
        found = screen(made, on, walks, seed, only or None, Line())
        shown, head = ("mu_star", "low", "high", "mu", "sigma"), "Morris: change of the outcome over an input's whole range"
    else:
        first = only or [r["input"] for r in screen(made, on, walks, seed, None, Line())[:foremost]]
        found = shares(made, on, first, rows, seed, Line())
        shown, head = ("total", "total_low", "total_high", "first"), "Sobol': share of the outcome's variance"
    if json:
        return tell_json({"schema": "durance.sensitivity/1", "on": on, "method": method, "days": made.days, "rows": found})
    table(f"{head} ({on})", ["input", *shown, "grade", "claims"],
          [[r["input"], *(number(r[q]) for q in shown), r["grade"], " ".join(r["claims"][:4])] for r in found[:SHOWN]])
    print("`low` and `high` are 95 % bootstrap intervals.")
