"""Names in the order in which people count."""

from durance.analysis.order import natural


def test_ten_comes_after_two():
    assert sorted(["D10", "R01", "D2", "D1", "R20", "D"], key=natural) == ["D", "D1", "D2", "D10", "R01", "R20"]
