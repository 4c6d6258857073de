"""Data make the service fit better and the customer feel watched; a breach is forgiven only to the open and the fair.

use = depth relevance consent, adds to quality and binds;  relevance' = r + (1 - r) learnt - fade r
exposure = (depth (1 - transparency) + sharing transparency) (1 - control), worries by concern
breach = size (1 - transparency control)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO, clip


@rule
def relevance_after(relevance: np.float32, learnt: np.float32, fade: np.float32) -> np.float32:
    """Return how well the company knows a customer after a month, 0 to 1.

    Parameters
    ----------
    learnt
        Share of what is not yet known that was learnt, from data used with consent, dialogue and recognition.
    fade
        Share of what is known that goes out of date.
    """
    learnt = learnt if learnt < ONE else ONE
    return clip(relevance + learnt * (ONE - relevance) - fade * relevance, ZERO, ONE)


@rule
def use_of_data(depth: np.float32, relevance: np.float32, consented: np.float32) -> np.float32:
    """Return how far the service is fitted to the person, 0 to 1: depth times relevance times consent.

    Notes
    -----
    Source: form from the literature on personalisation; size assumed.
    """
    return depth * relevance * consented


@rule
def breach_harm(size: float, transparency: float, control: float) -> float:
    """Return the violation that a customer feels whose data were lost.

    Notes
    -----
    Source: Martin, Borah and Palmatier (2017): only transparency and control together suppress the harm. Limits: either
    alone does nothing.
    """
    return size * (1.0 - transparency * control)


@rule
def exposure(depth: float, sharing: float, control: float, transparency: float) -> float:
    """Return how watched a customer with full concern feels; sharing that is not told is found out instead.

    Notes
    -----
    Source: Martin, Borah and Palmatier (2017) for the ingredients; form assumed.
    """
    return (depth * (1.0 - transparency) + sharing * transparency) * (1.0 - control)
