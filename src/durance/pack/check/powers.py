"""Partners, constituents and zones: they name things that exist, and their quantities have unit, range and provenance."""

from collections.abc import Iterator
from typing import Any

from durance.pack.check.files import Folder, nearest, number, table, text
from durance.pack.check.numbers import Number, made, quantity

TRAITS = {"punch": "1", "mobility": "0..1", "mine_pull": "1", "abuse_base": "people/fighter/day"}
GIVES = {"force": "fighters", "escort": "share", "guard": "share", "cost": "Mcur/day"}
FLAGS = ("foreign", "signatory", "mercenary", "independent")
LISTS = {"partners.toml": ("bases", "shares"), "constituents.toml": ("home", "places"), "zones.toml": ("contact", "places")}


def check_powers(pack: Folder) -> None:
    toml = pack.toml("actors.toml")
    for name, actor in pack.actors.items():
        for key, unit in TRAITS.items():
            quantity(pack, "actors.toml", toml.line(name, key), f"`{key}` of `{name}`", actor.get(key), unit)
        for key in FLAGS:
            if not isinstance(actor.get(key, False), bool):
                pack.fault("actors.toml", toml.line(name, key), f"`{key}` of `{name}` must be true or false.")
    _affinity(pack)
    _partners(pack)
    _constituents(pack)
    for file, (key, inside) in LISTS.items():
        _places(pack, file, key, inside)


def _affinity(pack: Folder) -> None:
    toml = pack.toml("actors.toml")
    for key, tie in table(toml.get("affinity")).items():
        for name in key.split():
            if pack.lacks(name, "actors"):
                pack.fault("actors.toml", toml.line("affinity", key), f"The affinity `{key}` names an unknown actor `{name}`; "
                                                                      f"{nearest(name, pack.actors)}")
        quantity(pack, "actors.toml", toml.line("affinity", key), f"The affinity `{key}`", tie, "-1..1")


def _partners(pack: Folder) -> None:
    for name, partner in pack.partners.items():
        line = pack.toml("partners.toml").line
        if partner.get("actor") and pack.lacks(text(partner["actor"]), "actors"):
            pack.fault("partners.toml", line(name, "actor"), f"The partner `{name}` names an unknown actor "
                       f"`{partner['actor']}`; {nearest(text(partner['actor']), pack.actors)}")
        for key, unit in GIVES.items():
            quantity(pack, "partners.toml", line(name, key), f"`{key}` of `{name}`", partner.get(key), unit)


def _constituents(pack: Folder) -> None:
    for name, part in pack.constituents.items():
        line = pack.toml("constituents.toml").line
        if pack.lacks(text(part.get("coalition")), "actors"):
            pack.fault("constituents.toml", line(name, "coalition"), f"`{name}` names an unknown coalition "
                       f"`{part.get('coalition')}`; {nearest(text(part.get('coalition')), pack.actors)}")
        quantity(pack, "constituents.toml", line(name, "share"), f"`share` of `{name}`", part.get("share"), "share")


def _places(pack: Folder, file: str, key: str, inside: str) -> None:
    """Places that a partner's bases, a constituent's home or a zone's contact name; shares sum to 1."""
    for name, entry in getattr(pack, file.removesuffix(".toml")).items():
        line, given = pack.toml(file).line(name, key), table(entry.get(key)).get(inside)
        if not isinstance(given, dict if inside == "shares" or file == "zones.toml" else list):
            pack.fault(file, line, f"`{key}` of `{name}` has no `{inside}`; list places of localities.csv.")
            continue
        for place in given:
            if pack.lacks(place, "localities"):
                pack.fault(file, line, f"`{key}` of `{name}` names an unknown place `{place}`; "
                                       f"{nearest(place, pack.localities)}")
        total = sum(number(x) or 0 for x in given.values()) if isinstance(given, dict) else 1
        if isinstance(given, dict) and given and abs(total - 1) > 1e-6:
            pack.fault(file, line, f"The shares in `{key}` of `{name}` sum to {total:g}; make them sum to 1.")


def power_numbers(pack: Folder) -> Iterator[Number]:
    """Quantities of actors (besides will), partners, constituents and zones, each with what it rests on."""
    toml = pack.toml("actors.toml")
    for name, actor in pack.actors.items():
        for key in TRAITS:
            yield made(pack, "actors.toml", toml.line(name, key), f"`{key}` of `{name}`", actor.get(key))
    for key, tie in table(toml.get("affinity")).items():
        yield made(pack, "actors.toml", toml.line("affinity", key), f"the affinity `{key}`", tie)
    keys: dict[str, tuple[Any, ...]] = {"partners": (*GIVES, "bases"), "constituents": ("share", "home"), "zones": ("contact",)}
    for stem, wanted in keys.items():
        for name, entry in getattr(pack, stem).items():
            for key in wanted:
                line = pack.toml(f"{stem}.toml").line(name, key)
                yield made(pack, f"{stem}.toml", line, f"`{key}` of `{name}`", entry.get(key))
