"""Everybody's hazard: the content move towards wanting out, those who want out towards noticing the way out."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import softplus
from sim.rules.leaving import notice_logit, want_logit

# A hazard too small to change any clock, yet not so small that its square is a denormal number (those are slow).
_NONE = np.float32(-40.0)


@compiled
def wants(
    size: int,
    propensity: np.ndarray,
    satisfaction: np.ndarray,
    trust: np.ndarray,
    disposition: np.ndarray,
    resentment: np.ndarray,
    price_push: np.ndarray,
    rival_push: np.ndarray,
    neutral: np.float32,
    satisfaction_weight: np.float32,
    trust_weight: np.float32,
    resentment_weight: np.float32,
    logit: np.ndarray,
) -> None:
    """Write everybody's log-odds of starting to want out."""
    for i in range(size):
        logit[i] = want_logit(
            propensity[i],
            satisfaction[i] - neutral,
            trust[i] - disposition[i],
            resentment[i],
            price_push[i],
            rival_push[i],
            satisfaction_weight,
            trust_weight,
            resentment_weight,
        )


@compiled
def notices_way_out(
    size: int,
    resentment: np.ndarray,
    wake: np.ndarray,
    ordinary: np.float32,
    resentment_wakes: np.float32,
    logit: np.ndarray,
) -> None:
    """Write everybody's log-odds of noticing the way out."""
    for i in range(size):
        logit[i] = notice_logit(ordinary, resentment[i], wake[i], resentment_wakes)


@compiled
def choose_hazard(
    size: int, want: np.ndarray, notice: np.ndarray, stage: np.ndarray, pause: np.ndarray, logit: np.ndarray
) -> None:
    """Write the log-odds that count this month: of wanting, of noticing, or none outside and in a pause."""
    for i in range(size):
        of_noticing, of_wanting = notice[i], want[i]  # read both: a choice of addresses would be a gather
        chosen = of_noticing if stage[i] == 1 else of_wanting
        logit[i] = chosen if (stage[i] != 2) & (pause[i] == 0) else _NONE


@compiled
def run_clocks(size: int, logit: np.ndarray, clock: np.ndarray) -> None:
    """Take this month's hazard off everybody's clock (a loop of its own: small integers would slow it down)."""
    for i in range(size):
        clock[i] = clock[i] - softplus(logit[i])
