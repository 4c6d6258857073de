"""Studies that do not go into the store, one after another, each with a folder of its own."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from experiments.border import study_from
from experiments.refusal import Refusal
from experiments.rundir import MANIFEST, refuse_foreign
from experiments.study import Study
from experiments.sweeping.cell import Cell
from experiments.sweeping.failed import Failed, coordinates_in_words, last_line
from experiments.sweeping.plan import Refusals

Checked = list[tuple[Cell, Study]]


def check_all(drafts: Iterable[Cell], names: Mapping[str, str], folder: Path) -> Checked:
    """Check every study before the first one runs.

    Parameters
    ----------
    drafts
        Cells.
    names
        Name of the study by kind of experiment.
    folder
        Where the folders of the studies will lie, numbered.

    Raises
    ------
    Refusals
        If some cannot be run.
    """
    checked: Checked = []
    problems: list[tuple[Mapping[str, Any], Refusal]] = []
    total = 0
    for cell in drafts:
        total += 1
        try:
            kind = cell.config.get("experiment")
            study = study_from(cell.config, cell.policies, names.get(str(kind), ""))
            refuse_foreign(folder / str(cell.number), study)
            checked.append((cell, study))
        except Refusal as refusal:
            problems.append((cell.coordinates, refusal))
    if problems:
        raise Refusals(problems, total)
    return checked


def run_all(studies: Checked, folder: Path, run_one: Callable[[Study, Path], Any]) -> None:
    """Run one study after another; those that are finished in the folder are not run again.

    Raises
    ------
    Failed
        If some failed; the others are finished.
    """
    failed = []
    for cell, study in studies:
        path = folder / str(cell.number)
        told = coordinates_in_words(cell.coordinates)
        if _is_finished(path):
            print(f"\n{cell.number}: {told}: finished already", file=sys.stderr, flush=True)
            continue
        print(f"\n{cell.number}: {told}", file=sys.stderr, flush=True)
        try:
            run_one(study, path)
        except (Refusal, OSError, Exception) as error:
            reason = f"{error.where}: {error.problem}" if isinstance(error, Refusal) else traceback.format_exc()
            print(error if isinstance(error, Refusal) else f"failed: {last_line(reason)}", file=sys.stderr, flush=True)
            failed.append({"number": cell.number, "coordinates": dict(cell.coordinates), "error": reason})
    if failed:
        raise Failed(failed, len(studies), f"the same command with hydra.sweep.dir={folder} runs only these again")


def _is_finished(path: Path) -> bool:
    try:
        return bool(json.loads((path / MANIFEST).read_text(encoding="utf-8"))["status"] == "finished")
    except (OSError, ValueError, KeyError, TypeError):
        return False
