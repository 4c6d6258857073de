"""Sweeps as processes of their own, which tests stop, starve and kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

SMALL = ("customers=200", "horizon_months=12", "market.burn_in_months=0", "replications=2", "sweep.figures=false")
CELLS = "seed=range(1,13)"


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "experiments", "--multirun", *SMALL, f"hydra.sweep.dir=out-{time.monotonic_ns()}",
            *words]  # fmt: skip


def environment() -> dict[str, str]:
    """Return an environment in which modules of this clone are found, and libraries start no threads of their own."""
    quiet = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    return os.environ | {"PYTHONPATH": os.getcwd()} | quiet


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start a sweep in a folder; its session is its own, so that no signal of ours reaches anybody else."""
    return subprocess.Popen(
        command(*words), cwd=folder, env=environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run a sweep to its end and return its exit code and all it said."""
    process = start(folder, *words)
    out, err = process.communicate(timeout=300)
    return process.returncode, out + err


def chunks(folder: Path) -> list[Path]:
    return sorted((folder / "results" / "store" / "chunks").rglob("*.parquet"))


def wait_for(what, process: subprocess.Popen[str] | None = None, seconds: float = 120.0):
    """Wait until a function returns something true, and return it."""
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, "waited in vain"
        if process is not None and process.poll() is not None:
            raise AssertionError(f"the sweep ended first: {process.communicate()}")
        time.sleep(0.02)
    return found


def workers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the workers of a sweep that are alive."""
    try:
        children = psutil.Process(process.pid).children(recursive=True)
        return [child for child in children if "experiments.sweeping.worker" in " ".join(child.cmdline())]
    except psutil.NoSuchProcess:
        return []


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a sweep, and wait until its orphans have finished what they had in hand and gone."""
    orphans = workers(process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    psutil.wait_procs(orphans, timeout=60)
    assert not [orphan for orphan in orphans if orphan.is_running() and orphan.status() != psutil.STATUS_ZOMBIE]


def compacted(folder: Path) -> bytes:
    """Return the bytes of the compacted table."""
    words = [sys.executable, "-m", "experiments", "results", "compact"]
    subprocess.run(words, cwd=folder, env=environment(), check=True, capture_output=True)
    (path,) = (folder / "results" / "store" / "compact").rglob("runs-*.parquet")
    return path.read_bytes()
