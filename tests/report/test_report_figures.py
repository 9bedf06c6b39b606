"""Figures: what is drawn is where the numbers say, and labels do not collide."""

from __future__ import annotations

import itertools
import math
import re
import xml.etree.ElementTree as ET

import fake
import pytest
from fake_country import country

from durance.report import words as w
from durance.report.bars import range_bar
from durance.report.figures import fan, pieces, reach, thin
from durance.report.found import dry, verdict
from durance.report.ground import crossing, ground, holds
from durance.report.layers import colour, lost_colour, lost_layer
from durance.report.look import CARD, DRY, LOST, Style, contrast
from durance.report.map import country_map, radius
from durance.report.marks import anchor
from durance.report.svg import Box, Scale, spread, text_width, ticks

RUN = Style("prior", "before", "#24566b")


def label_boxes(svg: str) -> list[tuple[str, Box]]:
    """Every text of a figure with the room it takes."""
    found = []
    for item in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        size, text = float(item.attrib["font-size"]), item.text or ""
        wide = text_width(text, size)
        x, y = float(item.attrib["x"]), float(item.attrib["y"])
        x -= {"middle": wide / 2, "end": wide}.get(item.attrib.get("text-anchor", ""), 0)
        found.append((text, Box(x, y - 0.7 * size, x + wide, y + 0.1 * size)))
    return found


@pytest.mark.parametrize("width", [720, 400])
def test_labels_of_the_map_never_collide(width: int) -> None:
    boxes = label_boxes(country_map(country(), "m", width))
    names = [t for t, _ in boxes]
    assert "Fakopolis" in names
    assert any(t.startswith("to Mockhaven") for t in names)
    hits = [(a, b) for i, (a, x) in enumerate(boxes) for b, y in boxes[i + 1:] if x.hits(y)]
    assert hits == []


def test_a_crowded_map_drops_the_lesser_names_and_keeps_the_capital() -> None:
    data = country()
    towns = [{"id": f"t{i}", "name": f"Crowded Town {i}", "kind": "town", "lat": 12.7 + 0.15 * math.sin(i),
              "lon": -8 + 0.2 * math.cos(i), "population": 1000, "dry_q50": 5} for i in range(60)]
    data["places"] += towns
    svg = country_map(data, "m", 720)
    names = [t for t, _ in label_boxes(svg)]
    assert "Fakopolis" in names
    assert sum(n.startswith("Crowded") for n in names) < 30
    assert svg.count("<circle") >= len(towns)


def test_the_projection_is_true_to_scale_in_the_middle() -> None:
    g = ground([-10, 10, 0, 20], 500)
    (x0, y0), (x1, _), (_, y2) = g.at(-5, 15), g.at(-4, 15), g.at(-5, 14)
    assert (x1 - x0) == pytest.approx((y2 - y0) * math.cos(math.radians(15)))
    assert g.at(-10, 20) == (0, 0)
    assert g.at(0, 10) == pytest.approx((500, g.height))


def test_circles_grow_with_the_root_and_colours_with_the_haste() -> None:
    base = radius(0, 100, 1)
    assert radius(100, 100, 1) - base == pytest.approx(2 * (radius(25, 100, 1) - base))
    assert [colour(d) for d in (1, 14, 15, 60, 121)] == [DRY[0], DRY[0], DRY[1], DRY[2], DRY[4]]
    assert colour(None) not in DRY
    steps = [contrast(c, "#000000") for c in DRY]
    assert steps == sorted(steps)


def test_the_country_round_the_capital_is_drawn_as_home() -> None:
    data = country()
    for row in data["outlines"]:
        row["kind"] = row["kind"].replace("home", "country")
    svg = country_map(data, "m", 720)
    assert svg == country_map(country(), "m", 720)
    assert holds([[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], 1, 1)
    assert not holds([[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], 5, 1)


def test_a_road_leaves_the_paper_where_it_crosses_the_edge() -> None:
    frame = Box(0, 0, 10, 10)
    assert crossing((5, 5), (15, 5), frame) == (10, 5)
    assert crossing((5, 5), (5, -5), frame) == (5, 0)
    assert crossing((5, 5), (25, 15), frame) == (10, 7.5)
    assert crossing((5, 5), (6, 6), frame) is None


def test_bands_break_at_nulls() -> None:
    assert [[d for d, _ in p] for p in pieces([1, 2, 3, 4], [0, None, 0, 0], [1, 1, 1, 1])] == [[1], [3, 4]]


def test_thinning_keeps_the_line_within_a_quarter_of_a_pixel() -> None:
    points = [(i * 0.7, 40 * math.sin(i / 20)) for i in range(365)]
    kept = thin(points)
    assert len(kept) < 150
    for x, y in points:
        left = max(p for p in kept if p[0] <= x)
        right = min(p for p in kept if p[0] >= x)
        t = (x - left[0]) / ((right[0] - left[0]) or 1)
        assert abs(left[1] + t * (right[1] - left[1]) - y) <= 0.2501


def test_a_wild_tail_is_cut_and_said() -> None:
    data = fake.payload()["fans"][0]
    data["series"] = data["series"][:1]
    assert not reach(data)[2]
    data["series"][0]["q95"] = [v * 40 for v in data["series"][0]["q95"]]
    assert reach(data)[2]
    assert "light band runs off the top" in fan(data, [RUN], "f")


def test_every_observation_inside_the_run_is_drawn_with_its_grade_and_door() -> None:
    data = fake.payload()["fans"][0]
    svg = fan(data, [RUN], "f")
    assert re.findall(r'href="#([^"]+)"', svg) == [anchor(o["claim"]) for o in data["observed"]]
    data["observed"][0]["date"] = data["observed"][0]["until"] = "2019-01-01"
    assert fan(data, [RUN], "f").count("href=") == len(data["observed"]) - 1


def test_a_fan_of_an_unknown_run_is_not_drawn() -> None:
    assert fan(fake.payload()["fans"][0], [Style("other", "x", "#000000")], "f") == ""


def test_the_observed_box_stands_where_the_numbers_say() -> None:
    row = {"id": "p", "low": 10, "high": 20, "unit": "day"}
    result = {"q05": 0, "q25": 12, "q50": 15, "q75": 18, "q95": 40}
    svg = range_bar(row, [(RUN, result)], "b")
    x = Scale(0 - 2, 40 + 2, 6, 294)
    boxes = [(float(r.attrib["x"]), float(r.attrib["width"])) for r in
             ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect")]
    assert boxes[0] == pytest.approx((x(10), x(20) - x(10)), abs=0.06)
    assert boxes[1] == pytest.approx((x(12), x(18) - x(12)), abs=0.06)


def test_verdicts_in_words() -> None:
    assert verdict({"met50": True, "met90": True}).startswith("met, by the middle")
    assert verdict({"met50": False, "met90": True}) == "met by the wide band only"
    assert verdict({"met50": False, "met90": False}) == "missed"
    assert verdict({"met50": None, "met90": None}) == "not judged"
    assert verdict({"met50": True, "met90": True, "firm": False}) == "met at the edge, by the middle half"
    assert verdict({"met50": False, "met90": True, "firm": False}) == "met at the edge, by the wide band only"
    assert verdict({"met50": False, "met90": False, "firm": False}) == "missed"


def test_what_lies_beyond_the_run_is_an_arrow_to_the_edge() -> None:
    row = {"id": "p", "low": 10, "high": 20, "unit": "day"}
    closed = range_bar(row, [(RUN, {"q05": 12, "q25": 14, "q50": 15, "q75": 18, "q95": 40})], "b")
    late = range_bar(row, [(RUN, {"q05": 12, "q25": 30, "q50": None, "q75": None, "q95": None})], "b")
    assert "<path" not in closed
    tip = re.search(r'<path d="M([\d.]+) [\d.]+L([\d.]+) ', late)
    assert tip
    assert float(tip[2]) == 294
    assert "<path" not in range_bar(row, [(RUN, dict.fromkeys(("q05", "q25", "q50", "q75", "q95")))], "b")


def test_the_key_explains_only_the_lines_that_are_drawn() -> None:
    data = country()
    svg = country_map(data, "m", 720)
    assert "dashed: unpaved road" in svg
    assert "blue line: river" in svg
    assert "way by river" not in svg
    data["roads"][0]["surface"] = "river"
    assert "way by river" in country_map(data, "m", 720)


def test_the_layer_of_control_is_darker_where_more_is_lost() -> None:
    assert [lost_colour(x) for x in (None, 0, 0.05, 0.06, 1)] == [CARD, CARD, LOST[0], LOST[1], LOST[4]]
    data = country()
    data["places"][3] |= {"lost_share": 0.9, "rival": "Fake League"}
    svg = country_map(data, "m", 720, lost_layer)
    assert f'fill="{LOST[4]}"' in svg
    assert "not held by the state's side at the end in 90 % of futures, mostly by Fake League" in svg.replace("&#x27;", "'")


def test_ticks_and_spread() -> None:
    assert ticks(0, 10, 5) == [0, 2, 4, 6, 8, 10]
    assert ticks(-0.3, 1.1, 4) == [0, 0.5, 1.0]
    placed = spread([10, 11, 12], 5, 0, 20)
    assert all(b - a >= 5 for a, b in itertools.pairwise(placed))
    assert w.tick(0.5, "share") == "50 %"


def test_anchors_of_different_claims_differ() -> None:
    keys = ["A b", "A_b", "A-b", "A.b", "A/b", "A_20_b"]
    assert len({anchor(k) for k in keys}) == len(keys)


def test_when_a_place_runs_dry_in_words() -> None:
    assert dry({"dry_q05": 6, "dry_q50": 12, "dry_q95": None, "dry_share": 0.9}) == "12 days (6 to beyond the run)"
    assert dry({"dry_q05": 19, "dry_q50": None, "dry_share": 0.2}) == "not in the median future (5 %: 19 days)"
    assert dry({"dry_q05": None, "dry_q50": None, "dry_share": 0.04}) == "not in the median future"
    assert dry({"dry_q50": None, "dry_share": 0}) == "in no future"
    assert dry({}) == w.UNKNOWN
