"""What lies on disk: sweeps in the store and runs under ``results/``, read the way the command line reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.app.living import Recent
from experiments.figures.series import interval
from experiments.query import connect
from experiments.rundir import MANIFEST
from experiments.store import Store
from experiments.sweeping.manifest import Sweep, column_of, sweeps
from experiments.sweeping.settings import SweepSettings

if TYPE_CHECKING:
    import duckdb

RUN = "kizuna run"
RUNS_LISTED = 200
OPEN, READ = 4, 40
"""Sweeps kept open, and tables of cells kept."""


@dataclass(frozen=True)
class Listed:
    """A sweep as the list has it."""

    sweep: Sweep

    @property
    def name(self) -> str:
        """Its name."""
        return self.sweep.name

    @property
    def can_be_read(self) -> bool:
        """Whether its cells are of this engine and some are finished, or may be."""
        known = self.sweep.manifest
        return self.sweep.is_of_this_engine and (known["finished"] > 0 or known["status"] == "interrupted")


@dataclass(frozen=True)
class Run:
    """A run under ``results/``: its name there, and what its manifest says."""

    name: str
    folder: Path
    manifest: Mapping[str, Any]

    def summary(self) -> dict[str, Any]:
        """Return its answer as plain values; empty where it has none that can be read."""
        return _json(self.folder / "summary.json")


class Swept:
    """One sweep, opened for reading.

    Parameters
    ----------
    store
        Where it lies.
    sweep
        As the store has it.
    """

    def __init__(self, store: Store, sweep: Sweep) -> None:
        self.sweep, self.name = sweep, sweep.name
        self._lock = Lock()
        self._read = Recent(READ)
        self.connection: duckdb.DuckDBPyConnection = connect(store, sweep.name)
        self.cells = sweep.cells().to_pandas()
        self.axes = {key: _values(self.cells[column_of(key)]) for key in sweep.manifest["axes"]}
        found = self._ask("select max(month), list(distinct policy) from results")
        self.horizon = int(found.iloc[0, 0] or 1)
        self.policies = _in_order(sweep.manifest["policies"], list(found.iloc[0, 1]))

    def column(self, key: str) -> str:
        """Return the column of a swept key."""
        return column_of(key)

    def read(self, one: str, against: str, month: int, outcomes: tuple[str, ...]) -> pd.DataFrame:
        """Return one row a cell: what was swept, and mean, low and high of every outcome.

        Parameters
        ----------
        one, against
            Policies; of ``one`` alone if ``against`` is empty, else the paired difference.
        month
            From 1.
        outcomes
            Names of columns of the store.

        Returns
        -------
        pandas.DataFrame
            The table of cells, with ``OUTCOME``, ``OUTCOME.low``, ``OUTCOME.high``, NaN where there is none, and
            ``lived``: the replications that were read.
        """
        asked = (one, against, month, outcomes)
        known: pd.DataFrame | None = self._read.get(asked)
        if known is None:
            known = self._read[asked] = self._table(*asked)
        return known

    def _table(self, one: str, against: str, month: int, outcomes: tuple[str, ...]) -> pd.DataFrame:
        columns = ", ".join(f'"{name}"' for name in outcomes)
        policies = [one, *([against] if against else [])]
        places = ", ".join("?" for _ in policies)
        rows = self._ask(
            f"select cell, policy, replication, {columns} from results where month = ? and policy in ({places}) "
            "order by cell, policy, replication", [month, *policies],
        )  # fmt: skip
        treated = rows[rows["policy"] == one].set_index(["cell", "replication"])[list(outcomes)]
        if against:
            other = rows[rows["policy"] == against].set_index(["cell", "replication"])[list(outcomes)]
            treated = (treated - other).dropna(how="all")
        told = _told(treated, outcomes)
        return self.cells.merge(told, on="cell", how="left").sort_values("number").reset_index(drop=True)

    def _ask(self, sql: str, values: list[Any] | None = None) -> pd.DataFrame:
        with self._lock:
            return self.connection.execute(sql, values or []).df()


ENDS = ("", ".low", ".high")


def _told(values: pd.DataFrame, outcomes: tuple[str, ...]) -> pd.DataFrame:
    """Return means and intervals of a row a cell and replication; cells with as many replications go together."""
    parts = []
    sizes = values.groupby(level="cell", sort=False).size()
    for n, keys in sizes.groupby(sizes).groups.items():
        chosen = values[values.index.get_level_values("cell").isin(keys)]
        samples = chosen.to_numpy(float).reshape(len(keys), int(n), len(outcomes)).swapaxes(0, 1)
        part: dict[str, Any] = {"cell": chosen.index.get_level_values("cell")[:: int(n)], "lived": int(n)}
        for end, found in zip(ENDS, interval(samples), strict=True):
            part |= {f"{name}{end}": found[:, i] for i, name in enumerate(outcomes)}
        parts.append(pd.DataFrame(part))
    columns = ["cell", "lived", *(f"{name}{end}" for name in outcomes for end in ENDS)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


class Shelf:
    """Everything on disk.

    Parameters
    ----------
    folder
        Of the store.
    results
        Where runs put their folders.
    """

    def __init__(self, folder: Path | None = None, results: Path | None = None) -> None:
        self.store_folder = folder or Path(SweepSettings().store)
        self.results = results or Path("results")
        self._open = Recent(OPEN)

    def store(self) -> Store:
        """Return the store, looked at anew."""
        return Store(self.store_folder)

    def sweeps(self) -> list[Listed]:
        """Return all sweeps, the newest first."""
        found = [Listed(sweep) for sweep in sweeps(self.store())]
        return sorted(found, key=lambda one: str(one.sweep.manifest["started"]), reverse=True)

    def open(self, name: str) -> Swept:
        """Return a sweep, read again only when its manifest has changed.

        Raises
        ------
        Refusal
            If it holds nothing finished.
        """
        store = self.store()
        sweep = next(one.sweep for one in self.sweeps() if one.name == name)
        key = (name, json.dumps(dict(sweep.manifest), sort_keys=True, default=str))
        known: Swept | None = self._open.get(key)
        if known is None:
            known = self._open[key] = Swept(store, sweep)
        return known

    def runs(self) -> list[Run]:
        """Return runs under ``results/``, the newest first."""
        found = []
        for path in self.results.glob(f"*/*/{MANIFEST}"):
            manifest = _json(path)
            kinds = {"experiment": str, "started": str, "status": str, "policies": list, "files": list}
            if manifest.get("kind") == RUN and all(isinstance(manifest.get(k), kind) for k, kind in kinds.items()):
                name = path.parent.relative_to(self.results).as_posix()
                found.append(Run(name, path.parent, manifest))
        return sorted(found, key=lambda run: str(run.manifest["started"]), reverse=True)[:RUNS_LISTED]


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _values(column: pd.Series) -> list[Any]:
    """Return the values of a lever: numbers in order of size, names in order of appearance."""
    values = column.dropna().drop_duplicates().tolist()
    return sorted(values) if pd.api.types.is_numeric_dtype(column) else values


def _in_order(asked: list[str], found: list[str]) -> tuple[str, ...]:
    """Return the policies that were lived, in the order in which they were asked for; others after them."""
    return (*(name for name in asked if name in found), *sorted(name for name in found if name not in asked))


def undecided(table: pd.DataFrame, outcome: str) -> np.ndarray:
    """Tell for every cell whether the interval of a difference holds zero."""
    held: np.ndarray = ((table[f"{outcome}.low"] <= 0) & (table[f"{outcome}.high"] >= 0)).to_numpy()
    return held
