"""Everybody's satisfaction and expectation after the month's experience."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.rules.expectation import expectation_after
from sim.rules.satisfaction import satisfaction_after, value_of_surprise, weight_of_this_month


@compiled
def satisfaction(
    size: int,
    experienced: np.ndarray,
    expectation: np.ndarray,
    tenure: np.ndarray,
    neutral: np.float32,
    level_share: np.float32,
    loss_weight: np.float32,
    curvature: np.float32,
    usual_surprise: np.float32,
    memory_floor: np.float32,
    memory_months: np.float32,
    satisfaction: np.ndarray,
) -> None:
    """Update satisfaction in place."""
    for i in range(size):
        felt = value_of_surprise(experienced[i] - expectation[i], loss_weight, curvature)
        weight = weight_of_this_month(np.float32(tenure[i]), memory_floor, memory_months)
        satisfaction[i] = satisfaction_after(
            satisfaction[i], experienced[i], felt, usual_surprise, weight, neutral, level_share
        )


@compiled
def shortfall(size: int, experienced: np.ndarray, expectation: np.ndarray, surprise: np.ndarray) -> None:
    """Write experience minus expectation, before expectations move."""
    for i in range(size):
        surprise[i] = experienced[i] - expectation[i]


@compiled
def expectation(size: int, experienced: np.ndarray, speed: np.float32, expectation: np.ndarray) -> None:
    """Update expectation in place."""
    for i in range(size):
        expectation[i] = expectation_after(expectation[i], experienced[i], speed)
