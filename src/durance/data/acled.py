"""ACLED export, as CSV from acleddata.com with an account. Its terms bind whoever downloads it: durance ships none of it."""

from durance.data.common import Cell, day, point, whole
from durance.data.ged import located
from durance.data.naming import Names, fold
from durance.pack.rows import Row

WHAT = "ACLED export"
LICENCE = "ACLED: its own terms of use; keep this table to yourself and cite ACLED"
NEEDED = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2", "country", "location", "latitude",
          "longitude", "fatalities")
COLUMNS = ("id", "date", "kind", "country", "where", "latitude", "longitude", "locality", "km", "actor_a", "actor_b", "side_a",
           "side_b", "deaths")


def key(row: Row) -> str:
    """What makes two rows the same event."""
    return row["event_id_cnty"]


def take(row: Row, names: Names) -> list[dict[str, Cell]]:
    """An event of the pack's country, or near a place of the pack. Deaths have no bounds in this source."""
    when, deaths = day(row, "event_date"), whole(row, "fatalities")
    lat, lon = point(row)
    place, km = located(row["country"], lat, lon, names)
    sides = [";".join(x for x in (row[f"actor{k}"], row.get(f"assoc_actor_{k}", "")) if x) for k in (1, 2)]
    known = [";".join(x for x in side.split(";") if not fold(x).startswith(("civilians", "unidentified"))) for side in sides]
    return [{"id": row["event_id_cnty"], "date": when.isoformat(), "kind": f"{row['event_type']}: {row['sub_event_type']}",
             "country": row["country"], "where": row["location"], "latitude": lat, "longitude": lon, "locality": place,
             "km": round(km, 1), "actor_a": names.actors(known[0], ";"), "actor_b": names.actors(known[1], ";"),
             "side_a": sides[0], "side_b": sides[1], "deaths": deaths}]
