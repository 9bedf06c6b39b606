"""Actors: each has a side, and each pair has one tie."""

from itertools import combinations

from durance.pack.check.files import Folder, nearest, number, table, text


def check_actors(pack: Folder) -> None:
    toml = pack.toml("actors.toml")
    for name, actor in pack.actors.items():
        if actor.get("side") not in ("state", "other"):
            pack.fault("actors.toml", toml.line(name, "side"), f"`side` of `{name}` must be \"state\" or \"other\".")
        if not text(actor.get("name")):
            pack.fault("actors.toml", toml.line(name), f"The actor `{name}` has no `name`; add it.")
    if pack.actors and not any(actor.get("side") == "state" for actor in pack.actors.values()):
        pack.fault("actors.toml", 1, "No actor is on the side of the state; give one side = \"state\".")
    _ties(pack)


def _ties(pack: Folder) -> None:
    toml = pack.toml("actors.toml")
    seen: set[frozenset[str]] = set()
    for key, tie in table(toml.get("ties")).items():
        line, both = toml.line("ties", key), key.split()
        for name in both:
            if pack.lacks(name, "actors"):
                pack.fault("actors.toml", line, f"The tie `{key}` names an unknown actor `{name}`; "
                                                f"{nearest(name, pack.actors)}")
        if len(set(both)) != 2:
            pack.fault("actors.toml", line, f"The tie `{key}` must name two different actors, separated by a space.")
        elif frozenset(both) in seen:
            pack.fault("actors.toml", line, f"The tie `{key}` is given twice; ties are symmetric, keep one.")
        seen.add(frozenset(both))
        value = number(table(tie).get("value"))
        if value is not None and not -1 <= value <= 1:
            pack.fault("actors.toml", line, f"The tie `{key}` is {value:g}, outside -1..1; correct it.")
    if pack.actors:
        for pair in combinations(pack.actors, 2):
            if frozenset(pair) not in seen:
                pack.fault("actors.toml", toml.line("ties"), f"The tie `{pair[0]} {pair[1]}` is missing; add it "
                                                             "(0 if nothing is known, grade E and a note).")
