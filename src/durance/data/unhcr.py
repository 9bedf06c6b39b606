"""UNHCR population figures, as CSV of the Refugee Data Finder: people at the end of a year by origin and asylum.

Headings are those of its programming interface (`coo_iso`, `coa_iso`) or of its download page, which writes them out.
"""

from datetime import date

from durance.data.common import Cell, LeftOut, number
from durance.data.naming import Names
from durance.pack.rows import Row

WHAT = "UNHCR population table"
LICENCE = "UNHCR Refugee Data Finder: CC BY 4.0"
GROUPS = {"refugees": "Refugees under UNHCR's mandate", "asylum_seekers": "Asylum-seekers",
          "idps": "IDPs of concern to UNHCR", "returned_refugees": "Returned refugees", "returned_idps": "Returned IDPs"}
NEEDED = ("year", ("coo_iso", "Country of Origin (ISO)", "Country of origin (ISO)"),
          ("coa_iso", "Country of Asylum (ISO)", "Country of asylum (ISO)"), ("refugees", GROUPS["refugees"]),
          ("asylum_seekers", GROUPS["asylum_seekers"]), ("idps", GROUPS["idps"]))
HIDDEN = ("*", "-")
COLUMNS = ("day", "origin", "asylum", "group", "people")


def take(row: Row, names: Names) -> list[dict[str, Cell]]:
    """One row for each group of people that is counted; countries are ISO codes of three letters."""
    year, origin, asylum = int(number(row, "year", 1950, 2100)), row["coo_iso"].upper(), row["coa_iso"].upper()
    if names.iso not in (origin, asylum):
        raise LeftOut(f"neither from nor in {names.iso}")
    made: list[dict[str, Cell]] = []
    for group, written in GROUPS.items():
        column = group if group in row else written
        if row.get(column) in HIDDEN:
            names.note(f"`{group}` is hidden or missing (`*` or `-`)")
        elif row.get(column) and number(row, column, 0) > 0:
            made.append({"day": date(year, 12, 31).isoformat(), "origin": origin, "asylum": asylum, "group": group,
                         "people": round(number(row, column, 0))})
    if not made:
        raise LeftOut("nobody of the groups that are read")
    return made
