"""Something rare whose chance is known: replications are weighed by the chance, not by how often it struck."""

from __future__ import annotations

from math import sqrt

import numpy as np
from scipy import stats

from experiments.statistics import LEVEL, Estimate


def chance_of_any(monthly: float, months: int) -> float:
    """Return the chance that it strikes once or more.

    Examples
    --------
    >>> round(chance_of_any(0.001, 48), 4)
    0.0469
    """
    return 1.0 - float((1.0 - monthly) ** months)


def weighed(values: np.ndarray, struck: np.ndarray, chance: float) -> Estimate:
    """Return a mean over replications, those in which it struck weighed by its chance.

    Parameters
    ----------
    values
        One value a replication.
    struck
        Whether it struck there, bool.
    chance
        That it strikes in a replication.

    Notes
    -----
    Post-stratified mean with Welch's interval. Limits: none is made up where it struck, or did not, in fewer than two
    replications; those struck twice count as struck.
    """
    strata = [(1.0 - chance, values[~struck]), (chance, values[struck])]
    if any(len(rows) < 2 for _, rows in strata):
        return Estimate(None, None, None, len(values))
    mean = sum(weight * float(rows.mean()) for weight, rows in strata)
    parts = [(weight**2 * float(rows.var(ddof=1)) / len(rows), len(rows) - 1) for weight, rows in strata]
    variance = sum(part for part, _ in parts)
    if variance == 0.0:
        return Estimate(mean, mean, mean, len(values))
    freedom = variance**2 / sum(part**2 / n for part, n in parts)
    half = float(stats.t.ppf((1 + LEVEL) / 2, freedom)) * sqrt(variance)
    return Estimate(mean, mean - half, mean + half, len(values))
