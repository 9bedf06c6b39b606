"""Pages of the documents whose console blocks are run: each command with the lines that must appear in its output."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from durance.cli import main


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
    """Exit code, output and complaints of a line; durance itself runs in this process, to be quick."""
    if not command.startswith("durance "):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout, done.stderr
    command, _, target = command.removeprefix("durance ").partition(" > ")
    words = [name for word in shlex.split(command)
             for name in (map(str, sorted(Path().glob(word))) if "*" in word else [word])]
    with pytest.raises(SystemExit) as end:
        main(words)
    told = capsys.readouterr()
    if target:
        Path(target).write_text(told.out, encoding="utf-8")
    return end.value.code or 0, told.out, told.err


def shown(line, told):
    """Whether the output holds a line of the page, in which ... stands for anything."""
    return re.search(".*".join(re.escape(part) for part in line.split("...")), told)
