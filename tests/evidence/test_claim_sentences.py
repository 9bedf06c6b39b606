"""Each claim of Mali can be read alone: it points at no sentence before it."""

import re

OUTSIDE = re.compile(r"(It|Its|They|Their|He|His|She|Such|That|These|Those|Another|Both coups) |"
                     r".*\b(on|in|of) that (road|region|period|day|year|town)\b|.*\bthe same (day|31|prices|sum|road)\b")


def test_no_sentence_leans_on_another(mali):
    assert [claim.id for claim in mali.ledger.claims.values() if OUTSIDE.match(claim.claim)] == []
