"""`durance agreement`: what it prints, and how much of it."""

import pytest

from durance.commands.agreement import agreement


def test_a_pack_coded_once_says_so_in_one_line(capsys):
    agreement("lakeland", json=False)
    assert capsys.readouterr().out == "lakeland was coded once only: nothing to compare, and all its numbers are provisional.\n"


def test_twenty_disagreements_are_shown_and_how_to_see_the_rest(capsys):
    agreement("mali", json=False)
    short = capsys.readouterr().out
    assert "20 of 404 disagreements shown; --most 0 shows all." in short
    assert "claim grades   549   46%  0.16 (0.09 to 0.22)" in short
    agreement("mali", json=False, most=0)
    whole = capsys.readouterr().out
    assert "shown" not in whole
    assert len(whole) > 5 * len(short)


def test_a_negative_number_of_rows_is_refused():
    with pytest.raises(ValueError, match="--most is -1"):
        agreement("mali", json=False, most=-1)
