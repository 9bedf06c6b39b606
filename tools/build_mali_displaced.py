"""Makes dated/displaced.csv of the Mali pack from the registers of IOM and UNHCR.

    python tools/build_mali_displaced.py           says whether the table still follows the data
    python tools/build_mali_displaced.py --write   rewrites it

National totals inside Mali are dated claims of the ledger; the pattern over places is that of three IOM rounds; people
in camps abroad are UNHCR's yearly figures by country, split over camps by hand. The public data files stand beside the
repository, in ../shared/data.
"""

import csv
import io
import sys
import unicodedata
from collections import defaultdict

from build_mali_geography import DATA, PACK, coded, read

HEAD = """\
# Displaced people by date. locality `*`: all displaced inside Mali (people). A place of Mali: its share of them in the
# IOM round of that day (cercles of the round, put to places as in tools/build_mali_geography.py). A place abroad:
# refugees and asylum seekers of Mali there (UNHCR Refugee Data Finder, CC BY 4.0, end of the year, by country), split
# over camps by assumed shares. Made by tools/build_mali_displaced.py.
"""
ROUNDS = ("2014-12-31", "2019-12-31", "2020-04-30")
TOTALS = [  # day, people, grade, claims, note
    ("2011-12-31", 0, "D", "AO-unhcr", "UNHCR counts none before the rebellion of 2012"),
    ("2012-04-22", 130000, "B", "EC167", "up to"), ("2012-12-31", 227206, "B", "EC168", ""),
    ("2013-12-31", 254822, "B", "AO-unhcr", ""), ("2014-12-31", 99816, "B", "AO-unhcr", ""),
    ("2015-12-31", 61920, "B", "AO-unhcr", ""), ("2016-12-31", 36690, "B", "AO-unhcr", ""),
    ("2017-12-31", 38172, "B", "AO-unhcr", ""), ("2018-07-31", 75351, "B", "EC169", ""),
    ("2018-12-31", 120298, "B", "AO-unhcr", ""), ("2019-07-31", 168000, "B", "EC170", ""),
    ("2019-12-31", 207751, "B", "AO-unhcr", ""), ("2020-12-31", 332957, "B", "AO-unhcr", ""),
    ("2021-12-31", 350110, "B", "AO-unhcr", ""), ("2022-12-31", 379932, "B", "AO-unhcr", ""),
    ("2023-09-30", 390000, "B", "EC171", ""), ("2023-12-31", 354739, "B", "AO-unhcr", ""),
    ("2024-09-30", 378363, "B", "EC173", "")]
CAMPS = {  # country of asylum: first year, shares of camps
    "MRT": {2011: {"mbera": 1}},
    "BFA": {2011: {"mentao": 0.48, "goudoubo": 0.35, "bobo-dioulasso": 0.13, "ouagadougou": 0.04},
            2020: {"mentao": 0, "goudoubo": 0.85, "bobo-dioulasso": 0.11, "ouagadougou": 0.04}},
    "NER": {2011: {"abala": 0.41, "mangaize": 0.13, "tabareybarey": 0.23, "niamey": 0.23}},
    "DZA": {2011: {"tamanrasset": 1}}}
SPLIT = {"MRT": "Mbera stands for all of Mauritania, villages around the camp included",
         "BFA": "split as in the Flee case at the end of 2012; Mentao emptied in 2020 (from general knowledge)",
         "NER": "split as in the Flee case in January 2013; the reception area of Intikane counts with Abala",
         "DZA": "registered only; many more live there without a register"}


def plain(name: str) -> str:
    """A cercle's name without accents, as the list of the geography tool writes it."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def pattern(day: str) -> list[tuple]:
    """Shares of the places in one IOM round."""
    seen: defaultdict[str, float] = defaultdict(float)
    for row in read(DATA / "iom_dtm/dtm_mali_baseline_tidy.csv"):
        if row["snapshot"] == day:
            seen[plain(row["adm2"])] += float(row["idps"] or 0)
    share = {name: sum(seen[c] * part for c, part in own) / sum(seen.values()) for name, own in coded()[1].items()}
    if abs(sum(share.values()) - 1) > 1e-9:
        sys.exit(f"build_mali_displaced: cercles of the round {day} are lost")
    return [(day, name, "", f"{part:.9f}", "C", "AO-dtm" if day < "2020-04" else "G-dtm-2020", "")
            for name, part in share.items() if part > 0]


def abroad() -> list[tuple]:
    """People in each camp at the end of each year."""
    people: defaultdict[tuple[int, str], float] = defaultdict(float)
    for row in read(DATA / "unhcr/unhcr_population_mali.csv"):
        if row["coo_iso"] == "MLI" and row["coa_iso"] in CAMPS:
            people[int(float(row["year"])), row["coa_iso"]] += float(row["refugees"] or 0) + float(row["asylum_seekers"] or 0)
    rows = []
    for year in range(2011, 2025):
        for country, periods in CAMPS.items():
            shares = periods[max(first for first in periods if first <= year)]
            rows += [(f"{year}-12-31", camp, round(people[year, country] * part), "", "D", "AO-unhcr", SPLIT[country])
                     for camp, part in shares.items()]
    return rows


def main() -> None:
    if not DATA.is_dir():
        sys.exit("build_mali_displaced: the public data files are missing (shared/data beside the repository)")
    out = io.StringIO()
    rows = [(day, "*", people, "", *rest) for day, people, *rest in TOTALS]
    rows += [row for day in ROUNDS for row in pattern(day)] + abroad()
    csv.writer(out, lineterminator="\n").writerows([("day", "locality", "people", "share", "grade", "claims", "note"), *rows])
    path, text = PACK / "dated" / "displaced.csv", HEAD + out.getvalue()
    if "--write" in sys.argv[1:]:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        sys.exit("build_mali_displaced: dated/displaced.csv does not follow the data; run with --write and see the diff")
    print("dated/displaced.csv follows the data")


if __name__ == "__main__":
    main()
