"""The same sweep on a Dask cluster: the same bytes, also when a worker is killed."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.faults.sweeps import CELLS, chunks, compacted, environment, run, start, wait_for

pytest.importorskip("distributed")
DASK = "sweep.backend=dask"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The compacted table of the same sweep on processes of this machine."""
    folder = tmp_path_factory.mktemp("undisturbed")
    code, said = run(folder, CELLS)
    assert code == 0, said
    return compacted(folder)


def nannied(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the processes of a local cluster that do the work."""
    try:
        children = psutil.Process(process.pid).children(recursive=True)
        return [child for child in children if "spawn_main" in " ".join(child.cmdline())]
    except psutil.NoSuchProcess:
        return []


def test_the_same_bytes_though_a_worker_is_killed(tmp_path: Path, undisturbed: bytes) -> None:
    process = start(tmp_path, CELLS, DASK, "workers=2")
    wait_for(lambda: chunks(tmp_path), process)
    wait_for(lambda: nannied(process), process)[0].send_signal(signal.SIGKILL)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    assert "Traceback" not in err
    assert compacted(tmp_path) == undisturbed


def test_a_cluster_elsewhere(tmp_path: Path, undisturbed: bytes) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment(), "cwd": tmp_path}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--no-dashboard"]
    scheduler = subprocess.Popen([*dask, "--port", str(port)], **quiet)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    workers = [subprocess.Popen([*worker, "--no-dashboard", "--name", str(i)], **quiet) for i in range(2)]
    try:
        code, said = run(tmp_path, CELLS, DASK, f"sweep.address={address}")
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()
    assert code == 0, said
    assert compacted(tmp_path) == undisturbed


def test_nobody_answers(tmp_path: Path) -> None:
    began = time.monotonic()
    code, said = run(tmp_path, CELLS, DASK, "sweep.address=tcp://127.0.0.1:1")
    assert code == 2, said
    assert "kizuna: sweep.address: no Dask scheduler answers" in said
    assert "found:   tcp://127.0.0.1:1" in said
    assert "Traceback" not in said
    assert time.monotonic() - began < 60  # the answer itself comes within five seconds; the rest is starting Python


def test_somebody_else_answers(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        code, said = run(tmp_path, CELLS, DASK, f"sweep.address=tcp://127.0.0.1:{silent.getsockname()[1]}")
    assert code == 2, said
    assert "no answer within 5 seconds" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:80", "127.0.0.1:port"])
def test_no_address_at_all(tmp_path: Path, address: str) -> None:
    code, said = run(tmp_path, CELLS, DASK, f"sweep.address='{address}'")
    assert code == 2, said
    assert "kizuna: sweep.address: no Dask scheduler answers" in said
    assert "Traceback" not in said
