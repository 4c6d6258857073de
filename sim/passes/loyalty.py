"""Attitudinal loyalty: the chance of choosing the company again today, if leaving were free and noticed."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO, exp
from sim.rules.joining import attraction, memory_of


@compiled
def rivals(
    size: int,
    company: np.ndarray,
    sensitivity: np.ndarray,
    k: int,
    expected_quality: np.float32,
    shown: np.float32,
    trap: np.float32,
    base: np.float32,
    quality_weight: np.float32,
    price_weight: np.float32,
    pull: np.ndarray,
    others: np.ndarray,
) -> None:
    """Add the pull of company k on those who are not with it; pull is scratch."""
    for i in range(size):
        pull[i] = exp(attraction(expected_quality, shown, sensitivity[i], trap, base, quality_weight, price_weight))
    for i in range(size):
        others[i] = others[i] + (ZERO if company[i] == k else pull[i])


@compiled
def would_choose_again(
    size: int,
    satisfaction: np.ndarray,
    trust: np.ndarray,
    disposition: np.ndarray,
    resentment: np.ndarray,
    sensitivity: np.ndarray,
    seen: np.ndarray,
    neutral: np.float32,
    base: np.float32,
    quality_weight: np.float32,
    trust_weight: np.float32,
    price_weight: np.float32,
    satisfaction_weight: np.float32,
    resentment_weight: np.float32,
    others: np.ndarray,
    loyalty: np.ndarray,
) -> None:
    """Write the probability of choosing the present company again, knowing it as a customer does."""
    for i in range(size):
        gap = satisfaction[i] - neutral
        own = attraction(gap, seen[i], sensitivity[i], trust_weight * (disposition[i] - trust[i]), base,
                         quality_weight, price_weight)  # fmt: skip
        pull = exp(own + memory_of(gap, resentment[i], satisfaction_weight, resentment_weight))
        loyalty[i] = pull / (pull + others[i] + ONE)
