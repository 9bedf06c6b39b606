"""docs/questions: the commands of each page run in order, and print what the page shows."""

from pathlib import Path

import pytest
from walking import shown, steps, walk

from durance.report.questions import ASKED

PAGES = Path(__file__).parents[1] / "docs" / "questions"
PARTS = ("What is asked", "The commands", "How to read the answer", "How far to trust it", "Where it is weak")


@pytest.mark.parametrize("number", "1234567")
def test_the_commands_of_a_page_run_and_print_what_it_shows(number, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command, lines in steps(PAGES / f"{number}.md"):
        code, out, err = walk(command, capsys)
        told = out + err
        assert code == 0, f"{command}: {told}"
        for line in lines:
            assert shown(line, told), f"{command} does not print {line!r} but\n{told[:2000]}"


def test_every_question_has_a_page_with_the_same_parts():
    assert [p.stem for p in sorted(PAGES.glob("*.md"))] == list("1234567")
    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.stem}. ")
        assert [p for p in PARTS if f"\n## {p}\n" in text] == list(PARTS)
        assert steps(page)
    for number, module in ASKED.items():
        assert (PAGES / f"{number}.md").read_text(encoding="utf-8").startswith(f"# {number}. {module.QUESTION['en']}\n")
