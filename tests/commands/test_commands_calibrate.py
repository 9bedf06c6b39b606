"""`durance calibrate` and `durance sbc`: what they print, refuse and return."""

import json
from dataclasses import replace

import pytest

from durance.commands import calibrate as told
from durance.core.kernel import digest

SMALL = {"members": 24, "steps": 2, "seed": 1, "pool": 100, "discrepancy": 0.1, "walks": 0, "write": False, "json": False}


def calibrate(**given):
    return told.calibrate("lakeland/siege", "2030-01-31", **SMALL | given)


def test_the_gate_comes_before_the_fit(capsys):
    assert calibrate(walks=2) == 0
    out = capsys.readouterr().out
    order = [out.index(text) for text in ("Can the prior reach", "prior members can reach all of 1 targets",
                                          "Which parameters move", "What data told", "The targets, before and after")]
    assert order == sorted(order)


def test_one_json_document(capsys):
    assert calibrate(json=True, walks=2) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "durance.calibrate/1"
    assert found["equations"] == digest()
    assert 0 < found["joint"] <= 1
    assert [row["target"] for row in found["gate"]] == ["L1-january"]
    assert len(found["parameters"]) == len(found["screen"]) == 5


def test_a_prior_that_cannot_reach_is_told_and_not_fitted(capsys, monkeypatch):
    real = told.enter

    def impossible(*given):
        made = real(*given)
        aim = made.what.aim
        gate = replace(made.gate, joint=0.0, implausible=made.gate.implausible + 9)
        return replace(made, what=replace(made.what, aim=aim), gate=gate)

    monkeypatch.setattr(told, "enter", impossible)
    monkeypatch.setattr(told, "fitted", lambda *_: pytest.fail("fitted all the same"))
    assert calibrate(write=True) == 1
    out, err = capsys.readouterr()
    assert "None of 100 prior members can reach all of 1 targets" in out
    assert "L1-january" in out
    assert "nothing was fitted" in err


@pytest.mark.parametrize(("given", "words"), [({"members": 2}, "at least 20 members"), ({"pool": 5}, "pool of 100"),
                                              ({"discrepancy": -1}, "discrepancy"), ({"walks": 1}, "two walks")])
def test_nonsense_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        calibrate(**given)


def test_too_few_truths_are_refused():
    with pytest.raises(ValueError, match="at least 5"):
        told.sbc_command(2, 40, 2, 200, 1, False)


@pytest.mark.parametrize("json_wanted", [False, True])
def test_sbc_tells_both_methods(capsys, monkeypatch, json_wanted):
    import numpy as np

    from durance.analysis.sbc import Ranks

    u = np.random.default_rng(1).random((40, 5))
    monkeypatch.setattr(told, "sbc", lambda *_: {"ES-MDA": Ranks(u, u, u, u), "regression-ABC": Ranks(u**0.2, u, u, u)})
    assert told.sbc_command(40, 40, 2, 200, 1, json_wanted) == 1      # the second is off at both ends of the scale: it is told
    out = capsys.readouterr().out
    if json_wanted:
        assert set(json.loads(out)["methods"]) == {"ES-MDA", "regression-ABC"}
    else:
        assert "regression-ABC" in out
