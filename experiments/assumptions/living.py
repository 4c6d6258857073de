"""Live the drawn worlds: every policy in each, on threads, with finished worlds kept on disk as they come."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.comparison import MONTHS
from experiments.keeping import months_only
from experiments.outcomes import values
from experiments.progress import progress
from experiments.scorecard import SCORES, lines
from sim.compiled import fingerprint
from sim.twin_worlds import twins

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

FOLDER = "worlds"
CHUNK = 8
"""Worlds in one file: about a second of work, the most that a stop can lose in each thread."""

OUTCOMES = ("customers_end", "loyalty", "cumulative_profit", "npv", "retention")

Build = Callable[[int], "dict[str, Scenario]"]
"""Makes the scenarios of one world by policy, the last the baseline."""


@dataclass(frozen=True)
class Job:
    """Worlds to live.

    Attributes
    ----------
    build
        Makes a world from its number.
    n
        How many worlds.
    replications
        Replications of each.
    folder
        Where finished worlds are kept until all are.
    key
        What decides a world's numbers; files under another key are left alone.
    """

    build: Build
    n: int
    replications: int
    folder: Path
    key: str


def key_of(study: Study) -> str:
    """Return a digest of everything that can move a world's numbers: the study and the engine."""
    return hashlib.sha256(f"{study.scenario_hash()} {fingerprint()}".encode()).hexdigest()[:12]


def live(job: Job, n_workers: int) -> pd.DataFrame:
    """Live all worlds that are not on disk yet and return all of them, one row a world.

    Columns: ``world``, then ``OUTCOME_MONTH_POLICY`` and ``ethics_LINE_POLICY`` (over the whole run), means over
    replications.

    Raises
    ------
    KeyboardInterrupt
        If stopped by hand; what is finished stays on disk.
    """
    chunks = [range(first, min(first + CHUNK, job.n)) for first in range(0, job.n, CHUNK)]
    missing = [chunk for chunk in chunks if _read(job, chunk) is None]
    kept = job.n - sum(len(chunk) for chunk in missing)
    if kept:
        print(f"{kept} of {job.n} worlds are finished already: going on from there", file=sys.stderr, flush=True)
    stop, lock, done = Event(), Lock(), [kept]
    with progress("living", "worlds") as report, ThreadPoolExecutor(n_workers) as pool:

        def work(chunk: range) -> None:
            rows = []
            for world in chunk:
                rows.append(_world(job, world, stop))
                with lock:
                    done[0] += 1
                    report(done[0], job.n)
            _write(job, chunk, pd.DataFrame(rows))

        waiting: set[Future[None]] = {pool.submit(work, chunk) for chunk in missing}
        try:
            while waiting:
                ready, waiting = wait(waiting, timeout=0.5, return_when=FIRST_COMPLETED)
                for future in ready:
                    future.result()
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return pd.concat([_read(job, chunk) for chunk in chunks], ignore_index=True)


def finished(job: Job) -> int:
    """Return how many worlds are on disk."""
    chunks = [range(first, min(first + CHUNK, job.n)) for first in range(0, job.n, CHUNK)]
    return sum(len(chunk) for chunk in chunks if _read(job, chunk) is not None)


def forget(job: Job) -> None:
    """Remove the finished worlds from the folder, once their numbers are in the table."""
    for path in job.folder.glob(f"{job.key}-*.parquet"):
        path.unlink()
    if job.folder.is_dir() and not any(job.folder.iterdir()):
        job.folder.rmdir()


def _world(job: Job, world: int, stop: Event) -> dict[str, Any]:
    scenarios = job.build(world)

    def tick(_done: int, _total: int) -> None:
        if stop.is_set():
            raise KeyboardInterrupt

    scores: dict[tuple[str, int], dict[str, float]] = {}

    def keep(policy: str, replication: int, result: Result) -> Result:
        scores[policy, replication] = lines(result)
        return months_only(policy, replication, result)

    found = twins(scenarios, replications=job.replications, progress=tick, keep=keep)
    horizon = found.results[found.baseline][0].horizon
    row: dict[str, Any] = {"world": world}
    for policy in found.policies:
        for outcome in OUTCOMES:
            for month in (m for m in MONTHS if m <= horizon):
                row[f"{outcome}_{month}_{policy}"] = float(np.mean(values(found, policy, outcome, month)))
        for score in SCORES:
            each = [scores[policy, r][score.key] for r in range(job.replications)]
            row[f"ethics_{score.key}_{policy}"] = float(np.mean(each))
    return row


def _path(job: Job, chunk: range) -> Path:
    return job.folder / f"{job.key}-{chunk.start:05d}.parquet"


def _read(job: Job, chunk: range) -> pd.DataFrame | None:
    path = _path(job, chunk)
    if not path.is_file():
        return None
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError):  # damaged by somebody else: lived again
        return None
    return frame if list(frame["world"]) == list(chunk) else None


def _write(job: Job, chunk: range, frame: pd.DataFrame) -> None:
    job.folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=job.folder)
    os.close(handle)
    try:
        frame.to_parquet(temporary, index=False)
        os.replace(temporary, _path(job, chunk))
    finally:
        Path(temporary).unlink(missing_ok=True)
