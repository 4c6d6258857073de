"""The few customers to whom something happens this month: payments that fail, save offers, attempts to leave."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled, rule
from sim.numeric import ONE, ZERO, logistic, softplus
from sim.passes.calendar import ASKS, CARD, IS_DUE, IS_REACHED
from sim.passes.choosing import part, plan_search
from sim.rules.leaving import notice_logit, stuck_logit
from sim.rules.saving import accept_logit

_STAYS = -1


@rule
def is_offer_accepted(
    i: int,
    is_at_exit: bool,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    offer: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    sums: np.ndarray,
    discount_factor: np.float32,
) -> bool:
    """Make a save offer; if it is accepted the deal starts next month."""
    w = world[0]
    k = b[customers.COMPANY, i]
    sums[k, totals.OFFERS] += 1
    if k == 0:
        f[customers.VALUE, i] -= discount_factor * offer[conduct.SAVE_COST]
    chance = logistic(
        accept_logit(
            offer[conduct.SAVE_DEPTH], f[customers.PRICE_SENSITIVITY, i], f[customers.RESENTMENT, i],
            f[customers.TRUST, i] - f[customers.DISPOSITION, i], is_at_exit, w.saving_base, w.saving_at_exit,
            w.saving_depth, w.saving_resentment, w.saving_distrust,
        )
    )  # fmt: skip
    key = draws.occasion_key(seed, draws.ACCEPT, h[customers.SPELL, i], h[customers.EPISODE, i])
    accepts = bool(draws.uniform(key, i) < chance)
    if accepts:
        sums[k, totals.ACCEPTED] += 1
        f[customers.DISCOUNT, i] = offer[conduct.SAVE_DEPTH]
        b[customers.DISCOUNT_LEFT, i] = int(offer[conduct.SAVE_MONTHS]) + 1
        b[customers.DEALS, i] = min(int(b[customers.DEALS, i]) + 1, 100)
    return accepts


@rule
def be_saved(
    i: int, f: np.ndarray, h: np.ndarray, b: np.ndarray, offer: np.ndarray, world: np.ndarray, seed: np.uint64
) -> None:
    """Somebody who wanted out has accepted an offer: for good, or until the discount ends."""
    w = world[0]
    spell = h[customers.SPELL, i]
    key = draws.occasion_key(seed, draws.RECONVERT, spell, h[customers.EPISODE, i])
    is_reconverted = draws.uniform(key, i) < w.saving_reconverts
    h[customers.EPISODE, i] += 1
    episode = h[customers.EPISODE, i]
    if is_reconverted:
        b[customers.STAGE, i] = customers.CONTENT
        f[customers.CLOCK, i] = draws.exponential(draws.occasion_key(seed, draws.WANT, spell, episode), i)
    else:
        b[customers.PAUSE, i] = int(offer[conduct.SAVE_MONTHS]) + 1
        f[customers.CLOCK, i] = draws.exponential(draws.occasion_key(seed, draws.NOTICE, spell, episode), i)


@rule
def gets_stuck(
    i: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    offer: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    sums: np.ndarray,
    discount_factor: np.float32,
) -> bool:
    """Try to get through to the exit; those who get stuck resent it, and with friction some give up for a while."""
    w = world[0]
    spell = h[customers.SPELL, i]
    episode = h[customers.EPISODE, i]
    chance = logistic(
        stuck_logit(w.leaving_stuck, offer[conduct.FRICTION], f[customers.RESENTMENT, i], w.leaving_resentment_pushes)
    )
    is_stuck = bool(draws.uniform(draws.occasion_key(seed, draws.STUCK, spell, episode), i) < chance)
    if is_stuck:
        k = b[customers.COMPANY, i]
        sums[k, totals.STUCK] += 1
        left_to_feel = ONE - f[customers.RESENTMENT, i]
        f[customers.RESENTMENT, i] += left_to_feel * offer[conduct.STUCK_RESENTMENT]
        f[customers.SURPLUS, i] -= w.costs_hours_stuck * w.costs_hour
        if k == 0:
            f[customers.VALUE, i] -= discount_factor * offer[conduct.STUCK_COST]
        if offer[conduct.IS_OBSTRUCTING] > ZERO:
            gives_up = draws.uniform(draws.occasion_key(seed, draws.GIVE_UP, spell, episode), i) < w.leaving_give_up
            if gives_up:
                b[customers.PAUSE, i] = int(w.leaving_give_up_months) + 1
        h[customers.EPISODE, i] += 1
        f[customers.CLOCK, i] = draws.exponential(draws.occasion_key(seed, draws.NOTICE, spell, episode + 1), i)
    return is_stuck


@rule
def is_offered(i: int, h: np.ndarray, offer: np.ndarray, seed: np.uint64) -> bool:
    """Tell whether the save desk makes an offer to somebody who asks."""
    key = draws.occasion_key(seed, draws.OFFERED, h[customers.SPELL, i], h[customers.EPISODE, i])
    return bool(draws.uniform(key, i) < offer[conduct.SAVE_SHARE])


@rule
def happen(
    i: int,
    events: int,
    wake: np.float32,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_saving: bool,
    is_involuntary: bool,
    is_returning: bool,
    sums: np.ndarray,
    left: np.ndarray,
    discount_factor: np.float32,
) -> int:
    """Live through this month's events, in the order in which they would happen.

    Returns
    -------
    int
        The company just left by somebody who now chooses another (outside: the number of companies), or -1.
    """
    w = world[0]
    n_companies: int = table.shape[0] - 1
    k = int(b[customers.COMPANY, i])
    offer = table[k]
    is_scheduled = h[customers.SCHEDULED, i] == month
    if k == n_companies:
        if is_scheduled:
            return n_companies
        return _STAYS
    if is_scheduled and is_involuntary:
        part(i, False, month, f, h, b, n_companies, sums, left)
        plan_search(i, month, h, world, seed, is_returning)
        return _STAYS
    if events & CARD:
        part(i, True, month, f, h, b, n_companies, sums, left)
        return k
    is_reached = is_saving and (events & IS_REACHED) > 0 and b[customers.PAUSE, i] == 0
    is_due = (events & IS_DUE) > 0 and f[customers.CLOCK, i] <= ZERO and b[customers.PAUSE, i] == 0
    woken = wake + (w.leaving_event_wakes if is_reached else ZERO)
    notice = notice_logit(w.leaving_notice_logit, f[customers.RESENTMENT, i], woken, w.leaving_resentment_wakes)
    if b[customers.STAGE, i] == customers.CONTENT and is_due:
        b[customers.STAGE, i] = customers.WANTING
        clock = draws.exponential(
            draws.occasion_key(seed, draws.NOTICE, h[customers.SPELL, i], h[customers.EPISODE, i]), i
        )
        f[customers.CLOCK, i] = clock - softplus(notice)  # the same month counts
        is_due = f[customers.CLOCK, i] <= ZERO
    elif b[customers.STAGE, i] == customers.WANTING and is_reached and not is_due:
        plain = notice_logit(w.leaving_notice_logit, f[customers.RESENTMENT, i], wake, w.leaving_resentment_wakes)
        f[customers.CLOCK, i] -= softplus(notice) - softplus(plain)
        is_due = f[customers.CLOCK, i] <= ZERO
    wants_out = b[customers.STAGE, i] == customers.WANTING
    if is_reached:
        if is_offer_accepted(i, False, f, h, b, offer, world, seed, sums, discount_factor):
            if wants_out:
                be_saved(i, f, h, b, offer, world, seed)
            else:
                h[customers.EPISODE, i] += 1
            return _STAYS
        h[customers.EPISODE, i] += 1  # the next offer is another occasion
    if wants_out and is_due:
        sums[k, totals.ATTEMPTS] += 1
        if is_saving and not is_reached and is_offered(i, h, offer, seed):
            if is_offer_accepted(i, True, f, h, b, offer, world, seed, sums, discount_factor):
                be_saved(i, f, h, b, offer, world, seed)
                return _STAYS
        if not gets_stuck(i, f, h, b, offer, world, seed, sums, discount_factor):
            part(i, True, month, f, h, b, n_companies, sums, left)
            return k
        return _STAYS
    if is_saving and events & ASKS and not wants_out and b[customers.DISCOUNT_LEFT, i] == 0:
        if is_offered(i, h, offer, seed):
            is_offer_accepted(i, True, f, h, b, offer, world, seed, sums, discount_factor)
        h[customers.EPISODE, i] += 1  # whatever came of it, the next time is another occasion
    return _STAYS


@compiled
def happen_to_few(
    start: int,
    size: int,
    marks: np.ndarray,
    wake: np.ndarray,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_saving: bool,
    is_involuntary: bool,
    is_returning: bool,
    sums: np.ndarray,
    left: np.ndarray,
    discount_factor: np.float32,
    free: np.ndarray,
) -> int:
    """Let this month's events happen to those of a block who are marked.

    Returns
    -------
    int
        How many are free to choose now; ``free`` lists them, with the company each has just left.
    """
    n = 0
    for j in range(size):
        if marks[j]:
            barred = happen(
                start + j, int(marks[j]), wake[j], month, f, h, b, table, world, seed, is_saving, is_involuntary,
                is_returning, sums, left, discount_factor,
            )  # fmt: skip
            if barred != _STAYS:
                free[0, n] = start + j
                free[1, n] = barred
                n += 1
    return n
