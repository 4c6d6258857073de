"""What a sweep's cells have in common, kept beside its manifest, so that a single cell can be set up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from experiments.refusal import Refusal
from experiments.sweeping.cell import Cell, key_of, scenarios_of

if TYPE_CHECKING:
    from experiments.sweeping.manifest import Sweep
    from experiments.sweeping.plan import Plan

BASES = "bases.json"


def bases_bytes(plan: Plan) -> bytes:
    """Return the configuration of the first cell of every combination of presets, as JSON."""
    found: dict[str, dict[str, Any]] = {}
    for cell in plan.cells:
        presets = _presets(cell.coordinates)
        found.setdefault(
            json.dumps(presets, sort_keys=True),
            {"presets": presets, "policies": list(cell.policies), "config": dict(cell.config),
             "by_changes": bool(cell.changes)},
        )  # fmt: skip
    return f"{json.dumps(list(found.values()), sort_keys=True, ensure_ascii=False, default=str)}\n".encode()


def cell_of(sweep: Sweep, row: Mapping[str, Any]) -> Cell | None:
    """Set up a cell again from a row of the sweep's table of cells.

    Parameters
    ----------
    sweep
        Of this engine.
    row
        As :meth:`Sweep.cells` has it.

    Returns
    -------
    Cell or None
        None if that does not give the key that the row says: the sweep was made by an earlier version, or its cells
        have seeds of their own, or values that a table cannot hold.
    """
    from experiments.sweeping.manifest import column_of

    values = {key: row.get(column_of(key)) for key in sweep.manifest["axes"]}
    coordinates = {key: value for key, value in values.items() if value is not None}
    for base in _read(sweep):
        if base["presets"] != _presets(coordinates):
            continue
        policies, config = tuple(base["policies"]), base["config"]
        moved = {key: value for key, value in coordinates.items() if key not in base["presets"]}
        changes = moved if base["by_changes"] else {}
        try:
            if not base["by_changes"]:
                from experiments.sweeping.composing import with_all

                config = with_all(config, list(moved.items()))
            if key_of(scenarios_of(config, policies, changes)) != row["cell"]:
                return None
        except Refusal:
            return None
        return Cell(row["number"], coordinates, config, policies, changes, row["replications"], row["cell"])
    return None


def _read(sweep: Sweep) -> list[dict[str, Any]]:
    try:
        found = json.loads((sweep.folder / BASES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    needed = {"presets": dict, "policies": list, "config": dict, "by_changes": bool}
    is_good = isinstance(found, list) and all(
        isinstance(base, dict) and all(isinstance(base.get(key), kind) for key, kind in needed.items())
        for base in found
    )
    return found if is_good else []


def _presets(coordinates: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in coordinates.items() if key in _groups()}


@cache
def _groups() -> frozenset[str]:
    from experiments.place import conf_folder, groups

    return frozenset(groups(conf_folder()))
