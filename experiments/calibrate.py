"""Calibration: fit the population presets to published retention curves, in the full model.

Two segments are fitted on years 0-7 and projected to year 12; the fit on years 0-4 and the fit with everybody alike
show what the projection owes to the data and to differences between people. Subscriptions are fitted to a card
replacement. Nothing else in the model is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from sim.declare import Declared, parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from experiments.calibration.fitting import Fit
    from experiments.calibration.judging import Judgement
    from experiments.calibration.targets import Target
    from experiments.rundir import RunDir
    from experiments.study import Study

LAST, LAST_HARDER = 7, 4
"""Last year that is fitted, in the usual and in the harder test."""

Key = tuple[str, str]


class Options(Declared):
    """Settings of the calibration."""

    fit_customers: int = parameter(
        40_000, "Customers in each evaluation of the full model while fitting; the judgement uses ``customers``.",
        low=100, high=10_000_000, unit="people", source="assumed", grade="A", label="customers while fitting",
        ja="推定時の顧客数",
    )  # fmt: skip
    fit_replications: int = parameter(
        16, "Replications in each evaluation while fitting; the judgement uses ``replications``.",
        low=1, high=1_000, unit="replications", source="assumed", grade="A", label="replications while fitting",
        ja="推定時の反復数",
    )  # fmt: skip
    write: bool = Field(False, description="write the fitted values into conf/population (in a clone only)")


def variants(name: str, target: Target) -> Iterator[tuple[Key, Target]]:
    """List what is fitted for a population: the fit, the harder fit, everybody alike; or the one fit there is."""
    if not target.is_held_back:
        yield (name, "fit"), target
        return
    yield (name, "fit"), target.upto(LAST)
    yield (name, "shorter"), target.upto(LAST_HARDER)
    yield (name, "alike"), target.upto(LAST).alike()


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Fit, judge, write tables and the figure, and say what came of it."""
    from experiments.calibration import presets
    from experiments.calibration.reporting import say, summarise, write_files
    from experiments.calibration.targets import TARGETS

    options: Any = study.options
    if options.write:
        presets.refuse_outside_a_clone()
    fits, judgements = _work(study, options)
    ridges = {name: _ridge(study, fits[name, "fit"], target) for name, target in TARGETS.items()}
    summary = summarise(fits, judgements, ridges)
    rundir.write_json("summary.json", summary)
    write_files(rundir, fits, judgements, ridges)
    say(console, judgements, summary)
    if options.write:
        for name in TARGETS:
            presets.write_preset(name, fits[name, "fit"].named())
        console.print("The fitted values were written into conf/population.")
    return summary


def _work(study: Study, options: Any) -> tuple[dict[Key, Fit], dict[Key, Judgement]]:
    from experiments.calibration.fitting import ROUNDS, fit, full_survival, scenario_of
    from experiments.calibration.judging import Judgement
    from experiments.calibration.targets import TARGETS
    from experiments.progress import progress

    jobs = [(key, part, TARGETS[key[0]]) for name in TARGETS for key, part in variants(name, TARGETS[name])]
    months = sum(ROUNDS * options.fit_replications * part.horizon for _, part, _ in jobs)
    months += sum(study.replications * whole.horizon for _, _, whole in jobs)
    fits: dict[Key, Fit] = {}
    judgements: dict[Key, Judgement] = {}
    with progress("calibrating", "months") as report:
        lived = [0]

        def tick(n: int) -> None:
            lived[0] += n
            report(min(lived[0], months), months)

        for key, part, whole in jobs:
            found = fit(study, part, options.fit_customers, options.fit_replications, tick)
            scenario = scenario_of(study, whole, found.named())
            curves = full_survival(study, scenario, study.replications, tick)
            fits[key] = found
            judgements[key] = Judgement(whole, key[1], len(part.months), found.named(), curves)
        report(months, months)
    return fits, judgements


def _ridge(study: Study, found: Fit, whole: Target) -> list[dict[str, float | bool]]:
    from experiments.calibration.fitting import scenario_of
    from experiments.calibration.profile import profile

    return profile(scenario_of(study, whole, found.named()), found, whole)
