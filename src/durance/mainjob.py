"""The main job of `make run`: the blockade in many futures, before and after fitting and never imposed, and its report."""

from pathlib import Path

from cyclopts import App

from durance import api
from durance.commands.assemble import put_together
from durance.commands.report import written
from durance.commands.run import run
from durance.ensemble.store import open_run
from durance.terminal import Line

SCENARIOS = ("mali/blockade-2025", "mali/blockade-2025-fitted")
app = App()


@app.default
def main(*, members: int = 1000, seed: int = 1, out: Path = Path("runs"), report: Path = Path("report.html")) -> None:
    """Run the scenarios, tell each, run the last again without the blockade, and write the report in both its styles."""
    found = []
    for name in SCENARIOS:
        print(f"\n== {name}", flush=True)
        found.append(open_run(run(name, members, None, seed, [], [], [], out, None, None, "random", True, False)))
    print(f"\n== the same futures of {SCENARIOS[-1]} without the blockade", flush=True)
    free = put_together(SCENARIOS[-1], None, [], [], []).without_premises()
    twin = api.run(free, members, seed, out=out, progress=Line())
    classic = report.with_name(f"{report.stem}-classic{report.suffix}")
    print(f"\nreport: {written([*found, twin], report, out, 'en', 'html', 'answers')}")
    written(found, classic, out, "en", "html", "classic")
    print(f"the long page, with the table of all places and the sampling errors: {classic}")


if __name__ == "__main__":
    app()
