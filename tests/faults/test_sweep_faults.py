"""Whatever is killed, full, cut off or run twice: no finished cell is lost, none missing, none counted twice."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from tests.faults.sweeps import CELLS, chunks, command, compacted, environment, kill, run, start, wait_for, workers


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The compacted table of a sweep that nothing happened to."""
    folder = tmp_path_factory.mktemp("undisturbed")
    code, said = run(folder, CELLS)
    assert code == 0, said
    assert len(chunks(folder)) == 12
    return compacted(folder)


def test_a_killed_worker(tmp_path: Path, undisturbed: bytes) -> None:
    process = start(tmp_path, CELLS)
    wait_for(lambda: chunks(tmp_path), process)
    victim = wait_for(lambda: workers(process), process)[0]
    victim.send_signal(signal.SIGKILL)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    assert compacted(tmp_path) == undisturbed


def test_a_killed_parent(tmp_path: Path, undisturbed: bytes) -> None:
    process = start(tmp_path, CELLS)
    wait_for(lambda: len(chunks(tmp_path)) >= 3, process)
    kill(process)
    before = {path: path.stat().st_mtime_ns for path in chunks(tmp_path)}
    assert 3 <= len(before) < 12
    words = ["results", "csv", "-", "--sql", "select count(distinct cell) as n from results"]
    asked = subprocess.run(
        [sys.executable, "-m", "experiments", *words], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert asked.stdout.split() == ["n", str(len(before))]  # what is finished can be asked about
    code, said = run(tmp_path, CELLS)
    assert code == 0, said
    assert f"{len(before)} of 12 cells were in the store already" in said
    assert {path: path.stat().st_mtime_ns for path in before} == before  # none was lived again
    assert compacted(tmp_path) == undisturbed


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop(tmp_path: Path, undisturbed: bytes, sent: signal.Signals, code: int) -> None:
    process = start(tmp_path, CELLS)
    wait_for(lambda: chunks(tmp_path), process)
    began = time.monotonic()
    process.send_signal(sent)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert time.monotonic() - began < 20
    assert "the same command goes on from there" in err
    assert "Traceback" not in err
    code, said = run(tmp_path, CELLS)
    assert code == 0, said
    assert compacted(tmp_path) == undisturbed


def test_a_damaged_chunk(tmp_path: Path, undisturbed: bytes) -> None:
    run(tmp_path, CELLS)
    truncated, altered, foreign = chunks(tmp_path)[:3]
    truncated.write_bytes(truncated.read_bytes()[:-100])
    content = bytearray(altered.read_bytes())
    content[len(content) // 2] ^= 1
    altered.write_bytes(content)
    (foreign.parent / "of_somebody_else.parquet").write_bytes(foreign.read_bytes())
    code, said = run(tmp_path, CELLS)
    assert code == 0, said
    assert "10 of 12 cells were in the store already" in said
    for path in (truncated, altered):
        assert f"{path.relative_to(tmp_path)}: is truncated, altered or renamed" in said
    assert "of_somebody_else.parquet: is not named like a chunk; not read" in said
    assert compacted(tmp_path) == undisturbed


def test_two_parents_on_one_store(tmp_path: Path, undisturbed: bytes) -> None:
    one, other = start(tmp_path, CELLS), start(tmp_path, CELLS)
    for process in (one, other):
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, out + err
    assert len(chunks(tmp_path)) == 12
    assert compacted(tmp_path) == undisturbed


def test_more_seeds_and_more_cells_run_alone(tmp_path: Path, undisturbed: bytes) -> None:
    run(tmp_path, "seed=range(1,7)", "replications=1")
    code, said = run(tmp_path, CELLS)
    assert code == 0, said
    assert len(chunks(tmp_path)) == 12  # the emptier chunks gave way
    assert compacted(tmp_path) == undisturbed


def test_a_full_disk(tmp_path: Path, undisturbed: bytes) -> None:
    """A limit on the size of files stands for a disk without room: the system refuses to write on."""
    code, said = run(tmp_path, "seed=range(1,7)")
    assert code == 0, said
    before = chunks(tmp_path)
    size = min(path.stat().st_size for path in before) // 2

    limited = subprocess.run(
        ["bash", "-c", f"ulimit -f {max(1, size // 1024)}; exec \"$@\"", "_", *command(CELLS)], cwd=tmp_path,
        env=environment(), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert limited.returncode == 2, limited.stderr
    assert "cannot be written" in limited.stderr
    assert "Traceback" not in limited.stderr
    assert chunks(tmp_path) == before
    code, said = run(tmp_path, CELLS)
    assert code == 0, said
    assert compacted(tmp_path) == undisturbed


def test_a_store_that_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    code, said = run(tmp_path, "seed=1,2", "sweep.store=taken/store")
    assert code == 2
    assert "kizuna: sweep.store=taken/store: cannot be written" in said
    assert "Traceback" not in said


needs_room = pytest.mark.skipif(psutil.virtual_memory().available < 6e9, reason="needs 6 GB of free memory")
BIG = "customers=200,300,6000000"


@needs_room
def test_a_cell_that_fails(tmp_path: Path) -> None:
    """Six million people do not fit into the address space that this sweep is given; two hundred do."""
    giga = 2**30
    limit = 3 * giga

    def confined() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    def sweep(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            command(BIG, "workers=1", *words), cwd=tmp_path, preexec_fn=confined, capture_output=True, text=True,
            env=environment(), timeout=300,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    code, said = sweep()
    assert code == 1, said
    assert "1 of 3 cells failed; all others are finished and kept" in said
    assert "cell 2: customers=6000000" in said
    assert "MemoryError" in said
    assert len(chunks(tmp_path)) == 2
    (record,) = (tmp_path / "results" / "store" / "failures").rglob("*.json")
    assert '"customers": 6000000' in record.read_text()
    assert "Traceback" in record.read_text()
    first = record.stat().st_mtime_ns
    code, said = sweep()  # known to fail: not tried again
    assert code == 1, said
    assert record.stat().st_mtime_ns == first
    code, said = sweep("sweep.retry_failed=true")
    assert code == 1, said
    assert record.stat().st_mtime_ns > first


@needs_room
def test_fail_fast(tmp_path: Path) -> None:
    def confined() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))

    done = subprocess.run(
        command("customers=6000000,200,300,400,500", "workers=1", "sweep.fail_fast=true"), cwd=tmp_path,
        preexec_fn=confined, capture_output=True, text=True, env=environment(), timeout=300,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "1 of 5 cells failed and 4 were not run any more; none is finished" in done.stderr
    assert chunks(tmp_path) == []


@needs_room
def test_a_cell_that_kills_its_workers(tmp_path: Path) -> None:
    """Whoever takes more than 600 MB is killed, as a system short of memory does; three times, and the cell failed."""
    process = start(tmp_path, "customers=200,4000000,300", "workers=1")
    kills = 0

    def watch() -> None:
        nonlocal kills
        while process.poll() is None:
            for worker in workers(process):
                try:
                    if worker.memory_info().rss > 600e6:
                        worker.kill()
                        kills += 1
                        worker.wait(10)
                except psutil.NoSuchProcess:
                    continue
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, err = process.communicate(timeout=300)
    watcher.join()
    assert process.returncode == 1, out + err
    assert kills == 3
    assert "its worker died 3 times (signal 9)" in err
    assert len(chunks(tmp_path)) == 2
