"""IOM Displacement Tracking Matrix: displaced people and returnees by area and round, one sheet saved as CSV.

Headings are those of the tidy baseline tables or of IOM's programming interface (`reportingDate`, `numPresentIdpInd`).
"""

from durance.data.common import Cell, LeftOut, day, number, whole
from durance.data.naming import Names
from durance.pack.rows import Row

WHAT = "IOM DTM table"
LICENCE = "IOM DTM: cite IOM and the round; see dtm.iom.int for its terms"
NEEDED = (("day", "snapshot", "reportingDate", "date"), ("adm1", "admin1Name"), ("adm2", "admin2Name"),
          ("idps", "numPresentIdpInd"))
COLUMNS = ("day", "region", "area", "part", "locality", "group", "people")


def take(row: Row, names: Names) -> list[dict[str, Cell]]:
    """Displaced people, and returnees where the table has them; the area is put to a place of the pack by its name."""
    when = day(row, "day").isoformat()
    if row.get("admin0Name") and row["admin0Name"].casefold() != names.home:
        raise LeftOut("another country")
    groups = {group: whole(row, group) for group in ("idps", "returnees") if row.get(group)}
    if not groups:
        number(row, "idps")
    if not row["idps"]:
        names.note("`idps` is empty; returnees alone are kept")
    place = names.place(row["adm2"])
    return [{"day": when, "region": row["adm1"], "area": row["adm2"], "part": row.get("adm3", ""), "locality": place,
             "group": group, "people": people} for group, people in groups.items()]
