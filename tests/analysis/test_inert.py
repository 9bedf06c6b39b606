"""The screen: a parameter that a target cannot feel is inert, walks keep their luck, effects are in errors."""

from dataclasses import replace

import numpy as np
import pytest

from durance.analysis import inert
from durance.analysis.inert import Screened, screen
from durance.analysis.sbc import lakeland_task


@pytest.fixture(scope="module")
def found():
    return screen(lakeland_task(), 12, 1)


def test_what_drives_carriers_and_attacks_is_seen(found):
    strongest = dict(zip(found.names, found.effect.max(1), strict=True))
    assert max(strongest, key=strongest.get) in ("call_fear", "attack_rate", "risk_aversion")
    assert found.effect.shape == (len(found.names), len(found.ids))
    assert (found.high >= found.effect - 1e-9).all()


def test_a_parameter_that_no_equation_of_january_reads_is_inert():
    what = lakeland_task()
    told = screen(replace(what, names=["attack_rate", "truce_rate"]), 6, 1)      # no talks are on offer in Lakeland
    assert told.inert == ["truce_rate"]
    assert told.effect[1] == pytest.approx(0)


def test_effects_are_counted_in_errors_with_the_same_luck_along_a_walk(monkeypatch):
    what = lakeland_task()
    seeds = []

    def linear(_, z, seed):
        seeds.append(seed)
        luck = np.random.default_rng(seed).standard_normal(len(z)) * 100      # one number a walk
        return np.repeat((luck + z[:, 0])[:, None], len(what.aim.ids), axis=1)

    monkeypatch.setattr(inert, "read", linear)
    told = screen(what, 5, 3)
    assert set(seeds) == {3}
    assert told.effect[1:] == pytest.approx(0, abs=1e-9)
    assert (told.effect[0] > 0).all()
    ratio = told.effect[0] * what.aim.error
    assert ratio == pytest.approx(ratio[0])
    assert told.inert == what.names[1:]


def test_inert_is_less_than_one_error_at_the_upper_end():
    told = Screened(["a", "b"], ["t"], np.array([[0.5], [0.5]]), np.zeros((2, 1)), np.array([[0.99], [1.01]]))
    assert told.inert == ["a"]
