"""People choose the company that looks best to them now, or none: expected quality, promises, shown price, memories.

V = base + bQ (r (reputation - m) + p overpromise) - bJ s (shown - 1) - traps [+ (S - m) - bR R for the last company]
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE


@rule
def attraction(
    expected_quality: np.float32,
    shown: np.float32,
    sensitivity: np.float32,
    trap: np.float32,
    base: np.float32,
    quality_weight: np.float32,
    price_weight: np.float32,
) -> np.float32:
    """Return the utility of a company's offer to a person; no company has utility 0.

    Parameters
    ----------
    expected_quality
        Believed quality above neutral, from reputation, a private impression and the promise.
    shown
        Price shown for the first months, without what is hidden.
    trap
        Log-odds taken off because leaving is known to be hard.

    Notes
    -----
    Source: logit choice; a Gumbel draw for each alternative makes it one. Weights assumed; avoidance of traps borrowed
    from Einav, Klopack and Mahoney (2023).
    """
    return base + quality_weight * expected_quality - price_weight * sensitivity * (shown - ONE) - trap


@rule
def memory_of(
    satisfaction_gap: np.float32, resentment: np.float32, satisfaction_weight: np.float32, resentment_weight: np.float32
) -> np.float32:
    """Return what memories add to the utility of the company left last: those who parted well come back."""
    return satisfaction_weight * satisfaction_gap - resentment_weight * resentment
