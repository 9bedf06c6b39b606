"""Each feedback loop of the essays can be walked through the wiring, step by step, and closes over a day."""
import csv
from pathlib import Path

import pytest

from durance.report.wiring import edges, graph, loops, walk
from durance.schedule import DAY

FILE = Path(__file__).parents[2] / "docs" / "model" / "loops.csv"
LOOPS = loops(FILE)


@pytest.mark.parametrize("number", LOOPS)
def test_a_loop_can_be_walked_and_closes(number):
    chain = LOOPS[number]
    assert chain[0] == chain[-1]
    assert len(chain) % 2 == 1
    walked = walk(chain)
    assert len(walked) == len(chain) // 2
    assert any(walked), "a loop without a step over a night would be solved within one day"


def test_a_step_that_the_model_does_not_take_is_refused():
    with pytest.raises(ValueError, match="does not read"):
        walk(["norm", "convoys", "trucks_lost"])
    with pytest.raises(ValueError, match="does not write"):
        walk(["norm", "abuses", "fuel"])
    with pytest.raises(ValueError, match="no mechanism"):
        walk(["norm", "magic", "fuel"])


def test_every_loop_of_the_table_is_there(shared):
    with (shared / "evidence" / "loops.csv").open() as file:
        asked = {row["loop_no"]: row["edges"] for row in csv.DictReader(file)}
    with FILE.open() as file:
        told = {row["loop"]: row["edges"] for row in csv.DictReader(line for line in file if not line.startswith("#"))}
    assert told == asked


def test_the_graph_shows_every_mechanism_and_both_kinds_of_reading():
    picture = graph()
    assert all(f">{m.name}<" in picture for m in DAY)
    assert "stroke-dasharray" in picture
    assert "yesterday" in picture
    assert sum(1 for *_, late in edges() if late) > 20
