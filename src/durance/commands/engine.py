"""`durance ablation` and `durance bench`: each mechanism switched off in turn, and the engine timed."""

from durance.analysis.ablation import ablation as ablated
from durance.commands.assemble import put_together
from durance.terminal import Line, table, tell_json


def ablation(name: str, members: int, days: int | None, seed: int, json: bool) -> None:
    """Tell what each mechanism does to the headline numbers."""
    rows = ablated(put_together(name, days, [], [], []), members, seed, Line())
    if json:
        return tell_json({"schema": "durance.ablation/1", "rows": rows})
    shown = ("capital_queue_day", "interior_dry_day", "inflow_share", "unmet", "hungry", "arrears_days", "regime_ended")
    table("Mean paired difference of each headline number, mechanism off less on", ["mechanism", *shown, "moves"],
          [[r["mechanism"], *(f"{r['effects'][k]:.3g}" for k in shown), str(r["moves"])] for r in rows])


def bench(name: str, members: int, days: int) -> None:
    """Time the engine."""
    from durance.analysis.bench import bench as measured

    for line in measured(put_together(name, days, [], [], []), members):
        print(line)
