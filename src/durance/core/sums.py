"""Sums in one fixed order: NumPy adds pairwise and machine code in sequence, which differ in the last digit."""

from durance.core.kernel import kernel


@kernel("float64(float64[::1])")
def total(values):
    """The sum of a row, added from the first to the last."""
    found = 0.0
    for x in values:
        found += x
    return found
