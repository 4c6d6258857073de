"""A save offer is accepted for its discount, less by the resentful and the distrustful, and less at the very exit.

logit accept = base - exit + depth s - a R - b (D - T)+
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ZERO, positive


@rule
def accept_logit(
    depth: np.float32,
    sensitivity: np.float32,
    resentment: np.float32,
    trust_gap: np.float32,
    is_at_exit: bool,
    base: np.float32,
    exit_weight: np.float32,
    depth_weight: np.float32,
    resentment_weight: np.float32,
    distrust_weight: np.float32,
) -> np.float32:
    """Return the log-odds of accepting a save offer.

    Parameters
    ----------
    depth
        Discount offered, share of the price.
    trust_gap
        Trust above the own disposition; only what is missing counts.
    is_at_exit
        Whether the customer came to leave, rather than being contacted.

    Notes
    -----
    Source: size of a good offer's effect from Godinho de Matos, Ferreira and Belo (2018); split assumed.
    """
    return (
        base
        - (exit_weight if is_at_exit else ZERO)
        + depth_weight * depth * sensitivity
        - resentment_weight * resentment
        - distrust_weight * positive(-trust_gap)
    )
