"""Calibrate to a transaction log: check it before anything runs, fit, judge beside peers, report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.refusal import Refusal

if TYPE_CHECKING:
    import numpy as np
    from rich.console import Console

    from experiments.buying.answers import Answer
    from experiments.buying.histories import Histories, Split
    from experiments.buying.log import Log
    from experiments.rundir import RunDir
    from experiments.study import Study

FEWEST_CUSTOMERS, FEWEST_REPEATS = 50, 50
"""Customers and their repeat purchases in calibration; with fewer nothing is known of four parameters."""
FEWEST_DAYS = 28
ONLY_LOGS = ("calibration_days", "holdout_days", "acquired_days")
ONLY_TABLES = ("segment", "fit_until", "project_until", "n", "notice")


def concerns(data: str) -> bool:
    """Tell whether what is to be fitted is a transaction log.

    Raises
    ------
    Refusal
        If there is no such table.
    """
    from experiments.buying.cdnow import WORD
    from experiments.buying.recognising import is_log
    from experiments.cohorts.table import read

    return data.lower() == WORD or bool(data) and is_log(read(data).header)


def check(study: Study) -> None:
    """Refuse a log that cannot be fitted, and options that are not about logs.

    Raises
    ------
    Refusal
        Before anything has run.
    """
    options: Any = study.options
    if options.write:
        raise Refusal(
            "calibrate.write", "shipped presets are not fitted to a log", found="true", allowed="false",
            hint="a preset of its own is written into the folder of the run",
        )  # fmt: skip
    for name in ONLY_TABLES:
        if value := getattr(options, name):
            raise Refusal(f"calibrate.{name}", "is about tables of cohort survival, not about logs", found=str(value),
                          hint=f"for logs: {', '.join(ONLY_LOGS)}")  # fmt: skip
    read(study)


def check_no_log(study: Study) -> None:
    """Refuse options of logs where there is none.

    Raises
    ------
    Refusal
        With the option.
    """
    for name in ONLY_LOGS:
        if value := getattr(study.options, name):
            raise Refusal(f"calibrate.{name}", "is about transaction logs", found=str(value),
                          hint="data=cdnow, or a table with customer and date")  # fmt: skip


def read(study: Study) -> tuple[Log, Histories]:
    """Return the log, and what is known of its customers.

    Raises
    ------
    Refusal
        If the log or what is asked of it is not admissible.
    """
    from experiments.buying import cdnow, recognising
    from experiments.buying.histories import histories
    from experiments.cohorts.table import read as read_table

    options: Any = study.options
    log = cdnow.read() if options.data.lower() == cdnow.WORD else recognising.log(read_table(options.data))
    known = histories(log, split_of(log, options))
    repeats = int(known.x.sum())
    if len(known) < FEWEST_CUSTOMERS or repeats < FEWEST_REPEATS:
        raise Refusal(
            log.source, "too little to fit", found=f"{len(known)} customers, {repeats} repeat purchases in calibration",
            allowed=f"at least {FEWEST_CUSTOMERS} customers and {FEWEST_REPEATS} repeat purchases",
        )  # fmt: skip
    if known.weekly[-1] <= known.weekly[known.n_fitted_weeks - 1]:
        raise Refusal(log.source, "nobody buys again in the holdout", found="0 repeat purchases",
                      hint="calibrate.calibration_days and calibrate.holdout_days choose the windows")  # fmt: skip
    return log, known


def split_of(log: Log, options: Any) -> Split:
    """Return the windows: as asked, else half and half of the log; CDNOW as it is always judged.

    Raises
    ------
    Refusal
        If they do not fit into the log, or are too short.
    """
    from experiments.buying import cdnow
    from experiments.buying.histories import Split
    from experiments.catalog import entries

    usual = cdnow.SPLIT if log.source == "CDNOW" else Split(log.n_days // 2, log.n_days - log.n_days // 2, 0)
    calibration = options.calibration_days or usual.calibration
    rest = log.n_days - calibration
    holdout = options.holdout_days or (usual.holdout if not options.calibration_days else rest)
    for name, days in (("calibration_days", calibration), ("holdout_days", holdout)):
        if days < FEWEST_DAYS:
            raise Refusal(f"calibrate.{name}", f"the log covers {log.n_days} days", found=f"{days} days",
                          allowed=f"at least {FEWEST_DAYS} days")  # fmt: skip
    if calibration + holdout > log.n_days:
        raise Refusal(
            "calibrate.holdout_days" if options.holdout_days else "calibrate.calibration_days",
            f"beyond the {log.n_days} days of the log", found=f"{calibration} + {holdout} days",
            allowed=f"together at most {log.n_days}",
        )  # fmt: skip
    longest = 30 * (int(entries()["horizon_months"].declaration.high or 0) - 1)
    if calibration + holdout > longest:
        raise Refusal(log.source, "beyond the longest run", found=f"{calibration + holdout} days",
                      allowed=f"up to {longest} days")  # fmt: skip
    return Split(calibration, holdout, options.acquired_days or calibration)


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Fit the engine to the log, judge it beside its peers, write what was found, and say it."""
    from experiments.buying.reporting import report

    log, known = read(study)
    return report(study, rundir, console, answer_of(study, log, known))


def answer_of(study: Study, log: Log, known: Histories) -> Answer:
    """Fit the engine and its peers, and forecast."""
    from experiments.buying import answers, living
    from experiments.buying.fitting import fit
    from experiments.cohorts.fitted import bounds_of
    from experiments.progress import progress
    from sim.draws import replication_seed

    options: Any = study.options
    days = int(known.seen.max())
    luck = replication_seed(study.seed, 0)

    def drop_out(values: dict[str, float], people: int) -> np.ndarray:
        return living.simulate(living.world(study, values, days, people), luck, study.threads).dropped

    bounds = {name: bounds_of(name) for name in living.NAMES}
    with progress("fitting the engine", "runs") as report:
        found = fit(known, drop_out, options.fit_customers, study.seed, bounds, report)
    whole = days + known.split.holdout
    with progress("simulating customers", "runs") as report:
        lives = living.simulate_many(study, found, whole, options.forecast_customers, report)
    ours, number, errors = answers.engine(known, lives, found)
    return answers.Answer(
        log, known, found, lives, (ours, *answers.peers(known)), number, errors,
        answers.band(known, lives, study.seed),
    )  # fmt: skip
