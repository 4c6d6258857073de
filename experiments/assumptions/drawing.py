"""Which parameters are not known, and worlds drawn over all of them at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from sim.declare import Declaration, declarations
from sim.scenario import Scenario

PLACES = ("behaviour.", "costs.", "market.reputation_speed", "population.")
FITTED = ("population.want_level", "population.want_spread", "population.notice")
"""Fitted to cohorts in the full model: drawing them alone would need a new fit for every world."""

LOGARITHMIC = ("behaviour.resentment.half_life_months",)
"""Drawn evenly in ratios: 3 to 12 months is as likely as 9 to 36."""


@dataclass(frozen=True)
class Unknown:
    """One parameter that is drawn.

    Attributes
    ----------
    key, label
        Full key and short label.
    low, high
        Range: the plausible one where it is declared, else the admissible one.
    is_whole
        Whether only whole numbers make sense.
    is_logarithmic
        Whether it is drawn evenly in ratios.
    """

    key: str
    label: str
    low: float
    high: float
    is_whole: bool
    is_logarithmic: bool

    def value(self, share: float) -> float | int:
        """Return the value at a share of the range, 0 to 1."""
        if self.is_logarithmic:
            return float(self.low * (self.high / self.low) ** share)
        if self.is_whole:
            # every whole number gets the same stretch, the ends included
            return int(min(self.high, self.low + np.floor(share * (self.high - self.low + 1))))
        return float(self.low + share * (self.high - self.low))


def unknowns() -> list[Unknown]:
    """Return every assumed or borrowed parameter of the world with a range, in reading order.

    Measured parameters stay as they are, and so does what describes a case and not nature: how many customers, how
    long, the starting shares.
    """
    return [ranged(item) for item in declarations(Scenario) if _is_unknown(item)]


def draw(parameters: list[Unknown], n: int, seed: int) -> np.ndarray:
    """Return a scrambled Latin hypercube: n worlds by parameters, as shares of the ranges from 0 to 1."""
    sampler = qmc.LatinHypercube(d=len(parameters), scramble=True, rng=np.random.default_rng([seed, 0x6C6873]))
    found: np.ndarray = sampler.random(n)
    return found


def changes(parameters: list[Unknown], shares: np.ndarray) -> dict[str, float | int]:
    """Return the changes that make one world, by full key."""
    return {item.key: item.value(float(share)) for item, share in zip(parameters, shares, strict=True)}


def _is_unknown(item: Declaration) -> bool:
    low, high = item.sweep or (item.low, item.high)
    return (
        item.kind == "parameter"
        and item.type in ("number", "integer")
        and item.grade in ("A", "B")
        and item.key.startswith(PLACES)
        and item.key not in FITTED
        and low is not None
        and high is not None
        and low < high
    )


def ranged(item: Declaration) -> Unknown:
    """Return a number with the range over which it is moved; it must have one."""
    low, high = item.sweep or (item.low, item.high)
    assert low is not None and high is not None
    return Unknown(item.key, item.label, float(low), float(high), item.type == "integer", item.key in LOGARITHMIC)
