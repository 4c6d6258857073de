"""The report of the main job for what is on the desk: the same page as on the command line, made of the same runs."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from experiments.app.asked import Asked
from experiments.app.living import Lived


def report_of(lived: Lived, called: tuple[str, ...], language: str) -> bytes:
    """Return the report as one HTML file.

    Parameters
    ----------
    lived
        An answered question.
    called
        What its policies are called, in order.
    language
        "en" or "ja".
    """
    from experiments import report
    from experiments.answer import main_answer
    from experiments.comparison import Comparison
    from experiments.plain import finish
    from experiments.rundir import RunDir
    from sim.twin_worlds import Twins

    asked: Asked = lived.asked
    twins, study = lived.comparison.twins, asked.study(called)
    renamed = {name: twins.results[letter] for name, letter in zip(called, twins.policies, strict=True)}
    comparison = Comparison(study, Twins(called, renamed, twins.seeds))
    comparison = replace(comparison, summary=main_answer(comparison, None))
    with tempfile.TemporaryDirectory() as folder, RunDir(Path(folder) / "run", study) as rundir:
        report.write(comparison, rundir, language)
        finish(rundir, study, comparison.summary)
        return (rundir.path / report.NAME).read_bytes()
