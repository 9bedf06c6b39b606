"""What there is: packs, scenarios and measures, read without the engine."""

from pathlib import Path
from typing import Any

from durance.core.state import nearest
from durance.pack.rows import read_toml

PACKS = Path(__file__).parents[1] / "packs"


class Unknown(LookupError):
    """A name that is not known; the message is one sentence with the nearest names."""


def installed() -> list[str]:
    """Names of the packs that came with durance."""
    return sorted(p.parent.name for p in PACKS.glob("*/pack.toml"))


def find(name: str | Path) -> Path:
    """Folder of a pack given by name or path; raises Unknown with the nearest names."""
    for folder in (Path(name), PACKS / str(name)):
        if (folder / "pack.toml").exists():
            return folder.resolve()
    raise Unknown(f"there is no pack {str(name)!r}{nearest(str(name), installed())}")


def resolve(table: dict[str, Any], name: str) -> dict[str, Any]:
    """A scenario's entry with all it takes from its bases. Raises Unknown for a base that is missing or goes in a circle."""
    chain = [name]
    while "base" in table[chain[-1]]:
        base = table[chain[-1]]["base"]
        if base not in table or base in chain:
            raise Unknown(f"scenario {name!r} rests on {base!r}, which {'is missing' if base not in table else 'rests on it'}")
        chain.append(base)
    return {k: v for step in reversed(chain) for k, v in table[step].items() if k != "base"}


def list_packs() -> list[dict[str, Any]]:
    """`[{pack, name, scenarios}]` of the installed packs."""
    return [{"pack": name, "name": read_toml(find(name) / "pack.toml")["name"],
             "scenarios": list(read_toml(find(name) / "scenarios.toml"))} for name in installed()]


def list_scenarios(pack: str) -> list[dict[str, Any]]:
    """`[{scenario, name, start, days, as_of, question}]` of a pack."""
    table, rows = dict(read_toml(find(pack) / "scenarios.toml")), []
    for name in table:
        full = resolve(table, name)
        rows.append({"scenario": f"{pack}/{name}", "name": full["name"], "start": str(full["start"]), "days": full["days"],
                     "as_of": str(full["as_of"]), "question": full.get("question", "")})
    return rows


def list_measures(pack: str) -> list[dict[str, Any]]:
    """`[{measure, use, text, who_decides, lead_time, cost}]` of a pack."""
    rows = []
    for name, entry in read_toml(find(pack) / "measures.toml").items():
        low, high = entry["range"]
        keys = [*(f"{dim}=..." for dim in entry.get("at", ())), f"{entry['strength']}={low:g}..{high:g}"]
        cost = entry["cost"]
        lead = "-".join(str(x) for x in entry["lead_time_days"])
        rows.append({"measure": name, "use": f"{name}:{','.join(keys)}", "text": entry["text"], "lead_time": lead,
                     "who_decides": entry["who_decides"], "cost": f"{cost['low']:g}-{cost['high']:g} {cost['unit']}"})
    return rows
