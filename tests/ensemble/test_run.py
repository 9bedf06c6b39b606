"""Runs: on disk as in memory, interrupted and gone on with, a full disk, nonsense refused."""

import errno
import json
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import numpy as np
import pytest

from durance.ensemble import run as module
from durance.ensemble.run import Interrupted, run
from durance.ensemble.store import open_run
from durance.pack.model import Unknown

SIZE = dict(members=18, seed=3, block=4, threads=2)


@pytest.fixture(scope="module")
def made(siege):
    return siege.for_days(25)


@pytest.fixture(scope="module")
def whole(made):
    return run(made, **SIZE)


def same(one, other):
    for name in one.names:
        np.testing.assert_array_equal(one.array(name), other.array(name), err_msg=name)


class Stop:
    """A progress that raises after some blocks."""

    def __init__(self, blocks, error=KeyboardInterrupt):
        self.left, self.error = blocks, error

    def __call__(self, what, done, total):
        self.left -= what == "members"
        if what == "members" and self.left <= 0:
            raise self.error("stop")


def test_disk_equals_memory(made, whole, tmp_path):
    kept = run(made, **SIZE, out=tmp_path)
    same(whole, kept)
    same(whole, open_run(kept.id, tmp_path))
    assert kept.manifest["status"] == "done"
    assert kept.members == whole.members == 18
    assert kept.id == whole.id


def test_an_interrupted_run_says_so_can_be_read_and_goes_on(made, whole, tmp_path):
    with pytest.raises(Interrupted) as stopped:
        run(made, **SIZE | {"threads": 1}, out=tmp_path, progress=Stop(2))
    found = stopped.value.args[0]
    part = open_run(found.id, tmp_path)
    assert part.manifest["status"] == "interrupted"
    assert part.members == found.members == 8
    np.testing.assert_array_equal(part.array("inflow"), whole.array("inflow")[:8])
    kept = {p.name: p.stat().st_mtime_ns for p in (found.folder / "blocks").iterdir()}
    done = run(made, **SIZE, out=tmp_path)
    assert done.folder == found.folder
    assert {p.name: p.stat().st_mtime_ns for p in (done.folder / "blocks").iterdir()} | kept == {
        p.name: p.stat().st_mtime_ns for p in (done.folder / "blocks").iterdir()
    }, "a finished block was written again"
    assert open_run(done.id, tmp_path).manifest["status"] == "done"
    same(whole, done)


def test_interrupted_before_the_first_block(made, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_one_block", stop)
    with pytest.raises(Interrupted) as stopped:
        run(made, **SIZE, out=tmp_path)
    assert stopped.value.args[0].members == 0
    with pytest.raises(Unknown, match="no finished block yet"):
        stopped.value.args[0].array("inflow")


def test_a_full_disk_keeps_finished_blocks(made, whole, tmp_path, monkeypatch):
    wrote, write = [], module.write

    def full_after_two(*args):
        if len(wrote) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        wrote.append(args[0])
        write(*args)

    monkeypatch.setattr(module, "write", full_after_two)
    with pytest.raises(OSError, match="No space"):
        run(made, **SIZE | {"threads": 1}, out=tmp_path)
    found = open_run(whole.id, tmp_path)
    assert found.manifest["status"] == "interrupted"
    assert found.members == 8
    np.testing.assert_array_equal(found.array("dry_day"), whole.array("dry_day")[:8])
    monkeypatch.setattr(module, "write", write)
    same(whole, run(made, **SIZE, out=tmp_path))


def test_a_half_written_block_is_never_read(made, whole, tmp_path):
    with pytest.raises(Interrupted):
        run(made, **SIZE | {"threads": 1}, out=tmp_path, progress=Stop(1))
    blocks = tmp_path / whole.id / "blocks"
    (blocks / "4-00001.part").write_bytes(b"\x89HDF half")
    assert open_run(whole.id, tmp_path).members == 4
    same(whole, run(made, **SIZE, out=tmp_path))
    assert list(blocks.glob("*.part")) == [blocks / "4-00001.part"]      # what a dead process left; ours left none


def test_another_block_size_reads_its_own_blocks(made, whole, tmp_path):
    run(made, **SIZE, out=tmp_path)
    other = run(made, **SIZE | {"block": 7}, out=tmp_path)
    same(whole, other)
    assert [b["count"] for b in other.manifest["blocks"]] == [7, 7, 4]


def test_an_executor_may_be_given_and_stays_open(made, whole):
    with ThreadPoolExecutor(1) as pool:
        same(whole, run(made, **SIZE, executor=pool))
        assert pool.submit(int, "7").result() == 7


def test_a_given_executor_survives_an_interruption(made):
    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(Interrupted):
            run(made, **SIZE, executor=pool, progress=Stop(1))
        assert pool.submit(int, "7").result() == 7


class Holes(Executor):
    """Finishes every block but the second at once."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        if args[-1] != 1:
            future.set_result(fn(*args, **kwargs))
        return future


def test_members_of_an_interrupted_run_keep_their_numbers(made, whole):
    with pytest.raises(Interrupted) as stopped:
        run(made, **SIZE, executor=Holes(), progress=Stop(4))
    part = stopped.value.args[0]["inflow"]
    numbers = [m for m in range(18) if not 4 <= m < 8]
    np.testing.assert_array_equal(part.values, whole.array("inflow")[numbers])
    assert list(part.member.values) == numbers


def test_what_is_kept_of_a_run_with_a_hole_is_still_right(made, whole):
    with pytest.raises(Interrupted) as stopped:
        run(made, **SIZE, executor=Holes(), progress=Stop(4))
    rest = [m for m in range(18) if not 4 <= m < 8]
    np.testing.assert_array_equal(stopped.value.args[0].array("inflow"), whole.array("inflow")[rest])


def test_asking_again_for_a_finished_run_leaves_its_manifest_alone(made, tmp_path):
    first = run(made, **SIZE, out=tmp_path)
    before = (first.folder / "manifest.json").read_text()
    run(made, **SIZE, out=tmp_path)
    assert (first.folder / "manifest.json").read_text() == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (dict(members=0), "has 1 to 10,000,000 members, not 0"),
        (dict(members=-3), "has 1 to 10,000,000 members"),
        (dict(members=10**11), "not 100,000,000,000"),
        (dict(design="foo"), "unknown design 'foo'"),
    ],
)
def test_nonsense_is_refused(made, options, told):
    with pytest.raises(ValueError, match=told):
        run(made, **SIZE | options)


@pytest.mark.parametrize(
    ("options", "told"),
    [(dict(threads=0), "thread"), (dict(threads=-1), "thread"), (dict(seed=-1), "seed"), (dict(design="foo"), "design")],
)
def test_nonsense_is_refused_in_the_users_words_and_leaves_nothing(made, tmp_path, options, told):
    with pytest.raises(ValueError, match=told):
        run(made, **SIZE | options, out=tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_manifest_tells_what_was_laid_on_the_run(made, tmp_path):
    kept = run(made.with_measure("escorts", corridor="west", per_week=3, begin="2030-01-10"), **SIZE, out=tmp_path)
    told = json.loads((kept.folder / "manifest.json").read_text(encoding="utf-8"))
    assert told["measures"] == [["escorts", {"corridor": "west"}, 3.0, "2030-01-10", ""]]
    assert [e["id"] for e in told["imposed"] if e["kind"] == "premise"] == ["blockade-2030"]
    assert told["pack_digest"] == made.pack.digest
    assert {"members", "seed", "design", "version", "equations", "days", "start", "as_of"} <= set(told)


def test_progress_counts_up_to_all(made):
    told = []
    run(made, **SIZE, progress=lambda *now: told.append(now))
    counted = [done for what, done, total in told if what == "members" and total == 18]
    assert counted == sorted(counted)
    assert counted[-1] == 18
