"""How badly a curve misses a cohort: the deviance, zero for a curve through every point.

Where the size of the cohort is known, every stretch between two points is a binomial: of those still there at its
start, so many are still there at its end. Over a whole cohort this is the multinomial likelihood of the months of
leaving. Where the size is not known, each miss is counted in units of the noise that was stated.

A model run with n customers has luck of its own: it counts as a smaller cohort, 1/n' = 1/n + 1/n_run.
"""

from __future__ import annotations

import numpy as np
from scipy.special import xlogy
from scipy.stats import chi2

from experiments.cohorts.cohort import Cohort

LEVEL = 0.95
SMALLEST = 1e-9


def roots(cohort: Cohort, curves: np.ndarray, n_run: float = np.inf) -> np.ndarray:
    """Return signed roots of the deviance, one a fitted point; their squares add up to the deviance.

    Parameters
    ----------
    curves
        Survival at the fitted points, (..., points), shares.
    n_run
        Customers behind the curves.

    Examples
    --------
    >>> cohort = Cohort("", (1, 2), (0.5, 0.25), (100.0, 100.0), 0.0, 2)
    >>> bool((roots(cohort, np.array([0.5, 0.25])) == 0).all())
    True
    """
    observed = np.array(cohort.survival[: cohort.n_used])
    if not cohort.is_sized:
        error = np.sqrt(cohort.noise**2 + observed * (1.0 - observed) / n_run)
        missed: np.ndarray = (curves - observed) / error
        return missed
    size = np.array(cohort.sizes[: cohort.n_used])
    size = 1.0 / (1.0 / size + 1.0 / n_run)
    at_risk = size * np.append(1.0, observed[:-1])
    stayed = size * observed
    before = np.concatenate([np.ones((*curves.shape[:-1], 1)), curves[..., :-1]], axis=-1)
    stays = np.clip(curves / np.maximum(before, SMALLEST), SMALLEST, 1.0 - SMALLEST)
    expected = at_risk * stays
    left, expected_left = at_risk - stayed, at_risk * (1.0 - stays)
    with np.errstate(divide="ignore", invalid="ignore"):
        twice = 2.0 * (_surprise(stayed, expected) + _surprise(left, expected_left))
    sign = np.sign(expected - stayed)
    return sign * np.sqrt(np.maximum(twice, 0.0))


def _surprise(found: np.ndarray, expected: np.ndarray) -> np.ndarray:
    return xlogy(found, found / np.maximum(expected, 1e-300)) - (found - expected)


def deviance(cohort: Cohort, curves: np.ndarray, n_run: float = np.inf) -> np.ndarray:
    """Return the deviance of each curve; see :func:`roots`."""
    total: np.ndarray = (roots(cohort, curves, n_run) ** 2).sum(axis=-1)
    return total


def limit(level: float = LEVEL) -> float:
    """Return by how much the deviance may rise above its least before one parameter is outside its interval."""
    return float(chi2.ppf(level, 1))


def inflation(least: float, n_points: int, n_free: int) -> float:
    """Return by how much the deviance exceeds what luck allows: 1 if luck explains it, else deviance / freedom.

    A model never fits a very large cohort exactly. Where even the best curve misses by more than luck does (5 % test),
    intervals are widened as for overdispersed counts (McCullagh and Nelder 1989).
    """
    freedom = n_points - n_free
    if freedom < 1 or chi2.sf(least, freedom) >= 1.0 - LEVEL:
        return 1.0
    return least / freedom
