"""The document of the trial, from rows that are given."""

from durance.report.trial import effect, headline, share, written

PART = {"says": "less", "verdict": "supported", "few": False}
ROW = {"id": "T1", "thesis": "It sinks.", "verdict": "supported", "words": "Supported (less): sure.", "share": 0.9,
       "interval": [0.8, 0.95], "centre": [-1.0, -2.0, -0.5], "middle": "median", "unit": "people", "parts": [PART],
       "flips": [{"part": 0, "what": "D1=abuse", "verdict": "undetermined", "share": 0.5, "centre": [0.1, 0, 0], "futures": 40,
                  "claims": ["S116"]}], "claims": ["S001"], "against": [], "leaves": "Motives."}
MUTE = ROW | {"id": "T2", "verdict": "not testable here", "share": None, "centre": None, "parts": [], "flips": []}


def test_table_and_details_hold_verdict_share_effect_flips_and_claims():
    text = written([ROW, MUTE], "equations abc", 0.667, 200)
    assert "(equations abc)" in text
    assert "| T1 | It sinks. | supported | 90% (80% to 95%) | median -1 (-2 to -0.5) people |" in text
    assert "- flips to undetermined: D1=abuse (the claimed sign in 50%, effect +0.1; 40 futures) [S116]" in text
    assert "- left out: Motives." in text
    assert "- claims for: S001; against: none" in text
    assert "| T2 | It sinks. | not testable here | – | – |" in text


def test_what_cannot_be_told_is_a_dash_or_words():
    assert (share(MUTE), effect(MUTE)) == ("–", "–")
    assert share(ROW | {"share": None}) == "no future differs"
    parts = [PART, PART | {"verdict": "opposed"}]
    assert headline(ROW | {"verdict": "undetermined", "parts": parts}) == "undetermined (1 of 2 experiments supported)"
    steady = written([ROW | {"flips": []}], "x", 0.667)
    assert "no reading and no half of a range" in steady
