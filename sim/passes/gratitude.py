"""Everybody's gratitude: thanks received, what they leave behind, and what that does."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.rules.gratitude import gratitude_after


@compiled
def thank(size: int, luck: np.ndarray, rate: np.ndarray, thanks: np.ndarray) -> None:
    """Write how many gestures each customer receives: the whole part of the rate, and one more for a lucky share."""
    for i in range(size):
        whole = np.float32(np.int32(rate[i]))
        thanks[i] = whole + (ONE if luck[i] < rate[i] - whole else ZERO)


@compiled
def gratitude(
    size: int,
    thanks: np.ndarray,
    lift: np.ndarray,
    recognised: np.ndarray,
    kept_share: np.float32,
    gratitude: np.ndarray,
) -> None:
    """Update gratitude in place."""
    for i in range(size):
        gratitude[i] = gratitude_after(gratitude[i], kept_share, thanks[i], lift[i], recognised[i])


@compiled
def requite(
    size: int,
    gratitude: np.ndarray,
    to_trust: np.float32,
    to_stay: np.float32,
    kept: np.ndarray,
    push: np.ndarray,
) -> None:
    """Let the grateful stay, and see more of what is kept."""
    for i in range(size):
        kept[i] = kept[i] + (ONE - kept[i]) * to_trust * gratitude[i]
        push[i] = push[i] - to_stay * gratitude[i]


@compiled
def goodwill(size: int, gratitude: np.ndarray, weight: np.float32, out: np.ndarray) -> None:
    """Write the log-odds that gratitude adds to accepting an offer."""
    for i in range(size):
        out[i] = weight * gratitude[i]
