"""What the report shows beside the numbers: evidence, licences, limits, the frozen prediction, the base map."""

import json
from typing import Any

from durance.analysis.frozen import path_of
from durance.analysis.patterns import FIRM, root
from durance.core.calendar import parse
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.pack.rows import read_csv
from durance.pack.second import provisional
from durance.report.said import T, fill, own, t


def evidence(pack: Pack, told: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Claims the pack's numbers rest on, those behind the most influential parameters first."""
    weight: dict[str, float] = {}
    for rows in told.values():
        for row in rows:
            for claim in row["claims"]:
                weight[claim] = weight.get(claim, 0.0) + row["share"]
    used = pack.claims_used()
    for name, entry in _cited_by_patterns(pack).items():
        for claim in entry:
            used.setdefault(claim, []).append(name)
    for d in pack.ledger.disputes.values():
        for claim in {c for r in d.readings for c in r.claims}:
            used.setdefault(claim, []).append(d.id)
    found = [_claim(pack, c, sorted(set(users))) for c, users in used.items() if c in pack.ledger.claims]
    return sorted(found, key=lambda row: (-weight.get(row["id"], 0.0), row["id"]))


def _cited_by_patterns(pack: Pack) -> dict[str, list[str]]:
    from durance.analysis.patterns import observed_patterns, observed_series

    cited = {name: list(entry.get("claims", ())) for name, entry in observed_patterns(pack).items()}
    for row in observed_series(pack):
        cited.setdefault(f"observed {row['series']}", []).extend(row["claim"].split())
    return cited


def _claim(pack: Pack, name: str, users: list[str]) -> dict[str, Any]:
    claim = pack.ledger.claims[name]
    source = pack.ledger.sources.get(claim.source, {})
    return {"id": claim.id, "claim": claim.claim, "grade": claim.grade, "source": source.get("title", claim.source),
            "publisher": source.get("publisher", ""), "url": source.get("url", ""), "date_event": claim.date_event,
            "date_published": claim.date_published, "locator": claim.locator, "retrospective": claim.retrospective,
            "premise": claim.premise,
            "used_by": users}


def retrospective(pack: Pack, as_of: str) -> list[str]:
    """Claims of after `as_of` that numbers rest on as structure, by id."""
    end = parse(as_of)

    def later(text: str) -> bool:
        try:
            return parse(text.split("/")[0]) > end
        except ValueError:
            return False

    return sorted(c for c in pack.claims_used() if c in pack.ledger.claims and pack.ledger.claims[c].retrospective
                  and (later(pack.ledger.claims[c].date_published) or later(pack.ledger.claims[c].date_event)))


def licences(pack: Pack) -> list[dict[str, str]]:
    """The licence of each table of the pack."""
    return [{"table": table, "licence": str(text)} for table, text in pack.about.get("licences", {}).items()]


def limits(pack: Pack) -> list[str]:
    """What the pack and this version of the model cannot say, in English."""
    return [said["en"] for said in told_limits(pack)]


def told_limits(pack: Pack) -> list[T]:
    """The same in both languages; what the pack says of itself stays in its own."""
    told = pack.about.get("limits", [])
    return [*(own(x) for x in ([told] if isinstance(told, str) else told)), *LIMITS[:4], _coded_once(pack), *LIMITS[4:]]


LIMITS = (
    t("All parts of the model move, but only parameters of the supply half were ever fitted: what is said of force, control, "
      "partners, flight and bargains comes from unfitted ranges, most of them inferred or assumed.",
      "Toutes les parties du modèle bougent, mais seuls des paramètres de la moitié approvisionnement ont été ajustés : ce qui "
      "est dit des forces, du contrôle, des partenaires, des fuites et des accords vient de plages non ajustées, la plupart "
      "déduites ou supposées."),
    t("Nobody counts fighters town by town: national totals are spread by rule. A place is a town; the countryside between "
      "towns is held by nobody.",
      "Personne ne compte les combattants ville par ville : les totaux nationaux sont répartis selon une règle. Un lieu est "
      "une ville ; la campagne entre les villes n'est tenue par personne."),
    t("No end of a regime was fitted: its rates are counted over Africa, and what moves them is assumed. After a negotiated "
      "settlement no coup or raid is modelled, even if the settlement fails.",
      "Aucune fin de régime n'a servi à l'ajustement : ses taux sont comptés sur l'Afrique et ce qui les fait varier est "
      "supposé. Après un règlement négocié, ni coup d'État ni raid n'est modélisé, même si le règlement échoue."),
    t("A pattern met at the edge (under a quarter of futures inside the observed range) says little: wide intervals meet much.",
      "Un motif atteint au bord (moins d'un quart des futurs dans la plage observée) dit peu : de larges intervalles "
      "atteignent beaucoup."),
    t("Intervals hold the uncertainty of parameters, readings and luck, not of the equations themselves.",
      "Les intervalles contiennent l'incertitude des paramètres, des lectures et du hasard, non celle des équations."))


def _coded_once(pack: Pack) -> T:
    once = len(set(pack.parameters) & provisional(pack.folder))
    return fill("{once} of {all} parameters, and all numbers of the tables of places, roads and forces, have not been coded a "
                "second time by other eyes: they are provisional.",
                "{once} des {all} paramètres, et tous les chiffres des tables de lieux, de routes et de forces, n'ont pas été "
                "codés une seconde fois par d'autres yeux : ils sont provisoires.",
                once=str(once), all=str(len(pack.parameters)))


def frozen(run: Run, pack: Pack) -> dict[str, Any] | None:
    """The prior prediction that was frozen before any tuning, or None."""
    scenario = run.manifest["scenario"]
    path = next((p for name in (scenario, root(pack, scenario)) if (p := path_of(pack, name)).exists()), None)
    if path is None:
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    changed = told["equations"] != run.manifest["equations"] or told["pack_digest"] != run.manifest["pack_digest"]
    note = f"Written down with what was known on {run.manifest['as_of']}. {told['note']}"
    if changed:
        note += (" Pack or equations were changed afterwards, in part after seeing September and October (decision records): "
                 "what is called before fitting is today's model with unfitted numbers, not this prediction.")
    keep = ("id", "low", "high", "q05", "q25", "q50", "q75", "q95", "met50", "met90", "share_inside")
    return {"date": told["date"], "pack_hash": told["pack_digest"], "note": note,
            "rows": [{k: row.get(k) for k in keep} | {"firm": _firm(row)} for row in told["rows"]]}


def _firm(row: dict[str, Any]) -> bool | None:
    inside = row.get("share_inside")
    return None if inside is None else inside >= FIRM


def kept_causes(run: Run) -> dict[str, Any]:
    """The causes of the shortage kept beside a run; empty when there are none."""
    path = run.folder / "causes.json" if run.folder else None
    return json.loads(path.read_text(encoding="utf-8")) if path and path.exists() else {}


def outlines(pack: Pack) -> list[dict[str, Any]]:
    """Border and river lines of the map; empty when the pack draws none."""
    path = pack.folder / "outlines.csv"
    lines: dict[tuple[str, str, str], list[list[float]]] = {}
    for row in read_csv(path, pack.folder) if path.exists() else []:
        lines.setdefault((row["name"], row["kind"], row["ring"]), []).append([float(row["lon"]), float(row["lat"])])
    return [{"name": name, "kind": kind, "points": points} for (name, kind, _), points in lines.items()]
