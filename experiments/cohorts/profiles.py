"""What the data pin down: hold one parameter at a value, fit the others again, and see how the deviance rises.

The interval is where it rises by no more than chi-square allows (3.84 for 95 %): a likelihood-ratio interval. Where it
reaches a bound of the parameter, the data do not pin it down on that side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from experiments.cohorts.cohort import Cohort
from experiments.cohorts.likelihood import limit
from experiments.cohorts.solving import Place, Space, solve
from experiments.cohorts.surrogate import NAMES, Surrogate

SHARES = (0.01, 0.025, 0.05, 0.08, 0.12, 0.18, 0.26, 0.36, 0.48, 0.62, 0.8, 1.0)
"""Of the way from the best value to the bound: where the profile is taken, finer near the best."""
COARSE = (0.03, 0.1, 0.26, 0.55, 1.0)
"""The same, where only the ends are wanted."""
HOPELESS = 30.0
"""Times the limit: where the profile stops looking for a second valley."""
IN_RATIOS = ("notice",)
"""Parameters whose way to the bound is measured in ratios."""


NOWHERE = 1e-6
At = Callable[[float, Place], Place]
"""Best fit with the parameter held at a value, searched from a place."""


@dataclass(frozen=True)
class Profile:
    """A profile of one parameter.

    Attributes
    ----------
    name
        Parameter.
    best
        Value of the best fit.
    places
        Best fits with the parameter held, by its value, rising; the best fit among them.
    low, high
        Ends of the 95 % interval.
    is_open_below, is_open_above
        Whether the interval ends at the bound, and not at the limit.
    allowed
        Rise of the deviance at the ends.
    ends
        Fits at the two ends; between them the rise may exceed the limit, where there are two valleys.
    """

    name: str
    best: float
    places: tuple[Place, ...]
    low: float
    high: float
    is_open_below: bool
    is_open_above: bool
    allowed: float
    ends: tuple[Place, Place]

    @property
    def which(self) -> int:
        """Place of the parameter in ``NAMES``."""
        return NAMES.index(self.name)

    @property
    def is_pinned(self) -> bool:
        """Whether the data bound the parameter on both sides."""
        return not (self.is_open_below or self.is_open_above)

    @property
    def possible(self) -> list[Place]:
        """Places within the limit where the profile stands lower than on both sides: valleys, and the two ends."""
        rises = self.rises
        valleys = [
            self.places[i] for i in range(1, len(rises) - 1)
            if rises[i] <= self.allowed and rises[i] <= min(rises[i - 1], rises[i + 1])
        ]  # fmt: skip
        return [*valleys, *self.ends]

    @property
    def held(self) -> np.ndarray:
        """Values at which the parameter was held."""
        return np.array([place.values[self.which] for place in self.places])

    @property
    def rises(self) -> np.ndarray:
        """Rise of the deviance above its least."""
        found = np.array([place.deviance for place in self.places])
        return found - found.min()


def profile(
    cohort: Cohort, model: Surrogate, space: Space, best: Place, name: str, n_run: float, inflation: float = 1.0,
    shares: tuple[float, ...] = SHARES,
) -> Profile:  # fmt: skip
    """Return the profile of a parameter over all its bounds.

    Parameters
    ----------
    best
        Best fit in the space.
    inflation
        By how much misses exceed luck; see ``likelihood.inflation``.
    shares
        Of the way to each bound, rising to 1.
    """
    which = NAMES.index(name)
    allowed = limit() * inflation

    def at(value: float, near: Place) -> Place:
        return solve(cohort, model, space.holding(which, value), n_run, [near.values, best.values])

    sides, ends, are_open = [], [], []
    for bound in (space.low[which], space.high[which]):
        found = (
            [] if abs(bound - best.values[which]) < NOWHERE else _scan(at, best, which, bound, name, allowed, shares)
        )
        end, is_open = _end(at, best, which, found, allowed)
        if found and not is_open:
            found = sorted([*found, end], key=lambda place: abs(place.values[which] - best.values[which]))
        sides.append(found)
        ends.append(end)
        are_open.append(is_open)
    places = (*reversed(sides[0]), best, *sides[1])
    return Profile(
        name, best.values[which], places, ends[0].values[which], ends[1].values[which], are_open[0], are_open[1],
        allowed, (ends[0], ends[1]),
    )  # fmt: skip


def _scan(
    at: At, best: Place, which: int, bound: float, name: str, allowed: float, shares: tuple[float, ...]
) -> list[Place]:
    start = best.values[which]
    found: list[Place] = []
    before = best
    for share in shares:
        value = start * (bound / start) ** share if name in IN_RATIOS else start + share * (bound - start)
        # rounding must not carry a value across its bound
        before = at(bound if share == 1.0 else float(value), before)
        found.append(before)
        if before.deviance - best.deviance > HOPELESS * allowed:
            break
    return found


def _end(at: At, best: Place, which: int, found: list[Place], allowed: float) -> tuple[Place, bool]:
    """Return the outermost place within the limit, and whether that is the bound; a second valley counts."""
    line = [best, *found]
    inside = max(i for i, place in enumerate(line) if place.deviance - best.deviance <= allowed)
    if inside == len(line) - 1:
        return line[inside], True
    near, beyond = line[inside], line[inside + 1]

    def above(value: float) -> float:
        return at(value, near).deviance - best.deviance - allowed

    low, high = near.values[which], beyond.values[which]
    if above(low) >= 0.0 or above(high) <= 0.0:
        return near, False
    value = brentq(above, low, high, xtol=1e-3 * abs(high - low) + 1e-12, rtol=1e-4, maxiter=30)
    return at(value, near), False
