"""Runs of the full model at places of the parameters: one cohort, neutral conduct, everything else as in the study."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.calibration.fitting import full_survival
from experiments.cohorts.surrogate import NAMES
from experiments.settings import Settings
from experiments.worlds import COHORT, NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from experiments.study import Study

TIMES_THE_COHORT = 20
"""Customers behind each run, in units of the user's cohort: then the run adds 5 % to the variance of a point."""
ONE_PROCESS = 200_000_000
"""Customer-months of a run below which more processes would take longer to start than to work."""
DIGITS = 6
"""Of a value handed to the model: the same place is the same run, whatever the last bits of a search."""


def changes(values: Sequence[float], horizon: int, customers: int) -> dict[str, Any]:
    """Return what makes a study the world of a cohort with these values, by full key."""
    fitted = {f"population.{name}": round(value, DIGITS) for name, value in zip(NAMES, values, strict=True)}
    return {**NEUTRAL, **COHORT, "horizon_months": horizon, "customers": customers, **fitted}


def sized(study: Study, people: float, customers: int, most: int) -> Study:
    """Return the study with the replications of one run while fitting: enough for a cohort of that size, at least 2."""
    enough = int(np.ceil(TIMES_THE_COHORT * people / customers))
    settings = Settings(
        replications=min(max(2, enough), max(2, most)), workers=study.settings.workers, threads=study.threads
    )
    return replace(study, settings=settings, policies=(study.baseline,))


def survival_at(
    study: Study, values: Sequence[float], horizon: int, customers: int, tick: Callable[[int], None]
) -> np.ndarray:
    """Return survival of the full model at one place, replications by months from 0."""
    scenario = study.scenario(study.baseline, changes(values, horizon, customers))
    if customers * horizon * study.replications < ONE_PROCESS:
        study = replace(study, settings=Settings(replications=study.replications, workers=1, threads=study.threads))
    return full_survival(study, scenario, study.replications, tick)


def survival_at_all(study: Study, places: np.ndarray, horizon: int, customers: int, what: str) -> np.ndarray:
    """Return mean survival of the full model at many places, places by months from 0; runs are kept in the store."""
    from experiments.sweeping.points import live

    points = [changes(values, horizon, customers) for values in places]
    lived = live(study, points, months=range(1, horizon + 1), outcomes=("retention",), what=what)
    columns = [f"retention_{month}" for month in range(1, horizon + 1)]
    means = lived.groupby("point", sort=True)[columns].mean().to_numpy()
    return np.hstack([np.ones((len(places), 1)), means])
