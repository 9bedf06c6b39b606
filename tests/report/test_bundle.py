"""The built bundle is fresh and small, and the file made of it is one, whole, and never obeys what the payload says."""

import base64
import hashlib
import json
import math
import re
from pathlib import Path

import pytest
from fake_questions import EVIL, fake
from tags import Tags

from durance.report.bundle import WEB, page, write_html

ROOT = Path(__file__).parents[2]
SOURCES, BUILT = ROOT / "web/src", ("report.js", "report.css")
NAMES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"}


def payload_in(html):
    """The payload as a browser would read it."""
    texts = re.findall(r'<script type="application/json" id="payload">(.*?)</script>', html, re.DOTALL)
    assert len(texts) == 1
    return texts[0]


def test_bundle_was_built_from_these_sources():
    kept = dict(line.split("  ")[::-1] for line in (WEB / "sha256.txt").read_text().splitlines())
    inputs = [p for p in SOURCES.iterdir() if p.is_file()]
    inputs += [ROOT / "web" / name for name in ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")]
    now = {str(p.relative_to(ROOT)): hashlib.sha256(p.read_bytes()).hexdigest() for p in [*inputs, *(WEB / b for b in BUILT)]}
    stale = sorted(name for name in {*kept, *now} if kept.get(name) != now.get(name))
    assert not stale, f"the bundle is stale, run `make web`: {', '.join(stale)}"


def test_bundle_is_one_script_and_one_sheet_below_300_kb():
    assert sorted(p.name for p in WEB.iterdir()) == ["report.css", "report.js", "sha256.txt"]
    assert sum((WEB / name).stat().st_size for name in BUILT) < 300_000
    script = (WEB / "report.js").read_text("utf-8")
    assert "</script" not in script.lower()
    assert "import(" not in script


def test_sources_never_parse_text_as_markup():
    for path in SOURCES.glob("*.ts*"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", path.read_text("utf-8")
        ), path


def test_no_registry_is_named():
    for name in ("package.json", "package-lock.json", ".npmrc"):
        text = (ROOT / "web" / name).read_text("utf-8")
        assert "registry." not in text
        assert '"resolved"' not in text


def test_file_refers_to_nothing_outside(tmp_path):
    made = fake()
    html = write_html(made, tmp_path / "siege.html").read_text("utf-8")
    addresses = set(re.findall(r"https?://[^\s\"'`<>\\)]+", html))
    allowed = {c["url"] for q in made["questions"] for c in q["evidence"]} | {"https://creativecommons.org/licenses/by/4.0/"}
    assert addresses - allowed - NAMES == set()
    seen = Tags(html).seen
    assert not [tag for tag, attrs in seen if tag in ("link", "img", "iframe", "object", "base") or "src" in attrs]
    assert not re.search(r"@import|url\(|@font-face", (WEB / "report.css").read_text("utf-8"))


def test_only_the_bundle_may_run(tmp_path):
    html = write_html(fake(), tmp_path / "siege.html").read_text("utf-8")
    policy = next(
        a["content"] for tag, a in Tags(html).seen if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    script = html[html.rindex("<script>") + 8 : html.rindex("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_markup_in_the_payload_stays_text(lang):
    made = fake(evil=True)
    assert sum(EVIL in text for text in json.dumps(made, ensure_ascii=False).split('"')) > 100
    html = page(made, lang)
    tags = [tag for tag, _ in Tags(html).seen]
    assert tags.count("script") == 2
    assert "img" not in tags
    assert not {"\u2028", "<", ">", "&"} & set(payload_in(html))
    assert json.loads(payload_in(html)) == made


def test_answers_can_be_read_without_javascript():
    for lang, said in (("en", "never scored. No case"), ("fr", "jamais évalué. Aucun cas")):
        html = page(fake(), lang)
        plain = Tags(html[html.index("<noscript>") : html.index("</noscript>")])
        assert [text for tag, text in plain.text if tag == "h1"] == [fake()["head"]["title"][lang]]
        assert [text for tag, text in plain.text if tag == "h2"] == [
            f"{q['id']}. {q['question'][lang]}" for q in fake()["questions"]
        ]
        assert html.count(fake()["questions"][0]["answer"][lang]) >= 7
        assert said in html
        assert f'<html lang="{lang}">' in html


def spoil(change):
    """The fake payload with one thing wrong."""
    made = fake()
    change(made)
    return made


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: p.pop("limits"), "payload['limits'] must be a list"),
        (lambda p: p["head"].update(schema="durance.report/1"), "'durance.report/1', this page draws 'durance.report/2'"),
        (lambda p: p["questions"][2].pop("missed"), "questions[2] lacks missed"),
        (
            lambda p: p["questions"][0]["figures"][0].update(kind="pie"),
            "questions[0].figures[0] is of kind 'pie'; known are fan",
        ),
        (lambda p: p["questions"][1]["figures"][0].pop("flows"), "questions[1].figures[0] (map) lacks flows"),
        (lambda p: p["questions"][0]["figures"][0]["series"][0]["q50"].pop(), "(fan) has 181 values of q50 for 182 steps"),
        (lambda p: p["questions"][2]["figures"][0]["stands"].update(mid=[]), "(survival) has 0 values of mid for 74 steps"),
        (lambda p: p["questions"][0].update(de_share=math.nan), "the payload holds NaN or infinity"),
    ],
)
def test_a_payload_that_cannot_be_drawn_is_refused_in_one_sentence(change, said, tmp_path):
    with pytest.raises(ValueError, match=re.escape(said)) as error:
        write_html(spoil(change), tmp_path / "siege.html")
    assert "\n" not in str(error.value)
    assert not (tmp_path / "siege.html").exists()


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="en or fr, not 'de'"):
        page(fake(), "de")


def test_half_a_character_does_not_stop_the_file(tmp_path):
    made = spoil(lambda p: p["limits"].append({"en": "half \ud800", "fr": ""}))
    assert "half ?" in write_html(made, tmp_path / "siege.html").read_text("utf-8")
