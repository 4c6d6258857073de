"""Who finds out what this month: hidden fees, price walking, broken promises."""

from __future__ import annotations

import numpy as np

from sim import draws
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.rules.violations import p_look, size_of_violation

_KNOWS_FEE = np.int8(1)
_PERCENT = np.float32(0.01)


@compiled
def looks(key: np.uint64, first: int, size: int, at_bill: np.ndarray, at_newcomers: np.ndarray) -> None:
    """Draw two numbers that decide who looks, for customers first, first + 1, ... (apart, because hashes are wide)."""
    for i in range(size):
        bits = draws.hashed(key, first + i)
        at_bill[i] = draws.high_uniform(bits)
        at_newcomers[i] = draws.low_uniform(bits)


@compiled
def bills(
    size: int,
    draw: np.ndarray,
    attention: np.ndarray,
    fee_share: np.ndarray,
    rate: np.float32,
    full: np.float32,
    violation: np.ndarray,
    flags: np.ndarray,
) -> None:
    """Let some look at the bill: a hidden fee (a share of the price) is a violation, and stays known."""
    for i in range(size):
        finds = (draw[i] < p_look(rate, attention[i])) & (fee_share[i] > ZERO)
        violation[i] = violation[i] + (size_of_violation(fee_share[i], full) if finds else ZERO)
        flags[i] = flags[i] | (_KNOWS_FEE if finds else np.int8(0))


@compiled
def newcomers_prices(
    size: int,
    draw: np.ndarray,
    attention: np.ndarray,
    tenure: np.ndarray,
    walk: np.ndarray,
    rate: np.float32,
    full: np.float32,
    violation: np.ndarray,
) -> None:
    """Let some customers of more than a year see that newcomers pay less."""
    for i in range(size):
        finds = (draw[i] < p_look(rate, attention[i])) & (tenure[i] >= 12)
        violation[i] = violation[i] + (size_of_violation(walk[i] - ONE, full) if finds else ZERO)


@compiled
def promises(
    size: int,
    surprise: np.ndarray,
    overpromised: np.ndarray,
    tenure: np.ndarray,
    months: int,
    violation: np.ndarray,
) -> None:
    """Let new customers whose month fell short feel the overpromise they were lured with (its size in percent)."""
    for i in range(size):
        lured = _PERCENT * np.float32(overpromised[i])
        is_broken = (surprise[i] < ZERO) & (tenure[i] < months)
        violation[i] = violation[i] + (lured if is_broken else ZERO)
