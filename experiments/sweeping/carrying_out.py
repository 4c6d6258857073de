"""Carries a plan out: store, executor, progress, manifest; says how to go on when it is stopped."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from experiments.progress import Report, progress
from experiments.store import Store
from experiments.sweeping.driver import Driver, Stopping, Tally
from experiments.sweeping.executors import Executor, Processes
from experiments.sweeping.lasting import lent
from experiments.sweeping.manifest import Record
from experiments.sweeping.plan import Plan
from experiments.sweeping.settings import SweepSettings


def carry_out(
    plan: Plan, settings: SweepSettings, workers: int, *, what: str, about: Mapping[str, Any],
    stopping: Stopping | None = None, told: Report | None = None,
) -> tuple[Store, Tally]:  # fmt: skip
    """Run what the store does not have of a plan, and keep its manifest.

    Parameters
    ----------
    plan
        Checked cells.
    settings
        Store, executor, and what to do about failures.
    workers
        Processes on this machine.
    what
        Words for the progress.
    about
        Plain values for the manifest.
    stopping
        When a cell has replications enough; the number asked for if missing.
    told
        Called as well with cells done and cells in all; what it raises breaks the plan off, as a stop by hand does.

    Raises
    ------
    Refusal
        If the store cannot be written, or no scheduler answers.
    KeyboardInterrupt
        If stopped by hand.
    """
    store = Store(Path(settings.store))
    store.refuse_unwritable()
    record = Record(store, plan, about)
    with progress(what, "cells") as shown:

        def report(done: int, total: int) -> None:
            shown(done, total)
            if told is not None:
                told(done, total)

        driver = Driver(
            plan.cells, store, stopping or Stopping(), retry_failed=settings.retry_failed,
            fail_fast=settings.fail_fast, report=report,
        )  # fmt: skip
        record.write("started", driver.tally)
        try:
            tally = driver.run(lambda: lent(lambda: executor_of(settings, workers)))
        except BaseException as error:
            is_stop = isinstance(error, KeyboardInterrupt)
            if is_stop:
                record.write("interrupted", driver.tally)
            done = len(driver.tally.used)
            if done or is_stop:
                print(
                    f"\nkizuna: {done:,} of {len(plan.cells):,} cells are finished and in {store.folder}; the same "
                    "command goes on from there", file=sys.stderr,
                )  # fmt: skip
            raise
    record.write("finished" if len(tally.used) == tally.total else "with failures", tally)
    name_damaged(store)
    if tally.kept:
        print(f"{tally.kept:,} of {tally.total:,} cells were in the store already", file=sys.stderr)
    return store, tally


def executor_of(settings: SweepSettings, workers: int) -> Executor:
    """Make the executor that the settings name.

    Raises
    ------
    Refusal
        If it is a cluster that cannot be reached.
    """
    if settings.backend == "dask":
        from experiments.sweeping.dask_executor import DaskCluster

        return DaskCluster(settings.address, workers)
    return Processes(workers)


def name_damaged(store: Store) -> None:
    """Name the files of a store that are not what they seem; they were not read."""
    for path, problem in sorted(store.damaged.items())[:10]:
        print(f"kizuna: {path}: {problem}; not read", file=sys.stderr)
    if len(store.damaged) > 10:
        print(f"kizuna: and {len(store.damaged) - 10} more damaged files", file=sys.stderr)
    if store.damaged:
        print("  hint:    they may be deleted; the same sweep again runs what they held", file=sys.stderr)
