"""Makes dated/clashes.csv and dated/national.csv of the Mali pack from the events and yearly totals of UCDP.

    python tools/build_mali_clashes.py           says whether the tables still follow the data
    python tools/build_mali_clashes.py --write   rewrites them

Single-day events are put to the nearest home place of the pack (120 km at most; 40 km for events in Burkina Faso and
Niger) and counted by place, actor and year. The public data files stand beside the repository, in ../shared/data.
"""

import csv
import io
import math
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "ucdp"
PACK = ROOT / "src" / "durance" / "packs" / "mali"
FIRST = 2006  # earlier wars lie before the period of the pack
REACH = {"Mali": 120.0, "Burkina Faso": 40.0, "Niger": 40.0}  # km
ACTORS = {
    "Government of Mali": "army", "JNIM": "jnim", "AQIM": "jnim", "Ansar Dine": "jnim", "FLM": "jnim",
    "al-Murabitun": "jnim", "Signed-in-Blood Battalion": "jnim", "Ansaroul Islam": "jnim", "MUJAO": "is-sahel",
    "IS": "is-sahel", "CMA": "fla", "ATNMC": "fla", "GATIA": "militias", "MSA": "militias", "MAA": "militias",
    "CM-FPR": "militias", "Dozos (Mali)": "militias", "Dan na Ambassagou": "militias", "Dogon": "militias",
    "MPGK": "militias"}
CLASHES = """\
# Organised violence at the places of the pack: single-day events of the UCDP Georeferenced Event Dataset (version 21.1,
# to 2020; candidate release 23.0.10, October 2023), CC BY 4.0, cite Sundberg and Melander (2013), Journal of Peace
# Research 50(4), and Davies et al. (2025). Changed: put to the nearest place (120 km at most; 40 km for events of
# Burkina Faso and Niger, where = near) and counted by place, actor and year (`day` is the last day of the year; 2023
# holds October only). Made by tools/build_mali_clashes.py. events: all with that actor; clashes: fights among them;
# killed: civilians it killed in one-sided violence; deaths: all deaths in the events of the row. Actor `all` counts
# each event once. Allies of the government are coded as the government. Longer events are missing (17 % of deaths).
"""
NATIONAL = """\
# Deaths from organised violence in Mali a year, best figures: fighting (state-based and non-state), one-sided violence
# of the government and of others. UCDP country-year dataset, version 25.1, CC BY 4.0, cite Davies et al. (2025),
# Journal of Peace Research. `day` is the last day of the year. Made by tools/build_mali_clashes.py.
"""

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def km(a: Row, b: Row, lat: str = "latitude", lon: str = "longitude") -> float:
    """Great circle between an event and a place."""
    south, west, north, east = (math.radians(float(x)) for x in (a[lat], a[lon], b["lat"], b["lon"]))
    part = math.sin((north - south) / 2) ** 2
    part += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(part))


def sides(event: Row) -> tuple[set[str], set[str]]:
    """Actors of the pack on the two sides; a side may name several groups."""
    first, second = ({ACTORS[name.strip()] for name in event[side].split(",") if name.strip() in ACTORS}
                     for side in ("side_a", "side_b"))
    return first, second


def clashes() -> str:
    homes = [row for row in read(PACK / "localities.csv") if row["country"] == "MLI"]
    counts: defaultdict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for event in read(DATA / "ged_events_mli_bfa_ner.csv"):
        year = int(event["year"])
        near = min(homes, key=lambda row: km(event, row))
        if year < FIRST or km(event, near) > REACH[event["country"]]:
            continue
        where = "home" if event["country"] == "Mali" else "near"
        day = "2023-10-31" if year == 2023 else f"{year}-12-31"
        first, second = sides(event)
        if where == "near" and not first | second:
            continue
        killed = event["type_of_violence"] == "3"
        for actor in {"all"} | first | second:
            total = counts[(day, where, near["id"], actor)]
            total[0] += 1
            total[1] += 0 if killed else 1
            total[2] += int(event["best"]) if killed and (actor == "all" or actor in first) else 0
            total[3] += int(event["best"])
    rows = [(*key, *total) for key, total in sorted(counts.items())]
    return table(CLASHES, "day,where,locality,actor,events,clashes,killed,deaths", rows)


def national() -> str:
    rows = []
    for row in read(DATA / "organizedviolence_country_year_v25_1_mali_neighbours.csv"):
        if row["country_cy"] == "Mali" and int(row["year_cy"]) >= FIRST:
            fights = sum(int(row[f"{kind}_total_deaths_best_cy"]) for kind in ("sb", "ns"))
            killed = int(row["os_total_deaths_best_cy"])
            state = int(row["os_main_govt_killings_best_cy"])
            rows.append((f"{row['year_cy']}-12-31", fights, state, killed - state))
    return table(NATIONAL, "day,fighting,killed_by_state,killed_by_others", sorted(rows))


def table(head: str, columns: str, rows: list[tuple]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns.split(","), *rows])
    return head + out.getvalue()


def main() -> None:
    if not DATA.is_dir():
        sys.exit("build_mali_clashes: the public data files are missing (shared/data beside the repository)")
    for name, text in (("clashes.csv", clashes()), ("national.csv", national())):
        path = PACK / "dated" / name
        if "--write" in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"build_mali_clashes: dated/{name} does not follow the data; run with --write and see the diff")
    print("dated/clashes.csv and dated/national.csv follow the data")


if __name__ == "__main__":
    main()
