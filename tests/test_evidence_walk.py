"""docs/evidence.md: its commands run in order, and print what the page shows."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from durance.cli import main
from durance.pack.check.files import Folder
from durance.pack.listing import find

PAGE = Path(__file__).parents[1] / "docs" / "evidence.md"


def steps():
    """(command, lines that must appear in its output) of every console block."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


@pytest.fixture
def shell(capsys, tmp_path, monkeypatch):
    """shell(command): exit code and output of a line of the page; durance itself runs in this process, to be quick."""
    monkeypatch.chdir(tmp_path)

    def run(command):
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
        return end.value.code or 0, told.out + told.err * bool(end.value.code)

    return run


def test_the_page_shows_commands_of_each_kind():
    words = " ".join(command for command, _ in steps())
    for part in ("durance run", "durance report", "durance cite", "--about", "--disputes", "--as-of", "--since", "--source",
                 "--unused", "--export"):
        assert part in words


def test_the_walk_can_be_walked(shell, tmp_path):
    for command, lines in steps():
        code, told = shell(command)
        assert code == 0, f"{command}: {told}"
        for line in lines:
            wanted = ".*".join(re.escape(part) for part in line.split("..."))
            assert re.search(wanted, told), f"{command} does not print {line!r} but\n{told[:2000]}"
    assert (tmp_path / "escorts.bib").read_text(encoding="utf-8").startswith("@misc{")
    assert (tmp_path / "behind.csv").read_text(encoding="utf-8").count("\n") > 10


def test_the_locator_leads_to_the_sentence(shared):
    row = Folder(find("mali")).claims["S077"]
    assert row["locator"] in PAGE.read_text(encoding="utf-8")
    first, last = (int(n) for n in re.fullmatch(r"characters (\d+)-(\d+)", row["locator"]).groups())
    essay = next((shared / "seeds").glob(f"{row['source'].removeprefix('essay-')}_*.txt")).read_text(encoding="utf-8")
    cut = essay[first:last]
    assert cut.startswith("These negotiations")
    assert cut.endswith("of the siege.")
