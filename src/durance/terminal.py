"""What the command line prints: progress on stderr, summaries on stdout, one sentence for bad input."""

import json
import sys
import time
from typing import Any

BAR = 24
COUNTED = ("people", "fighters", "deaths")      # nobody counts these to the last one


class Line:
    """A progress line on stderr that names the step, the rate and the time left; silent when stderr is no terminal."""

    def __init__(self) -> None:
        self.what, self.began, self.said = "", 0.0, 0.0
        self.live = sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.perf_counter()
        if what != self.what:
            self.what, self.began = what, now
            if not self.live and done < total:
                print(f"{what} ...", file=sys.stderr, flush=True)
        if not self.live or (now - self.said < 0.1 and done < total):
            return
        self.said, spent = now, now - self.began
        rate = done / spent if spent > 0 else 0.0
        left = (total - done) / rate if rate > 0 else 0.0
        full = int(BAR * done / total) if total else BAR
        tail = f"{rate:,.0f}/s, {left:,.0f} s left" if 0 < done < total else ""
        end = "\n" if done >= total else ""
        print(f"\r{what:<12} {'#' * full:<{BAR}} {done:,}/{total:,} {tail:<24}", end=end, file=sys.stderr, flush=True)


def number(x: float | None, unit: str = "") -> str:
    """A number as people read it, people and fighters to three digits; 'never' for None in days."""
    if x is None:
        return "never" if unit == "day" else "-"
    if unit == "day":
        return f"{x:.0f}"
    if unit in COUNTED and abs(x) >= 1000:
        return f"{float(f'{x:.3g}'):,.0f}"
    return f"{x:,.0f}" if abs(x) >= 100 else f"{x:.3g}"


def table(title: str, head: list[str], rows: list[list[str]]) -> None:
    """Print a table, first column left, the rest right."""
    from rich.console import Console
    from rich.table import Table

    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for k, name in enumerate(head):
        made.add_column(name, justify="left" if k == 0 else "right", overflow="fold", no_wrap=name == "use")
    for row in rows:
        made.add_row(*row)
    Console(width=max(112, Console().width)).print(made)


def tell_json(value: Any) -> None:
    """One JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def tell_summary(rows: dict[str, dict[str, Any]], members: int) -> None:
    """Print headline numbers with their intervals."""
    body = [[r["text"], *(["", f"{r['mean']:.1%}", "", "of futures"] if r["yes_no"] else
                          [*(number(r[q], r["unit"]) for q in ("q05", "q50", "q95")), r["unit"]]),
             f"{r['never']:.0%}" if r["unit"] == "day" else ""] for r in rows.values()]
    table(f"{members:,} futures", ["", "5 %", "median", "95 %", "unit", "never"], body)


def tell_places(rows: list[dict[str, Any]], most: int = 12) -> None:
    """Print when the largest places run dry, the capital first."""
    body = [[r["name"], number(r["population"], "people"), *(number(r[f"dry_{q}"], "day") for q in ("q05", "q50", "q95")),
             f"{r['dry_share']:.0%}"] for r in rows[:most]]
    table("Days until a place runs dry (half of civil need not met)",
          ["place", "people", "5 %", "median", "95 %", "share of futures"], body)


def tell_causes(found: dict[str, Any]) -> None:
    """Print what each cause alone would give back."""
    if not found:
        return
    total = found["total"]
    body = [[r["text"], *(f"{r[q]:.0%}" if r[q] is not None else "-" for q in ("q05", "q50", "q95"))] for r in found["rows"]]
    table(f"{found['text']}: {number(total['q50'])} of normal ({number(total['q05'])} to {number(total['q95'])})",
          ["share that comes back without", "5 %", "median", "95 %"], body)
    print(found["note"])


def tell_paired(rows: list[dict[str, Any]]) -> None:
    """Print what a measure changes, future by future; headlines that change in no future are left out."""
    if all(r["same"] == 1 for r in rows):
        print("The measures change no headline number in any future of this run.")
        return
    body = [[r["text"], *(number(r[q], r["unit"]) for q in ("q05", "q50", "q95")), r["unit"], f"{r['raises']:.0%}",
             f"{r['lowers']:.0%}"] for r in rows if r["same"] < 1]
    table("With the measures less without, the same futures",
          ["", "5 %", "median", "95 %", "unit", "higher in", "lower in"], body)


def tell_patterns(rows: list[dict[str, Any]]) -> None:
    """Print patterns beside the model, counted apart by use."""
    body = [[f"{r['id']} ({r['use']})", r["text"], f"{number(r['low'])} to {number(r['high'])}",
             *(number(r.get(q), r["unit"]) for q in ("q05", "q50", "q95")), said(r["met50"]), said(r["met90"]),
             f"{r['share_inside']:.0%}" if "share_inside" in r else "-"] for r in rows]
    table("Observed patterns", ["pattern", "what", "seen", "5 %", "median", "95 %", "50 %", "90 %", "inside"], body)
    for use in ("fit", "score", "check"):
        mine = [r for r in rows if r["use"] == use and r["met90"] is not None]
        if mine:
            print(f"{use}: {sum(bool(r['met90']) for r in mine)} of {len(mine)} met at 90 %, "
                  f"{sum(bool(r['met50']) for r in mine)} at 50 % (ranges overlap); "
                  f"{sum(bool(r['firm']) for r in mine)} firmly (a quarter of futures inside)")
    whole = {r["pattern"]: all(q["met90"] for q in rows if q["pattern"] == r["pattern"]) for r in rows}
    print(f"patterns with every row met at 90 %: {sum(whole.values())} of {len(whole)} "
          f"(missed: {', '.join(name for name, met in whole.items() if not met) or 'none'})")


def said(met: bool | None) -> str:
    return "not run" if met is None else "met" if met else "missed"
