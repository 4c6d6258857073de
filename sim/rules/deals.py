"""Deals teach customers to look out for deals: the deeper and longer they had one, the more the next one pulls.

K' = K + v (depth - K);  pull = k K min(1, depth / full)
A falling reference price alone would teach the contrary: what has become cheap in the mind is no bargain any more.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE


@rule
def training_after(training: np.float32, depth: np.float32, speed: np.float32) -> np.float32:
    """Return how far a customer is trained to deals after a month.

    Parameters
    ----------
    depth
        Of the deal that ran this month, as a share of the price; 0 without one.

    Notes
    -----
    Source: Elberg et al. (2019): customers offered deep deals took up more of later, equal deals; speed assumed.
    Limits: between 0 and the deepest deal ever had; fades without deals.
    """
    return training + speed * (depth - training)


@rule
def pull_of_deal(training: np.float32, depth: np.float32, weight: np.float32, full: np.float32) -> np.float32:
    """Return the log-odds that training adds to the pull of a deal, whatever the deal saves.

    Parameters
    ----------
    depth
        Of the deal that is offered or runs.
    full
        Depth from which a deal is felt to be one; below, it counts in proportion.

    Notes
    -----
    Source: Inman, McAlister and Hoyer (1990): the sign of a deal works beside its size; weight set within what Elberg
    et al. (2019) let expect. Limits: none without training or without a deal.
    """
    felt = depth / full
    return weight * training * (felt if felt < ONE else ONE)
