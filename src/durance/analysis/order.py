"""The order in which people count names: D1, D2, D10."""

import re


def natural(name: str) -> list[tuple[int, str]]:
    """A key for `sorted`: runs of digits count as numbers, the rest as text."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", name)]
