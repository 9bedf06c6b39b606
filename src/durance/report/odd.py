"""The model's description after the ODD protocol (Grimm et al. 2020), the glossary, made from the model itself."""

from durance.core.state import CONTROLS, GEOGRAPHY, TABLE
from durance.ensemble.outcomes import OUTCOMES
from durance.pack.model import Pack
from durance.pack.second import provisional
from durance.schedule import DAY, parameters_needed, writers, yesterday

PURPOSE = """## 1 Purpose and patterns

How long a landlocked state under siege holds and who gains from it; what changes when a partner leaves or comes; whether the
country fragments; what talks and local bargains would change; where people flee and what reaches the neighbours; which
measures would spare people, and which disagreements of the sources matter. The model is judged by patterns that stand in each
pack's `observed/patterns.toml` (`durance patterns`), as met, met at the edge (under a quarter of futures inside) or missed."""
ENTITIES = """## 2 Entities, state variables, scales

One step is one day. Members, one future each, are the leading axis of every array; no mechanism sees it.

"""
START = """## 5 Initialisation

Supply starts in a steady state: as many trucks load, leave and arrive a day as `normal_flow` says, and each place burns its
share. Fighters, holders, sieges, displaced people, ties, partners and the accord start as the pack has them on the date of the
scenario's state. How each variable starts stands in the table of 2."""
CONCEPTS = """## 4 Design concepts

Emergence: shortage, prices and hunger emerge from trade, fear and attacks; who holds a town from strength, hold and luck;
flight from violence and want; coups, splits and deals from morale, money, ties and trust. None is set unless an event imposes
it. Adaptation: hauliers and escorts answer danger with a delay, fighters move to where they press or are pressed, people
join, flee and return, towns make their own peace, partners stay while it pays. Sensing: actors know today's or yesterday's
state of places, never the future. Interaction: by ties between actors, by roads, by what is remembered against whom.
Collectives: parts of coalitions, which may leave. Learning: fading memory only.
Stochasticity: a pure function of seed, member, mechanism, day,
entity and draw number. Rivals: where sources disagree about an equation, each member holds one. Observation: outcomes are
computed after a block has run; no mechanism reads them. Not represented: who holds the country between towns, command and
tactics, elections, what happens inside neighbours, prices of arms (see the limits of the pack)."""


def odd(pack: Pack) -> str:
    """The ODD description of the model with this pack's parameters, as Markdown."""
    return "\n\n".join([f"# Model description (ODD): {pack.name}", "Generated; do not edit. `make docs` writes it anew.",
                        PURPOSE, ENTITIES + _entities(pack) + "\n\n" + _variables(),
                        "## 3 Process overview and scheduling\n\n" + _schedule(), CONCEPTS,
                        START,
                        "## 6 Input data\n\n" + _parameters(pack), "## 7 Submodels\n\n" + _submodels()]) + "\n"


def glossary() -> str:
    """Every name of the model with unit and meaning, as Markdown."""
    rows = [f"| `{v.name}` | {v.kind} | {v.unit} | {v.meaning} |" for v in TABLE.values()]
    rows += [f"| `{c.name}` | map | {c.unit} | {c.meaning} |" for c in GEOGRAPHY.values()]
    rows += [f"| `{o.name}` | outcome | {o.unit} | {o.meaning} |" for o in OUTCOMES.values()]
    return "\n".join(["# Glossary", "", "Generated; do not edit. These names are law. Parameters are described in "
                      "each pack's `parameters/` and in `docs/model/odd-*.md`.", "", "| name | kind | unit | meaning |",
                      "|---|---|---|---|", *sorted(rows, key=str.lower)]) + "\n"


def _entities(pack: Pack) -> str:
    return "Entities of this pack: " + ", ".join(f"{n} {'localities' if d == 'locality' else d + 's'}"
                                                 for d, n in pack.sizes.items()) + "."


def _variables() -> str:
    by = writers()
    rows = [f"| `{v.name}` | {v.kind} | {' x '.join(v.dims)} | {v.unit} | {v.meaning} | "
            f"{by.get(v.name, 'scenario' if v.name in CONTROLS else 'start')} | {v.start} |" for v in TABLE.values()]
    return "\n".join(["| name | kind | of | unit | meaning | written by | start |", "|---|---|---|---|---|---|---|", *rows])


def _schedule() -> str:
    late = yesterday()
    rows = []
    for k, m in enumerate(DAY, 1):
        dawn = f" (as of dawn: {', '.join(late[m.name])})" if late[m.name] else ""
        rows.append(f"{k}. **{m.name}** reads {', '.join(m.reads) or 'nothing'}{dawn}; writes {', '.join(m.writes)}.")
    return "\n".join(rows)


def _parameters(pack: Pack) -> str:
    takers, once = parameters_needed(), provisional(pack.folder)
    rows = [f"| `{p.name}` | {p.value:g} | {p.low:g} to {p.high:g}, {p.shape} | {p.unit} | "
            f"{p.grade}{', provisional' * (p.name in once)} | {', '.join(p.claims) or 'none'} | "
            f"{', '.join(takers.get(p.name, ('start',)))} |"
            for p in sorted(pack.parameters.values(), key=lambda p: p.name)]
    head = "| parameter | value | range | unit | grade | claims | taken by |"
    return "\n".join([head, "|---|---|---|---|---|---|---|", *rows])


def _submodels() -> str:
    return "\n\n".join(f"### 7.{k} {m.name}\n\n```\n{m.doc.strip()}\n```" for k, m in enumerate(DAY, 1))
