"""Map columns of those who act: armed actors, partners, constituents of coalitions and zones abroad."""

from typing import Any

import numpy as np

from durance.core.draws import name_hash

FLAGS = {"is_foreign": "foreign", "signatory": "signatory", "mercenary": "mercenary", "independent": "independent"}
TRAITS = ("punch", "mobility", "mine_pull", "abuse_base")      # quantities of an actor besides `will`
GIVES = ("force", "escort", "guard", "cost")                   # quantities of a partner
Names = dict[str, tuple[str, ...]]


def pairs(table: dict[str, Any], actors: tuple[str, ...], start: np.ndarray | None = None) -> np.ndarray:
    """`(actor, actor)`: one value a pair `"a b"`, the same both ways; what is not named is as in `start` (0)."""
    made = np.zeros((len(actors), len(actors))) if start is None else start.copy()
    for pair, entry in table.items():
        a, b = (actors.index(name) for name in pair.split())
        made[a, b] = made[b, a] = float(entry["value"])
    return made


def keys(names: tuple[str, ...]) -> np.ndarray:
    """Names as numbers for luck."""
    return np.array([name_hash(n) for n in names], np.uint64)


def _values(table: dict[str, Any], key: str) -> np.ndarray:
    return np.array([float(entry.get(key, {"value": 0.0})["value"]) for entry in table.values()], float)


def actor_columns(actors: dict[str, Any], affinity: np.ndarray) -> dict[str, np.ndarray]:
    """Side, flags and traits of the armed actors, and the ties to which they return."""
    flags = {column: np.array([float(bool(a.get(key))) for a in actors.values()]) for column, key in FLAGS.items()}
    return flags | {name: _values(actors, name) for name in TRAITS} | {
        "actor_id": keys(tuple(actors)), "is_state": np.array([float(a["side"] == "state") for a in actors.values()]),
        "usual_will": _values(actors, "will"), "affinity": affinity}


def partner_columns(partners: dict[str, Any], names: Names) -> dict[str, np.ndarray]:
    """What each partner sends, gives and costs, and where its force is based."""
    group_names = sorted({p["group"] for p in partners.values() if p.get("group")})
    bases = np.zeros((len(partners), len(names["locality"])))
    for row, entry in zip(bases, partners.values(), strict=True):
        for place, share in entry.get("bases", {}).get("shares", {}).items():
            row[names["locality"].index(place)] = float(share)
    actor = [names["actor"].index(p["actor"]) if p.get("actor") else -1 for p in partners.values()]
    group = [group_names.index(p["group"]) if p.get("group") else -1 for p in partners.values()]
    return {f"partner_{key}": _values(partners, key) for key in GIVES} | {
        "partner_id": keys(tuple(partners)), "partner_actor": np.array(actor, np.int64),
        "rival_group": np.array(group, np.int64), "base_share": bases}


def constituent_columns(constituents: dict[str, Any], names: Names) -> dict[str, np.ndarray]:
    """Size and homes of the parts that can leave a coalition."""
    home = np.zeros((len(constituents), len(names["locality"])))
    for row, entry in zip(home, constituents.values(), strict=True):
        row[[names["locality"].index(place) for place in entry["home"]["places"]]] = 1.0
    return {"constituent_id": keys(tuple(constituents)), "constituent_share": _values(constituents, "share"),
            "constituent_home": home}


def zone_columns(zones: dict[str, Any], names: Names) -> dict[str, np.ndarray]:
    """How strongly each zone abroad is in touch with each place."""
    contact = np.zeros((len(zones), len(names["locality"])))
    for row, entry in zip(contact, zones.values(), strict=True):
        for place, share in entry["contact"]["places"].items():
            row[names["locality"].index(place)] = float(share)
    return {"zone_contact": contact}
