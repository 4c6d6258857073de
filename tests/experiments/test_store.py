"""Chunks on disk: whole or absent, named after what is in them, the fullest counts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from experiments.refusal import Refusal
from experiments.store import Store
from experiments.sweeping.cell import BLOCK, Cell, engine, key_of
from experiments.sweeping.compacting import compact, find_compacted
from experiments.sweeping.executors import Processes
from experiments.sweeping.merging import merge
from experiments.sweeping.outcomes import MONTHLY, names, rows
from experiments.sweeping.work import do, replicate, task_of
from sim import Scenario, run

WORLD = {"customers": 50, "horizon_months": 3, "market": {"burn_in_months": 0}, "seed": 1}
CONFIG = {"experiment": "compare", "policies": {"a": {"contact": {"frequency": 4}}, "b": {}}, **WORLD}
POLICIES = ("a", "b")


def cell(**changes: object) -> Cell:
    config = {**CONFIG, **changes}
    found = Cell(0, {}, config, POLICIES, replications=2)
    return Cell(0, {}, config, POLICIES, replications=2, key=key_of(found.scenarios()))


def test_a_task_done_is_a_chunk(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    done = do(task_of(one, 0, 2, tmp_path))
    assert (done.error, done.disk) == ("", "")
    chunk = store.find(one.key, 0)
    assert chunk is not None
    assert chunk.n == 2
    table = store.read(chunk).to_pandas()
    assert len(table) == 2 * 2 * 3
    assert table["policy"].tolist() == ["a", "a", "a", "b", "b", "b"] * 2
    assert table["month"].tolist() == [1, 2, 3] * 4
    assert (table["cell"] == one.key).all()


def test_more_replications_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 2, tmp_path))
    do(task_of(one, 0, 4, tmp_path))
    grown = store.find(one.key, 0)
    assert grown is not None
    assert [path.name for path in tmp_path.rglob("*.parquet")] == [grown.path.name]
    fresh = Store(tmp_path / "fresh")
    do(task_of(one, 0, 4, fresh.folder))
    other = fresh.find(one.key, 0)
    assert other is not None
    assert grown.path.read_bytes() == other.path.read_bytes()  # grown or lived at once: the same bytes


def test_a_chunk_renamed_to_another_cell_or_block_is_seen(tmp_path: Path) -> None:
    store, one, two = Store(tmp_path), cell(), cell(seed=2)
    do(task_of(one, 0, 2, tmp_path))
    chunk = store.find(one.key, 0)
    assert chunk is not None
    _, _, rest = chunk.path.name.partition("-2-")
    for stem in (f"{two.key}-00000-2", f"{one.key}-00001-2", f"{one.key}-00000-3"):
        renamed = tmp_path / "chunks" / engine() / stem[:2] / f"{stem}-{rest}"
        renamed.parent.mkdir(exist_ok=True)
        renamed.write_bytes(chunk.path.read_bytes())
    assert store.find(two.key, 0) is None
    assert store.find(one.key, 1) is None
    assert store.find(one.key, 0) == chunk
    assert len(store.damaged) == 3


def test_fewer_replications_than_there_are_change_nothing(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 3, tmp_path))
    before = store.find(one.key, 0)
    do(task_of(one, 0, 1, tmp_path))
    assert store.find(one.key, 0) == before


def test_blocks_of_replications_follow_each_other(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 1, 2, tmp_path))
    chunk = store.find(one.key, 1)
    assert chunk is not None
    assert sorted(set(store.read(chunk).to_pandas()["replication"])) == [BLOCK, BLOCK + 1]
    alone = replicate(one.scenarios(), BLOCK, one.key)
    assert store.read(chunk).slice(0, 6).combine_chunks().to_pandas().equals(alone.to_pandas())


def test_a_worker_of_another_engine_is_found_out(tmp_path: Path) -> None:
    one = cell()
    wrong = Cell(0, {}, one.config, POLICIES, replications=2, key="0" * 24)
    done = do(task_of(wrong, 0, 2, tmp_path))
    assert "another engine or other presets" in done.error
    assert not list(tmp_path.rglob("*.parquet"))


def test_every_value_is_in_the_key() -> None:
    keys = {cell().key, cell(seed=2).key, cell(customers=51).key, cell(costs={"discount_rate": 0.09}).key}
    assert len(keys) == 4
    assert key_of({"a": Scenario()}) != key_of({"b": Scenario()})


def test_the_fullest_whole_chunk_counts(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 1, tmp_path))
    small = store.find(one.key, 0)
    assert small is not None
    content = small.path.read_bytes()
    do(task_of(one, 0, 2, tmp_path))
    full = store.find(one.key, 0)
    assert full is not None
    small.path.write_bytes(content)  # another writer was slower
    assert store.best(store.index()[one.key, 0]) == full
    full.path.write_bytes(b"nothing")
    again = Store(tmp_path)
    assert again.best(again.index()[one.key, 0]) == small
    assert "is truncated, altered or renamed" in again.damaged[full.path]


def test_failures_are_kept_until_they_are_mended(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    store.fail(one.key, 0, {"number": 3, "error": "broken"})
    assert store.failures()[one.key, 0]["number"] == 3
    do(task_of(one, 0, 1, tmp_path))
    assert store.failures() == {}


def test_other_engines_are_left_alone(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 1, tmp_path))
    store.chunks_folder.rename(tmp_path / "chunks" / "another")
    assert store.index() == {}
    assert store.find(one.key, 0) is None
    assert store.others() == {"another": 1}
    with pytest.raises(Refusal, match="another engine"):
        merge(Store(tmp_path / "new"), store)
    assert not (tmp_path / "new").exists()


def test_merging_brings_in_what_is_missing(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "one"), Store(tmp_path / "other")
    first, second = cell(), cell(seed=2)
    for where, which, n in ((one, first, 1), (other, first, 2), (other, second, 1)):
        do(task_of(which, 0, n, where.folder))
    assert merge(one, other).startswith("2 chunks")
    assert merge(one, other).startswith("0 chunks")
    found = one.find(first.key, 0)
    assert found is not None
    assert found.n == 2
    assert one.find(second.key, 0) is not None


def test_compacting_does_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    cells = [cell(seed=seed) for seed in (1, 2, 3)]
    made = []
    for name, order in (("one", cells), ("other", cells[::-1])):
        store = Store(tmp_path / name)
        for item in order:
            do(task_of(item, 0, 2, store.folder))
        done = compact(store, {item.key for item in cells})
        assert done is not None
        assert find_compacted(store) == done
        made.append(done.path.read_bytes())
    assert made[0] == made[1]


def test_a_damaged_compacted_file_is_not_read(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 2, tmp_path))
    done = compact(store, {one.key})
    assert done is not None
    done.path.write_bytes(done.path.read_bytes()[:-1])
    assert find_compacted(store) is None
    assert "is truncated or altered" in store.damaged[done.path]


def test_a_list_of_compacted_chunks_edited_by_hand_is_not_read(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 2, tmp_path))
    done = compact(store, {one.key})
    assert done is not None
    path = done.path.with_name("compact.json")
    for chunks in ([1], ["a"], 3):
        path.write_text(json.dumps(json.loads(path.read_text()) | {"chunks": chunks}))
        assert find_compacted(store) is None
        assert "cannot be read" in store.damaged[path]


def test_a_chunk_that_made_room_for_a_fuller_one_is_read_from_there(tmp_path: Path) -> None:
    store, one = Store(tmp_path), cell()
    do(task_of(one, 0, 2, tmp_path))
    index = store.index()
    do(task_of(one, 0, 3, tmp_path))  # another sweep
    chunk, table = store.lived(index, one.key, 0, ["month"])
    assert (chunk.n, len(table)) == (3, 3 * 2 * 3)
    chunk.path.unlink()
    with pytest.raises(Refusal, match="a finished block has gone"):
        store.lived(index, one.key, 0)


def test_a_task_that_cannot_be_sent_is_answered(tmp_path: Path) -> None:
    with Processes(1) as workers:
        workers.submit({"key": "k", "block": 0, "config": object()})
        assert "not JSON serializable" in workers.next().error


def test_the_engine_names_the_folder(tmp_path: Path) -> None:
    assert Store(tmp_path).chunks_folder.name == engine()


def test_everything_that_a_run_tells_is_kept() -> None:
    result = run(Scenario(customers=50, horizon_months=3, market={"burn_in_months": 0}))
    assert set(MONTHLY) == set(result.months)
    assert tuple(rows(result)) == names()
    assert all(column.shape == (3,) and column.dtype == np.float64 for column in rows(result).values())
