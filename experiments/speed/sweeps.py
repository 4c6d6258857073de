"""Measurements of sweeping; every store is a temporary one."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from experiments.progress import progress
from experiments.store import Store
from experiments.sweeping.carrying_out import carry_out
from experiments.sweeping.cell import BLOCK, Cell
from experiments.sweeping.driver import Driver, Stopping
from experiments.sweeping.executors import Processes
from experiments.sweeping.plan import plan
from experiments.sweeping.settings import SweepSettings
from experiments.sweeping.work import do, task_of

if TYPE_CHECKING:
    from experiments.study import Study

SAMPLE = 20
"""Cells lived alone first, one after another in this process, to tell what the work itself takes."""

QUESTION = (
    "select policy, avg(churn) as mean, 1.96 * stddev(churn) / sqrt(count(*)) as half_width, count(*) as runs "
    "from results where month = 60 group by policy order by policy"
)
ASKED = 21
"""How often the question is asked; the median is told."""


def time_sweep(study: Study, cells: int, processes: int) -> dict[str, Any]:
    """Live cells of the study's size on some processes, and tell wall time beside the work."""
    changes: list[dict[str, Any]] = [{"seed": seed} for seed in range(1, cells + 1)]
    drafts = (Cell(i, change, study.config, study.policies, change, 1) for i, change in enumerate(changes))
    planned = plan(drafts, cells, what="benchmark")
    with tempfile.TemporaryDirectory() as folder:
        alone = []
        for cell in planned.cells[: SAMPLE + 1]:
            began = time.perf_counter()
            do(task_of(cell, 0, 1, Path(folder) / "alone"))
            alone.append(time.perf_counter() - began)
        store = Store(Path(folder) / "store")
        store.refuse_unwritable()
        with progress("sweeping", "cells") as report:
            driver = Driver(planned.cells, store, Stopping(), retry_failed=False, fail_fast=True, report=report)
            wall, cpu = time.perf_counter(), time.process_time()
            tally = driver.run(lambda: Processes(processes))
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    work = tally.seconds
    return {
        "cells": cells, "processes": processes, "wall_seconds": wall, "work_seconds": work,
        "cell_milliseconds": 1e3 * work / cells, "alone_milliseconds": 1e3 * median(alone[1:]),
        "ratio": wall / (work / processes), "parent_milliseconds_a_cell": 1e3 * cpu / cells,
    }  # fmt: skip


def time_plan(cells: int) -> dict[str, Any]:
    """Plan a sweep of so many cells in a fresh process, and tell its time and its peak of memory."""
    words = [sys.executable, "-m", "experiments.speed.planning", str(cells)]
    return dict(json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout))


def time_query(study: Study, runs: int, processes: int) -> dict[str, Any]:
    """Live many short runs, compact them, and tell how long a question takes."""
    from experiments.query import ask, connect
    from experiments.sweeping.compacting import compact

    few = {"customers": 100, "horizon_months": 120, "market.burn_in_months": 0}
    cells = -(-runs // (BLOCK * len(study.policies)))
    changes: list[dict[str, Any]] = [{"seed": seed, **few} for seed in range(1, cells + 1)]
    drafts = (
        Cell(i, {"seed": change["seed"]}, study.config, study.policies, change, BLOCK)
        for i, change in enumerate(changes)
    )
    planned = plan(drafts, cells, what="benchmark")
    with tempfile.TemporaryDirectory() as folder:
        settings = with_store(study.sweep, Path(folder) / "store")
        about = {"experiment": study.experiment, "policies": list(study.policies), "command": []}
        store, _ = carry_out(planned, settings, processes, what="living short runs", about=about)
        began = time.perf_counter()
        made = compact(store, {cell.key for cell in planned.cells})
        compacting = time.perf_counter() - began
        assert made is not None
        connection = connect(store)
        took = []
        for _ in range(ASKED):
            began = time.perf_counter()
            rows = ask(connection, QUESTION).fetchall()
            took.append(time.perf_counter() - began)
        connection.close()
        size = made.path.stat().st_size
    return {
        "runs": sum(row[3] for row in rows), "months": 120, "megabytes": size / 1e6, "compacting_seconds": compacting,
        "first_milliseconds": 1e3 * took[0], "milliseconds": 1e3 * median(took), "question": QUESTION,
    }  # fmt: skip


def with_store(settings: SweepSettings, folder: Path) -> SweepSettings:
    """Return the same settings with another store."""
    return SweepSettings.model_validate(settings.model_dump() | {"store": str(folder)})


def in_words(name: str, found: dict[str, Any]) -> list[str]:
    """Say what was measured, beside what it should be."""
    if name == "sweep":
        return [
            f"{found['cells']:,} cells of {found['cell_milliseconds']:.0f} ms "
            f"({found['alone_milliseconds']:.0f} ms one by one) on {found['processes']} processes: "
            f"{found['wall_seconds']:.1f} s, {found['ratio']:.3f} times the work shared out (at most 1.25), "
            f"{found['parent_milliseconds_a_cell']:.2f} ms a cell in the parent (at most 2)",
        ]
    if name == "plan":
        return [
            f"a plan of {found['cells']:,} cells: {found['seconds']:.1f} s from start to last hash (below 20), "
            f"{found['mebibytes']:.0f} MiB at most (below 500)",
        ]
    return [
        f"mean and interval of churn by policy at month 60 over {found['runs']:,} runs of {found['months']} months: "
        f"{found['milliseconds']:.1f} ms (below 50; the first time {found['first_milliseconds']:.1f}), from "
        f"{found['megabytes']:,.0f} MB compacted in {found['compacting_seconds']:.0f} s",
    ]
