"""The page: safe, self-contained, well-formed, whole. All payloads here are FAKE."""

from __future__ import annotations

import copy
import itertools
import json
import random
import re
import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser
from typing import Any

import fake
import pytest

from durance.report import look, render
from durance.report.parts import referenced

EVIL = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> ]]> & \"' \x07"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Collects what a browser would see, and complains when tags do not close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.bad: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.bad.append(tag)


def embedded(html: str) -> Any:
    """The payload as a program would read it back."""
    found = re.search(r'<script type="application/json" id="payload">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def html() -> str:
    return render(fake.payload())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def leaves(value: Any, path: tuple = ()) -> list[tuple]:
    """The paths of all values of a payload that are neither table nor list."""
    if isinstance(value, dict):
        return [x for k, v in value.items() for x in leaves(v, (*path, k))]
    if isinstance(value, list):
        return [x for i, v in enumerate(value) for x in leaves(v, (*path, i))]
    return [path]


def put(value: Any, path: tuple, new: Any) -> None:
    """Replaces one value of a payload."""
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def test_tags_close_and_ids_are_unique(page: Page) -> None:
    assert page.bad == []
    assert page.open == []
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_and_no_script_runs(page: Page) -> None:
    for tag, attrs in page.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "image", "use", "form", "foreignobject"}
        assert "src" not in attrs
        assert not any(k.startswith("on") for k in attrs)
        href = attrs.get("href")
        assert href is None or (tag == "a" and re.match(r"#|https?://", href))
        if tag == "script":
            assert attrs == {"type": "application/json", "id": "payload"}


def test_the_style_sheet_loads_nothing(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_every_svg_is_xml_with_title_and_description(html: str) -> None:
    pictures = re.findall(r"<svg .*?</svg>", html, re.S)
    assert len(pictures) >= 30
    for text in pictures:
        root = ET.fromstring(text)
        names = [child.tag.partition("}")[2] for child in root][:2]
        assert names == ["title", "desc"]
        assert all("".join(child.itertext()).strip() for child in list(root)[:2])
        assert "nan" not in re.sub(r"<(title|desc|text)[^>]*>.*?</\1>", "", text).lower()


def test_headings_are_in_order_and_the_language_is_given(page: Page) -> None:
    levels = [int(t[1]) for t, _ in page.tags if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert ("html", {"lang": "en"}) in page.tags


def test_tables_have_captions_and_scopes(html: str, page: Page) -> None:
    for table in re.findall(r"<table.*?</table>", html, re.S):
        assert "<caption>" in table
    assert all(a.get("scope") in ("row", "col") for t, a in page.tags if t == "th")


def test_every_link_inside_the_page_has_its_anchor(page: Page) -> None:
    ids = {a.get("id") for _, a in page.tags}
    links = {str(a["href"])[1:] for _, a in page.tags if str(a.get("href", "")).startswith("#")}
    assert links
    assert links <= ids


def test_a_claim_that_is_pointed_to_but_not_given_is_shown_as_missing() -> None:
    data = fake.payload()
    data["evidence"] = data["evidence"][1:]
    text = render(data)
    assert 'id="claim-FK001"' in text
    assert "is not in the payload" in text
    assert "is not in the payload" not in render(fake.payload()).partition('id="payload"')[0]


def test_referenced_finds_claims_wherever_they_stand() -> None:
    assert referenced({"a": [{"claims": ["X", "Y"]}], "b": {"claim": "Z"}, "retrospective": ["W"],
                       "evidence": [{"claim": "a sentence"}]}) == ["X", "Y", "Z", "W"]


@pytest.mark.parametrize("seed", range(4))
def test_markup_in_any_text_is_shown_as_text(seed: int) -> None:
    data, rng = fake.payload(), random.Random(seed)
    texts = [p for p in leaves(data) if isinstance(p[-1], str) and p[-1] not in ("date", "until")]
    for path in texts:
        value: Any = data
        for step in path:
            value = value[step]
        if isinstance(value, str) and rng.random() < 0.5:
            put(data, path, value + EVIL)
    text = render(data)
    seen = Page(text)
    assert seen.bad == []
    assert [t for t, _ in seen.tags if t == "script"] == ["script"]
    assert not any(t == "img" or "onerror" in a for t, a in seen.tags)
    for picture in re.findall(r"<svg .*?</svg>", text, re.S):
        ET.fromstring(picture)


def test_a_hostile_claim_reads_as_it_was_written() -> None:
    data = fake.payload()
    data["evidence"][0]["claim"] = "<b>bold</b> & </script>"
    text = render(data)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;/script&gt;" in text
    assert "<b>bold" not in text
    assert embedded(text)["evidence"][0]["claim"] == "<b>bold</b> & </script>"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//host", "http://[bad", "", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    data = fake.payload()
    data["evidence"][0]["url"] = url
    hrefs = [a.get("href") for t, a in Page(render(data)).tags if t == "a"]
    assert all(re.match(r"#|https?://example\.org/", str(h)) for h in hrefs)


def test_the_payload_is_inside_unchanged(html: str) -> None:
    assert embedded(html) == json.loads(json.dumps(fake.payload()))


def test_not_a_number_becomes_null() -> None:
    data = fake.payload()
    data["fans"][0]["series"][0]["q50"][7] = float("nan")
    assert embedded(render(data))["fans"][0]["series"][0]["q50"][7] is None


@pytest.mark.parametrize("seed", range(6))
def test_nulls_do_not_crash(seed: int) -> None:
    data, rng = fake.payload(), random.Random(seed)
    for path in leaves(data):
        if rng.random() < (0.3 if seed else 1.1) and path[0] not in ("schema",) and path[-1] != "key":
            value: Any = data
            for step in path:
                value = value[step]
            if isinstance(value, (int, float)) and not isinstance(value, bool) and "points" not in path[:-1]:
                inside = "outlines" in path or "bounds" in path
                put(data, path, value if inside else None)
    seen = Page(render(data))
    assert seen.bad == []


@pytest.mark.parametrize("key", sorted(fake.payload()))
def test_any_part_may_be_missing_or_null(key: str) -> None:
    whole = fake.payload()
    for data in ({k: v for k, v in whole.items() if k != key}, {**whole, key: None}):
        assert Page(render(copy.deepcopy(data))).bad == []


def test_empty_sections_are_left_out(html: str) -> None:
    parts = ["imposed", "holds", "where", "why", "violence", "measures", "gains", "met", "sure", "disputes",
             "evidence", "limits", "licences", "reproduce"]
    assert re.findall(r'<section id="([a-z]+)"', html) == parts
    bare = render({"schema": "durance.report/1", "title": "x", "question": "y?"})
    assert "<section" not in bare
    assert "<nav" not in bare
    assert "y?" in bare


def test_uses_are_counted_apart_and_the_never_scored_is_said(html: str) -> None:
    body = unescape(html.partition('id="payload"')[0])
    for name in ("Patterns: used to fit", "Patterns: held back, then scored", "Patterns: plain check"):
        assert f"<caption>{name}</caption>" in body
    assert "after fitting: 1 of 2 met by the 90 per cent interval, 1 by the middle half." in body
    assert "nothing seen to compare" in body
    assert "73 % of the explained spread" in body


def test_text_colours_have_enough_contrast() -> None:
    grounds = (look.PAPER, look.CARD)
    for colour in (look.INK, look.QUIET, look.PREMISE, *look.RUNS, "#1d4e63"):
        assert min(look.contrast(colour, g) for g in grounds) >= 4.5
    assert all(look.contrast(*pair) >= 4.5 for pair in look.GRADES.values())
    assert look.contrast(look.QUIET, look.LAND) >= 4.5
    assert look.contrast(look.WATER_INK, look.HOME) >= 4.5


def test_questions_tell_every_run_and_the_difference_future_by_future(html: str) -> None:
    body = unescape(re.sub(r"<[^>]+>", " ", html.partition('id="payload"')[0]))
    assert "in 12 % of futures" in body
    assert re.search(r"to beyond the run\); never in 7 %", body)
    assert "+17 days (12 to 21)" in body
    assert "higher in 95 %, lower in 5 %" in body
    robust = body.partition("nine of ten futures or more")[2]
    assert robust.index("Invented dry_day") < robust.index("Invented civilians_killed") < robust.index("Who gained what?")


def test_the_ledger_says_who_gained_and_in_how_many_futures(html: str) -> None:
    body = unescape(re.sub(r"<[^>]+>", " ", html.partition('id="payload"')[0])).partition("Who gained what?")[2]
    assert re.search(r"Guard of Fakopolis\s+–\s+\+90 \(40 to 200\)\s+rises in 100 %", body)
    assert re.search(r"Fake League\s+\+3 \(−1 to 10\)\s+rises in 80 %\s+0 \(to 12\)", body)
    assert "against the twin" in body


def test_hindsight_and_warnings_stand_above_the_sections(html: str) -> None:
    top = html.partition("<main")[0]
    assert "Hindsight, before fitting. Three years of hindsight." in top
    assert "Before fitting: Only 64 futures were run." in top


def test_the_frozen_prediction_is_judged_and_counted(html: str) -> None:
    body = unescape(re.sub(r"<[^>]+>", " ", html.partition('id="payload"')[0]))
    assert re.search(r"Of the frozen prediction \d of 4 met by the 90 per cent interval, \d of them at the edge only", body)


def test_places_lost_are_listed_and_drawn() -> None:
    data = fake.payload()
    places = data["places"]
    places[0] |= {"lost_share": 0.4, "holder": "Guard", "rival": "Fake League", "rival_share": 0.3}
    for spot in data["map"]["places"]:
        spot["lost_share"] = 0.4 if spot["id"] == places[0]["id"] else 0.0
    text = render(data)
    assert "Fake League (30 %)" in text
    assert f'fill="{look.LOST[2]}"' in text
    data["map"]["layer"] = "lost"
    assert render(data).count('id="heldw-t"') == 0


def test_a_spread_that_may_be_chance_is_called_so() -> None:
    data = fake.payload()
    data["influence"][0] |= {"explained": 0.42, "chance": 0.1}
    text = render(data)
    assert "explain about 42 %" in text
    assert text.partition('id="payload"')[0].count("could be chance") == 2
