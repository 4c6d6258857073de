"""Parameters drawn as likely as a log leaves them, for forecasts that average over what it does not say.

A forecast from the best fit alone takes as known what the log leaves open: how far people differ in wanting out, for
one. Here parameters are drawn around the top of the likelihood, wider than it falls, and each draw counts by its own
likelihood over the density it was drawn with (importance weights). Priors are flat in log rate, log shape, level and
spread, within the declared bounds.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

Array = np.ndarray

WIDER = 1.5
"""Draws have so many times the covariance that the curvature of the likelihood gives: none may be missed."""


def draws(place: Array, covariance: Array, n: int, seed: int) -> Array:
    """Draw from a normal distribution, evenly: a Latin hypercube along its main axes, and each point's mirror image.

    Parameters
    ----------
    place, covariance
        Mean and covariance.
    n
        Even.

    Examples
    --------
    >>> found = draws(np.array([1.0, 2.0]), np.diag([4.0, 9.0]), 200, 1)
    >>> found.mean(axis=0).round(6), found.std(axis=0).round(1)
    (array([1., 2.]), array([2., 3.]))
    """
    rng = np.random.default_rng([seed, 0x647277])
    half, size = n // 2, len(place)
    strata = np.column_stack([rng.permutation(half) for _ in range(size)])
    normal = ndtri((strata + rng.random((half, size))) / half)
    values, axes = np.linalg.eigh(covariance)
    found: Array = place + (np.vstack([normal, -normal]) * np.sqrt(values)) @ axes.T
    return found


def weights(drawn: Array, likely: Array, place: Array, covariance: Array) -> Array:
    """Return how much each draw counts, 1 in all.

    Parameters
    ----------
    drawn
        Draws by dimensions, from :func:`draws` with this place and covariance.
    likely
        Log-likelihood of each; minus infinity where the parameters are not admissible.

    Examples
    --------
    A likelihood of half the variance of the draws:

    >>> drawn = draws(np.zeros(1), np.eye(1), 400, 1)
    >>> found = weights(drawn, -drawn[:, 0] ** 2, np.zeros(1), np.eye(1))
    >>> round(float(found @ drawn[:, 0] ** 2), 2)
    0.5
    """
    steps = drawn - place
    logs = likely + 0.5 * np.einsum("ij,ij->i", steps @ np.linalg.inv(covariance), steps)
    found: Array = np.exp(logs - logs.max())
    return found / found.sum()


def share_out(weight: Array, n: int) -> Array:
    """Return which draw each of n parts is lived under: as often as it counts, rounded so that none is far off.

    Examples
    --------
    >>> share_out(np.array([0.5, 0.0, 0.25, 0.25]), 4)
    array([0, 0, 2, 3])
    """
    bounds = np.cumsum(weight)
    return np.searchsorted(bounds / bounds[-1], (np.arange(n) + 0.5) / n)
