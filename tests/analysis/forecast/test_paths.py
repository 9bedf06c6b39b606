"""Paths: deaths land in their month and region, files stand for runs, and nothing later gets in."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from durance.analysis.forecast import paths as module
from durance.analysis.forecast.origins import starting
from durance.analysis.forecast.paths import inputs, paths, regions
from durance.ensemble.block import run_block

MONTH = "2019-12"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("forecasts")


@pytest.fixture(scope="module")
def told(mali, folder):
    return paths(mali, [MONTH], 2, 3, seed=5, folder=folder)[MONTH]


def test_months_and_regions_add_up_to_the_run(mali, told):
    made = starting(mali, MONTH, 2)
    trace = run_block(made, np.arange(3, dtype=np.uint64), 3, made.days, 5 + 201912, module.WATCH)[1]
    assert told.shape == (3, 2, len(regions(mali)), 2)
    for k, kind in enumerate(module.WATCH):
        january = trace[kind][:31].sum(0)[:, mali.home].sum(1)
        assert told[:, 0, :, k].sum(1) == pytest.approx(january, rel=1e-4)
        gao = np.array([row["region"] == "Gao" for row in mali.places]) & mali.home
        assert told[:, 1, regions(mali).index("Gao"), k] == pytest.approx(trace[kind][31:].sum(0)[:, gao].sum(1), rel=1e-4)


def test_what_lies_there_is_not_run_again(mali, told, folder, monkeypatch):
    monkeypatch.setattr(module, "_run", lambda *_: pytest.fail("ran again"))
    seen = []
    again = paths(mali, [MONTH], 2, 3, seed=5, folder=folder, progress=lambda *at: seen.append(at))
    np.testing.assert_array_equal(again[MONTH], told)
    assert seen == [("origins", 1, 1)]


def test_an_interruption_leaves_what_was_done_and_no_half_file(mali, told, folder, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_run", stopped)
    with pytest.raises(KeyboardInterrupt):
        paths(mali, [MONTH, "2020-01"], 2, 3, seed=5, folder=folder)
    assert [f.suffix for f in folder.iterdir()] == [".npy"]
    monkeypatch.setattr(module.np, "save", stopped)
    with pytest.raises(KeyboardInterrupt):
        module._keep(folder / "x.npy", told)
    assert [f.suffix for f in folder.iterdir()] == [".npy"]


def test_only_what_enters_the_run_changes_its_name(mali):
    def name(pack, members=3):
        return inputs(starting(pack, MONTH, 2), members, 1)

    event = mali.events[0]
    after = replace(event, id="later", date=date(2020, 1, 1), until=None)
    before = replace(event, id="earlier", date=date(2019, 12, 31), until=None, value=event.value + 10)
    one = replace(mali.parameters["join_rate"], low=mali.parameters["join_rate"].low * 1.5)
    assert name(replace(mali, events=(*mali.events, after))) == name(mali)
    assert name(replace(mali, scenarios={}, digest="other")) == name(mali)
    assert name(replace(mali, events=(*mali.events, before))) != name(mali)
    assert name(replace(mali, parameters=mali.parameters | {"join_rate": one})) != name(mali)
    assert name(mali, 4) != name(mali)


def test_words_do_not_name_a_run_but_equations_do():
    plain = 'def f(x):\n    return x + 1\n'
    told = '"""Module."""\n\ndef f(x):      # a comment\n    """Doc."""\n    return (x + 1)\n'
    assert module._code(told) == module._code(plain)
    assert module._code(plain.replace("1", "2")) != module._code(plain)
    assert module._code('class A:\n    """Only words."""\n') == module._code("class A:\n    pass\n")
