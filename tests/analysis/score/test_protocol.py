"""The protocols: which months are asked, what a forecaster may see, and that the yardstick comes out to the last digit."""

import csv

import numpy as np
import pytest

from durance.analysis.score.bootstrap import paired_blocks
from durance.analysis.score.crps import crps
from durance.analysis.score.protocol import every_month, from_history, means, scored, views_windows
from durance.analysis.score.seen import monthly, months

CASES = {"country": ("mali_country_month_2010_2023", 2018, 2023), "admin1": ("mali_admin1_month_2009_2020_single_day_events",
                                                                            2018, 2020)}
COLUMNS = {"all": "crps", "crps_log": "crps_log1p", "ign": "ignorance", "mis90": "interval_score", "cov90": "inside90"}


def ours(name):
    """A model of the yardstick by our name."""
    return {"ewnb_hl6": "ewnb"}.get(name, name.replace("confl_", "conflictology_"))


def table(path):
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    return [row[0] for row in rows], {unit: np.array([float(row[k]) for row in rows]) for k, unit in enumerate(head) if k}


@pytest.fixture(scope="module", params=CASES)
def judged(request, shared):
    """Case, months and every scored row of the yardstick's own series."""
    file, first, last = CASES[request.param]
    when, series = table(shared / "yardstick" / f"{file}.csv")
    asked = every_month(when.index(f"{first}-01"), when.index(f"{last}-12"))
    return request.param, when, series, scored(series, asked, from_history(series))


def test_the_yardstick_by_year_and_every_other_column(judged, shared):
    case, when, _, rows = judged
    rows["year"] = np.array([when[k][:4] for k in rows["target"]])
    by_year = means(rows, "year")
    whole = {name: means(rows, value=value) for name, value in COLUMNS.items()}
    for line in csv.DictReader((shared / "yardstick" / f"expected_{case}_year.csv").open()):
        model = ours(line.pop("model"))
        median = np.median(rows["crps"][rows["model"] == model])
        got = {"median_crps": median} | {k: whole[k][model] if k in whole else by_year[model].get(k) for k in line
                                         if k != "median_crps"}
        assert got == pytest.approx({k: float(v) for k, v in line.items()}, rel=1e-9, abs=1e-9), model


def test_the_yardstick_by_lead(judged, shared):
    case, _, _, rows = judged
    by_lead = means(rows, "lead")
    for line in csv.DictReader((shared / "yardstick" / f"expected_{case}_lead.csv").open()):
        model = ours(line.pop("model"))
        assert by_lead[model] == pytest.approx({int(k): float(v) for k, v in line.items()}, rel=1e-9), model


@pytest.mark.parametrize("judged", ["country"], indirect=True)
def test_conflictology_misses_upward_jumps_and_cannot_be_told_from_its_longer_self(judged):
    _, when, _, rows = judged
    mine, other = (rows["model"] == name for name in ("conflictology_12", "conflictology_24"))
    assert (rows["pit"][mine] > 0.9).mean() == pytest.approx(0.31, abs=0.02)      # luck of ties
    found = paired_blocks(rows["crps"][mine], rows["crps"][other], rows["target"][mine])
    assert found["low"] < 0 < found["high"]
    without = rows["target"] != when.index("2022-03")
    assert means(rows, which=without)["conflictology_12"] == pytest.approx(48.11, abs=0.005)


def test_the_pack_holds_the_series_of_the_yardstick(mali, shared):
    when, series = table(shared / "yardstick" / f"{CASES['country'][0]}.csv")
    np.testing.assert_array_equal(monthly(mali, "deaths", when[0], when[-1])["mali"], series["Mali"])
    when, series = table(shared / "yardstick" / f"{CASES['admin1'][0]}.csv")
    mine = monthly(mali, "deaths_region", when[0], when[-1])
    for unit, deaths in series.items():
        place = {"Tombouctou": "timbuktu"}.get(unit, unit.lower())
        np.testing.assert_array_equal(mine.get(place, np.zeros(len(when))), deaths, err_msg=unit)


def test_views_windows_of_2020_and_2021(mali):
    when = months("2018-01", "2021-12")
    series = monthly(mali, "deaths_state_based", when[0], when[-1])
    deaths, januaries = series["mali"], {y: when.index(f"{y}-01") for y in (2020, 2021)}

    def forecast(unit, origin):
        return {"conflictology_12": np.resize(series[unit][origin - 11:origin + 1], 996)}

    rows = scored(series, views_windows(list(januaries.values())), forecast)
    assert means(rows, "origin")["conflictology_12"] == pytest.approx(
        {januaries[2020] - 3: 17.04, januaries[2021] - 3: 24.03}, abs=0.005)
    assert (rows["lead"].min(), rows["lead"].max(), len(rows["lead"])) == (3, 14, 24)
    assert rows["seen"].tolist() == deaths[januaries[2020]:].tolist()


@pytest.mark.parametrize(("year", "told"), [(2018, 23.58), (2019, 38.52), (2020, 33.42), (2021, 41.94)])
def test_last_poisson_of_views_from_its_own_draws(year, told, mali, shared):
    path = shared / "data" / "views" / f"views_benchmark_lasthist_poisson_mali_{year}.csv"
    draws = np.array([float(r["outcome"]) for r in csv.DictReader(path.open())]).reshape(12, 1000)
    seen = monthly(mali, "deaths_state_based", f"{year}-01", f"{year}-12")["mali"]
    assert crps(draws, seen).mean() == pytest.approx(told, abs=0.005)


def test_nothing_after_the_origin_is_seen_and_leads_keep_their_rows():
    deaths = np.arange(60.0)

    def forecast(unit, origin):
        assert from_history({"here": deaths})(unit, origin)["conflictology_6"].max() == origin
        return {"ours": origin + np.arange(1, 13)[:, None] + np.zeros((1, 3))}

    rows = scored({"here": deaths}, every_month(50, 55), forecast)
    assert rows["crps"].max() == 0, "row k - 1 of a forecast is its lead k"
    assert rows["target"].min() == 50
    assert rows["target"].max() == 55
    assert len(rows["crps"]) == 6 * 12
    assert (rows["target"] - rows["origin"]).tolist() == rows["lead"].tolist()


def test_the_luck_of_the_pit_is_the_same_for_every_forecaster():
    deaths = np.zeros(50)
    asked = every_month(40, 49)
    one = scored({"here": deaths}, asked, lambda unit, origin: {"a": np.zeros(9)})
    two = scored({"here": deaths}, asked, lambda unit, origin: {"b": np.zeros(5), "a": np.zeros(9)})
    np.testing.assert_array_equal(one["pit"], two["pit"][two["model"] == "a"])
    np.testing.assert_array_equal(one["pit"], two["pit"][two["model"] == "b"])
    assert np.unique(one["pit"]).size == len(one["pit"])
