"""Makes presence.csv, holders.csv and backgrounds.csv of the Mali pack from its dated tables.

    python tools/build_mali_states.py                 says whether the tables are what the builder gives
    python tools/build_mali_states.py --write         rewrites them
    python tools/build_mali_states.py 2013-02-01      prints the three tables of any other day
"""

import csv
import io
import sys
from datetime import date
from pathlib import Path

from durance.pack.asof import BACKGROUNDS, HOLDERS, PRESENCE, Dated, read_dated, state

PACK = Path(__file__).parents[1] / "src" / "durance" / "packs" / "mali"
DAYS = ("2012-01-01", "2015-06-20", "2020-01-01", "2023-08-01", "2025-08-31")
COLUMNS = {"presence.csv": PRESENCE, "holders.csv": HOLDERS, "backgrounds.csv": BACKGROUNDS}
HEADS = {
    "presence.csv": """\
# Fighters by place on five days, made by tools/build_mali_states.py from dated/ (rule: durance.pack.asof). No source
# locates them: national totals (dated/strength.csv) are spread by located events and dated claims that lose half their
# weight in three years and evenly over the ground of an actor; the army and partner forces stand in bases. Grades D and
# E. Located events end in 2020 but for October 2023: the states of 2023 and 2025 are the weakest. UCDP GED: CC BY 4.0,
# Sundberg and Melander 2013. Bases of the UN: shares from Geo-PKO (cited).
""",
    "holders.csv": """\
# Who holds each place and each camp on five days, sieges, deals, displaced people and deaths of the five whole years
# before; made by tools/build_mali_states.py from dated/. Deaths: UCDP national totals (CC BY 4.0, Davies et al. 2025)
# in the pattern of located events; after 2023 the total of 2023. Displaced in camps abroad: UNHCR. besieger and
# deal_with: actor or empty.
""",
    "backgrounds.csv": """\
# Clashes a day of an actor at a place, and civilians it kills there a day in one-sided violence, before five days; made
# by tools/build_mali_states.py from dated/: pattern of UCDP GED events (CC BY 4.0, Sundberg and Melander 2013) with
# weights that halve in three years, scaled to the deaths of the last year known in full (UCDP v25.1). Events coded as
# the government's are shared among army and partner forces by their men at the place. Grade E where the pattern is more
# than two years old.
"""}


def text(tables: Dated, name: str, days: tuple[str, ...]) -> str:
    """A whole table with its header, one block of rows a day."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS[name], lineterminator="\n")
    writer.writeheader()
    for day in days:
        writer.writerows(state(tables, date.fromisoformat(day))[name])
    return HEADS[name] + out.getvalue()


def main() -> None:
    tables = read_dated(PACK, "MLI")
    asked = tuple(word for word in sys.argv[1:] if word != "--write")
    for name in COLUMNS:
        new, path = text(tables, name, asked or DAYS), PACK / name
        if asked:
            print(f"# {name}\n{new}")
        elif "--write" in sys.argv[1:]:
            path.write_text(new, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != new:
            sys.exit(f"build_mali_states: {name} is not what the dated tables give; see the diff after --write")
        else:
            print(f"{name} is what the dated tables give")


if __name__ == "__main__":
    main()
