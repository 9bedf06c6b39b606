"""docs/questions: the commands of each page run in order, and print what the page shows."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from durance.cli import main
from durance.report.questions import ASKED

PAGES = Path(__file__).parents[1] / "docs" / "questions"
PARTS = ("What is asked", "The commands", "How to read the answer", "How far to trust it", "Where it is weak")


def steps(page):
    """(command, lines that must appear in its output) of every console block of a page."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def walk(command, capsys):
    """Exit code and output of a line; durance itself runs in this process, to be quick."""
    if not command.startswith("durance "):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout
    command, _, target = command.removeprefix("durance ").partition(" > ")
    words = [name for word in shlex.split(command)
             for name in (map(str, sorted(Path().glob(word))) if "*" in word else [word])]
    with pytest.raises(SystemExit) as end:
        main(words)
    told = capsys.readouterr()
    if target:
        Path(target).write_text(told.out, encoding="utf-8")
    return end.value.code or 0, told.out + told.err


@pytest.mark.parametrize("number", "1234567")
def test_the_commands_of_a_page_run_and_print_what_it_shows(number, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command, lines in steps(PAGES / f"{number}.md"):
        code, told = walk(command, capsys)
        assert code == 0, f"{command}: {told}"
        for line in lines:
            wanted = ".*".join(re.escape(part) for part in line.split("..."))
            assert re.search(wanted, told), f"{command} does not print {line!r} but\n{told[:2000]}"


def test_every_question_has_a_page_with_the_same_parts():
    assert [p.stem for p in sorted(PAGES.glob("*.md"))] == list("1234567")
    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.stem}. ")
        assert [p for p in PARTS if f"\n## {p}\n" in text] == list(PARTS)
        assert steps(page)
    for number, module in ASKED.items():
        assert (PAGES / f"{number}.md").read_text(encoding="utf-8").startswith(f"# {number}. {module.QUESTION['en']}\n")
