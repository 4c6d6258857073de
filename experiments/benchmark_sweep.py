"""What sweeping costs beside the work itself: a thousand cells, a plan of ten thousand, a question over 10,000 runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """Settings of the benchmark of sweeps, under ``benchmark_sweep.``."""

    cells: int = setting(
        1_000, "Cells of the sweep that is timed; customers and months are those of the study.", "cells timed",
        "計測するセル数", low=2, high=100_000, unit="cells",
    )  # fmt: skip
    processes: int = setting(
        2, "Processes that share them.", "processes", "プロセス数", low=1, high=256, unit="processes",
    )  # fmt: skip
    planned: int = setting(
        10_000, "Cells of the plan that is timed: composed, validated, hashed, none run.", "cells planned",
        "計画するセル数", low=2, high=1_000_000, unit="cells",
    )  # fmt: skip
    runs: int = setting(
        10_000, "Runs (of 120 months, of few people) that the question is asked over.", "runs asked about",
        "照会する反復数", low=16, high=1_000_000, unit="runs",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of the report.", "language", "言語")


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Measure, and say each figure beside what it should be."""
    from experiments.speed import sweeps
    from experiments.speed.machine import machine
    from experiments.summary import rounded

    options: Any = study.options
    summary: dict[str, Any] = {"machine": machine()}
    for name, measure in (
        ("sweep", lambda: sweeps.time_sweep(study, options.cells, options.processes)),
        ("plan", lambda: sweeps.time_plan(options.planned)),
        ("query", lambda: sweeps.time_query(study, options.runs, options.processes)),
    ):
        summary[name] = measure()
        rundir.write_json("summary.json", rounded(summary))
        for line in sweeps.in_words(name, summary[name]):
            console.print(line, highlight=False, soft_wrap=True, markup=False)
    return dict(rounded(summary))
