"""UCDP Georeferenced Event Dataset, releases and candidate releases, as CSV from ucdp.uu.se/downloads (CC BY 4.0)."""

from durance.data.common import Cell, LeftOut, day, point, whole
from durance.data.naming import Names, fold
from durance.pack.rows import Row

WHAT = "UCDP event table"
LICENCE = "UCDP GED: CC BY 4.0; cite Sundberg and Melander (2013), Davies et al. and the release"
NEEDED = ("id", "date_start", "date_end", "type_of_violence", "side_a", "side_b", "country", "latitude", "longitude", "low",
          "best", "high")
COLUMNS = ("id", "date", "until", "violence", "country", "where", "latitude", "longitude", "locality", "km", "actor_a",
           "actor_b", "side_a", "side_b", "low", "deaths", "high")
KINDS = {1: "state-based", 2: "non-state", 3: "one-sided"}


def key(row: Row) -> str:
    """What makes two rows the same event: candidate and final releases share ids."""
    return row["id"]


def take(row: Row, names: Names) -> list[dict[str, Cell]]:
    """An event of the pack's country, or near a place of the pack; dates and deaths are checked."""
    begin, end, kind = day(row, "date_start"), day(row, "date_end"), whole(row, "type_of_violence")
    low, best, high = (whole(row, column) for column in ("low", "best", "high"))
    if end < begin:
        raise LeftOut("the event ends before it begins")
    if kind not in KINDS:
        raise LeftOut("`type_of_violence` is not 1, 2 or 3")
    lat, lon = point(row)
    place, km = located(row["country"], lat, lon, names)
    if not low <= best <= high:
        names.note("low, best and high deaths are not in order; kept as they are")
    return [{"id": row["id"], "date": begin.isoformat(), "until": end.isoformat(), "violence": KINDS[kind],
             "country": row["country"], "where": row.get("where_coordinates", ""), "latitude": lat, "longitude": lon,
             "locality": place, "km": round(km, 1), "actor_a": names.actors(row["side_a"]),
             "actor_b": "" if fold(row["side_b"]) == "civilians" else names.actors(row["side_b"]),
             "side_a": row["side_a"], "side_b": row["side_b"], "low": low, "deaths": best, "high": high}]


def located(country: str, lat: float, lon: float, names: Names) -> tuple[str, float]:
    """Nearest place and km; events abroad far from every place are left out, those at home keep an empty place."""
    place, km = names.near(lat, lon)
    if not place and fold(country) != names.home:
        raise LeftOut(f"abroad and more than {names.within:g} km from every place of the pack")
    if not place:
        names.note(f"more than {names.within:g} km from every place of the pack; left without a place")
    return place, km
