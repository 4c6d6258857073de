"""What the data cannot pin down: hold one parameter at a row of values and fit the others again.

A row whose misses are no larger than the noise of the published points cannot be told from the best one by these data.
The frozen model stands in for the full one here, with the difference found at the fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from experiments.calibration.fitting import NAMES, Fit, frozen_of, solve_frozen
from experiments.calibration.targets import Target

if TYPE_CHECKING:
    from sim.scenario import Scenario

GRIDS = {
    "notice": (0.03, 0.05, 0.08, 0.10, 0.13, 0.16, 0.20, 0.25, 0.30, 0.40, 0.60, 0.90),
    "want_spread": (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0),
}
"""Values at which a parameter is held."""


def held_parameter(target: Target) -> str:
    """Return the parameter along which a target's ridge runs."""
    return "notice" if target.is_held_back else "want_spread"


def profile(scenario: Scenario, found: Fit, whole: Target) -> list[dict[str, float | bool]]:
    """Return one row a held value: the other parameters, misses, and the projection.

    Parameters
    ----------
    scenario
        World of the fit.
    found
        The fit.
    whole
        The target with all its points, those held back included.

    Returns
    -------
    list
        ``want_level``, ``want_spread``, ``notice``; ``rms`` of the misses at the fitted points, ``last_miss`` at the
        last published point, both in percentage points; ``is_possible``, whether the data leave the row possible.
    """
    name = held_parameter(whole)
    which = NAMES.index(name)
    n = len(found.target.months)
    rows: list[dict[str, float | bool]] = []
    start = found.values
    for value in GRIDS[name]:
        values = solve_frozen(scenario, found.target.holding(which, value), found.offset, start)
        points = frozen_of(scenario, whole, values)
        # the difference changes slowly: beyond the fitted points the last one stands
        offset = np.append(found.offset, np.full(len(whole.months) - n, found.offset[-1]))
        misses = points + offset - np.array(whole.observed)
        rms = float(np.sqrt(np.mean(misses[:n] ** 2)))
        row: dict[str, float | bool] = dict(zip(NAMES, (round(v, 4) for v in values), strict=True))
        row |= {"rms": 100.0 * rms, "last_miss": 100.0 * float(misses[-1]), "is_possible": rms <= whole.noise}
        rows.append(row)
    return rows


def ridge(rows: list[dict[str, float | bool]], name: str) -> tuple[float, float] | None:
    """Return the smallest and largest held value that the data leave possible, or None if there is none."""
    possible = [float(row[name]) for row in rows if row["is_possible"]]
    return (min(possible), max(possible)) if possible else None
