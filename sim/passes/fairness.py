"""Hearing of the deals of others. They are talked of between months (``sim.passes.carrying``)."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ZERO
from sim.rules.fairness import unfairness

_PERCENT = np.float32(0.01)
_ONE = np.int8(1)


@compiled
def compare(
    size: int,
    overheard: np.ndarray,
    discount_left: np.ndarray,
    full: np.float32,
    weight: np.float32,
    deals: np.ndarray,
    violation: np.ndarray,
) -> None:
    """Let those without a deal mind the deepest one they heard of (in percent), and learn that one can ask."""
    for i in range(size):
        depth = _PERCENT * np.float32(overheard[i])
        minds = discount_left[i] <= 0
        violation[i] = violation[i] + (unfairness(depth, full, weight) if minds else ZERO)
        learns = minds & (overheard[i] > 0) & (deals[i] < _ONE)
        deals[i] = _ONE if learns else deals[i]
