"""What a run may know of later times, and whether its fit is still its own: said near the top of the report."""

import re
from typing import Any

from durance.core.calendar import parse
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.report.said import T, fill, t


def hindsight(run: Run, pack: Pack) -> dict[str, Any]:
    """`{as_of, structure, claims, text, both}`: the claims of after `as_of` that tables and parameters may rest on.

    `text` is English, `both` the same in both languages.
    """
    as_of, until = run.manifest["as_of"], run.manifest.get("structure") or run.manifest["as_of"]
    later = [c for c in pack.claims_used() if c in pack.ledger.claims and _between(pack, c, as_of, until)]
    if until == as_of:
        said = fill("State, events, parameters and tables know nothing of after {as_of}, but for structure that was told later "
                    "and is flagged.",
                    "État, événements, paramètres et tables ne savent rien d'après le {as_of}, sauf la structure rapportée "
                    "plus tard, qui est signalée.", as_of=as_of)
    else:
        years = (parse(until) - parse(as_of)).days / 365.25
        said = fill("State and known facts end at {as_of}, but parameters and tables without dates may rest on reports up to "
                    "{until}: {years} years of hindsight ({claims} claims). What is imposed as a premise is hindsight too.",
                    "L'état et les faits connus s'arrêtent au {as_of}, mais des paramètres et tables sans date peuvent reposer "
                    "sur des rapports jusqu'au {until} : {years} ans de recul ({claims} faits). Ce qui est imposé comme "
                    "prémisse est aussi du recul.", as_of=as_of, until=until, years=f"{years:.0f}", claims=str(len(later)))
    return {"as_of": as_of, "structure": until, "claims": len(later), "text": said["en"], "both": said}


def _between(pack: Pack, name: str, as_of: str, until: str) -> bool:
    try:
        told = parse(pack.ledger.claims[name].date_published.split("/")[0])
    except ValueError:
        return False
    return parse(as_of) < told <= parse(until)


def made_with(pack: Pack, name: str) -> dict[str, str]:
    """`{pack, equations}` as the header of a fit tells; a digest that it does not tell is empty."""
    path = pack.folder / "fits" / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(True)[:6] if path.exists() else []
    head = "".join(line for line in lines if line.startswith("#"))
    found = {key: re.search(rf"\b{key} ([0-9a-f]{{16}})\b", head) for key in ("pack", "equations")}
    return {key: hit[1] if hit else "" for key, hit in found.items()}


def warnings(run: Run, pack: Pack) -> list[str]:
    """What a reader must know before believing a run, one sentence each, in English."""
    return [said["en"] for said in warned(run, pack)]


def warned(run: Run, pack: Pack) -> list[T]:
    """The same in both languages."""
    m, found = run.manifest, stale_fit(run, pack)
    if m["pack_digest"] != pack.digest:
        found.append(fill("The pack has changed since this run ({then} then, {now} now): names, ranges and observations shown "
                          "beside it are today's.",
                          "Le dossier a changé depuis ce calcul ({then} alors, {now} maintenant) : noms, plages et "
                          "observations montrés à côté sont ceux d'aujourd'hui.", then=m["pack_digest"], now=pack.digest))
    if run.members < 200:
        found.append(fill("Only {n} futures were run: ends of intervals and small shares are rough.",
                          "Seuls {n} futurs ont été calculés : bouts d'intervalles et petites parts sont approximatifs.",
                          n=str(run.members)))
    return found


def stale_fit(run: Run, pack: Pack) -> list[T]:
    """Whether the fit of a run was made with another pack or with other equations."""
    m, found = run.manifest, []
    if not m["fit"]:
        return []
    made, unnamed = made_with(pack, m["fit"]), t("its file does not name", "son fichier ne nomme pas")
    if made["pack"] != m["pack_digest"]:
        found.append(fill("The fit {fit} was made with pack {then}, this run with {now}: numbers or tables have changed since, "
                          "it is stale until it is made again.",
                          "L'ajustement {fit} a été fait avec le dossier {then}, ce calcul avec {now} : chiffres ou tables ont "
                          "changé depuis, il est périmé jusqu'à ce qu'on le refasse.", fit=m["fit"],
                          then=made["pack"] or t("unknown", "inconnu"), now=m["pack_digest"]))
    if made["equations"] != m["equations"]:
        found.append(fill("The fit {fit} was made with equations {then}, this run with {now}: it may not fit this model.",
                          "L'ajustement {fit} a été fait avec les équations {then}, ce calcul avec {now} : il ne convient "
                          "peut-être pas à ce modèle.", fit=m["fit"], then=made["equations"] or unnamed, now=m["equations"]))
    return found
