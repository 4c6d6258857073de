"""A sweep: many cells of one command line, checked before the first one runs, lived once, answered in one table."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydra.core.config_loader import ConfigLoader
from omegaconf import DictConfig

from experiments.border import study_from
from experiments.checking import checked
from experiments.forms import counted
from experiments.progress import progress
from experiments.refusal import Refusal, nearest
from experiments.rundir import RunDir, near
from experiments.study import Study
from experiments.sweeping.composing import Bases, compose_all, drafts
from experiments.sweeping.grammar import Grid, drawn, read
from experiments.sweeping.plan import Plan, plan
from experiments.sweeping.settings import SweepSettings
from experiments.warming import warm_up

IN_STORE = ("compare",)
"""Kinds of experiments whose cells are lived into the store; others are run one after another, each as a whole."""

RunOne = Callable[[Study, Path], Any]
"""Runs one study into a folder."""


@dataclass(frozen=True)
class Swept:
    """What a sweep is about, as a run folder wants to know it.

    Attributes
    ----------
    plan
        What is run.
    study
        The first cell as a study of its own.
    """

    plan: Plan
    study: Study

    experiment = "sweep"

    @property
    def name(self) -> str:
        """Name of the sweep."""
        return self.plan.name

    @property
    def seed(self) -> int:
        """Seed of the first cell."""
        return self.study.seed

    @property
    def policies(self) -> tuple[str, ...]:
        """Policies of the first cell."""
        return self.study.policies

    @property
    def baseline(self) -> str:
        """Baseline of the first cell."""
        return self.study.baseline

    def resolved(self) -> dict[str, Any]:
        """Return every value of the first cell, and what is swept."""
        return self.study.resolved() | {"axes": self.plan.axes}

    def scenario_hash(self) -> str:
        """Return a digest of everything that can move a number."""
        keys = " ".join(f"{cell.key} {cell.replications}" for cell in self.plan.cells)
        return hashlib.sha256(f"{self.study.scenario_hash()} {keys}".encode()).hexdigest()[:16]


def sweep(arguments: list[str], config: DictConfig, loader: ConfigLoader, run_one: RunOne) -> Path:
    """Plan, run and answer the sweep of one command line.

    Parameters
    ----------
    arguments
        Overrides as :func:`experiments.overrides.for_hydra` returns them.
    config
        Hydra's composed configuration of the sweep as a whole.
    loader
        Composes cells.
    run_one
        Runs a study that does not go into the store.

    Raises
    ------
    Refusal
        On bad input of any kind; nothing has run then.
    Failed
        If cells failed; all others are finished.
    KeyboardInterrupt
        If stopped by hand; what is finished stays.
    """
    grid = read(arguments, loader, loader.list_groups(""))
    bases = compose_all(grid, config, loader)
    settings = _settings(grid, bases)
    grid = drawn(grid, settings.samples, _seed(bases))
    if any(base.values.get("experiment") not in IN_STORE for base in bases.values()):
        return _one_after_another(grid, bases, Path(config.hydra.sweep.dir), run_one)
    refuse_unknown_outcome(settings.outcome)
    if settings.backend == "dask":
        from experiments.sweeping.dask_executor import refuse_unreachable

        refuse_unreachable(settings.address)
    with progress("checking", "cells") as report:
        planned = plan(
            drafts(grid, bases), len(grid), what="sweep", name=settings.name, same_people=settings.same_people,
            report=report,
        )  # fmt: skip
    first = study_from(planned.cells[0].config, planned.cells[0].policies, next(iter(bases.values())).name)
    print(f"{counted(len(planned.cells), 'cell', 'cells')}, all admissible", file=sys.stderr, flush=True)
    command = [text.lstrip("+") for text in arguments]
    with RunDir(Path(config.hydra.sweep.dir), Swept(planned, first)) as rundir:
        warm_up(first.scenario(first.baseline))
        answer_plan(planned, first, rundir, command, "sweeping")
    print(f"Written to {near(rundir.path)}")
    return rundir.path


def answer_plan(planned: Plan, study: Study, rundir: RunDir, command: list[str], what: str) -> dict[str, Any]:
    """Run a plan, write its table, figure and report, and say what came of it.

    Raises
    ------
    Failed
        If cells failed; the others are answered.
    """
    from rich.console import Console

    from experiments.sweeping.answering import write_answer
    from experiments.sweeping.carrying_out import carry_out
    from experiments.sweeping.driver import Stopping, failed

    settings = study.sweep
    about = {"experiment": study.experiment, "policies": list(study.policies), "command": command}
    stopping = Stopping(settings.outcome, settings.half_width, settings.max_replications)
    store, tally = carry_out(planned, settings, study.settings.n_workers, what=what, about=about, stopping=stopping)
    summary = write_answer(planned, store, tally, settings, rundir, Console())
    if tally.failed:
        raise failed(tally)
    return summary


def refuse_unknown_outcome(name: str) -> None:
    """Refuse an outcome that the store does not keep.

    Raises
    ------
    Refusal
        With the nearest that it does.
    """
    from experiments.sweeping.outcomes import names

    if name not in names():
        raise Refusal(
            "sweep.outcome", "no such outcome", found=name, allowed=", ".join(names()), nearest=nearest(name, names()),
        )  # fmt: skip


def _settings(grid: Grid, bases: Bases) -> SweepSettings:
    """Check the settings of the sweep itself, which hold for all cells."""
    for key in (*(axis.key for axis in grid.axes), *(interval.key for interval in grid.intervals)):
        if key.startswith("sweep."):
            raise Refusal(key, "cannot be swept: it says how to sweep", allowed="one value")
    base = next(iter(bases.values()))
    found: SweepSettings = checked(SweepSettings, base.values.get("sweep") or {}, "sweep.")
    return found


def _seed(bases: Bases) -> int:
    """Return the seed for points over intervals; what is wrong with a seed is said when cells are checked."""
    seed = next(iter(bases.values())).values.get("seed")
    return seed if isinstance(seed, int) and seed >= 0 else 1


def _one_after_another(grid: Grid, bases: Bases, folder: Path, run_one: RunOne) -> Path:
    """Run studies that do not go into the store, each into a folder of its own; all are checked first."""
    from experiments.sweeping.sequence import check_all, run_all

    names = {str(base.values.get("experiment")): base.name for base in bases.values()}
    run_all(check_all(drafts(grid, bases), names, folder), folder, run_one)
    return folder
