"""Placeholder of the comparison: it checks that a study arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.declare import Declared

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """The comparison has no settings of its own yet."""


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Say what would be compared."""
    console.print(f"{', '.join(study.treatments)} against {study.baseline}")
    return {"policies": list(study.policies)}
