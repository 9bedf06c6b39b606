"""Spillover by zone: numbers by hand, and a country without zones."""

from types import SimpleNamespace

import numpy as np

from durance.analysis.spillover import spillover


def made(zones, series):
    return SimpleNamespace(array=lambda name: np.asarray(series, float), coords={"zone": zones})


def test_numbers_by_hand():
    pack = SimpleNamespace(zones={"a": {"name": "Aland"}, "b": {"name": "Beland"}})
    series = [[[0.1, 0.3], [0.2, 0.1]], [[0.1, 0.3], [0.4, 0.5]], [[0.1, 0.3], [0.6, 0.7]], [[0.1, 0.3], [0.1, 0.3]]]
    worst, other = spillover(made(["a", "b"], series), pack)
    assert (worst["zone"], worst["name"], worst["q50"], worst["probability_rise"]) == ("b", "Beland", 0.4, 0.5)
    assert worst["rise"]["q50"] == 0.1
    assert worst["most_touched"] == 0.75
    assert (other["q50"], other["probability_rise"], other["most_touched"]) == (0.3, 0.75, 0.25)
    assert worst["words"].endswith("never scored")


def test_no_zones():
    assert spillover(made([], np.zeros((2, 2, 0))), SimpleNamespace(zones={})) == []
