"""People expect what they were promised, then what they get.

At joining E = m + om (promised - m) + fit;  later E' = E + a (x - E)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO, clip


@rule
def expectation_at_joining(
    promised: np.float32, fit: np.float32, neutral: np.float32, promise_weight: np.float32
) -> np.float32:
    """Return what a new customer expects, 0 to 1.

    Parameters
    ----------
    promised
        Quality the company promises: delivered quality plus overpromise.
    fit
        Weighted lasting fit, which people sense when they choose.
    """
    return clip(neutral + promise_weight * (promised - neutral) + fit, ZERO, ONE)


@rule
def expectation_after(expectation: np.float32, experience: np.float32, speed: np.float32) -> np.float32:
    """Return the expectation after a month: part of the gap is closed.

    Notes
    -----
    Source: adaptive expectations; speed assumed.
    """
    return expectation + speed * (experience - expectation)
