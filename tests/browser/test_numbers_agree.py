"""The page rounds and names numbers as the Python report does (`durance.report.words`)."""

import itertools

from fake_questions import both, fake

from durance.report import words
from durance.report.bundle import write_html

UNITS = {
    "day": [(16, 40, 64), (-14.4, -9, -3.6), (0.4, 1, 1.4), (0, 0, 0), (119.6, 140.2, 320.9), (12, 40, None), (12, None, None)],
    "share": [(0.641, 0.72, 0.79), (0, 0.004, 0.01), (-0.12, 0.031, 0.2)],
    "people": [(3000, 9000, 21600), (140_000, 1_420_000, 2_000_000), (12, 17, 24)],
    "1": [(0.92, 1.31, 2.04), (1.0, 1.0, 1.0), (0.0012, 0.0031, 0.011)],
    "hours/day": [(15.94, 18.04, 18.8)],
    "probability": [(None, None, None), (0.2, 0.4, 0.9)],
    "truck": [(1, 1, 1), (3.2, 74.1, 183.3)],
}


def test_intervals_read_as_in_python(browser, tmp_path):
    made = fake()
    asked = {unit: [both(f"row {i}") for i in range(len(rows))] for unit, rows in UNITS.items()}
    figures = [
        {
            **made["questions"][3]["figures"][0],
            "unit": unit,
            "rows": [
                {"name": name, "q05": a, "q25": a, "q50": b, "q75": c, "q95": c, "note": None}
                for name, (a, b, c) in zip(asked[unit], rows, strict=True)
            ],
        }
        for unit, rows in UNITS.items()
    ]
    made["questions"][0]["figures"] = figures
    page = browser.new_page()
    page.goto(write_html(made, tmp_path / "numbers.html").as_uri())
    labels = [s.get_attribute("aria-label").replace("\u00a0", " ") for s in page.locator("#q1 svg[role=img]").all()]
    page.close()
    told = {(unit, i): label for (unit, rows), label in zip(UNITS.items(), labels, strict=True) for i in range(len(rows))}
    expected = {
        (unit, i): f"row {i}: {words.interval(*row, unit)}."
        for unit, i, row in itertools.chain.from_iterable(((u, i, r) for i, r in enumerate(rows)) for u, rows in UNITS.items())
    }
    wrong = {key: (text, told[key]) for key, text in expected.items() if text not in told[key]}
    assert not wrong
