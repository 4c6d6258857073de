"""The full model between the places where it was run: frozen attitudes in closed form, plus the difference known there.

With attitudes that stand still, a customer of propensity p stays content for t months with chance a^t,
a = (1 - p)(1 - kp), and wants out but is still there with chance b p (a^t - b^t) / (a - b),
b = (1 - kp)(1 - q): the recursion of ``calibration.frozen``, summed. The full model differs from that by about a
percentage point, and changes slowly from place to place: the difference is interpolated smoothly between the places
where the full model was run (a Gaussian process, Rasmussen and Williams 2006), and stands there but for the luck of
the runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from experiments.calibration.frozen import nodes_and_weights

NAMES = ("want_level", "want_spread", "notice", "involuntary")
"""What a population is fitted by; keys of ``population``."""

REACH = 3.0
"""How far the difference stays alike, in steps of the parameters."""
LUCK = 1e-3
"""Luck of a run against what the difference varies by, as variances: left out, one run is met within .02 pp."""
AT_ONCE = 32
"""Places computed together: enough to be quick, few enough for memory."""


def frozen_at(values: np.ndarray, months: np.ndarray, stuck: float) -> np.ndarray:
    """Return survival with frozen attitudes.

    Parameters
    ----------
    values
        (places, 4), as in ``NAMES``.
    months
        Months, from 0.
    stuck
        Chance that an attempt to leave gets stuck.

    Returns
    -------
    numpy.ndarray
        (places, months), shares.

    Examples
    --------
    >>> frozen_at(np.array([[0.0, 0.0, 1.0, 0.0]]), np.array([0, 1, 3]), 0.0).round(3).tolist()
    [[1.0, 0.5, 0.125]]
    """
    nodes, weights = nodes_and_weights()
    level, spread, notice, involuntary = (column[:, None, None] for column in np.atleast_2d(values).T)
    wants = 1.0 / (1.0 + np.exp(-(level + spread * nodes[:, None])))
    pays = 1.0 - involuntary * wants
    content = (1.0 - wants) * pays
    waiting = np.maximum(pays * (1.0 - notice * (1.0 - stuck)), 1e-300)
    # a^t - b^t over a - b, without losing digits where a and b are nearly the same
    ratio = content / waiting - 1.0
    t = np.asarray(months, float)
    stays = np.exp(t * np.log(np.maximum(content, 1e-300)))
    waits = np.exp(t * np.log(waiting))
    small = np.abs(ratio) < 1e-9
    summed = np.where(small, t * waits, (stays - waits) / np.where(small, 1.0, ratio))
    alive = stays + wants * summed
    shares: np.ndarray = np.einsum("n,knt->kt", weights, alive)
    return shares


@dataclass(frozen=True)
class Surrogate:
    """A stand-in for the full model.

    Attributes
    ----------
    stuck
        Chance that an attempt to leave gets stuck.
    scale
        How far apart places are, by parameter: the unit of distance.
    places
        Where the full model was run, (places, 4).
    differences
        Full model minus frozen one there, (places, months from 0).
    """

    stuck: float
    scale: tuple[float, ...]
    places: np.ndarray
    differences: np.ndarray

    def at(self, values: np.ndarray, months: np.ndarray) -> np.ndarray:
        """Return survival, (places, months): never rising is not enforced, 0 to 1 is."""
        asked = np.atleast_2d(values)
        blocks = [asked[i : i + AT_ONCE] for i in range(0, len(asked), AT_ONCE)]
        frozen = np.vstack([frozen_at(block, months, self.stuck) for block in blocks])
        return np.clip(frozen + self._difference(asked, months), 0.0, 1.0)

    def with_runs(self, places: np.ndarray, curves: np.ndarray) -> Surrogate:
        """Return a surrogate that also knows the full model's survival (from month 0) at more places."""
        months = np.arange(curves.shape[1])
        known = curves - frozen_at(places, months, self.stuck)
        if not len(self.places):
            return replace(self, places=places, differences=known)
        return replace(self, places=np.vstack([self.places, places]), differences=np.vstack([self.differences, known]))

    def _difference(self, asked: np.ndarray, months: np.ndarray) -> np.ndarray:
        if not len(self.places):
            return np.zeros((len(asked), len(months)))
        weights, mean = self._between
        found: np.ndarray = mean[months] + _alike(asked, self.places, self.scale) @ weights[:, months]
        return found

    @cached_property
    def _between(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the weights of the places known, and the mean to which the difference returns far from them."""
        n = len(self.places)
        likeness = _alike(self.places, self.places, self.scale) + LUCK * np.eye(n)
        solved = np.linalg.solve(likeness, np.column_stack([np.ones(n), self.differences]))
        mean = solved[:, 1:].sum(axis=0) / solved[:, 0].sum()
        return solved[:, 1:] - np.outer(solved[:, 0], mean), mean


def _alike(some: np.ndarray, others: np.ndarray, scale: tuple[float, ...]) -> np.ndarray:
    """Return how alike the difference is expected to be at two places, 0 to 1 (Matern, 5/2)."""
    apart = np.linalg.norm((some[:, None, :] - others) / np.array(scale), axis=2)
    r = np.sqrt(5.0) * apart / REACH
    alike: np.ndarray = (1.0 + r + r * r / 3.0) * np.exp(-r)
    return alike
