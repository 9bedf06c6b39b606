"""The numbers in a sentence of either language, as plain text: for tests that compare the two."""

import re

MARKS = {"en": (",", "."), "fr": ("\u202f", ",")}      # between thousands, before decimals


def numbers(text, lang):
    """Numbers in the order they are told, with a point before decimals and nothing between thousands."""
    thousands, decimal = MARKS[lang]
    plain = re.sub(rf"(?<=\d){thousands}(?=\d\d\d(?!\d))", "", text)
    return [x.replace(decimal, ".") for x in re.findall(rf"[−+]?\d+(?:{re.escape(decimal)}\d+)?", plain)]
