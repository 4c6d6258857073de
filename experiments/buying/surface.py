"""A quadratic through noisy values: where its top lies, and how fast it falls from there.

A simulated likelihood is rough at a fine scale: people drop out on one day or another. A quadratic through many
evaluations averages that out; its curvature says what the data pin down.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Top:
    """The top of a quadratic.

    Attributes
    ----------
    place
        Where it lies.
    value
        How high it is.
    covariance
        Inverse of minus its second derivative: of a log-likelihood, the covariance of the estimates.
    noise
        Standard deviation of the values around it.
    """

    place: Array
    value: float
    covariance: Array
    noise: float


def top(places: Array, values: Array) -> Top | None:
    """Fit a quadratic and return its top; None if it has none.

    Parameters
    ----------
    places
        Evaluations by dimensions.
    values
        One an evaluation; more than a quadratic has coefficients.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> where = rng.normal(size=(60, 2))
    >>> found = top(where, 3 - 2 * (where[:, 0] - 1) ** 2 - 0.5 * where[:, 1] ** 2)
    >>> found.place.round(6), np.diag(found.covariance).round(6), round(found.value, 6)
    (array([ 1., -0.]), array([0.25, 1.  ]), 3.0)
    """
    n = places.shape[1]
    middle, scale = places.mean(axis=0), places.std(axis=0)
    if (scale <= 0).any():
        return None
    z = (places - middle) / scale
    pairs = [(i, j) for i in range(n) for j in range(i, n)]
    design = np.column_stack([np.ones(len(z)), z, *(z[:, i] * z[:, j] for i, j in pairs)])
    if len(z) <= design.shape[1]:
        return None
    weights, *_ = np.linalg.lstsq(design, values, rcond=None)
    slope, bend = weights[1 : n + 1], np.zeros((n, n))
    for weight, (i, j) in zip(weights[n + 1 :], pairs, strict=True):
        bend[i, j] += weight
        bend[j, i] += weight
    if np.linalg.eigvalsh(bend).max() >= 0:
        return None
    at = -np.linalg.solve(bend, slope)
    spare = len(z) - design.shape[1]
    noise = float(np.sqrt(((values - design @ weights) ** 2).sum() / spare))
    value = float(weights[0] + slope @ at + 0.5 * at @ bend @ at)
    return Top(middle + scale * at, value, -np.linalg.inv(bend) * np.outer(scale, scale), noise)
