"""The plain summary at the top of every report: what changed, how sure, why, who lost, what to test in reality.

A study gives two things: texts under ``<experiment>.<heading>`` in one of the word tables here, and, in ``found.py``,
the numbers these texts name and the differences by which it is judged, read out of its summary. All else is general.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.rundir import RunDir
    from experiments.study import Study

HEADINGS = ("changed", "sure", "why", "lost", "test")


def finish(rundir: RunDir, study: Study, summary: dict[str, Any]) -> None:
    """Put the plain summary at the top of ``report.html``, now that the answer is known.

    A study that wrote no page gets one, of its figures and of what its summary says; unless it was asked for no
    figures or no report.

    Parameters
    ----------
    rundir
        The run; holds the page if there is one.
    study
        What was asked.
    summary
        What was found, as in ``summary.json``.
    """
    from experiments.plain.about import About
    from experiments.plain.pages import write_missing
    from experiments.plain.telling import told
    from experiments.report import NAME, filled

    if rundir.page is None:
        write_missing(rundir, study, summary)
    if rundir.page is None:
        return
    template, page = rundir.page
    page["plain"] = told(About(study, summary, page["language"], page["beside"]))
    rundir.write_text(NAME, filled(template, page))
