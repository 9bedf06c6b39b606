"""Theses: one sentence on trial each, with the claims that state it, those against it, and the experiments that try it."""

from typing import Any

from durance.pack.check.evidence import check_claims
from durance.pack.check.experiments import FILE, VERDICT, check_experiments, check_verdict
from durance.pack.check.files import Folder, nearest, text, texts


def check_theses(pack: Folder) -> None:
    """Faults of `theses.toml`, which a pack may leave out."""
    if not (pack.root / FILE).exists():
        return
    tables = pack.tables(FILE)
    check_verdict(pack, tables.get(VERDICT, {}))
    for name, thesis in tables.items():
        if name != VERDICT:
            _thesis(pack, name, thesis)
            check_experiments(pack, name, thesis)


def _thesis(pack: Folder, name: str, thesis: dict[str, Any]) -> None:
    line = pack.toml(FILE).line
    if not text(thesis.get("text")):
        pack.fault(FILE, line(name), f"The thesis `{name}` has no `text`; say in one sentence what it claims.")
    essay, claims, against = text(thesis.get("essay")), texts(thesis.get("claims")), texts(thesis.get("against"))
    if essay and pack.lacks(essay, "sources"):
        pack.fault(FILE, line(name, "essay"), f"The thesis `{name}` is of an unknown source `{essay}`; "
                                              f"{nearest(essay, pack.sources)}")
    if essay and not claims:
        pack.fault(FILE, line(name), f"The thesis `{name}` names no claim of `{essay}`; name those that state it.")
    check_claims(pack, FILE, line(name, "claims"), claims)
    check_claims(pack, FILE, line(name, "against"), against)
    for both in sorted({*claims} & {*against}):
        pack.fault(FILE, line(name, "against"), f"The claim `{both}` stands for and against the thesis `{name}`; keep one.")
