"""Runs twin worlds with progress on the screen, and saves what is finished when stopped by hand."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments import parquet
from experiments.keeping import Keeper, months_only
from experiments.progress import progress
from experiments.tables import twins_months
from sim.draws import replication_seed
from sim.twin_worlds import Twins, twins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.beside import Beside
    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.scenario import Scenario

MONTHS = "months.parquet"


def simulate(study: Study, scenarios: dict[str, Scenario], rundir: RunDir) -> tuple[Twins, Keeper]:
    """Run the main job; if stopped by hand, the monthly table of the finished replications is written first.

    A stop after the last month loses nothing: all is returned, and ``keeper.is_stopped`` says that it was stopped.

    Raises
    ------
    KeyboardInterrupt
        If stopped by hand.
    """
    options: Any = study.options
    n = next(iter(scenarios.values())).customers
    keeper = Keeper(min(n, max(1, options.sample_rows // study.replications)))
    try:
        with progress("simulating", "months") as report:
            done = twins(
                scenarios, replications=study.replications, workers=study.n_workers, threads=study.threads,
                progress=report, keep=keeper,
            )  # fmt: skip
    except KeyboardInterrupt:
        policies = tuple(scenarios)
        whole = keeper.whole(policies)
        if len(whole) < study.replications:
            _save(keeper, policies, study, rundir)
            raise
        keeper.is_stopped = True
        results = {name: [keeper.finished[name, r] for r in whole] for name in policies}
        done = Twins(policies, results, tuple(replication_seed(study.seed, r) for r in whole))
    return done, keeper


def simulate_beside(study: Study, sets: Sequence[Beside], replications: int) -> dict[tuple[str, str], Twins]:
    """Run the sets beside the main job that can be run, with one line of progress for all; by group and label."""
    ready = [item for item in sets if item.scenarios]
    sizes = [_months(item.scenarios, replications) for item in ready]
    total, before = sum(sizes), 0
    found = {}
    with progress("other worlds", "months") as report:
        for item, size in zip(ready, sizes, strict=True):

            def tick(done: int, of: int, before: int = before, size: int = size) -> None:
                report(before + round(done / of * size), total)

            found[item.group, item.label] = twins(
                item.scenarios, replications=replications, workers=study.n_workers, threads=study.threads,
                progress=tick, keep=months_only,
            )  # fmt: skip
            before += size
    return found


def _months(scenarios: dict[str, Scenario], replications: int) -> int:
    running_in = next(iter(scenarios.values())).market.burn_in_months
    return replications * (running_in + sum(s.horizon_months for s in scenarios.values()))


def _save(keeper: Keeper, policies: tuple[str, ...], study: Study, rundir: RunDir) -> None:
    whole = keeper.whole(policies)
    print(f"\nfinished before the stop: {len(whole)} of {study.replications} replications", file=sys.stderr)
    if not whole:
        return
    results = {name: [keeper.finished[name, r] for r in whole] for name in policies}
    frame = twins_months(Twins(policies, results, tuple(replication_seed(study.seed, r) for r in whole)))
    frame["replication"] = np.array(whole, np.int32)[frame["replication"]]
    parquet.write(rundir, MONTHS, frame, {"replications": f"{len(whole)} of {study.replications}: stopped by hand"})
