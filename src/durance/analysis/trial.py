"""The essays on trial: what each claims, as paired experiments over all readings and parameter draws, with a verdict in words.

A thesis of several experiments is supported when each of them is, opposed when one is and none is supported, and else
undetermined. Its share, interval and effect are those of its weakest experiment; `parts` holds them all. A thesis that the
model cannot try says so. See `trial_judge` for the rule of one experiment, `trial_read` for how a pack writes it.
"""

from typing import Any

from durance.analysis.trial_judge import LEAST, OPPOSED, SUPPORTED, UNDETERMINED, UNTESTABLE, flips, judge
from durance.analysis.trial_read import Experiment, Thesis, theses
from durance.analysis.trial_run import Side, answer, key, run_sides, sides
from durance.core.state import nearest
from durance.ensemble.run import Progress, silent
from durance.pack.model import Pack, Unknown

MEMBERS = 200
RANK = (OPPOSED, UNDETERMINED, SUPPORTED)      # from the weakest for a thesis of several experiments


def trial(pack: Pack, members: int = MEMBERS, seed: int = 1, only: tuple[str, ...] = (), progress: Progress = silent,
          threads: int | None = None) -> list[dict[str, Any]]:
    """`[{id, thesis, verdict, words, share, interval, effect, centre, middle, unit, flips, parts, claims, against, leaves,
    reason}]`.

    `members` futures of each side, the same luck for all; `only` names theses. Raises Unknown for a thesis that the pack
    does not have, ValueError for one that cannot be run.
    """
    if members < 1:
        raise ValueError(f"a trial needs at least one future, not {members}")
    if not 0 <= seed < 2**63 or (threads is not None and threads < 1):
        raise ValueError(f"a trial needs a seed between 0 and 2^63 and a thread at least, not {seed} and {threads}")
    known, rule = theses(pack)
    for name in only:
        if name not in (ids := [t.id for t in known]):
            raise Unknown(f"{pack.name} has no thesis {name!r}{nearest(name, ids)}")
    asked = [t for t in known if not only or t.id in only]
    found = sides(e for t in asked for e in t.experiments)
    if found:
        run_sides(found, members, seed, progress, threads)
    return [verdict(pack, thesis, found, members, rule) for thesis in asked]


def verdict(pack: Pack, thesis: Thesis, found: dict[str, Side], members: int, rule: dict[str, float]) -> dict[str, Any]:
    """The row of one thesis, from runs that are done."""
    row = {"id": thesis.id, "thesis": thesis.text, "essay": thesis.essay, "claims": list(thesis.claims),
           "against": list(thesis.against), "leaves": thesis.leaves, "reason": thesis.untestable}
    parts = [part(pack, one, found, members, rule) for one in thesis.experiments]
    if not parts:
        return {**row, "verdict": UNTESTABLE, "words": thesis.untestable, "share": None, "interval": None, "effect": None,
                "centre": None, "middle": "", "unit": "", "flips": [], "parts": []}
    weakest = min(parts, key=lambda p: (RANK.index(p["verdict"]), -1.0 if p["share"] is None else p["share"]))
    said = [p["verdict"] for p in parts]
    whole = (SUPPORTED if set(said) == {SUPPORTED} else OPPOSED if OPPOSED in said and SUPPORTED not in said else UNDETERMINED)
    return {**row, "verdict": whole, "words": words(whole, parts), "share": weakest["share"],
            **{name: weakest[name] for name in ("interval", "effect", "centre", "middle", "unit")},
            "flips": [{"part": k, **flip} for k, p in enumerate(parts) for flip in p["flips"]], "parts": parts}


def part(pack: Pack, one: Experiment, found: dict[str, Side], members: int, rule: dict[str, float]) -> dict[str, Any]:
    """The row of one experiment."""
    left, right = (answer(found, made, statistic, one.days, members) for made, statistic in (one.left, one.right))
    drawn = found[key(one.left[0])]
    told = judge(left, right, one.sign, one.matters, rule)
    few = told["futures"] < 2 * LEAST      # then no group and its rest are large enough to be asked
    return {"says": one.says, "sign": one.sign, "matters": one.matters, "unit": one.left[1].unit, "days": one.days,
            "scenario": one.left[0].id, **told, "few": few,
            "flips": flips(pack, left, right, one.sign, one.matters, rule, drawn.values, drawn.readings)}


def words(whole: str, parts: list[dict[str, Any]]) -> str:
    """The verdict as a sentence a part."""
    told = "; ".join(sentence(p) for p in parts)
    if len(parts) == 1:
        return f"{told[0].upper()}{told[1:]}."
    borne = sum(p["verdict"] == SUPPORTED for p in parts)
    return f"{whole.capitalize()} as a whole, with {borne} of {len(parts)} experiments supported: {told}."


def sentence(p: dict[str, Any]) -> str:
    """What one experiment found, with share, interval and effect."""
    if p["share"] is None:
        return f"{p['verdict']} ({p['says']}): {p['why']}"
    low, high = p["interval"]
    middle, under, over = p["centre"]
    return (f"{p['verdict']} ({p['says']}): {p['why']}; the claimed sign in {p['share']:.0%} ({low:.0%} to {high:.0%}) of "
            f"the {p['speak']} of {p['futures']} futures that differ, {p['middle']} effect {middle:+.3g} ({under:+.3g} to "
            f"{over:+.3g}) {p['unit']}, least that matters {p['matters']:.3g}")


def said(flip: dict[str, Any]) -> str:
    """Share and centre of the effect in a group that flips the verdict."""
    share = "no future differs" if flip["share"] is None else f"the claimed sign in {flip['share']:.0%}"
    return f"{share}, effect {flip['centre'][0]:+.3g}"
