"""Makes the monthly deaths and the refugees of 2012 in observed/ of the Mali pack, for scoring alone.

    python tools/build_mali_observed.py           says whether the tables still follow the data
    python tools/build_mali_observed.py --write   rewrites them

Regions are the eight of before 2016, after Natural Earth; an event outside all of them counts with the nearest, Bamako
with Koulikoro, Ménaka with Gao. The public data files stand beside the repository, in ../shared/data.
"""

import csv
import io
import json
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "durance" / "packs" / "mali" / "observed"
COLUMNS = ("series", "date", "until", "place", "low", "value", "high", "unit", "claim", "grade", "note")
CHIEF = {"Gao": "gao", "Kayes": "kayes", "Kidal": "kidal", "Koulikoro": "koulikoro", "Mopti": "mopti", "Segou": "segou",
         "Sikasso": "sikasso", "Tombouctou": "timbuktu"}
BORDER = {  # points within a few km of a line between regions, put where the benchmarks of VALIDATION.md have them
    (17.033333, -1.4): "Tombouctou", (16.139928, -0.849212): "Gao", (13.6933, -4.4005): "Segou", (14.1373, -5.2356): "Mopti",
    (14.6432, -6.6909): "Segou", (15.415953, -1.378784): "Mopti"}
CAMPS = {"Fassala-Mbera": "mbera", "Mentao": "mentao", "Bobo-Dioulasso": "bobo-dioulasso", "Abala": "abala",
         "Mangaize": "mangaize", "Niamey": "niamey", "Tabareybarey": "tabareybarey"}
START, WEEKS = date(2012, 2, 29), 44
HEADS = {
    "deaths_month.csv": """\
# Deaths from organised violence in Mali a month, best figures, for scoring alone. deaths: every type, 2010 to 2023, UCDP
# GED release 25.1; deaths_state_based: fights with the state on one side, 2018 to 2021, as VIEWS scores them (made from
# UCDP GED). UCDP: CC BY 4.0, cite Sundberg and Melander (2013) and Davies et al. (2025).
# Compiled by tools/build_mali_observed.py.
""",
    "deaths_region_month.csv": """\
# Deaths a month by region of before 2016, for scoring alone: our own count of single-day events of UCDP GED 21.1 (CC BY
# 4.0, cite Sundberg and Melander 2013), every type, best figures, 2009 to 2020. `place` is the chief town and stands for
# its region; Bamako counts with Koulikoro, Ménaka with Gao. Months without a row had none. Longer events are missing
# (18 % of deaths of 2018 to 2020). Counted by tools/build_mali_observed.py.
""",
    "refugees_2012.csv": """\
# Refugees of Mali registered in seven groups of camps, every seventh day from 29 February 2012, for scoring alone.
# Counts: UNHCR, as gathered with the Flee model (BSD-3-Clause); days between two counts are interpolated, so neighbouring
# weeks tell little news. high: as registered; value: as Flee levels it, counts before a verification lowered by the share
# that the verification found too many. Made by tools/build_mali_observed.py.
"""}

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def month_end(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return (date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)).isoformat()


def entry(series: str, month: str, place: str, deaths: int, claim: str, grade: str) -> tuple:
    return series, f"{month}-01", month_end(month), place, "", deaths, "", "deaths", claim, grade, ""


def national() -> list[tuple]:
    rows = [entry("deaths", r["month"], "mali", round(float(r["best"])), "OB-ged-month", "B")
            for r in read(DATA / "ucdp/ged_country_month_1989_2025.csv") if r["country"] == "Mali" and r["month"] >= "2010"]
    return rows + [entry("deaths_state_based", r["month"], "mali", round(float(r["ged_sb"])), "OB-views-month", "B")
                   for r in read(DATA / "views/views_cm_actuals_sb_mali_2018_2021.csv")]


def rings() -> dict[str, list[np.ndarray]]:
    """Region -> its outlines `(point, 2)`, longitude and latitude."""
    path, found = DATA / "geography/admin1_mali_neighbours_ne10m.geojson", {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        if feature["properties"]["iso2"] == "ML" and feature["properties"]["name"] in CHIEF:
            shape = feature["geometry"]
            parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            found[feature["properties"]["name"]] = [np.array(ring)[:, :2] for part in parts for ring in part]
    return found


def crossings(ring: np.ndarray, x: float, y: float) -> int:
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    cut = (y1 > y) != (y2 > y)
    return int((x < (x2 - x1)[cut] * (y - y1[cut]) / (y2 - y1)[cut] + x1[cut]).sum())


def away(ring: np.ndarray, x: float, y: float) -> float:
    """Degrees between a point and the nearest side of a ring."""
    side, to = np.diff(ring, axis=0), np.array([x, y]) - ring[:-1]
    along = np.clip((to * side).sum(1) / np.maximum((side**2).sum(1), 1e-18), 0, 1)
    return float(np.hypot(*(to - along[:, None] * side).T).min())


def region(lat: float, lon: float, shapes: dict[str, list[np.ndarray]]) -> str:
    if (lat, lon) in BORDER:
        return BORDER[lat, lon]
    for name, parts in shapes.items():
        if sum(crossings(ring, lon, lat) for ring in parts) % 2:
            return name
    return min(shapes, key=lambda name: min(away(ring, lon, lat) for ring in shapes[name]))


def regions() -> list[tuple]:
    shapes, deaths = rings(), defaultdict(int)
    for event in read(DATA / "ucdp/ged_events_mli_bfa_ner.csv"):
        if event["country"] == "Mali" and event["release"] == "GED 21.1" and event["date_start"] >= "2009":
            name = region(float(event["latitude"]), float(event["longitude"]), shapes)
            deaths[event["date_start"][:7], CHIEF[name]] += int(event["best"])
    return [entry("deaths_region", month, place, dead, "OB-ged-region", "C")
            for (month, place), dead in sorted(deaths.items()) if dead]


def camps() -> list[tuple]:
    flee = DATA / "flee/fabflee_mali2012"
    verified = {r[0]: r[1] for r in csv.reader((flee / "input_csv/registration_corrections.csv").open(encoding="utf-8")) if r}
    days, rows = np.arange(WEEKS) * 7, []
    files = dict(csv.reader(line for line in (flee / "source_data/data_layout.csv").open(encoding="utf-8") if line.strip()))
    for name, place in CAMPS.items():
        told = [r for r in csv.reader((flee / "source_data" / files[name]).open(encoding="utf-8")) if r and r[0][:1] == "2"]
        at = np.array([(date.fromisoformat(r[0]) - START).days for r in told])
        high = np.array([float(r[1]) for r in told])
        value = high.copy()
        if name in verified:
            k = int(np.searchsorted(at, (date.fromisoformat(verified[name]) - START).days))
            value[:k] *= high[k] / high[k - 1]
        note = f"verified {verified[name]}" if name in verified else ""
        for day, level, count in zip(days.tolist(), np.interp(days, at, value), np.interp(days, at, high), strict=True):
            when = (START + timedelta(days=day)).isoformat()
            rows.append(("refugees", when, "", place, "", round(level), round(count), "people", "OB-camps-2012", "C", note))
    return sorted(rows, key=lambda row: row[1])


def main() -> None:
    if not DATA.is_dir():
        sys.exit("build_mali_observed: the public data files are missing (shared/data beside the repository)")
    made = {"deaths_month.csv": national(), "deaths_region_month.csv": regions(), "refugees_2012.csv": camps()}
    for name, rows in made.items():
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
        path, text = OUT / name, HEADS[name] + out.getvalue()
        if "--write" in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"build_mali_observed: observed/{name} does not follow the data; run with --write and see the diff")
    print("observed/deaths_month.csv, deaths_region_month.csv and refugees_2012.csv follow the data")


if __name__ == "__main__":
    main()
