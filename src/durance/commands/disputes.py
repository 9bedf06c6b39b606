"""`durance disputes`: how far each reading moves each answer, and whether a word or a choice flips."""

from typing import Any

from durance.analysis.disputed import disputed, flipped
from durance.commands.assemble import put_together
from durance.report.units import of_pack
from durance.terminal import Line, number, table, tell_json

MOST = 4      # answers a dispute is told to move; --json tells all


def disputes(name: str, on: str, measures: list[str], members: int, days: int | None, seed: int, way: str, only: list[str],
             json: bool) -> None:
    """Tell what each dispute moves when each of its readings is held in turn; with measures also which option is best."""
    if measures and not on:
        raise ValueError("say with --on by which outcome the measures are weighed, such as --on hungry")
    base = put_together(name, days, [], [], [])
    tried = [put_together(name, days, text.split("+"), [], []) for text in measures]
    rows = disputed(base, members, seed, Line(), on, only)
    told = flipped([base, *tried], on, members, seed, way, Line(), only) if tried else None
    if json:
        return tell_json({"schema": "durance.disputes-held/1", "scenario": name, "days": base.days, "members": members,
                          "seed": seed, "on": on or None, "disputes": rows, "choice": told})
    table(f"What each dispute moves, its readings held by all of {members:,} futures in turn",
          ["dispute", "answer", "from one reading to another", "difference", "± 95 %", "unit", "word flips"],
          [cells for row in rows for cells in of_dispute(row, base.pack)])
    quiet = [row["dispute"] for row in rows if not row["moves"]]
    print(f"Nothing clear: {', '.join(quiet) or 'none'}. Clear: over twice the standard error; {MOST} answers a dispute shown, "
          "--json tells all. A dispute that moves nothing here may matter where other things happen.")
    if told:
        tell_choice(told)


def of_dispute(row: dict[str, Any], pack: Any) -> list[list[str]]:
    """A line an answer that the dispute moves."""
    return [[row["dispute"] if k == 0 else "", move["text"], ", ".join(f"{r} {number(x, unit)}" for r, x in move["by"].items()),
             number(move["difference"], unit), number(1.96 * move["error"], unit), of_pack(move["unit"], pack),
             " / ".join(move["flips"]) if move["flips"] else "no"]
            for k, move in enumerate(row["moves"][:MOST]) for unit in [move["unit"]]]


def tell_choice(told: dict[str, Any]) -> None:
    """Print under which reading another option is best."""
    flips = [(name, r) for name, readings in told["disputes"].items() for r in readings if r["flips"]]
    print(f"With readings sampled `{told['best']}` is best on average; " + (
        "under each reading it still is." if not flips else "the choice flips where"))
    for name, r in flips:
        print(f"  {name}={r['reading']}: `{r['best']}` is better by {number(r['lead'])} (± {number(1.96 * r['error'])})")
