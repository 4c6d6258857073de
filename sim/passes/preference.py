"""Who would rather be with the focal company than anywhere else: a close look at everybody, now and then."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers
from sim.compiled import compiled, rule
from sim.numeric import ZERO
from sim.passes.joining import resentment_now
from sim.rules.joining import attraction, memory_of
from sim.rules.price import price_paid, price_seen


@rule
def pull_of_own(i: int, f: np.ndarray, b: np.ndarray, offer: np.ndarray, world: np.ndarray) -> np.float32:
    """Return the utility of the present company, known from experience, at the price believed to be paid."""
    w = world[0]
    gap = f[customers.SATISFACTION, i] - w.market_neutral_quality
    discount = f[customers.DISCOUNT, i] if b[customers.DISCOUNT_LEFT, i] > 0 else ZERO
    paid = price_paid(offer[conduct.PRICE], f[customers.WALK, i], discount)
    is_known = (b[customers.FLAGS, i] & customers.KNOWS_FEE) > 0
    seen = price_seen(paid, offer[conduct.OPEN_FEE], offer[conduct.HIDDEN_FEE], is_known)
    distrust = w.wanting_trust * (f[customers.DISPOSITION, i] - f[customers.TRUST, i])
    pull = attraction(
        gap, seen, f[customers.PRICE_SENSITIVITY, i], distrust, w.joining_base,
        w.joining_quality * w.joining_reputation_share, w.joining_price,
    )  # fmt: skip
    remembered = memory_of(
        gap, f[customers.RESENTMENT, i], w.joining_remembered_satisfaction, w.joining_remembered_resentment
    )
    return pull + remembered


@rule
def pull_from_outside(
    i: int,
    k: int,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    is_told: bool,
    beliefs: np.ndarray,
) -> np.float32:
    """Return the utility of a company known from outside: reputation, talk, price, memories; no newcomers' deals."""
    w = world[0]
    offer = table[k]
    pull = attraction(
        offer[conduct.REPUTATION] - w.market_neutral_quality, offer[conduct.PRICE] + offer[conduct.OPEN_FEE],
        f[customers.PRICE_SENSITIVITY, i], offer[conduct.TRAP], w.joining_base,
        w.joining_quality * w.joining_reputation_share, w.joining_price,
    )  # fmt: skip
    if b[customers.LAST_COMPANY, i] == k:
        pull += memory_of(
            f[customers.MEMORY_SATISFACTION, i] - w.market_neutral_quality,
            resentment_now(i, month, f, h, world),
            w.joining_remembered_satisfaction,
            w.joining_remembered_resentment,
        )
    if is_told:
        pull += w.word_of_mouth_belief * (beliefs[k, i] - w.word_of_mouth_ordinary)
    return pull


@compiled
def preference(
    n: int,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    is_told: bool,
    beliefs: np.ndarray,
    prefers: np.ndarray,
    density: np.ndarray,
) -> None:
    """Write who prefers the focal company (bool, n), and count its customers by satisfaction and trust (density)."""
    steps = density.shape[0]
    for i in range(n):
        company = b[customers.COMPANY, i]
        best = ZERO  # none
        focal = ZERO
        for k in range(table.shape[0] - 1):
            if table[k, conduct.CLOSED] > ZERO and company != k:
                continue
            if company == k:
                pull = pull_of_own(i, f, b, table[k], world)
            else:
                pull = pull_from_outside(i, k, month, f, h, b, table, world, is_told, beliefs)
            if k == 0:
                focal = pull
            else:
                best = pull if pull > best else best
        prefers[i] = focal > best
        if company == 0:
            row = min(int(f[customers.SATISFACTION, i] * np.float32(steps)), steps - 1)
            column = min(int(f[customers.TRUST, i] * np.float32(steps)), steps - 1)
            density[row, column] += 1
