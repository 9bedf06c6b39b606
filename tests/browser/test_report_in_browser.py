"""The report as a browser draws it: whole, accessible, readable on a telephone and on paper, deaf to what texts order."""

import io

import pytest
from fake_questions import ASKED, fake
from pypdf import PdfReader

# boxes of all text in figures that stick out of their picture, by more than a pixel
OUTSIDE = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(s => { const f = s.getBoundingClientRect();
  return [...s.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect();
    return b.width && (b.left < f.left - 1 || b.right > f.right + 1 || b.top < f.top - 1 || b.bottom > f.bottom + 1); })
    .map(t => t.textContent); })"""
# pairs of texts in one figure that cover each other, by more than two pixels each way
COVERED = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(s => {
  const all = [...s.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
  return all.flatMap(([p, a], i) => all.slice(i + 1).filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4).map(([q]) => [s.ariaLabel.slice(0, 20), p, q])); })"""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_seven_questions_are_drawn_without_complaint_or_request(visit, files, lang):
    page = visit(lang)
    assert page.locator(".question h2").all_text_contents() == [q[lang == "fr"].replace(" ?", "\u00a0?") for q in ASKED]
    kinds = [f["kind"] for q in fake()["questions"] for f in q["figures"]]
    nothing = 2  # figures without data say so
    assert page.locator("svg[role=img]").count() == len(kinds) - kinds.count("table") - nothing
    assert page.locator(".empty", has_text="Nothing to draw." if lang == "en" else "Rien à dessiner.").count() == nothing
    assert not page.evaluate("/NaN|undefined|\\[object/.test(document.getElementById('page').outerHTML)")
    assert page.heard == []
    assert page.asked == [files[lang].as_uri()]


def test_a_number_leads_to_its_claim(visit):
    page = visit()
    page.locator("#q1 .answer a").click()
    assert page.evaluate("document.querySelector(':target').id") == "q1-FK001"
    doors = page.locator("#q1 figcaption a")
    assert doors.all_text_contents() == ["FK001", "FK002"]
    doors.nth(1).click()
    assert page.evaluate("document.querySelector(':target').id") == "q1-FK002"
    hidden = page.locator("#q1-FK014")
    assert not hidden.is_visible()
    page.locator("#q1 summary", has_text="3 more").click()
    assert hidden.is_visible()


def test_a_long_table_shows_all_its_rows_when_asked(visit):
    page = visit()
    rows = page.locator("#q7 .figure").first.locator("tbody tr")
    assert rows.count() == 8
    page.get_by_role("button", name="Show all 13 rows").last.click()
    assert rows.count() == 13
    assert rows.last.inner_text().split() == ["Fact", "9", "9", "E"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [400, 768, 1280, 1400])
def test_nothing_sticks_out_and_no_label_covers_another(visit, lang, width):
    page = visit(lang, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("width", [400, 1280])
def test_answer_and_picture_are_on_the_first_screen(visit, width):
    page = visit("en", width)
    answer, picture = (page.locator(s).first.bounding_box() for s in ("#q1 .answer", "#q1 svg[role=img]"))
    assert answer["y"] + answer["height"] < 900
    assert picture["y"] + 0.75 * picture["height"] < 900


@pytest.mark.parametrize("width", [400, 1280])
def test_markup_in_texts_is_shown_and_not_obeyed(visit, width):
    page = visit("evil", width)
    assert page.locator(".question").count() == 7
    assert page.heard == []
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(COVERED) == []
    assert "<script>alert(1)</script>" in page.locator("#q1 .answer").inner_text()
    assert "<img src=x onerror=alert(2)>" in page.locator("#q2 svg[role=img] title").first.text_content()


def test_paper_has_a_page_for_each_question_and_clips_nothing(visit):
    page = visit()
    texts = [p.extract_text() for p in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    tops = [next((i for i, (q, _) in enumerate(ASKED, 1) if q in text[:400]), 0) for text in texts]
    assert [t for t in tops if t] == [1, 2, 3, 4, 5, 6, 7]
    assert sum("FK014" in text for text in texts) == 1  # folded on screen, not on paper
    assert sum(text.count("Fact 9") for text in texts) == 2
    assert not page.locator("#q1-FK014").is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(COVERED) == []
    scale = (
        "[...document.querySelectorAll('svg[role=img]')].map(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width)"
    )
    assert all(0.9 < s < 1.1 for s in page.evaluate(scale))
