"""Tables of a calibration: each row as wide as its head, and the sentences name what was not learned."""

from types import SimpleNamespace

import numpy as np

from durance.analysis.regression_abc import Opinion
from durance.analysis.sbc import Ranks, judge
from durance.analysis.shrinkage import Row
from durance.report import calibrated
from durance.report import fit_tables as tables

NAMES = ["narrow", "moved", "mute"]
ROWS = [Row("narrow", 1, 0.1, 0.5, 0.5, 0.1, True, 0.2, 0.5, 0.1, True),
        Row("moved", 1, 1.1, 1.0, 0.0, 1.1, False, 0.2, 1.0, 0.1, False),
        Row("mute", 1, 0.0, 1.0, 0.0, 0.0, False, 0.0, 1.0, 0.1, True)]


def fitted(depth):
    return SimpleNamespace(rows=ROWS, noise=0.013, second=Opinion(np.zeros((2, 3)), 120.0, depth, np.zeros(3)))


def test_the_parameters_fill_the_head():
    assert [len(row) for row in tables.fit_cells(ROWS)] == [len(tables.FIT_HEAD)] * 3
    assert [row[-1] for row in tables.fit_cells(ROWS)] == ["yes", "no", "no"]
    assert [row[-2] for row in tables.fit_cells(ROWS)] == ["agree", "differ", "agree"]


def test_what_data_told_is_sorted_into_narrowed_moved_and_mute():
    narrowed, moved, mute, second = tables.fit_notes(fitted(0.5))
    assert "1 of 3 parameters" in narrowed
    assert "1.3%" in narrowed
    assert moved.endswith("narrowed: moved.")
    assert mute.endswith("nothing of: mute.")
    assert "differs on 1: moved." in second
    assert "own cloud" in second


def test_a_second_opinion_from_the_edge_is_called_so():
    assert "from few" in tables.fit_notes(fitted(0.99))[-1]


def test_ranks_fill_the_head():
    u = np.random.default_rng(1).random((20, 2))
    told = {"ES-MDA": judge(Ranks(u, u, u, u))}
    assert [len(row) for row in tables.sbc_cells(told)] == [len(tables.SBC_HEAD)]
    assert [row[0] for row in tables.recovery_cells(["a", "b"], told)] == ["a", "b"]


def test_targets_fill_the_head_and_count_what_falls_in_the_range():
    aim = SimpleNamespace(ids=["P1"], entries=[{"range": [1, 3]}], middle=np.array([2.0]), error=np.array([0.6]))
    found = SimpleNamespace(what=SimpleNamespace(aim=aim), pool=np.ones((4, 1)), fitted=np.array([[0.0], [2.0], [3.0], [9.0]]))
    cells = tables.target_cells(found)
    assert [len(row) for row in cells] == [len(tables.TARGET_HEAD)]
    assert cells[0][-1] == "50%"


def test_the_stamp_names_equations_and_both_packs():
    from durance.core.kernel import digest

    assert digest() in calibrated.stamp()
    assert "lakeland" in calibrated.stamp()
    assert "mali" in calibrated.stamp()
