"""The main job of `make run`: the blockade in many futures, before and after fitting, and one report."""

from pathlib import Path

from cyclopts import App

from durance import commands
from durance.ensemble.store import open_run
from durance.report.page import write_report

SCENARIOS = ("mali/blockade-2025", "mali/blockade-2025-fitted")
app = App()


@app.default
def main(*, members: int = 1000, seed: int = 1, out: Path = Path("runs"), report: Path = Path("report.html")) -> None:
    """Run the scenarios, tell each, and write the report."""
    found = []
    for name in SCENARIOS:
        print(f"\n== {name}", flush=True)
        found.append(commands.run(name, members, None, seed, [], [], [], out, None, None, "random", True, False))
    print(f"\nreport: {write_report([open_run(r) for r in found], report)}")


if __name__ == "__main__":
    app()
