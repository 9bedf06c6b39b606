"""docs/evidence.md: its commands run in order, and print what the page shows."""

import re
from pathlib import Path

from walking import shown, steps, walk

from durance.pack.check.files import Folder
from durance.pack.listing import find

PAGE = Path(__file__).parents[1] / "docs" / "evidence.md"


def test_the_page_shows_commands_of_each_kind():
    words = " ".join(command for command, _ in steps(PAGE))
    for part in ("durance run", "durance report", "durance cite", "--about", "--disputes", "--as-of", "--since", "--source",
                 "--unused", "--export"):
        assert part in words


def test_the_walk_can_be_walked(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command, lines in steps(PAGE):
        code, told, wrong = walk(command, capsys)
        assert code == 0, f"{command}: {told}{wrong}"
        for line in lines:
            assert shown(line, told), f"{command} does not print {line!r} but\n{told[:2000]}"
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
