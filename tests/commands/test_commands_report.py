"""`durance report` in its forms: a page, Markdown, a table; what cannot be written is refused in one sentence."""

import csv

import pytest

from durance.commands.report import report
from durance.ensemble.run import run
from durance.scenario import scenario


@pytest.fixture(scope="module")
def folder(lakeland, tmp_path_factory):
    out = tmp_path_factory.mktemp("runs")
    run(scenario(lakeland, "siege").for_days(30), 6, out=out)
    return out


@pytest.fixture
def name(folder):
    return next(folder.glob("*/manifest.json")).parent.name


def test_the_page_holds_the_answers_in_both_languages_and_opens_in_the_one_asked_for(folder, name, tmp_path, capsys):
    report([name], tmp_path / "r.html", folder, lang="fr")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    assert "durance.report/2" in page
    assert "En 30 jours, le régime prend fin" in page
    assert "Within 30 days the regime ends" in page
    assert capsys.readouterr().out.strip() == str(tmp_path / "r.html")


def test_markdown_and_csv(folder, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report([name], None, folder, form="md")
    assert "Within 30 days the regime ends" in (tmp_path / "report.md").read_text(encoding="utf-8")
    report([name], None, folder, lang="fr", form="csv")
    with open(tmp_path / "report.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["question"] for row in rows} == set("1234567") | {"trust"}
    assert any(row["kind"] == "fan" and row["middle"] for row in rows)


def test_the_classic_page_is_still_there(folder, name, tmp_path):
    report([name], tmp_path / "old.html", folder, style="classic")
    assert "durance.report/1" in (tmp_path / "old.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("given", "message"), [
    ({"lang": "de"}, "en or fr"), ({"form": "pdf"}, "html, md, csv"), ({"style": "grand"}, "answers or classic"),
    ({"style": "classic", "lang": "fr"}, "English only")])
def test_what_cannot_be_written_is_refused(folder, name, tmp_path, given, message):
    with pytest.raises(ValueError, match=message):
        report([name], tmp_path / "r.html", folder, **given)
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize(("file", "form", "ending"), [
    ("out.pdf", "html", ".html or .htm"), ("out.md", "html", ".html or .htm"), ("out.html", "md", ".md"),
    ("out.txt", "csv", ".csv")])
def test_a_file_named_as_what_it_will_not_be_is_refused(folder, name, tmp_path, file, form, ending):
    with pytest.raises(ValueError, match=f"{file} would hold {form}: end its name in {ending}, or choose"):
        report([name], tmp_path / file, folder, form=form)
    assert not (tmp_path / file).exists()


def test_no_run_and_no_folder_are_refused(folder, name, tmp_path):
    with pytest.raises(ValueError, match="at least one run"):
        report([], None, folder)
    with pytest.raises(ValueError, match="does not exist"):
        report([name], tmp_path / "nowhere" / "r.html", folder)
