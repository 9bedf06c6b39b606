"""Causes and influences under an answer: the numbers of the analyses, in two languages."""

import json
from dataclasses import replace

import pytest
from bilingual import numbers

from durance.analysis.summary import FIRST, span
from durance.ensemble.run import run
from durance.report.bearing import Asked
from durance.report.french import headline
from durance.report.given import given
from durance.report.reasons import causes, influences
from durance.report.said import t
from durance.report.words import interval, share
from durance.scenario import scenario

KEPT = {"text": "Shortfall", "from": "2030-02-01", "members": 1200, "total": {"q05": 0.5, "q50": 0.7, "q95": 0.8},
        "rows": [{"id": "escorts", "text": "too few", "q05": 0.3, "q25": 0.6, "q50": 0.9, "q75": 1.0, "q95": 1.1},
                 {"id": "novel", "text": "a new one", "q05": 0.0, "q25": 0.0, "q50": 0.1, "q75": 0.2, "q95": 0.3}]}


@pytest.fixture(scope="module")
def siege(lakeland):
    return run(scenario(lakeland, "siege").for_days(20), 60)


def test_causes_are_those_kept_beside_the_run(siege, tmp_path):
    assert causes(given([siege])) == []
    (tmp_path / "causes.json").write_text(json.dumps(KEPT))
    (figure,) = causes(given([siege])._replace(run=replace(siege, folder=tmp_path)))
    assert [r["q50"] for r in figure["rows"]] == [0.9, 0.1]
    assert figure["rows"][0]["name"]["fr"] == "trop peu d'escortes"
    assert figure["rows"][1]["name"] == {"en": "a new one", "fr": "\u2068a new one\u2069"}
    assert "70 % (50 to 80) of a normal flow" in figure["note"]["en"]
    assert "1\u202f200 futurs" in figure["note"]["fr"]


def test_influence_tells_share_grade_and_range(siege, lakeland):
    p = lakeland.parameters["loss_effect"]
    row = {"parameter": p.name, "share": 0.21, "sign": 1.0, "grade": "E", "unit": "1/day", "value": 1.0, "low": 0.5,
           "high": 2.0, "note": "How much. And more.", "claims": ["L001"], "provisional": True}
    one = Asked("civilians_killed", t("killed", "tués"), siege.array("civilians_killed")[:, -1], "deaths", None, [row])
    (figure,) = influences(given([siege]), [one])
    assert [c["en"] for c in figure["rows"][0]] == ["loss_effect: How much (L001)", "killed", "21 %", "E, provisional",
                                                    "0.5 to 2 a day"]
    assert figure["rows"][0][4]["fr"] == "0,5 à 2 par jour"
    assert all(numbers(c["en"], "en") == numbers(c["fr"], "fr") for c in figure["rows"][0])
    assert influences(given([siege]), [one._replace(rows=[])]) == []


def test_the_days_of_a_headline_are_those_truly_averaged():
    assert span(FIRST) == span(365) == "the first three months"
    assert span(40) == "the first 40 days"
    assert headline("unmet", 40) == {"en": "Civil fuel need not met in the first 40 days",
                                     "fr": "Besoin civil de carburant non couvert, 40 premiers jours"}
    assert headline("unmet", 365)["fr"].endswith("trois premiers mois")


def test_a_share_is_never_100_for_something_missing_nor_0_for_something_seen():
    assert interval(0.9968, 0.9968, 0.9968, "share") == ">99 % (>99 to >99)"
    assert interval(0.003, 0.4, 0.998, "share") == "40 % (<1 to >99)"
    assert interval(0.0, 0.4, 1.0, "share") == "40 % (0 to 100)"
    assert share(0.005) == "under 1 %"
    assert share(0.995) == "over 99 %"
