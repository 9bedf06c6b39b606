"""Expressions: precedence, dates that never came, unknown values, and faults told by place; nothing is ever executed."""

import numpy as np
import pytest

from durance.analysis.summary import Headline
from durance.analysis.where import where

NAN = np.nan
VALUES = {"a": Headline("A", "share", np.array([0.1, 0.2, 0.3, NAN])),
          "b@x-y:most": Headline("B", "people", np.array([1, 2, 3, 4.0])),
          "day": Headline("D", "day", np.array([10, 200, NAN, NAN]))}


def told(text):
    return where(text, lambda name: VALUES[name]).astype(int).tolist()


@pytest.mark.parametrize(("text", "held"), [
    ("a < 0.2", [1, 0, 0, 0]), ("a <= 20%", [1, 1, 0, 0]), ("a != 0.2", [1, 0, 1, 0]), ("not a < 0.2", [0, 1, 1, 1]),
    ("day < 180", [1, 0, 0, 0]), ("day > 180", [0, 1, 1, 1]), ("day >= 1e9", [0, 0, 1, 1]),
    ("b@x-y:most == 3", [0, 0, 1, 0]), ("a<0.2 or a>.25 and b@x-y:most>3", [1, 0, 0, 0]),
    ("(a<0.2 or a>.25) and b@x-y:most>2", [0, 0, 1, 0]), ("not (a<0.2 or not a<1)", [0, 1, 1, 0]), ("a > -1e0", [1, 1, 1, 0])])
def test_which_futures_hold_it(text, held):
    assert told(text) == held


@pytest.mark.parametrize(("text", "why"), [
    ("", "character 1: expected the name of an outcome, but it ends"), ("a", "character 2: expected one of"),
    ("a <", "character 4: expected a number, but it ends"), ("a < b", "character 5: expected a number, not 'b'"),
    ("(a < 1", "expected a closing bracket"), ("a < 1 a", "character 7: expected `and`, `or` or the end, not 'a'"),
    ("and a < 1", "the name of an outcome, not 'and'"), ("a = 1", "has no meaning here"),
    ("__import__('os')", "has no meaning here"),
    ("a < 1; print(1)", "has no meaning here"), ("1 < a", "the name of an outcome, not '1'")])
def test_faults_are_told_by_place(text, why):
    with pytest.raises(ValueError, match="character") as error:
        told(text)
    assert why in error.value.args[0]
