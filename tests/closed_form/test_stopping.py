"""What stopping as soon as an interval is narrow enough does to its coverage."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.statistics import t_interval
from experiments.sweeping.cell import BLOCK
from experiments.sweeping.driver import Stopping

SWEEPS = 2_000


@pytest.mark.parametrize("half_width", [0.8, 0.5, 0.3])
def test_intervals_are_a_little_optimistic(half_width: float) -> None:
    """Normal differences with a standard deviation of 1: nominal 95 % become 93 to 95 %, and no less."""
    stopping = Stopping(half_width=half_width)
    generator = np.random.default_rng(7)
    held = 0
    for _ in range(SWEEPS):
        gaps = generator.normal(size=25 * BLOCK)
        n = next(n for n in range(BLOCK, len(gaps) + 1, BLOCK) if stopping.is_enough(gaps[:n]))
        found = t_interval(gaps[:n])
        held += found.low <= 0.0 <= found.high
    three_errors = 3 * np.sqrt(0.95 * 0.05 / SWEEPS)  # 1.5 points
    assert 0.93 - three_errors < held / SWEEPS < 0.95 + three_errors
