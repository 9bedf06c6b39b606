"""The validation page: every case, met or missed, made from `docs/model/scores.json` and the files of the cases.

`python -m durance.report.validation [runs]` gathers the scores that `durance score --all` left in a folder of runs and writes
page, plots and scores anew. Missed targets stay on the page, with what we think of them (`why_missed` of the case).
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from durance.analysis.score.brier import reliability
from durance.analysis.score.casefile import case_names, read_case
from durance.analysis.score.results import kept, stamp
from durance.analysis.score.verdict import fell_short, judged
from durance.ensemble.store import save_json
from durance.pack.load import load
from durance.pack.model import Pack
from durance.report.hindsight import made_with
from durance.report.validation_plots import pit_plot, reliability_plot

ROOT = Path(__file__).parents[3]
SCORES, PAGE = "docs/model/scores.json", "docs/model/validation.md"
SCHEMA = "durance.validation/1"
YEARLY = 20          # parts of 0..1 in the reliability of yearly chances, which are small
COUNTS = ("case", "equations", "pack", "data")      # of a stamp: what makes a score stale; code may be reworded
HEAD = "| metric | target | benchmark | ours | interval | verdict | note |\n|---|---|---|---|---|---|---|"
INTRO = """# Validation: every case, met or missed

Generated from `scores.json` beside it; made by `durance score --all` and `python -m durance.report.validation`. Each case has a
file with its thresholds (`cases/` of the pack), which the digest names; what was changed afterwards is told under the case. The
files of A to D were committed before their scores were computed; those of F to J and PPC were written before but committed
with them; that of E was completed after its first scores, as it says. Forecasts of A to D and equations under E to H were
changed after first scores had been seen, so that what they meet now is a second look; a fault of the yearly refit (A to D) was
mended after that, and its line under `changed` was committed with the scores.
*met* is the target of the case, *good* a stricter aim;
in case J *met* means only that the ranges overlap (decision 7). Benchmark and ours stand on the same rows. Intervals: 90 % by
blocks of six months, paired, for scores of cases A to D; else as the note or case says. Missed targets stay. Case PPC is no
forecast: patterns that nothing was fitted to.
"""


def gather(pack: Pack, out: Path) -> dict[str, Any]:
    """The full scores of every registered case in a folder of runs; those never scored are told as absent."""
    found = {name: kept(out, name) for name in case_names(pack)}
    return {"schema": SCHEMA, "pack": pack.id, "cases": {name: told for name, told in found.items() if told},
            "absent": [name for name, told in found.items() if not told]}


def stale(pack: Pack, scores: dict[str, Any]) -> dict[str, list[str]]:
    """Case -> what has changed since it was scored (case, equations, pack, data); only cases of which something has."""
    found = {}
    for name, told in scores["cases"].items():
        now = stamp(pack, name)
        if changed := [key for key in COUNTS if now[key] != told["stamp"][key]]:
            found[name] = changed
    return found


def read_scores(path: Path = ROOT / SCORES) -> dict[str, Any]:
    """The committed scores. Raises ValueError for a file of another kind."""
    found = json.loads(path.read_text(encoding="utf-8"))
    if found.get("schema") != SCHEMA:
        raise ValueError(f"{path} is not a file of scores ({found.get('schema')}); make it with durance.report.validation")
    return found


def documents(scores: dict[str, Any] | None = None) -> dict[str, str]:
    """Path below the repository -> text of the page and of its plots; none while there are no scores."""
    if scores is None:
        if not (ROOT / SCORES).exists():
            return {}
        scores = read_scores()
    pack = load(scores["pack"])
    drawn = {name: plots(name, told) for name, told in scores["cases"].items()}
    parts = [INTRO, summary(scores)]
    for name, told in scores["cases"].items():
        parts += section(pack, name, told, list(drawn[name]))
    page = "\n".join(parts).rstrip() + "\n"
    return {PAGE: page} | {f"docs/model/{file}": svg for mine in drawn.values() for file, svg in mine.items()}


def summary(scores: dict[str, Any]) -> str:
    """The table of all cases."""
    lines = ["| case | title | targets met | falls short in | scored with |", "|---|---|---|---|---|"]
    for name, told in scores["cases"].items():
        short = fell_short(told["rows"])
        asked = [r for r in told["rows"] if r["met"] is not None]
        link = f"[{name}](#{anchor(name, told['title'])})"
        lines.append(f"| {link} | {told['title']} | {len(asked) - len(short)} of {len(asked)} | {'; '.join(short) or 'none'} "
                     f"| equations {told['stamp']['equations']}, {told['made']} |")
    lines += [f"| {name} |  | not scored |  |  |" for name in scores["absent"]]
    return "\n".join([*lines, ""])


def section(pack: Pack, name: str, told: dict[str, Any], files: list[str]) -> list[str]:
    """One case: what was asked, what came, what fails and why we think so."""
    case = read_case(pack, name)
    asked = judged(told["rows"])
    beside = [r for r in told["rows"] if r not in asked]
    parts = [f"## {name}: {told['title']}", "", case["question"], "",
             f"- Rows: {case['units']}; {' to '.join(case['window'])}; {case['members']} members, seed {case['seed']}.",
             f"- Data: {case['data']}. Release: {case['release']}.", f"- Benchmark: {case['benchmark']}.",
             f"- Fitted: {case['fitted']}", f"- Leaves out: {case['leaves_out']}",
             f"- Case {told['stamp']['case']}, pack {told['stamp']['pack']}, data {told['stamp']['data']}, "
             f"code {told['stamp']['code']}; {told['seconds']:.0f} s{' (fast subset)' if told['fast'] else ''}.",
             *_fit(pack, name, told), "", HEAD, *map(line, asked), ""]
    parts += [f"![{file.removesuffix('.svg')}]({file})" for file in files] + ([""] if files else [])
    if beside:
        parts += ["Beside, not judged:", "", HEAD, *map(line, beside), ""]
    return parts + cover(told["plots"]) + _missed(case, told) + _changed(case)


def _fit(pack: Pack, name: str, told: dict[str, Any]) -> list[str]:
    """Whether the fit that a case rests on was made with its equations."""
    used = read_case(pack, name).get("read", {}).get("scenario")
    fit = pack.scenarios.get(used, {}).get("fit") if used else None
    if not fit or made_with(pack, fit)["equations"] == told["stamp"]["equations"]:
        return []
    return [f"- The fit `{fit}` was made with other equations ({made_with(pack, fit)['equations'] or 'not named'})."]


def _missed(case: dict[str, Any], told: dict[str, Any]) -> list[str]:
    short = fell_short(told["rows"])
    why = str(case.get("why_missed", "")).strip()
    if not short and not why:
        return []
    return [f"**Missed: {'; '.join(short) or 'nothing'}.** " + (why or "Why is not known yet."), ""]


def _changed(case: dict[str, Any]) -> list[str]:
    told = [entry if isinstance(entry, str) else f"{entry['date']}: {entry['what']} ({entry['why']})"
            for entry in case["changed"]]
    return ["Changed after registration:", "", *(f"- {text}" for text in told), ""] if told else []


def line(row: dict[str, Any]) -> str:
    """A row of a case as a row of a table."""
    target = row["target"]
    verdict = {None: {None: "", True: "good", False: "not good"}[row["good"]], False: "**missed**",
               True: "met, good" if row["good"] else "met"}[row["met"]]
    ours = "never" if row["ours"] is None and row["interval"] else _number(row["ours"])
    cells = [row["metric"], _span(target) if isinstance(target, list) else _number(target), _number(row["benchmark"]), ours,
             _span(row["interval"]) if row["interval"] else "", verdict, row["note"]]
    return "| " + " | ".join(str(cell).replace("|", "/").replace("\n", " ") for cell in cells) + " |"


def _number(x: float | None) -> str:
    return "" if x is None else f"{x:,.0f}" if abs(x) >= 100 else f"{x:.3g}"


def _span(ends: list[float | None]) -> str:
    return " to ".join("never" if x is None else _number(x) for x in ends)


def plots(name: str, told: dict[str, Any]) -> dict[str, str]:
    """File -> SVG of a case: PIT and reliability where it has them; of yearly chances for those that came or did not."""
    drawn, data = {}, told["plots"]
    if "pit" in data:
        drawn[f"pit-{name}.svg"] = pit_plot(data["pit"], data["months"])
    if "reliability" in data:
        drawn[f"reliability-{name}.svg"] = reliability_plot(
            data["reliability"], f"more than {data['threshold']:.0f} deaths in a month",
            "Leads share months, so the bars are too short.")
    chances = [r for r in told["rows"] if "came" in r]
    if chances:
        came = np.array([r["came"] for r in chances])
        tables = {who: reliability(np.array([r[key] for r in chances]), came, YEARLY)
                  for who, key in (("durance", "ours"), ("base rate", "benchmark"))}
        drawn[f"reliability-{name}.svg"] = reliability_plot(tables, "an attempt within the year",
                                                            f"{len(chances)} years: next to nothing can be told.")
    return drawn


def cover(data: dict[str, Any]) -> list[str]:
    """The table of CRPS and cover by lead or by unit, the models side by side; nothing where a case has none."""
    if "cover" not in data:
        return []
    models = list(data["pit"])
    heads = [f"{score} {model}" for score in ("CRPS", "50 %", "90 %") for model in models]
    lines = [f"CRPS and cover of central intervals by {data['by']}:", "",
             f"| {data['by']} | rows | {' | '.join(heads)} |", "|---" * (2 + len(heads)) + "|"]
    for value in dict.fromkeys(row["of"] for row in data["cover"]):
        mine = {row["model"]: row for row in data["cover"] if row["of"] == value}
        cells = [_number(mine[model][score]) for score in ("crps", "inside50", "inside90") for model in models]
        lines.append(f"| {value} | {mine[models[0]]['rows']} | {' | '.join(cells)} |")
    return [*lines, ""]


def anchor(name: str, title: str) -> str:
    """The anchor that Markdown gives to a section's heading."""
    kept_ = "".join(c for c in f"{name}: {title}".lower() if c.isalnum() or c in " -")
    return kept_.replace(" ", "-")


def write(out: Path) -> list[str]:
    """Gather scores from a folder of runs and write page, plots and scores; gives the paths written."""
    pack = load("mali")
    scores = gather(pack, out)
    if not scores["cases"]:
        raise ValueError(f"{out / 'scores'} holds no scores; run `durance score --all` first")
    save_json(ROOT / SCORES, scores)
    texts = documents(scores)
    for path, text in texts.items():
        (ROOT / path).write_text(text, encoding="utf-8")
    return [SCORES, *texts]


if __name__ == "__main__":
    for written in write(Path(sys.argv[1] if len(sys.argv) > 1 else "runs")):
        print(written)
