"""The payload: JSON that holds together, for one run and for two, and commands that make the runs again."""

import json
import math
import shlex
import shutil

import numpy as np
import pytest

from durance.analysis.causes import causes
from durance.analysis.summary import headlines
from durance.cli import app
from durance.core.kernel import digest
from durance.ensemble.run import run
from durance.ensemble.store import save_json
from durance.pack.listing import find
from durance.pack.load import load
from durance.pack.load import pack_digest as load_digest
from durance.report.payload import command, keys_of, payload
from durance.report.spread import explained
from durance.scenario import scenario


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Lakeland with Northwick watched, which one of its patterns is about."""
    folder = tmp_path_factory.mktemp("packs") / "lakeland"
    shutil.copytree(find("lakeland"), folder)
    about = folder / "pack.toml"
    if "watch" not in (text := about.read_text()):
        about.write_text(text.replace("[licences]", 'watch = ["lakehead", "northwick"]\n\n[licences]'))
    return load(folder)


@pytest.fixture(scope="module")
def runs(country):
    prior = scenario(country, "siege").for_days(130)
    helped = (
        prior.with_measure("escorts", corridor="west", per_week=7, begin="2030-01-20")
        .with_reading("L01", "customs")
        .without("airlift")
    )
    return [run(prior, 30, 1), run(helped, 30, 1, design="lhs")]


@pytest.fixture(scope="module", params=[1, 2], ids=["one run", "two runs"])
def told(request, runs):
    return payload(runs[: request.param])


def walk(value):
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from walk(inner)


def test_it_is_json_of_plain_values(told):
    assert json.loads(json.dumps(told, allow_nan=False)) == json.loads(json.dumps(told))
    assert all(isinstance(x, dict | list | tuple | str | int | float | bool | None) for x in walk(told))


def test_every_claim_that_is_named_exists_and_is_shown(told, country):
    shown = {row["id"] for row in told["evidence"]}
    named = {c for part in walk(told) if isinstance(part, dict) for c in (part.get("claims") or ())}
    named |= {
        part["claim"]
        for part in walk(told)
        if isinstance(part, dict) and part.get("grade") and "claim" in part and "until" in part
    }
    assert named - {""}
    assert named - {""} <= shown <= set(country.ledger.claims)
    for r in told["runs"]:
        assert set(r["retrospective"]) <= set(country.ledger.claims)


def test_grade_shares_sum_to_one(told):
    assert sum(told["grades"].values()) == pytest.approx(1)
    for row in told["influence"]:
        if row["rows"]:
            assert sum(row["grades"].values()) == pytest.approx(1)
            assert row["de_share"] == pytest.approx(row["grades"]["D"] + row["grades"]["E"])
        else:
            assert row["de_share"] is None


def test_series_and_results_are_keyed_by_run(told):
    keys = [r["key"] for r in told["runs"]]
    assert len(set(keys)) == len(keys)
    assert told["answer"]["run"] == keys[-1]
    for fan in told["fans"]:
        assert [s["run"] for s in fan["series"]] == keys
        for s in fan["series"]:
            assert {len(s[q]) for q in ("q05", "q25", "q50", "q75", "q95")} == {len(fan["dates"])}
            for low, high in zip(s["q05"], s["q95"], strict=True):
                assert low is None or low <= high
    for row in told["patterns"]:
        assert list(row["results"]) == keys


def test_places_and_roads_of_the_map_are_the_packs(told, country):
    names = {p["id"] for p in told["map"]["places"]}
    assert names == set(country.names["locality"])
    assert all({r["from"], r["to"]} <= names for r in told["map"]["roads"])
    roads = {r["id"] for r in told["map"]["roads"]}
    assert all(set(c["roads"]) <= roads for c in told["map"]["corridors"])
    west, south, east, north = told["map"]["bounds"]
    assert all(west < p["lon"] < east and south < p["lat"] < north for p in told["map"]["places"] if p["population"])


def test_what_the_answer_says_is_what_the_figures_show(told, runs):
    last = runs[len(told["runs"]) - 1]
    by_name = {f["name"]: f for f in told["figures"]}
    inflow = next(v for k, v in by_name.items() if k.startswith("Tanker fuel"))
    values = sorted(last.array("inflow_share")[:, :91].astype(float).mean(1))
    assert values[0] <= inflow["low"] <= inflow["value"] <= inflow["high"] <= values[-1]
    assert inflow["value"] == pytest.approx((values[14] + values[15]) / 2, rel=1e-5)
    for f in by_name.values():
        assert f["value"] is None or math.isfinite(f["value"])
    assert all(s.strip().endswith(".") for s in (told["answer"]["headline"], *told["answer"]["sentences"]))


def test_the_command_makes_the_run_again(runs, country):
    """The words are taken by the real command line and lay the same things on the run."""
    for r in runs:
        words = shlex.split(command(r))
        assert words[0] == "durance"
        called, bound, _ = app.parse_args(words[1:])
        given = bound.arguments
        assert called.__name__ == "run"
        assert (given["members"], given["days"], given["seed"], given.get("design", "random")) == (
            30,
            130,
            1,
            r.manifest["design"],
        )
        from durance.commands.assemble import put_together

        name = f"{country.folder}/{given['scenario'].split('/')[1]}"
        again = put_together(
            name, given["days"], given.get("measure") or [], given.get("reading") or [], given.get("off") or []
        )
        assert {k: r.manifest[k] for k in again.fingerprint()} == json.loads(json.dumps(again.fingerprint()))


def test_fixed_parameters_are_not_left_out_of_the_command(country):
    plain = scenario(country, "siege").for_days(4)
    assert command(run(plain.with_parameters(hit_mean=0.5), 2)) != command(run(plain, 2))


def test_keys_are_unique_and_the_first_is_the_prior(runs):
    assert keys_of(runs[:1]) == ["prior"]
    keys = keys_of([runs[0]] * 4)
    assert keys[0] == "prior"
    assert len(set(keys)) == 4


def test_runs_of_two_packs_are_refused(runs, blockade):
    with pytest.raises(ValueError, match="a report is about one pack"):
        payload([runs[0], run(blockade.for_days(2), 2)])


def test_causes_kept_beside_a_run_are_shown(country, tmp_path):
    made = scenario(country, "siege").for_days(130)
    kept, found = run(made, 6, out=tmp_path), causes(made, 6)
    save_json(kept.folder / "causes.json", found)
    told = payload([kept])["causes"]
    assert [row["id"] for row in told["rows"]] == [row["id"] for row in found["rows"]]
    for mine, row in zip(told["rows"], found["rows"], strict=True):
        assert mine["q50"] == row["q50"]


def test_a_scenario_based_on_a_based_one_is_told(country, tmp_path):
    folder = tmp_path / "lakeland"
    shutil.copytree(country.folder, folder)
    with (folder / "scenarios.toml").open("a") as file:
        file.write('\n[third]\nbase = "siege-with-truce"\n')
    assert payload([run(scenario(load(folder), "third").for_days(130), 3)])["question"]


def test_every_headline_stands_under_one_question(told, runs, country):
    names = [row["name"] for q in told["questions"] for row in q["rows"]]
    assert sorted(names) == sorted(headlines(runs[0], country))
    assert all(q["note"] for q in told["questions"])
    assert all(set(row["results"]) == {r["key"] for r in told["runs"]} for q in told["questions"] for row in q["rows"])


def test_only_the_same_futures_are_a_pair(country, runs):
    prior = scenario(country, "siege").for_days(130)
    twin = run(prior.without("airlift"), 30, 1)
    told = payload([runs[0], twin])
    assert told["gains"]["twin"] == "prior"
    row = next(r for q in told["questions"] for r in q["rows"] if r["name"] == "civilians_killed")
    here, there = (headlines(r, country)["civilians_killed"].values for r in (twin, runs[0]))
    assert row["paired"]["raises"] == pytest.approx(float((here > there).mean()))
    assert payload(runs)["gains"]["twin"] is None      # another design draws other futures
    other = run(prior, 30, 2)
    assert payload([runs[0], other])["gains"]["twin"] is None


def test_places_lost_are_counted_at_the_end(told, runs, country):
    last = runs[len(told["runs"]) - 1]
    held = np.nan_to_num(last.array("holder")[:, -1], nan=-1).astype(int)
    state = [k for k, e in enumerate(country.actors.values()) if e["side"] == "state"]
    for row in told["places"]:
        at = country.index("locality", row["id"])
        assert row["lost_share"] == pytest.approx(1 - float(np.isin(held[:, at], state).mean()))


def test_hindsight_is_counted_and_a_stale_fit_is_warned_of(country, tmp_path):
    folder = tmp_path / "lakeland"
    shutil.copytree(country.folder, folder)
    names = sorted(p.name for p in country.parameters.values() if p.fit)[:1]
    (folder / "fits").mkdir(exist_ok=True)
    pack = load(folder)
    good = f"# Scenario lakeland/siege, pack {pack.digest}, equations {digest()}; test"
    with (folder / "scenarios.toml").open("a") as file:
        file.write('\n[told]\nbase = "siege"\nfit = "told"\nstructure = "2031-12-31"\n')
    changed = load_digest(folder)
    for head, stale in ((good.replace(pack.digest, changed), 0), (good, 1), ("# nothing", 2)):
        value = country.parameters[names[0]].value
        (folder / "fits" / "told.csv").write_text(f"{head}\n{names[0]}\n{value}\n{value}\n")
        told = payload([run(scenario(load(folder), "told").for_days(20), 4)])["runs"][0]
        assert sum("The fit told was made with" in text for text in told["warnings"]) == stale
        assert told["hindsight"]["structure"] == "2031-12-31"
        assert "2 years of hindsight" in told["hindsight"]["text"]


def test_idle_numbers_explain_nothing_and_the_right_ones_nearly_all(runs):
    r = runs[0]
    drawn, names = r.array("parameters"), list(r.coords["parameter"])
    moving = [k for k in range(len(names)) if np.ptp(drawn[:, k]) > 0]
    a, b = moving[:2]
    rows = [{"parameter": names[a]}, {"parameter": names[b]}]
    assert explained(rows, r, drawn[:, a] / np.ptp(drawn[:, a]) + drawn[:, b] / np.ptp(drawn[:, b]))["explained"] > 0.8
    luck = np.random.default_rng(1).standard_normal(len(drawn))
    assert explained(rows, r, luck)["explained"] < 0.3
    assert explained([], r, luck)["explained"] is None
    assert 0 < explained(rows, r, luck)["chance"] < 1
