"""Rows of tables: one proposal where a figure stands with a place or a date, and a count of the rows that were left."""

from datetime import date

import pytest

from durance.evidence.ingest.propose import propose
from durance.evidence.ingest.tables import unread
from durance.pack.gazetteer import pack_gazetteer

TEXT = """Place | Displaced people | Note

Gao | 1,200 | none

Mopti | 340 households | 7

nowhere | 55 | none

Kayes | none | none

Ségou | 2024 | 18"""


@pytest.fixture(scope="module")
def found(mali):
    return propose(TEXT, pack_gazetteer(mali), date(2025, 11, 15), "en")


def test_a_row_yields_its_first_figure_with_the_unit_of_its_cell_or_column(found):
    assert [(p.places[0].id, p.quantity.value, p.quantity.unit) for p in found if p.quantity] == [
        ("gao", 1200, "people"), ("mopti", 340, "households"), ("segou", 18, "note")]
    assert all(TEXT[p.quantity.start:p.quantity.end] == p.quantity.text for p in found)


def test_rows_with_figures_and_without_a_proposal_are_counted(found):
    assert unread(TEXT, found) == 1
    assert unread(TEXT, []) == 4
    assert unread("No table here, 3 men said.", []) == 0
