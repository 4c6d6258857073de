"""The best fit, and the best fit while one parameter is held: least deviance of the surrogate, within bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from experiments.cohorts.cohort import Cohort
from experiments.cohorts.likelihood import deviance, roots
from experiments.cohorts.surrogate import NAMES, Surrogate

STARTS = (
    (-3.3, 2.0, 0.15),
    (-4.5, 1.0, 0.10),
    (-2.5, 1.0, 0.30),
    (-3.0, 3.0, 0.50),
    (-5.5, 2.0, 0.05),
    (-4.0, 0.4, 0.6),
)
"""Where searches begin: early and late leavers, alike and different, quick and slow to notice."""


HAIR = 2e-6


@dataclass(frozen=True)
class Space:
    """Where parameters may lie.

    Attributes
    ----------
    low, high
        Bounds in the order of ``NAMES``; equal bounds hold a parameter.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]

    @property
    def free(self) -> np.ndarray:
        """Which parameters are free."""
        return np.array(self.low) < np.array(self.high)

    def holding(self, which: int, value: float) -> Space:
        """Return the same space with one parameter held."""
        return self.within(which, value, value)

    def within(self, which: int, low: float, high: float) -> Space:
        """Return the same space with other bounds of one parameter."""
        lows, highs = list(self.low), list(self.high)
        lows[which], highs[which] = low, high
        return Space(tuple(lows), tuple(highs))


@dataclass(frozen=True)
class Place:
    """Values in the order of ``NAMES``, and the deviance there."""

    values: tuple[float, ...]
    deviance: float

    def named(self) -> dict[str, float]:
        """Return the values by name, rounded as they are written."""
        return dict(zip(NAMES, (round(value, 4) for value in self.values), strict=True))


def solve(cohort: Cohort, model: Surrogate, space: Space, n_run: float, starts: list[tuple[float, ...]]) -> Place:
    """Return the place of least deviance, from the best of several starts.

    Parameters
    ----------
    n_run
        Customers behind each run of the full model.
    starts
        Where to begin; moved into the bounds.
    """
    low, high = np.array(space.low), np.array(space.high)
    free = space.free
    months = cohort.used

    def whole(part: np.ndarray) -> np.ndarray:
        values = low.copy()
        values[free] = part
        return values

    def misses(part: np.ndarray) -> np.ndarray:
        return roots(cohort, model.at(whole(part), months)[0], n_run)

    best: Place | None = None
    for start in starts:
        inside = np.clip(np.array(start)[free], low[free] + HAIR / 2, high[free] - HAIR / 2)
        if free.any():
            found = least_squares(misses, inside, bounds=(low[free], high[free]), x_scale=SCALE[free], ftol=1e-9,
                                  xtol=1e-7, max_nfev=60)  # fmt: skip
            inside = found.x
        values = whole(inside)
        # searches stay a hair inside their bounds
        values = np.where(values - low < HAIR, low, np.where(high - values < HAIR, high, values))
        place = Place(tuple(map(float, values)), float(deviance(cohort, model.at(values, months), n_run)[0]))
        if best is None or place.deviance < best.deviance:
            best = place
    assert best is not None
    return best


SCALE = np.array([1.0, 1.0, 0.2, 0.2])
"""What counts as a step of each parameter."""


def starts(space: Space) -> list[tuple[float, ...]]:
    """Return where searches begin."""
    return [(*start, 0.5 * (space.low[3] + space.high[3])) for start in STARTS]
