"""Deals for all present customers, and what deals teach."""

from __future__ import annotations

import numpy as np

from sim import conduct
from sim.compiled import compiled
from sim.numeric import ZERO
from sim.rules.deals import pull_of_deal, training_after

_OUTSIDE = np.int8(2)


@compiled
def running(
    size: int,
    promotion: np.ndarray,
    discount: np.ndarray,
    discount_left: np.ndarray,
    stage: np.ndarray,
    deal: np.ndarray,
) -> None:
    """Write the depth of the deal that runs this month: everybody's own, or the promotion if that is deeper."""
    for i in range(size):
        own = discount[i] if (discount_left[i] > 0) & (stage[i] != _OUTSIDE) else ZERO
        deal[i] = own if own > promotion[i] else promotion[i]


@compiled
def train(size: int, deal: np.ndarray, speed: np.float32, training: np.ndarray) -> None:
    """Let the deals that run this month train those who have them, and training fade in all others."""
    for i in range(size):
        training[i] = training_after(training[i], deal[i], speed)


@compiled
def elsewhere(size: int, company: np.ndarray, table: np.ndarray, row: np.ndarray) -> None:
    """Write the deepest deal for newcomers elsewhere; those outside have no company to leave for it."""
    n_companies = table.shape[0] - 1
    for i in range(size):
        row[i] = ZERO
    for k in range(n_companies):
        best = ZERO
        for other in range(n_companies):
            offered = table[other, conduct.WELCOME]
            best = offered if (other != k) & (offered > best) else best
        for i in range(size):
            row[i] = best if company[i] == k else row[i]


@compiled
def pull(
    size: int,
    deal: np.ndarray,
    offered: np.ndarray,
    training: np.ndarray,
    weight: np.float32,
    full: np.float32,
    push: np.ndarray,
) -> None:
    """Let the trained hold on to the deal they have, and look to the deals that others offer."""
    for i in range(size):
        held = pull_of_deal(training[i], deal[i], weight, full)
        lured = pull_of_deal(training[i], offered[i], weight, full)
        push[i] = push[i] + lured - held
