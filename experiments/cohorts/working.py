"""Calibrate to a user's table: check it before anything runs, fit every segment, report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.refusal import Refusal

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.cohorts.cohort import Cohort
    from experiments.rundir import RunDir
    from experiments.study import Study

AHEAD, AHEAD_MONTHS = 1.5, 12
"""Without points held back, the projection goes so many times as far as the data, at least so many months further."""
_NEEDS_DATA = ("segment", "fit_until", "n", "project_until")


def check(study: Study) -> None:
    """Refuse a table that cannot be fitted, and options that contradict each other.

    Raises
    ------
    Refusal
        Before anything has run.
    """
    options: Any = study.options
    if options.data:
        if options.write:
            raise Refusal(
                "calibrate.write", "shipped presets are not fitted to a table of yours", found="true", allowed="false",
                hint="a preset of its own is written into the folder of the run",
            )  # fmt: skip
        if not study.sweep.same_people:
            raise Refusal(
                "sweep.same_people", "luck would hide what a parameter does", found="false", allowed="true",
                hint="leave it out",
            )  # fmt: skip
        read(study)
        return
    for name in _NEEDS_DATA:
        if value := getattr(options, name):
            raise Refusal(f"calibrate.{name}", "needs a table", found=str(value), hint="data=PATH names one")


def read(study: Study) -> list[Cohort]:
    """Return the cohorts that are fitted.

    Raises
    ------
    Refusal
        If the table or what is asked of it is not admissible.
    """
    from experiments.catalog import entries
    from experiments.cohorts import reading, table
    from experiments.cohorts.columns import Asked

    options: Any = study.options
    longest = entries()["horizon_months"].declaration.high
    asked = Asked(
        segment=options.segment, fit_until=options.fit_until, n=options.n, noise=options.noise,
        period_months=options.period_months, unit=options.unit, n_free=len(options.free), longest=int(longest or 0),
    )  # fmt: skip
    cohorts = reading.cohorts(table.read(options.data), asked)
    for cohort in cohorts:
        if options.project_until and options.project_until <= cohort.last_used:
            raise Refusal(
                "calibrate.project_until", "not beyond what is fitted", found=str(options.project_until),
                allowed=f"from month {cohort.last_used + 1}",
            )  # fmt: skip
    return cohorts


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Fit every cohort of the table, write what was found, and say it."""
    from experiments.cohorts.fitted import fit
    from experiments.cohorts.reporting import report

    options: Any = study.options
    found = [
        fit(
            study, cohort, options.free, _horizon(cohort, options.project_until), options.fit_customers,
            options.fit_replications, options.draws, options.notice,
        )
        for cohort in read(study)
    ]  # fmt: skip
    return report(study, rundir, console, found, options.language)


def _horizon(cohort: Cohort, until: int) -> int:
    from experiments.catalog import entries

    longest = int(entries()["horizon_months"].declaration.high or 0)
    if until:
        return max(until, cohort.months[-1])
    if len(cohort.held_back):
        return cohort.months[-1]
    return min(longest, max(int(AHEAD * cohort.last_used), cohort.last_used + AHEAD_MONTHS))
