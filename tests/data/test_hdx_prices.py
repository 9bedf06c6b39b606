"""WFP prices: no file of this form is at hand, so rows are invented; the one price file at hand is another table."""

import pytest

from durance.data import hdx_prices
from durance.data.common import gather
from durance.pack.rows import Faults

HEAD = "date,admin1,admin2,market,latitude,longitude,category,commodity,unit,priceflag,pricetype,currency,price,usdprice\n"
TAGS = "#date,#adm1+name,#adm2+name,#loc+market+name,#geo+lat,#geo+lon,#item+type,#item+name,#item+unit,#item+price+flag," \
       "#item+price+type,#currency,#value,#value+usd\n"
INVENTED = "2099-01-15,Gao,Ansongo,Invented,15.66,0.50,cereals,Millet,KG,actual,Retail,XOF,250,0.4\n"


def test_an_invented_price(imported):
    found = imported(hdx_prices, HEAD + TAGS + INVENTED)
    (row,) = found.rows
    assert found.read == 1, "the line of tags is no row"
    assert set(row) == set(hdx_prices.COLUMNS)
    assert (row["day"], row["locality"], row["commodity"], row["price"]) == ("2099-01-15", "ansongo", "Millet", 250)
    assert row["km"] < 5


@pytest.mark.parametrize(("old", "new", "why"), [
    ("250", "0", "the price is 0"), ("actual", "forecast", "not one that was seen"),
    ("2099-01-15", "Jan", "`date` is not a date"), (",250,", ",,", "`price` is empty")])
def test_what_is_left_out(imported, old, new, why):
    found = imported(hdx_prices, HEAD + INVENTED + INVENTED.replace(old, new))
    (reason,) = found.dropped
    assert why in reason


def test_a_market_without_coordinates_goes_by_name(imported):
    found = imported(hdx_prices, HEAD + INVENTED.replace("15.66,0.50", ",") + INVENTED.replace("15.66,0.50", "0,0").replace(
        "Ansongo", "Atlantis"))
    assert [r["locality"] for r in found.rows] == ["ansongo", ""]
    assert found.rows[0]["km"] == ""
    assert list(found.noted) == ["no place of the pack is called 'Invented'; left blank"]


def test_another_price_file_is_told_apart(shared, names):
    with pytest.raises(Faults, match="This is not the WFP price table of HDX: it has no column `date`"):
        gather(hdx_prices, shared / "data" / "prices" / "millet_price.csv", names)
