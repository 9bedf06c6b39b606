"""Shared by the tests of commands: recorded runs, and a command's one JSON document."""

import json

import pytest

from durance.ensemble.run import run


@pytest.fixture(scope="session")
def kept(tmp_path_factory, siege):
    """(folder, ids): the siege as it is, and with relief."""
    out, short = tmp_path_factory.mktemp("runs"), siege.for_days(30)
    return out, [run(one, 120, out=out).id for one in (short, short.with_measure("relief", locality="lakehead", people=20000))]


@pytest.fixture(scope="session")
def free(kept, siege):
    """Id of the same futures with nothing imposed."""
    return run(siege.for_days(30).without_premises(), 120, out=kept[0]).id


@pytest.fixture
def answer(capsys):
    """answer(command, *given): the JSON document it prints."""

    def told(command, *given):
        command(*given)
        return json.loads(capsys.readouterr().out)

    return told
