"""A polynomial through noisy values: where its top lies, and how fast it falls from there.

A simulated likelihood is rough at a fine scale: people drop out on one day or another. A quadratic through many
evaluations averages that out; its curvature says what the data pin down. Where the likelihood is lopsided a quadratic
puts the top on the side that falls more slowly: then a cubic fits markedly better, and is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

Array = np.ndarray

MARKEDLY = 0.8
"""A cubic is taken if what is left around it is less than so many times what is left around the quadratic."""


@dataclass(frozen=True)
class Top:
    """The top of a polynomial.

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
    """Fit a quadratic, or a cubic if it fits markedly better, and return its top; None if the quadratic has none.

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
    square = _Polynomial.through(z, values, 2)
    if square is None:
        return None
    bend = square.bend(np.zeros(n))
    if np.linalg.eigvalsh(bend).max() >= 0:
        return None
    at, noise = -np.linalg.solve(bend, square.slope(np.zeros(n))), square.noise
    value, covariance = square.value(at), -np.linalg.inv(bend)
    cube = _Polynomial.through(z, values, 3)
    if cube is not None and cube.noise < MARKEDLY * noise:
        higher = _climb(cube, at)
        if higher is not None:
            at, value, noise = higher, cube.value(higher), cube.noise
            covariance = -np.linalg.inv(cube.bend(at))
    return Top(middle + scale * at, value, covariance * np.outer(scale, scale), noise)


@dataclass(frozen=True)
class _Polynomial:
    powers: Array
    """Terms by dimensions."""
    weights: Array
    noise: float

    @classmethod
    def through(cls, z: Array, values: Array, degree: int) -> _Polynomial | None:
        n = z.shape[1]
        kinds = [kind for d in range(degree + 1) for kind in combinations_with_replacement(range(n), d)]
        if len(z) <= len(kinds):
            return None
        powers = np.array([np.bincount(kind, minlength=n) for kind in kinds])
        design = _terms(z, powers)
        weights, *_ = np.linalg.lstsq(design, values, rcond=None)
        noise = float(np.sqrt(((values - design @ weights) ** 2).sum() / (len(z) - len(kinds))))
        return cls(powers, weights, noise)

    def value(self, at: Array) -> float:
        return float(_terms(at[None, :], self.powers)[0] @ self.weights)

    def slope(self, at: Array) -> Array:
        return np.array([self._along(i).value(at) for i in range(len(at))])

    def bend(self, at: Array) -> Array:
        return np.array([[self._along(i)._along(j).value(at) for j in range(len(at))] for i in range(len(at))])

    def _along(self, i: int) -> _Polynomial:
        powers = self.powers.copy()
        powers[:, i] = np.maximum(powers[:, i] - 1, 0)
        return _Polynomial(powers, self.weights * self.powers[:, i], self.noise)


def _terms(z: Array, powers: Array) -> Array:
    found: Array = np.prod(z[:, None, :] ** powers[None, :, :], axis=2)
    return found


def _climb(cube: _Polynomial, start: Array) -> Array | None:
    """Return the top of a cubic near a place, by Newton's method; None if it is not near, or there is none."""
    at = start.copy()
    for _ in range(50):
        bend = cube.bend(at)
        if np.linalg.eigvalsh(bend).max() >= 0 or (np.abs(at - start) > 1.0).any():
            return None
        step = -np.linalg.solve(bend, cube.slope(at))
        at += step
        if np.abs(step).max() < 1e-9:
            return at
    return None
