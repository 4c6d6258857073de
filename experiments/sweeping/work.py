"""What a worker does: lives one block of replications of one cell, and writes it into the store itself."""

from __future__ import annotations

import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.store import Store
from experiments.sweeping.cell import BLOCK, Cell, key_of, scenarios_of
from experiments.sweeping.outcomes import rows
from sim.draws import replication_seed
from sim.model import RetentionModel

if TYPE_CHECKING:
    import pyarrow as pa

    from sim.scenario import Scenario


def task_of(cell: Cell, block: int, n: int, store: Path) -> dict[str, Any]:
    """Return the task of living the first n replications of a block, as plain values that travel as JSON."""
    return {
        "key": cell.key, "number": cell.number, "block": block, "n": n, "store": str(store.resolve()),
        "config": dict(cell.config), "policies": list(cell.policies), "changes": dict(cell.changes),
    }  # fmt: skip


@dataclass(frozen=True)
class Done:
    """What came of a task.

    Attributes
    ----------
    key, block
        Which.
    error
        Traceback; empty if all went well.
    disk
        What the disk said, if the store could not be written.
    seconds
        Time spent living and writing.
    """

    key: str
    block: int
    error: str = ""
    disk: str = ""
    seconds: float = 0.0


def do(task: Mapping[str, Any]) -> Done:
    """Live a block; replications that the store has already are not lived again."""
    began = time.perf_counter()
    key, block = task["key"], task["block"]
    try:
        table = _lived(task)
    except Exception:
        return Done(key, block, error=traceback.format_exc(), seconds=time.perf_counter() - began)
    if table is not None:
        try:
            Store(Path(task["store"])).write(key, block, task["n"], table)
        except OSError as error:
            return Done(key, block, disk=error.strerror or str(error), seconds=time.perf_counter() - began)
    return Done(key, block, seconds=time.perf_counter() - began)


def _lived(task: Mapping[str, Any]) -> pa.Table | None:
    """Return the whole table of a block, or None where the store has it."""
    import pyarrow as pa

    store, key, block, n = Store(Path(task["store"])), task["key"], task["block"], task["n"]
    there = store.find(key, block)
    if there is not None and there.n >= n:
        return None
    scenarios = scenarios_of(task["config"], tuple(task["policies"]), task["changes"])
    if (mine := key_of(scenarios)) != key:
        raise RuntimeError(f"this worker has another engine or other presets: it makes {mine} of the cell {key}")
    parts = [] if there is None else [store.read(there)]
    first = block * BLOCK + (there.n if there else 0)
    parts += [replicate(scenarios, r, key) for r in range(first, block * BLOCK + n)]
    return pa.concat_tables(parts)


def replicate(scenarios: Mapping[str, Scenario], replication: int, key: str) -> pa.Table:
    """Live one replication under every policy; the running-in is shared, since only policies differ.

    Returns
    -------
    pyarrow.Table
        One row a policy and month: cell, policy, replication, month, then an outcome a column.
    """
    import pyarrow as pa

    start, parts = None, []
    names = list(scenarios)
    for i, scenario in enumerate(scenarios.values()):
        seed = replication_seed(scenario.seed, replication)
        if start is None:
            model = RetentionModel(scenario, seed=seed)
            while model.month < 0:
                model.step()
            start = model.at_month_0()
        result = RetentionModel(scenario, seed=seed, start=start).run()
        months = result.horizon
        columns: dict[str, Any] = {
            "cell": pa.DictionaryArray.from_arrays(np.zeros(months, np.int32), [key]),
            "policy": pa.DictionaryArray.from_arrays(np.full(months, i, np.int32), names),
            "replication": np.full(months, replication, np.int32),
            "month": np.arange(1, months + 1, dtype=np.int16),
        }
        parts.append(pa.table(columns | rows(result)))
    return pa.concat_tables(parts)
