"""Who finds out what this month: hidden fees, price walking, broken promises."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes.meet import meet
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


@compiled
def suffer(size: int, wrong: np.ndarray, violation: np.ndarray) -> None:
    """Add what a company does to all its customers at once, as a violation, 0 to 1."""
    for i in range(size):
        violation[i] = violation[i] + wrong[i]


@compiled
def find_out(
    start: int,
    size: int,
    key: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    is_charging: bool,
    is_walking: bool,
    is_overpromising: bool,
    surprise: np.ndarray,
    one: np.ndarray,
    two: np.ndarray,
    three: np.ndarray,
    violation: np.ndarray,
) -> None:
    """Let some find out what companies do to them; the rows before the last are scratch."""
    w = world[0]
    stop = start + size
    attention, tenure = f[customers.ATTENTION, start:stop], h[customers.TENURE, start:stop]
    if is_charging or is_walking:
        looks(key, start, size, one, two)
    if is_charging:
        meet(company, table, conduct.FEE_SHARE, size, three)
        bills(
            size, one, attention, three, w.noticing_fee_rate, w.noticing_fee_full, violation,
            b[customers.FLAGS, start:stop],
        )  # fmt: skip
    if is_walking:
        newcomers_prices(
            size, two, attention, tenure, f[customers.WALK, start:stop], w.noticing_walk_rate, w.noticing_walk_full,
            violation,
        )  # fmt: skip
    if is_overpromising:
        lured = b[customers.OVERPROMISED, start:stop]
        promises(size, surprise, lured, tenure, int(w.noticing_promise_months), violation)
