"""`durance sensitivity`: both methods, and a third that does not exist."""

import pytest

from durance.commands.sensitivity import sensitivity


def test_sensitivity(capsys, answer):
    two = ["stock_factor", "L01"]
    told = answer(sensitivity, "lakeland/siege", "unmet:mean", "morris", 3, 10, 3, 16, 1, two, True)
    assert (told["method"], told["days"]) == ("morris", 10)
    assert {r["input"] for r in told["rows"]} == {"stock_factor", "L01"}
    given = ("lakeland/siege", "unmet:mean", "sobol", 2, 10, 2, 16, 1, two)
    told = answer(sensitivity, *given, True)
    assert {r["input"] for r in told["rows"]} == {"stock_factor", "L01", "all other inputs", "luck"}
    sensitivity(*given, False)
    assert "95 % bootstrap" in capsys.readouterr().out
    with pytest.raises(ValueError, match="no method 'delta'"):
        sensitivity("lakeland/siege", "unmet", "delta", 3, 10, 3, 16, 1, [], True)


@pytest.mark.parametrize(("given", "why"), [((3, 10, 3, 100, 1), "power of two"), ((0, 10, 3, 16, 1), "one input or more"),
                                            ((3, 10, 3, 16, -1), "a seed is 0 or more")])
def test_what_cannot_be_designed_is_refused_before_the_screen(given, why):
    with pytest.raises(ValueError, match=why):
        sensitivity("lakeland/siege", "unmet", "sobol", *given, [], True)
