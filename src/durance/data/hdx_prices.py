"""WFP food prices as the Humanitarian Data Exchange gives them: one CSV a country, a line of tags under the headings."""

from durance.data.common import Cell, LeftOut, day, number
from durance.data.naming import Names
from durance.pack.rows import Row

WHAT = "WFP price table of HDX"
LICENCE = "WFP prices through HDX: CC BY-IGO; cite WFP"
NEEDED = ("date", "admin1", "admin2", "market", "latitude", "longitude", "commodity", "unit", "priceflag", "pricetype",
          "currency", "price")
COLUMNS = ("day", "market", "region", "locality", "km", "commodity", "unit", "kind", "currency", "price", "usd")


def take(row: Row, names: Names) -> list[dict[str, Cell]]:
    """A price as it was seen in a market; forecasts are left out. Markets are put to places by name, else by coordinates."""
    when, price = day(row, "date"), number(row, "price", 0)
    if "actual" not in row["priceflag"] and "aggregate" not in row["priceflag"]:
        raise LeftOut(f"the price is not one that was seen ({row['priceflag'] or 'no flag'})")
    if price == 0:
        raise LeftOut("the price is 0")
    place, km = "", float("nan")
    if row["latitude"] and row["longitude"]:
        place, km = names.near(number(row, "latitude", -90, 90), number(row, "longitude", -180, 180))
    place = place or names.place(row["market"], row["admin2"])
    return [{"day": when.isoformat(), "market": row["market"], "region": row["admin1"], "locality": place,
             "km": "" if km != km else round(km, 1), "commodity": row["commodity"], "unit": row["unit"],
             "kind": row["pricetype"], "currency": row["currency"], "price": price, "usd": row.get("usdprice", "")}]
