"""What bears on an answer: disputes do not move it by luck, what flips is said, small samples say that they are small."""

import numpy as np
import pytest

from durance.ensemble.run import run
from durance.report import bearing
from durance.report.bearing import Asked, change_mind, disputes, evidence, moved, short, tells, wrong_if
from durance.report.given import given
from durance.report.said import same
from durance.scenario import scenario
from durance.schedule import DAY


def number(values, line=None, unit="share"):
    return Asked("unmet", same("a number"), np.asarray(values, float), unit, line, [])


@pytest.fixture(scope="module")
def g(lakeland):
    return given([run(scenario(lakeland, "siege").for_days(60), 80)])


def test_idle_readings_hardly_ever_move_a_number():
    rng, fired, tries = np.random.default_rng(7), 0, 4000
    for _ in range(tries):
        values = rng.lognormal(0, 1, 200) if rng.random() < 0.5 else (rng.random(200) < 0.1).astype(float)
        held = rng.permutation(200) < rng.integers(bearing.LEAST, 100)
        fired += moved(number(values), [held, ~held]) is not None
    assert fired / tries < 0.002      # a report looks at about a hundred


def test_a_real_difference_moves_and_only_another_word_or_side_flips():
    held = np.arange(400) < 200
    near = np.where(held, 0.70, 0.80) > (np.arange(400) * 0.6180339887) % 1.0
    gap = moved(number(near), [held, ~held])
    assert gap is None or not gap["flips"]                      # likely and likely
    far = np.where(held, 0.2, 0.9) > (np.arange(400) * 0.6180339887) % 1.0
    gap = moved(number(far), [held, ~held])
    assert gap["flips"]
    assert gap["high"] == 1
    assert gap["difference"] == pytest.approx(0.7, abs=0.02)
    assert tells(number([0], line=0.5), 0.4) != tells(number([0], line=0.5), 0.6)
    level = np.where(held, 10.0, 20.0) + np.arange(400) % 3
    assert not moved(number(level, unit="people"), [held, ~held])["flips"]


def test_too_few_futures_are_said_to_be_too_few(lakeland):
    few = given([run(scenario(lakeland, "siege").for_days(20), 20)])
    rows = disputes(few, [number(np.arange(20.0), unit="people")])
    assert {r["state"] for r in rows} == {"few"}
    assert all("too few" in r["moves"]["en"] for r in rows)


def test_a_dispute_that_decides_a_number_is_named_with_its_interval_and_readings(g):
    held = g.run.array("readings")[:, 0].astype(float)
    rows = {r["id"]: r for r in disputes(g, [number(held, line=0.5)])}
    first = g.run.coords["dispute"][0]
    assert rows[first]["state"] == "clear"
    assert rows[first]["flips"]
    assert "100" in rows[first]["moves"]["en"]
    assert "“" in rows[first]["moves"]["en"]
    mind = change_mind(g, [number(held, line=0.5)], [rows[first]])
    assert first in mind[0]["en"]
    assert first in mind[0]["fr"]


def test_evidence_is_of_the_ledger_and_premises_stand_first(g):
    found = evidence(g, [bearing.asked(g, "unmet")])
    imposed = {c for e in g.run.manifest["imposed"] if e["kind"] == "premise" for c in e["claims"]}
    assert found
    assert {row["id"] for row in found} <= set(g.pack.ledger.claims)
    assert found[0]["id"] in imposed
    assert all(row["claim"] == g.pack.ledger.claims[row["id"]].claim for row in found)


def test_equations_say_what_would_refute_them():
    assert sum(bool(wrong_if(m)) for m in DAY) > 0.9 * len(DAY)
    airlift = next(m for m in DAY if m.name == "airlift")
    assert wrong_if(airlift) == "cities of millions were ever supplied with motor fuel by air."


def test_notes_are_cut_at_a_sentence_or_a_word():
    assert short("One thing. Another thing") == "One thing"
    assert short("word " * 60).endswith(" …")
    assert len(short("word " * 60)) < 145
