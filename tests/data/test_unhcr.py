"""UNHCR: the real table at hand, and the headings of the download page (invented rows)."""

import pytest

from durance.data import unhcr
from durance.data.common import gather
from durance.data.naming import Names
from durance.pack.listing import find

PAGE = ("Year,Country of Origin,Country of Origin (ISO),Country of Asylum,Country of Asylum (ISO),"
        "Refugees under UNHCR's mandate,"
        "Asylum-seekers,IDPs of concern to UNHCR\n")


def test_the_headings_of_the_download_page(imported):
    found = imported(unhcr, PAGE + "2098,Mali,MLI,Niger,NER,30,*,0\n2098,Chad,TCD,Sudan,SDN,9,9,0\n"
                            "2098,Mali,MLI,Mali,MLI,0,0,50\n2098,Mali,MLI,Togo,TGO,0,0,0\nsoon,Mali,MLI,Togo,TGO,1,0,0\n")
    assert [(r["day"], r["origin"], r["asylum"], r["group"], r["people"]) for r in found.rows] == [
        ("2098-12-31", "MLI", "NER", "refugees", 30), ("2098-12-31", "MLI", "MLI", "idps", 50)]
    assert found.dropped == {"neither from nor in MLI": 1, "nobody of the groups that are read": 1, "`year` is not a number": 1}
    assert found.noted == {"`asylum_seekers` is hidden or missing (`*` or `-`)": 1}


def test_the_table_at_hand(shared, names):
    found = gather(unhcr, shared / "data" / "unhcr" / "unhcr_population_mali.csv", names)
    assert found.read == 1530
    assert found.dropped == {"nobody of the groups that are read": 15}
    total = sum(r["people"] for r in found.rows if r["day"] == "2024-12-31" and r["group"] in ("refugees", "asylum_seekers")
                and r["origin"] == "MLI" and r["asylum"] in ("MRT", "BFA", "NER"))
    assert total == 319_910, "claim AO-unhcr"


def test_another_country_finds_nothing_of_its_own(shared):
    lakeland = Names(find("lakeland"))
    path = shared / "data" / "unhcr" / "unhcr_population_mali.csv"
    with pytest.raises(ValueError, match=r"nothing of the UNHCR population table could be used \(neither from nor in"):
        gather(unhcr, path, lakeland)
