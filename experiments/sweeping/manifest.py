"""What the store knows of a sweep: what was asked, how far it came, which cells it has and where each lies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.refusal import Refusal
from experiments.store import SWEEPS, Store, parquet_bytes, put
from experiments.sweeping.bases import BASES, bases_bytes
from experiments.sweeping.cell import engine
from experiments.sweeping.failed import last_line
from experiments.sweeping.plan import Plan

if TYPE_CHECKING:
    import pyarrow as pa

    from experiments.sweeping.driver import Tally

MANIFEST, CELLS = "manifest.json", "cells.parquet"
_MARK = "kizuna sweep"
_ALWAYS = ("number", "cell", "replications", "status")
RESERVED = ("sweep", "number", "cell", "replications", "status", "policy", "replication", "month", "customers")
"""Columns of the table of cells, and of runs: a swept key of one of these names gets an underscore."""


@dataclass(frozen=True)
class Sweep:
    """A sweep in the store.

    Attributes
    ----------
    folder
        Where its manifest lies.
    manifest
        What it says.
    """

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Name of the sweep."""
        return str(self.manifest["name"])

    @property
    def is_of_this_engine(self) -> bool:
        """Whether its cells were run, or would be, by the engine at hand."""
        return bool(self.manifest["engine"] == engine())

    def cells(self) -> pa.Table:
        """Return its table of cells: number, cell (key), replications, status, then a column a swept key.

        Raises
        ------
        Refusal
            If it is damaged.
        """
        import pyarrow.parquet as pq

        try:
            table = pq.read_table(self.folder / CELLS)
            if missing := [name for name in _ALWAYS if name not in table.column_names]:
                raise ValueError(f"has no column {', '.join(missing)}")
            return table
        except (OSError, ValueError) as error:
            hint = "the same sweep again writes it anew; its finished cells stay"
            raise Refusal(str(self.folder / CELLS), "cannot be read", found=str(error), hint=hint) from None


class Record:
    """Keeps the manifest of a sweep up to date.

    Parameters
    ----------
    store
        Where.
    plan
        What is run.
    about
        Further plain values for the manifest: command, experiment, policies.
    """

    def __init__(self, store: Store, plan: Plan, about: Mapping[str, Any]) -> None:
        self.store, self.plan = store, plan
        self.folder = store.folder / SWEEPS / plan.name
        self._values = {
            "kind": _MARK, "name": plan.name, "engine": engine(), "cells": len(plan.cells), "started": _now(),
            "ended": None, "axes": list(plan.axes), **about,
        }  # fmt: skip

    def write(self, status: str, tally: Tally | None = None) -> None:
        """Write manifest and table of cells.

        Raises
        ------
        Refusal
            If the store cannot be written.
        """
        values = self._values | {"status": status, "finished": 0, "failed": []}
        if status != "started":
            values["ended"] = _now()
        if tally is not None:
            values["finished"] = len(tally.used)
            values["failed"] = [
                {"number": n, "coordinates": record.get("coordinates"), "reason": record.get("reason")}
                for n, record in sorted(tally.failed.items())
            ]
        try:
            if status == "started":
                put(self.folder / BASES, bases_bytes(self.plan))
            put(self.folder / CELLS, parquet_bytes(cells_table(self.plan, tally), {"engine": engine()}))
            text = json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False, default=str)
            put(self.folder / MANIFEST, f"{text}\n".encode())
        except OSError as error:
            raise self.store.unwritable(error) from None


def sweeps(store: Store) -> list[Sweep]:
    """Return all sweeps of a store, by name; damaged manifests are noted in the store."""
    found = []
    folder = store.folder / SWEEPS
    for path in sorted(folder.glob(f"*/{MANIFEST}")) if folder.is_dir() else ():
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
            if not _is_manifest(manifest) or manifest["name"] != path.parent.name:
                raise ValueError
            found.append(Sweep(path.parent, manifest))
        except (OSError, ValueError):
            store.damaged[path] = "cannot be read as the manifest of a sweep"
    return found


_KINDS = {"name": str, "engine": str, "status": str, "started": str, "cells": int, "finished": int, "axes": list,
          "failed": list, "command": list, "policies": list}  # fmt: skip


def _is_manifest(values: Any) -> bool:
    if not isinstance(values, dict) or values.get("kind") != _MARK or "ended" not in values:
        return False
    if not all(isinstance(values.get(key), kind) for key, kind in _KINDS.items()):
        return False
    words = (*values["axes"], *values["command"], *values["policies"])
    failed = values["failed"]
    return all(isinstance(word, str) for word in words) and all(
        isinstance(record, dict) and "number" in record and isinstance(record.get("coordinates"), dict | None)
        for record in failed
    )


def column_of(key: str) -> str:
    """Return the column of a swept key; ``policy=...`` chooses what each row is about, so it is ``policy_``."""
    return f"{key}_" if key in RESERVED else key


def cells_table(plan: Plan, tally: Tally | None) -> pa.Table:
    """Return the cells of a plan as a table."""
    import pyarrow as pa

    used = tally.used if tally else {}
    failed = tally.failed if tally else {}
    columns: dict[str, Any] = {
        "number": pa.array([cell.number for cell in plan.cells], pa.int32()),
        "cell": [cell.key for cell in plan.cells],
        "replications": pa.array([used.get(cell.number, cell.replications) for cell in plan.cells], pa.int32()),
        "status": [
            "finished" if cell.number in used else "failed" if cell.number in failed else "missing"
            for cell in plan.cells
        ],
    }  # fmt: skip
    for key in plan.axes:
        columns[column_of(key)] = _column([cell.coordinates.get(key) for cell in plan.cells])
    return pa.table(columns)


def _column(values: list[Any]) -> list[Any]:
    """Return values of one kind: numbers stay numbers where all are, else words."""
    there = [value for value in values if value is not None]
    if all(isinstance(value, bool) for value in there):
        return values
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in there):
        is_whole = all(isinstance(value, int) for value in there)
        return [None if value is None else value if is_whole else float(value) for value in values]
    return [None if value is None else last_line(str(value)) for value in values]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
