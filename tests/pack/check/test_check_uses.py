"""What rests on each claim: every kind of thing is found, and idle claims need a reason that is not stale."""

import re
from pathlib import Path

import pytest

from durance.pack.check import check
from durance.pack.check.files import Folder
from durance.pack.check.mechanisms import mechanisms
from durance.pack.check.uses import everything, uses, ways_to_ask
from durance.pack.listing import find

AT_LEAST = 300      # of the sourced facts (EC, EA) that something must rest on


@pytest.fixture(scope="module")
def mali():
    return Folder(find("mali"))


@pytest.fixture(scope="module")
def used(mali):
    return uses(mali)


def test_every_claim_is_listed(mali, used):
    assert set(used) == set(mali.claims)
    assert mali.faults == []


def test_the_sourced_facts_are_linked(used):
    facts = [claim for claim in used if claim.startswith(("EC", "EA"))]
    linked = [claim for claim in facts if used[claim]]
    print(f"{len(linked)} of {len(facts)} sourced facts are linked")
    assert len(linked) >= AT_LEAST


def test_things_of_all_kinds_rest_on_claims(used):
    kinds = {use.kind for things in used.values() for use in things}
    assert kinds >= {"parameter", "column", "row", "corridor", "actor", "partner", "constituent", "zone", "presence", "holder",
                     "background", "state", "measure", "event", "dated", "dispute", "reading", "pattern", "observed",
                     "mechanism", "contradiction", "thesis"}


def test_a_use_says_where_it_is_written(mali, used):
    checked = 0
    for claim, things in used.items():
        for use in things:
            path = mali.root / use.file
            if use.kind in ("parameter", "reading", "pattern", "event", "observed", "corridor"):
                lines = path.read_text(encoding="utf-8").splitlines()[use.line - 1:use.line + 14]
                assert claim in " ".join(lines), f"{use} does not name {claim}"
                checked += 1
    assert checked > 500


def test_a_mechanism_rests_on_what_its_docstring_cites(used):
    lines = [use for use in used["EA025"] if use.kind == "mechanism"]
    assert "escorts" in [use.name for use in lines]
    for use in lines:
        source = (Path(find("mali")).parents[2] / use.file).read_text(encoding="utf-8").splitlines()
        assert source[use.line - 1].startswith("Evidence")


def test_only_the_evidence_section_counts(mali):
    """Claims that `Ignores` or `Wrong if` mention in passing are not what a mechanism rests on."""
    for use, claims in everything(mali):
        if use.kind == "mechanism":
            source = (Path(find("mali")).parents[2] / use.file).read_text(encoding="utf-8")
            section = source[source.index("\nEvidence"):source.index("\nIgnores")]
            assert all(claim in section for claim in claims), use.name


def test_one_may_ask_about_everything_that_has_a_name(mali):
    names = ways_to_ask(mali)
    for known in (mali.parameters, mali.localities, mali.actors, mali.corridors, mali.partners, mali.events, mechanisms(mali),
                  mali.tables("measures.toml"), mali.tables("evidence/disputes.toml"), mali.tables("observed/patterns.toml")):
        assert set(known) <= names
    written = {name for taken in mechanisms(mali).values() for name in taken.writes}
    assert written <= names


# --- the check, on a copy of Lakeland

NEW = ("LK-idle,Nobody uses this.,lakehead-gazette,p. 9,2029,2029-12-15,,,,,supports,C,,,fuel,fictional\n")


def told(pack, text):
    return [str(fault) for fault in check(pack) if text in fault.text]


def add_claim(pack):
    path = pack / "evidence/claims.csv"
    path.write_text(path.read_text(encoding="utf-8") + NEW, encoding="utf-8")
    return path.read_text(encoding="utf-8").count("\n")


def test_a_claim_nobody_uses_needs_a_reason(pack):
    line = add_claim(pack)
    assert told(pack, "LK-idle") == [f"evidence/claims.csv:{line}: Nothing rests on the claim `LK-idle`; cite it where it "
                                     "bears on something, or say why not in evidence/unused.csv (claim,reason)."]
    (pack / "evidence/unused_more.csv").write_text("claim,reason\nLK-idle,no variable stands for it\n")
    assert [str(f) for f in check(pack)] == []


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("LK-idle,\n", "No reason is given why nothing rests on `LK-idle`"),
        ("LK-idle,x\nLK-idle,y\n", "given a reason twice"),
        ("LK-idel,x\nLK-idle,x\n", "does not exist; did you mean `LK-idle`"),
    ],
)
def test_a_reason_is_one_and_of_a_claim_that_exists(pack, rows, text):
    add_claim(pack)
    (pack / "evidence/unused.csv").write_text("claim,reason\n" + rows)
    assert len(told(pack, text)) == 1
    assert len(check(pack)) == 1


def test_a_reason_for_a_claim_that_is_used_is_stale(pack):
    (pack / "evidence/unused.csv").write_text("claim,reason\nLK-airlift,was not used once\n")
    (fault,) = told(pack, "LK-airlift")
    assert fault.startswith("evidence/unused.csv:2: ")
    assert re.search(r"but event `[\w-]+` rests on it \(events.csv:\d+\); take this line out", fault)


def test_a_new_user_makes_the_reason_stale(pack, edit):
    add_claim(pack)
    (pack / "evidence/unused.csv").write_text("claim,reason\nLK-idle,x\n")
    edit("evidence/disputes.toml", 'claims = ["LK-flow-customs"]', 'claims = ["LK-flow-customs", "LK-idle"]')
    assert "reading `L01 customs` rests on it" in told(pack, "LK-idle")[0]
