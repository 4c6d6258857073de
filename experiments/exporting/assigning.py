"""Who gets the treatment and until when anybody is looked at: by lot, or chosen as people in a company choose."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

LOT, CHOICE, WINDOW = 0x6C6F74, 0x63686F, 0x77696E
"""Streams of the three draws: treatment by lot, treatment by choice, end of observation."""

OVERLAP = 0.02
"""Nobody is certain to get the treatment, or not to."""


def by_lot(n: int, share: float, seed: int) -> np.ndarray:
    """Return who is treated, bool (n), each with the same chance."""
    treated: np.ndarray = np.random.default_rng([seed, LOT]).random(n) < share
    return treated


def propensities(price_sensitivity: np.ndarray, share: float, strength: float) -> np.ndarray:
    """Return each person's chance of treatment where it is chosen by price sensitivity.

    Parameters
    ----------
    price_sensitivity
        Above 0.
    share
        Chance of somebody of average sensitivity.
    strength
        Log-odds for one standard deviation of log price sensitivity.

    Examples
    --------
    >>> propensities(np.array([0.5, 1.0, 2.0]), 0.5, 1.0).round(2)
    array([0.23, 0.5 , 0.77])
    """
    logged = np.log(np.asarray(price_sensitivity, np.float64))
    spread = logged.std()
    standard = (logged - logged.mean()) / spread if spread > 0 else np.zeros_like(logged)
    found: np.ndarray = np.clip(expit(logit(share) + strength * standard), OVERLAP, 1 - OVERLAP)
    return found


def by_choice(propensity: np.ndarray, seed: int) -> np.ndarray:
    """Return who is treated, bool, each with their own chance."""
    treated: np.ndarray = np.random.default_rng([seed, CHOICE]).random(len(propensity)) < propensity
    return treated


def last_looked_at(n: int, share: float, horizon: int, seed: int) -> np.ndarray:
    """Return the month after which nobody looks at a person any more, int (n).

    A share of people is followed to a month drawn evenly from 1 to the horizon whatever happens to them, the others to
    the horizon: censoring that tells nothing.
    """
    generator = np.random.default_rng([seed, WINDOW])
    early = generator.random(n) < share
    months: np.ndarray = np.where(early, generator.integers(1, horizon + 1, n), horizon).astype(np.int16)
    return months
