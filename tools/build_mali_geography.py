"""Recomputes the columns of the Mali pack's localities.csv that follow a rule (see the notes in its tables.toml).

    python tools/build_mali_geography.py           says whether the table still follows its rules
    python tools/build_mali_geography.py --write   rewrites those columns

Coordinates, kinds, depots, controllers and notes are coded by hand in the table itself and stay untouched. The public
data files stand beside the repository, in ../shared/data; they are not part of it.
"""

import csv
import io
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
PACK = ROOT / "src" / "durance" / "packs" / "mali"

# place, people of the town (GeoNames), parts of cercles it stands for (parts below 1 are assumed)
PLACES = """
bamako 4227569 Bamako:1
kati 130254 Kati:1
koulikoro 64128 Koulikoro:1
banamba 30591 Banamba:1
kolokani 48774 Kolokani:1
kangaba 17232 Kangaba:0.8
kouremale 0 Kangaba:0.2
dioila 23535 Dioila:0.7
fana 56809 Dioila:0.3
nara 23599 Nara:1
kayes 194716 Kayes:0.87
diboli 0 Kayes:0.03
sadiola 0 Kayes:0.1
bafoulabe 26823 Bafoulabe:1
kenieba 0 Kenieba:0.75
loulo 0 Kenieba:0.125
fekola 0 Kenieba:0.125
yelimane 0 Yelimane:1
nioro 51933 Nioro:0.95
gogui 0 Nioro:0.05
diema 30592 Diema:1
kita 75598 Kita:1
bougouni 90234 Bougouni:1
yanfolila 24399 Yanfolila:1
kolondieba 10041 Kolondieba:1
sikasso 349324 Sikasso:0.97
morila 0 Sikasso:0.03
kadiolo 38149 Kadiolo:0.72
zegoua 31593 Kadiolo:0.14
syama 0 Kadiolo:0.14
koutiala 218031 Koutiala:1
koury 22991 Yorosso:1
segou 310095 Segou:1 Baroueli:1
bla 33779 Bla:1
niono 52584 Niono:0.97
farabougou 0 Niono:0.03
macina 15750 Macina:1
san 103227 San:1 Tominian:1
mopti 186187 Mopti:1
djenne 40489 Djenne:1
tenenkou 7471 Tenenkou:1 Youwarou:1
bandiagara 26460 Bandiagara:1
bankass 30159 Bankass:1
koro 24694 Koro:1
douentza 37002 Douentza:0.68
boni 0 Douentza:0.17
hombori 0 Douentza:0.15
timbuktu 84208 Tombouctou:1
dire 31348 Dire:1
goundam 19400 Goundam:1
niafunke 6901 Niafunke:0.85
lere 0 Niafunke:0.15
gourma-rharous 0 Gourma-Rharous:1
taoudenit 3019 Taoudenit:1
gao 133110 Gao:1
bourem 42371 Bourem:1
ansongo 0 Ansongo:0.95
labbezanga 0 Ansongo:0.05
menaka 14085 Menaka:1
kidal 40030 Kidal:1 Tin-Essako:1
tessalit 0 Tessalit:1
tinzaouaten 0 Abeibara:1
"""
DISPLACED = 378_363  # EC173
FLOW = 143 * 45  # m3/day: EC018, EC021
POWER = round(1370 * 19 / 24)  # m3/day: EC026, EC034
MINES = 0.10 * FLOW  # assumed
MINE = {"loulo": 0.40, "fekola": 0.27, "sadiola": 0.15, "syama": 0.15, "morila": 0.03}
CONNECTED = {"capital": 1.0, "region": 0.6, "cercle": 0.35}  # townspeople on the grid, others 0.2
VILLAGE_CONNECTED = 0.01
TOWNSMAN, CAPITAL = 5, 1.5  # fuel of a townsman in villagers; of a townsman of the capital in townsmen
DEPOT_DAYS = {"bamako": 5, "kayes": 2, "sikasso": 2, "gao": 3, "timbuktu": 3}
BORDER_SCALE = 100  # km
URBAN_LOSS = 0.85  # share of self-supply that a wholly urban place lacks
GROWN = {
    "Sikasso": 0.8, "Koutiala": 0.8, "Bougouni": 0.8, "Ségou": 0.8, "San": 0.8, "Dioïla": 0.75, "Koulikoro": 0.7,
    "Kita": 0.7, "Bamako": 0.7, "Mopti": 0.65, "Bandiagara": 0.6, "Kayes": 0.55, "Nioro": 0.5, "Nara": 0.5,
    "Douentza": 0.45, "Tombouctou": 0.45, "Gao": 0.3, "Ménaka": 0.15, "Kidal": 0.05, "Taoudénit": 0.05}
SURPLUS = ("sikasso", "niono", "koutiala", "segou")

Row = dict[str, str]
Point = tuple[float, float]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def km(a: Point, b: Point) -> float:
    """Great circle between two places (latitude, longitude)."""
    south, west, north, east = map(math.radians, (*a, *b))
    part = math.sin((north - south) / 2) ** 2
    part += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(part))


def where(row: Row) -> Point:
    return float(row["lat"]), float(row["lon"])


def coded() -> tuple[dict[str, int], dict[str, list[tuple[str, float]]]]:
    """Townspeople of each place, and the parts of cercles it stands for."""
    town, parts = {}, {}
    for line in PLACES.strip().splitlines():
        name, people, *cercles = line.split()
        town[name] = int(people)
        parts[name] = [(cercle, float(part)) for cercle, part in (item.split(":") for item in cercles)]
    return town, parts


def people(rows: list[Row], parts: dict[str, list[tuple[str, float]]]) -> None:
    """Census of 2022 by region, split inside it by the cercles' figures of 2024; hunger with the same weights."""
    regions = read(DATA / "population/rgph5_2022_regions.csv")
    census = {row["region_2023"]: int(row["population_2022"]) for row in regions}
    lived, hungry = {}, {}
    for row in read(DATA / "population/cercle_population_and_phase_2018_2024_from_ch.csv"):
        if row["layer_date"] == "2024-06":
            lived[row["adm2_name"]], hungry[row["adm2_name"]] = float(row["population"]), float(row["phase35"])
    for region, total in census.items():
        mine = [row for row in rows if row["region"] == region]
        weight = {row["id"]: sum(lived[cercle] * part for cercle, part in parts[row["id"]]) for row in mine}
        split = {name: round(total * own / sum(weight.values())) for name, own in weight.items()}
        split[max(split, key=split.__getitem__)] += total - sum(split.values())
        for row in mine:
            short = sum(hungry[cercle] * part for cercle, part in parts[row["id"]])
            row["population"] = str(split[row["id"]])
            row["base_hungry"] = str(round(short / weight[row["id"]], 4))


def displaced(rows: list[Row], parts: dict[str, list[tuple[str, float]]]) -> None:
    """The national figure of September 2024 in the pattern of April 2020."""
    seen: defaultdict[str, float] = defaultdict(float)
    for row in read(DATA / "iom_dtm/dtm_mali_baseline_tidy.csv"):
        if row["snapshot"] == "2020-04-30":
            seen[row["adm2"]] += float(row["idps"] or 0)
    share = {name: sum(seen[c] * part for c, part in own) / sum(seen.values()) for name, own in parts.items()}
    split = {name: round(DISPLACED * part) for name, part in share.items()}
    split[max(split, key=split.__getitem__)] += DISPLACED - sum(split.values())
    for row in rows:
        row["displaced"] = str(split[row["id"]])


def fuel(rows: list[Row], town: dict[str, int]) -> None:
    """need_share, power_need and stock_days: inferred, nobody counts them."""
    civil, grid = {}, {}
    for row in rows:
        name, village = row["id"], int(row["population"]) - town[row["id"]]
        civil[name] = town[name] * TOWNSMAN * (CAPITAL if row["kind"] == "capital" else 1) + village
        grid[name] = town[name] * CONNECTED.get(row["kind"], 0.2) + village * VILLAGE_CONNECTED
    share = {}
    for row in rows:
        name = row["id"]
        power = round(POWER * grid[name] / sum(grid.values()), 2)
        row["power_need"] = str(power)
        share[name] = (FLOW - POWER - MINES) * civil[name] / sum(civil.values()) + power + MINES * MINE.get(name, 0)
    total = sum(share.values())
    share = {name: round(need / total, 6) for name, need in share.items()}
    share["bamako"] = round(share["bamako"] + 1 - sum(share.values()), 6)
    area: defaultdict[str, float] = defaultdict(float)
    for row in rows:
        row["need_share"] = f"{share[row['id']]:.6f}"
        area[row["depot"]] += share[row["id"]]
    for row in rows:
        row["stock_days"] = stock(row, area, share)


def stock(row: Row, area: dict[str, float], share: dict[str, float]) -> str:
    name = row["id"]
    north = row["depot"] in ("gao", "timbuktu")
    own = 4 if name == "bamako" else 21 if row["kind"] == "mine" else 14 if north else 7
    return str(round(own + DEPOT_DAYS[name] * area[name] / share[name], 1)) if name in DEPOT_DAYS else str(own)


def border() -> list[Point]:
    """The border of Mali as points at most ten kilometres apart."""
    ring = [where(row) for row in read(PACK / "outlines.csv") if row["name"] == "Mali" and row["kind"] == "country"]
    points = []
    for a, b in pairwise(ring):
        steps = max(1, int(km(a, b) // 10))
        points += [(a[0] + (b[0] - a[0]) * s / steps, a[1] + (b[1] - a[1]) * s / steps) for s in range(steps)]
    return points


def distances(rows: list[Row], town: dict[str, int]) -> None:
    """border_access, self_supply and staple_exposure."""
    line = border()
    surplus = [where(row) for row in rows if row["id"] in SURPLUS]
    for row in rows:
        access = math.exp(-min(km(where(row), point) for point in line) / BORDER_SCALE)
        urban = town[row["id"]] / int(row["population"])
        grown = round(GROWN[row["region"]] * (1 - URBAN_LOSS * urban), 2)
        far = min(km(where(row), point) for point in surplus)
        row["border_access"] = "1.0" if row["kind"] == "border" else str(round(access, 2))
        row["self_supply"] = str(grown)
        row["staple_exposure"] = str(round((1 - grown) * min(1, 0.4 + far / 1000), 2))


def rebuilt(table: Path) -> str:
    text = table.read_text(encoding="utf-8")
    head = [line for line in text.splitlines(keepends=True) if line.startswith("#")]
    every = read(table)
    rows = [row for row in every if row["country"] == "MLI"]
    town, parts = coded()
    odd = sorted({row["id"] for row in rows} ^ set(town))
    if odd:
        sys.exit(f"build_mali_geography: its list and the table differ in {odd}")
    people(rows, parts)
    displaced(rows, parts)
    fuel(rows, town)
    distances(rows, town)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(every[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(every)
    return "".join(head) + out.getvalue()


def main() -> None:
    if not DATA.is_dir():
        sys.exit("build_mali_geography: the public data files are missing (shared/data beside the repository)")
    table = PACK / "localities.csv"
    new = rebuilt(table)
    if "--write" in sys.argv[1:]:
        table.write_text(new, encoding="utf-8")
    elif new != table.read_text(encoding="utf-8"):
        sys.exit("build_mali_geography: localities.csv does not follow its rules; see the diff after --write")
    else:
        print("localities.csv follows its rules")


if __name__ == "__main__":
    main()
