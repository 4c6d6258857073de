"""Satisfaction follows how good things are and, more, how they compare with what was expected; shortfalls weigh more.

d = x - E;  g(d) = d^k above zero, -L (-d)^k below;  w = max(floor, months / (months + tenure + 1))
S' = clip(S + w (m + psi (x - m) + (1 - psi) (g(d) - g0) - S))
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO, clip, power

_SLIGHT = np.float32(1e-6)


@rule
def value_of_surprise(surprise: np.float32, loss_weight: np.float32, curvature: np.float32) -> np.float32:
    """Return the felt value of experience minus expectation: concave, and steeper for losses.

    Notes
    -----
    Source: Tversky and Kahneman (1992) for the form; Anderson and Sullivan (1993) for the asymmetry.
    """
    size = surprise if surprise > ZERO else -surprise
    felt = power(size if size > _SLIGHT else _SLIGHT, curvature)
    felt = felt if size > _SLIGHT else ZERO
    return felt if surprise > ZERO else -loss_weight * felt


@rule
def weight_of_this_month(tenure: np.float32, floor: np.float32, months: np.float32) -> np.float32:
    """Return how much the newest month counts: most at first, little for those who have seen many.

    Notes
    -----
    Source: sign from Bolton (1998); speed assumed.
    """
    weight = months / (months + tenure + ONE)
    return weight if weight > floor else floor


@rule
def satisfaction_after(
    satisfaction: np.float32,
    experience: np.float32,
    felt_surprise: np.float32,
    usual_surprise: np.float32,
    weight: np.float32,
    neutral: np.float32,
    level_share: np.float32,
) -> np.float32:
    """Return satisfaction after a month, 0 to 1.

    Parameters
    ----------
    felt_surprise, usual_surprise
        Value of this month's surprise, and its mean in an ordinary market, so that neutral satisfaction stands still.
    weight
        How much this month counts, 0 to 1.
    neutral
        Ordinary quality.
    level_share
        Share that follows the level of experience.
    """
    level = level_share * (experience - neutral)
    surprise = (ONE - level_share) * (felt_surprise - usual_surprise)
    return clip(satisfaction + weight * (neutral + level + surprise - satisfaction), ZERO, ONE)
