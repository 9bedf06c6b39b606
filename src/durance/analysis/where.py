"""Expressions over outcomes, such as `days_until_regime_end < 180 and not hungry > 2e6`: read and judged, never executed.

    expression = part { "or" part };  part = piece { "and" piece };  piece = [ "not" ] ( "(" expression ")" | comparison )
    comparison = OUTCOME[@ENTITY][:HOW]  one of < <= > >= == !=  NUMBER[%]

A date that never came is later than every number; anything else that is unknown fulfils no comparison.
"""

import operator
import re
from collections.abc import Callable

import numpy as np

from durance.analysis.summary import Headline

SIGNS: dict[str, Callable] = {"<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
                              "<": operator.lt, ">": operator.gt}
TOKEN = re.compile(r"\s*(?:(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?%?)(?![\w@])|(?P<sign>[<>]=?|[=!]=)"
                   r"|(?P<bracket>[()])|(?P<word>[A-Za-z_]\w*(?:@[\w-]+)?(?::\w+)?))")
Ask = Callable[[str], Headline]


def where(text: str, ask: Ask) -> np.ndarray:
    """Futures `(member,)` that fulfil the expression; `ask` gives the values of an outcome.

    Raises ValueError that says at which character what was expected, and whatever `ask` raises.
    """
    tokens = _tokens(text)
    found, rest = _any(tokens, text, ask)
    if rest[0][0] != "end":
        raise _wrong(text, rest[0], "`and`, `or` or the end")
    return found


def _tokens(text: str) -> list[tuple[str, str, int]]:
    """`[(kind, text, position)]`, closed by an `end`."""
    found, at = [], 0
    while text[at:].strip():
        token = TOKEN.match(text, at)
        if token is None:
            raise ValueError(f"{text!r}, character {at + 1}: {text[at:].split()[0]!r} has no meaning here")
        kind = token.lastgroup or ""
        found.append((kind, token[kind], token.start(kind)))
        at = token.end()
    return [*found, ("end", "", len(text))]


Tokens = list[tuple[str, str, int]]


def _any(tokens: Tokens, text: str, ask: Ask) -> tuple[np.ndarray, Tokens]:
    found, tokens = _all(tokens, text, ask)
    while tokens[0][1] == "or":
        more, tokens = _all(tokens[1:], text, ask)
        found = found | more
    return found, tokens


def _all(tokens: Tokens, text: str, ask: Ask) -> tuple[np.ndarray, Tokens]:
    found, tokens = _piece(tokens, text, ask)
    while tokens[0][1] == "and":
        more, tokens = _piece(tokens[1:], text, ask)
        found = found & more
    return found, tokens


def _piece(tokens: Tokens, text: str, ask: Ask) -> tuple[np.ndarray, Tokens]:
    kind, word, _ = tokens[0]
    if word == "not":
        found, tokens = _piece(tokens[1:], text, ask)
        return ~found, tokens
    if word == "(":
        found, tokens = _any(tokens[1:], text, ask)
        if tokens[0][1] != ")":
            raise _wrong(text, tokens[0], "a closing bracket")
        return found, tokens[1:]
    if kind != "word" or word in ("and", "or"):
        raise _wrong(text, tokens[0], "the name of an outcome")
    if tokens[1][0] != "sign":
        raise _wrong(text, tokens[1], "one of " + " ".join(SIGNS))
    if tokens[2][0] != "number":
        raise _wrong(text, tokens[2], "a number")
    return _compared(ask(word), tokens[1][1], tokens[2][1]), tokens[3:]


def _compared(told: Headline, sign: str, number: str) -> np.ndarray:
    bound = float(number.rstrip("%")) / (100.0 if number.endswith("%") else 1.0)
    unknown = np.isnan(told.values)
    values = np.where(unknown, np.inf, told.values)
    return SIGNS[sign](values, bound) & (True if told.unit == "day" else ~unknown)


def _wrong(text: str, token: tuple[str, str, int], wanted: str) -> ValueError:
    got = f"not {token[1]!r}" if token[1] else "but it ends"
    return ValueError(f"{text!r}, character {token[2] + 1}: expected {wanted}, {got}")
