"""The report for those who do not see it, use no mouse, want no motion, or run no script."""

import pytest
from fake_questions import fake


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("fr", 400)])
def test_axe_finds_no_violation(visit, axe, lang, width):
    page = visit(lang, width)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    result = axe.run(page)
    assert result.violations_count == 0, result.generate_report()
    assert len(result.response["passes"]) > 25


def test_language_changes_by_keyboard_and_is_not_remembered(visit):
    page = visit()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Français"
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.title() == "Fakeland\u00a0: combien de temps tient-il\u00a0?"
    assert "intervalle" in page.locator("#q1 .answer").inner_text()
    assert page.locator("#q1 .claims span[lang=en]").count() > 0
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.reload()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_texts_alternative_and_table_behind_every_picture(visit):
    page = visit()
    for picture in page.locator("figure:has(svg[role=img])").all():
        assert any(c.isdigit() for c in picture.locator("svg[role=img]").get_attribute("aria-label"))
        assert picture.locator("details.data tbody tr").count() > 0


def test_motion_is_spared_where_it_is_not_wanted(visit):
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert visit(reduced_motion="reduce").evaluate(behaviour) == "auto"
    assert visit(reduced_motion="no-preference").evaluate(behaviour) == "smooth"


def test_answers_stand_there_without_javascript(visit):
    page = visit("fr", java_script_enabled=False)
    assert page.locator("noscript h2").count() == 7
    assert fake()["questions"][0]["answer"]["fr"] in page.locator("noscript").inner_text()
