"""What a pack says is text: tags in claims, sources, notes, events, disputes and names run nowhere in the report."""

import json
import re
import shutil

import pytest
from tags import Tags

from durance.ensemble.run import run
from durance.pack.listing import find
from durance.pack.load import load
from durance.report.html import render
from durance.report.payload import payload
from durance.scenario import scenario

TAG = "<script>alert(1)</script>"
EVIL = TAG + "<img src=x onerror=alert(2)></td> & more"
PLACES = {  # file: what is there, what it becomes
    "evidence/claims.csv": [("The Brothers are at war", EVIL + " The Brothers are at war"), (",p. 1,", ',"' + EVIL + '",'),
                            (",fictional\n", ',"' + EVIL + '"\n')],
    "evidence/sources.toml": [('title = "', 'title = "' + EVIL), ('publisher = "', 'publisher = "' + EVIL),
                              ('url = ""', 'url = "javascript:alert(3)"')],
    "evidence/disputes.toml": [('text = "How many', f'text = "{EVIL} How many'), ('text = "Forty', f'text = "{EVIL} Forty')],
    "localities.csv": [("lakehead,Lakehead,", f"lakehead,{EVIL},")],
    "pack.toml": [('name = "', f'name = "{EVIL}'), ('purpose = "', f'purpose = "{EVIL}')],
    "scenarios.toml": [('question = "', f'question = "{EVIL}')],
    "observed/patterns.toml": [('text = "', f'text = "{EVIL}')],
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evil") / "lakeland"
    shutil.copytree(find("lakeland"), folder)
    for file, changes in PLACES.items():
        text = (folder / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{file}: {old}"
            text = text.replace(old, new, 1)
        (folder / file).write_text(text, encoding="utf-8")
    for path in (folder / "parameters").glob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace('note = "', f'note = "{EVIL}'), encoding="utf-8")
    events = folder / "events.csv"
    events.write_text(re.sub(r",(fact|premise),", lambda kind: f",{kind[1]},{EVIL} ", events.read_text(encoding="utf-8")),
                      encoding="utf-8")
    told = payload([run(scenario(load(folder), "siege").for_days(95), 20, 1)])
    return told, render(told)


def test_the_evil_text_reaches_the_report(drawn):
    told, html = drawn
    assert any(TAG in row["claim"] for row in told["evidence"])
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 8


def test_nothing_of_it_is_a_tag(drawn):
    _, html = drawn
    page = Tags(html)
    assert TAG not in html
    assert "<img" not in html
    assert [dict(attrs).get("type") for tag, attrs in page.seen if tag == "script"] == ["application/json"]
    assert not any(name.startswith("on") for _, attrs in page.seen for name in attrs)
    assert not any(str(attrs.get("href", "")).startswith("javascript:") for _, attrs in page.seen)


def test_it_is_shown_as_it_was_written(drawn):
    _, html = drawn
    shown = "".join(text for _, text in Tags(html).text)
    assert EVIL + " The Brothers are at war" in shown


def test_the_payload_inside_reads_back(drawn):
    told, html = drawn
    inside = re.search(r'<script type="application/json" id="payload">(.*?)</script>', html, re.S)[1]
    assert json.loads(inside) == json.loads(json.dumps(told))
    assert "<" not in inside
