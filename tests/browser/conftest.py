"""A browser for the report: Debian's chromium driven by Playwright; absent for most users, there in CI."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))


def absent(what):
    """Skip with one clear line; in CI nothing is skipped."""
    if os.environ.get("DURANCE_CI"):
        pytest.fail(f"{what} is absent in CI, where it must be")
    pytest.skip(f"{what} is not installed: the report is not looked at in a browser")


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium") or absent("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe():
    """The accessibility checker; it runs inside the page."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        absent("axe-playwright-python")
    return Axe()


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    from fake_questions import fake

    from durance.report.bundle import write_html

    folder = tmp_path_factory.mktemp("report")
    return {
        "en": write_html(fake(), folder / "en.html"),
        "fr": write_html(fake(), folder / "fr.html", "fr"),
        "evil": write_html(fake(evil=True), folder / "evil.html"),
    }


@pytest.fixture
def visit(browser, files):
    """Open a report; what the browser complains of, asks for or shows as dialogue is kept beside the page."""
    opened = []

    def go(which="en", width=1280, **look):
        context = browser.new_context(viewport={"width": width, "height": 900}, **look)
        opened.append(context)
        page = context.new_page()
        page.heard, page.asked = [], []
        page.on("console", lambda m: page.heard.append(m.text))
        page.on("pageerror", lambda e: page.heard.append(str(e)))
        page.on("dialog", lambda d: (page.heard.append(d.message), d.dismiss()))
        page.on("request", lambda r: page.asked.append(r.url))
        page.goto(files[which].as_uri())
        return page

    yield go
    for context in opened:
        context.close()
