"""What a report is given: the run that answers, its twin without the premise, the same futures with measures, and the rest."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from durance.analysis.paired import refuse_unpaired
from durance.analysis.score.casefile import case_names
from durance.analysis.summary import Headline, headlines
from durance.ensemble.store import Run
from durance.pack.load import load
from durance.pack.model import Pack
from durance.report.said import T, t
from durance.report.system import TWIN, blockade

# scores that came with durance: in the wheel, else in a checkout of the repository
SCORES = (Path(__file__).with_name("scores.json"), Path(__file__).parents[3] / "docs/model/scores.json")
SAME = (*TWIN, "off", "rivals", "parameters")      # what a twin must share; `measures` and `premises` may differ


class Given(NamedTuple):
    """`twin` is the same futures without the premises of `run`; `helped` the same with more measures; `heads` of `run`.

    `prior` is a run of the same start before fitting, where `run` is fitted: other futures, drawn beside it, never paired.
    `extras` are results kept beside runs: `trial`, `cases` (see `kept`).
    """

    run: Run
    pack: Pack
    heads: dict[str, Headline]
    twin: Run | None
    prior: Run | None
    helped: tuple[Run, ...]
    other: tuple[Run, ...]
    extras: dict[str, Any]

    @property
    def days(self) -> int:
        return self.run.manifest["days"]

    @property
    def siege(self) -> bool:
        """Whether a blockade of roads is imposed."""
        return blockade(self.run, self.pack) is not None

    @property
    def capital(self) -> str:
        return self.pack.places[self.pack.index("locality", self.pack.capital)]["name"]

    @property
    def scenario(self) -> str:
        return f"{self.run.manifest['pack']}/{self.run.manifest['scenario']}"


def given(runs: list[Run], pack: Pack | None = None, extras: dict[str, Any] | None = None) -> Given:
    """Sort out which run plays which part. Raises ValueError for no run, an empty one, or runs of several packs."""
    if not runs:
        raise ValueError("a report needs at least one run")
    if len(packs := {r.manifest["pack"] for r in runs}) > 1:
        raise ValueError(f"a report is about one pack, these runs are of {', '.join(sorted(packs))}")
    for r in runs:
        if not r.members:
            raise ValueError(f"run {r.id} has no finished future yet; run it again to go on")
    pack = pack or load(runs[0].pack)
    plain = [r for r in runs if not r.manifest["measures"]] or runs[:1]
    run = max(plain, key=lambda r: (bool(r.manifest["fit"]), len(r.manifest["premises"]), -runs.index(r)))
    rest = [r for r in runs if r.id != run.id]
    twin = next((r for r in rest if paired(r, run) and more(run, r, "premises") and not more(r, run, "measures")
                 and not more(run, r, "measures")), None)
    helped = tuple(r for r in rest if paired(r, run) and more(r, run, "measures") and not more(run, r, "measures")
                   and all(r.manifest[k] == run.manifest[k] for k in ("premises", "readings")))
    prior = next((r for r in rest if run.manifest["fit"] and before(r, run)), None)
    other = tuple(r for r in rest if r is not twin and r is not prior and r not in helped)
    return Given(run, pack, headlines(run, pack), twin, prior, helped, other, extras or {})


def before(prior: Run, run: Run) -> bool:
    """Whether a run is that of a fitted one without the fit."""
    same = all(prior.manifest[k] == run.manifest[k] for k in ("start", "days", "premises", "measures", "readings"))
    return same and not prior.manifest["fit"] and all(prior.manifest.get(k) == run.manifest.get(k) for k in ("off", "rivals"))


def paired(run: Run, other: Run) -> bool:
    """Whether two runs are the same futures of the same model."""
    try:
        refuse_unpaired(run, other)
    except ValueError:
        return False
    return run.members == other.members and all(run.manifest.get(k) == other.manifest.get(k) for k in SAME)


def more(run: Run, other: Run, key: str) -> bool:
    """Whether a run has a premise or measure that the other has not."""
    return any(x not in other.manifest[key] for x in run.manifest[key])


def kept(runs: list[Run], out: Path = Path("runs")) -> dict[str, Any]:
    """What lies beside the runs: `trial` from `trial.json` (what `durance trial --json` prints), `cases` with their scores.

    A file in a run's own folder goes before one in the folder of runs. Scores are those that came with durance (`SCORES`), and
    before them those of the folder of runs. Raises ValueError for a file that is no JSON.
    """
    found: dict[str, Any] = {}
    for folder in (out, *(r.folder for r in runs if r.folder)):
        if (folder / "trial.json").exists():
            found["trial"] = read_json(folder / "trial.json")
    cases = scores(runs[0].manifest["pack"], case_names(load(runs[0].pack)), out) if runs else {}
    return found | ({"cases": cases} if cases else {})


def scores(pack: str, names: list[str], out: Path) -> dict[str, Any]:
    """Case -> its last full scores (`analysis.score.results`), in the order of the names; only cases that have some."""
    found: dict[str, Any] = {}
    if path := next((p for p in SCORES if p.exists()), None):
        told = read_json(path)
        found = told["cases"] if told.get("pack") == pack else {}
    for name in names:
        if (mine := out / "scores" / f"{name}.json").exists():
            found[name] = read_json(mine)
    return {name: found[name] for name in names if name in found and found[name].get("rows")}


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object. Raises ValueError that names the file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is no JSON ({error}); write it again or take it away") from None
    if not isinstance(found, dict):
        raise ValueError(f"{path} holds no JSON object; write it again or take it away")
    return found


def label(one: Run, base: Run) -> T:
    """The measures of a run beyond those of the base, in words."""
    told = []
    for measure in (m for m in one.manifest["measures"] if m not in base.manifest["measures"]):
        name, at, strength, begin, until = measure
        where = ", ".join(at.values())
        spot = f" ({where})" if where else ""
        told.append(t(f"{name}{spot}, strength {strength:g}" + (f", from {begin}" if begin else ", from the first day")
                      + (f" to {until}" if until else ""),
                      f"{name}{spot}, intensité {f'{strength:g}'.replace('.', ',')}"
                      + (f", à partir du {begin}" if begin else ", dès le premier jour") + (f" jusqu'au {until}" if until
                                                                                            else "")))
    return {lang: " + ".join(one[lang] for one in told) for lang in ("en", "fr")}
