"""Makes observed/deaths_bounds.csv of the Mali pack: how sure the counts of deaths are, for the reporting layer.

    python tools/build_mali_bounds.py           says whether the table still follows the data
    python tools/build_mali_bounds.py --write   rewrites it

The public data files stand beside the repository, in ../shared/data/ucdp.
"""

import csv
import io
import sys
from collections import defaultdict

from build_mali_observed import CHIEF, COLUMNS, DATA, OUT, month_end, read, region, rings

NAME = "deaths_bounds.csv"
SINGLE = "GED 21.1"
HEAD = """\
# How sure counted deaths are, for scoring alone. deaths_bounds: low, best and high of single-day events by region of before
# 2016 (our own count, UCDP GED 21.1, 2009 to 2020); deaths_year: of every event of a year (UCDP, release 25.1). UCDP: CC
# BY 4.0, cite Sundberg and Melander (2013) and Davies et al. (2025). access: share of the deaths that still gets counted in
# months when those who count cannot go where people die; judgement. Compiled by tools/build_mali_bounds.py.
"""
KINDS = ("sb_total", "ns_total", "os_total")
MISSED = 0.6, 0.71, 1.0      # one over the yearly ratio of a wider public counter to this one: 1.68, 1.40, 1.00 (case I)
STANDS = "the ratio of two counters stands for what is missed"
ACCESS = [("access", begin, until, "mali", *MISSED, "share", claim, "E", f"{why}; {STANDS}") for begin, until, claim, why in (
    ("2012-04-01", "2013-01-31", "EV-ISLAMISTS-2012", "armed groups hold the north"),
    ("2023-07-01", "2023-12-31", "EV-UN-OUT-2023", "the UN mission leaves"))]


def bounded(series: str, month: str, place: str, told: list[int], claim: str, grade: str, note: str = "") -> tuple:
    """A row with bounds; `told` is low, best, high, and the month may be a whole year."""
    begin, until = (f"{month}-01", month_end(month)) if len(month) == 7 else (f"{month}-01-01", f"{month}-12-31")
    return (series, begin, until, place, *told, "deaths", claim, grade, note)


def months() -> list[tuple]:
    """Single-day events by month and region; a month without an event has no row.

    Seven events have a bound on the wrong side of the best figure; there the best figure is the bound.
    """
    shapes, sums = rings(), defaultdict(lambda: [0, 0, 0])
    for event in read(DATA / "ucdp/ged_events_mli_bfa_ner.csv"):
        if event["country"] == "Mali" and event["release"] == SINGLE and event["date_start"] >= "2009":
            place = CHIEF[region(float(event["latitude"]), float(event["longitude"]), shapes)]
            mine = sums[event["date_start"][:7], place]
            low, best, high = (round(float(event[name])) for name in ("low", "best", "high"))
            for k, count in enumerate((min(low, best), best, max(best, high))):
                mine[k] += count
    return [bounded("deaths_bounds", month, place, told, "OB-ged-region", "C") for (month, place), told in sorted(sums.items())]


def years() -> list[tuple]:
    """Official figures of whole years, all three kinds of violence together."""
    rows = [row for row in read(DATA / "ucdp/organizedviolence_country_year_v25_1_mali_neighbours.csv")
            if row["country_cy"] == "Mali" and row["year_cy"] >= "2009"]
    return [bounded("deaths_year", row["year_cy"], "mali",
                    [sum(int(row[f"{kind}_deaths_{which}_cy"]) for kind in KINDS) for which in ("low", "best", "high")],
                    "OB-ged-month", "B") for row in rows]


def main() -> None:
    if not DATA.is_dir():
        sys.exit("build_mali_bounds: the public data files are missing (shared/data beside the repository)")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *months(), *years(), *ACCESS])
    path, text = OUT / NAME, HEAD + out.getvalue()
    if "--write" in sys.argv[1:]:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        sys.exit(f"build_mali_bounds: observed/{NAME} does not follow the data; run with --write and see the diff")
    print(f"observed/{NAME} follows the data")


if __name__ == "__main__":
    main()
