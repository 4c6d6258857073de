"""People without a company choose one, or none; leavers choose at once."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled, rule
from sim.numeric import HALF, ONE, ZERO, exp, log, logistic
from sim.rules.expectation import expectation_at_joining
from sim.rules.joining import attraction, memory_of
from sim.rules.violations import size_of_violation

_LONG = np.float32(30_000.0)
_RARE = np.float32(1e-7)
_PERCENT = np.float32(100.0)


@rule
def months_until(chance: np.float32, waiting: np.float32) -> int:
    """Return how many months pass until an event of a constant monthly chance, from one exponential draw."""
    if chance <= _RARE:
        return 30_000
    if chance >= ONE:
        return 1
    months = waiting / -log(ONE - chance)
    return 1 + int(months if months < _LONG else _LONG)


@rule
def resentment_now(i: int, month: int, f: np.ndarray, h: np.ndarray, world: np.ndarray) -> np.float32:
    """Return what is left of the resentment against the last company."""
    w = world[0]
    months = np.float32(month - int(h[customers.PARTED, i]))
    remembered: np.float32 = f[customers.MEMORY_RESENTMENT, i]
    return remembered * exp(months * w.resentment_log_kept)


@rule
def plan_search(i: int, month: int, h: np.ndarray, world: np.ndarray, seed: np.uint64, is_returning: bool) -> None:
    """Note when somebody outside will look at offers next."""
    w = world[0]
    waiting = draws.exponential(
        draws.occasion_key(seed, draws.SEARCH, h[customers.SPELL, i], h[customers.EPISODE, i]), i
    )
    when = month + months_until(w.joining_search, waiting)
    h[customers.SCHEDULED, i] = when if is_returning and when < customers.NEVER else customers.NEVER


@rule
def plan_spell(
    i: int,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
) -> None:
    """Draw what comes with a spell: propensity with this company, when a payment fails, when wanting out begins."""
    w = world[0]
    spell = h[customers.SPELL, i]
    match = draws.normal(draws.occasion_key(seed, draws.MATCH, spell, b[customers.COMPANY, i]), i)
    person = draws.normal(draws.key(seed, draws.PERSON, 0), i)
    spread = w.population_person_weight * person + w.population_match_weight * match
    propensity = w.population_want_level + w.population_want_spread * spread
    f[customers.PROPENSITY, i] = propensity
    f[customers.CLOCK, i] = draws.exponential(draws.occasion_key(seed, draws.WANT, spell, 0), i)
    waiting = draws.exponential(draws.key(seed, draws.PAYMENT, spell), i)
    when = month + months_until(w.population_involuntary * logistic(propensity), waiting)
    h[customers.SCHEDULED, i] = when if is_involuntary and when < customers.NEVER else customers.NEVER


@rule
def best_offer(
    i: int,
    barred: int,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
) -> int:
    """Return the company whose offer looks best to a person, or the number of companies for none."""
    w = world[0]
    n_companies: int = table.shape[0] - 1
    spell = h[customers.SPELL, i]
    episode = h[customers.EPISODE, i]
    best = n_companies
    taste = draws.occasion_key(seed, draws.CHOICE, spell, episode)
    impressions = draws.occasion_key(seed, draws.IMPRESSION, spell, episode)
    best_pull = draws.gumbel(draws.alternative(taste, -1), i)
    for k in range(n_companies):
        if k == barred:
            continue
        offer = table[k]
        impression = w.joining_impression * draws.small_normal(draws.alternative(impressions, k), i)
        believed = (
            w.joining_reputation_share * (offer[conduct.REPUTATION] + impression - w.market_neutral_quality)
            + w.joining_promise_share * offer[conduct.OVERPROMISE]
        )
        pull = attraction(
            believed, offer[conduct.SHOWN], f[customers.PRICE_SENSITIVITY, i], offer[conduct.TRAP], w.joining_base,
            w.joining_quality, w.joining_price,
        )  # fmt: skip
        if b[customers.LAST_COMPANY, i] == k:
            pull += memory_of(
                f[customers.MEMORY_SATISFACTION, i] - w.market_neutral_quality,
                resentment_now(i, month, f, h, world),
                w.joining_remembered_satisfaction,
                w.joining_remembered_resentment,
            )
        pull += draws.gumbel(draws.alternative(taste, k), i)
        if pull > best_pull:
            best_pull = pull
            best = k
    return best


@rule
def join(
    i: int,
    k: int,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
    sums: np.ndarray,
    joined: np.ndarray,
    discount_factor: np.float32,
) -> None:
    """Start a spell with company k, as a newcomer or as somebody who comes back."""
    w = world[0]
    offer = table[k]
    neutral = w.market_neutral_quality
    is_back = b[customers.LAST_COMPANY, i] == k
    f[customers.FIT, i] = draws.small_normal(draws.key(seed, draws.FIT, k), i)
    f[customers.SATISFACTION, i] = neutral
    promised = offer[conduct.QUALITY] + offer[conduct.OVERPROMISE]
    f[customers.EXPECTATION, i] = expectation_at_joining(
        promised, w.experience_fit * f[customers.FIT, i], neutral, w.expectation_promise_weight
    )
    if is_back:
        f[customers.TRUST, i] = f[customers.MEMORY_TRUST, i]
        f[customers.RESENTMENT, i] = resentment_now(i, month, f, h, world)
    else:
        f[customers.TRUST, i] = f[customers.DISPOSITION, i]
        f[customers.RESENTMENT, i] = ZERO
    f[customers.REFERENCE_PRICE, i] = ONE
    f[customers.WALK, i] = ONE
    f[customers.DISCOUNT, i] = offer[conduct.WELCOME]
    b[customers.COMPANY, i] = k
    b[customers.STAGE, i] = customers.CONTENT
    b[customers.DEALS, i] = 0
    excess = offer[conduct.OVERPROMISE] - w.noticing_promise_slack
    b[customers.OVERPROMISED, i] = int(_PERCENT * size_of_violation(excess, w.noticing_promise_full) + HALF)
    b[customers.DISCOUNT_LEFT, i] = int(offer[conduct.WELCOME_MONTHS]) + 1
    b[customers.PAUSE, i] = 0
    b[customers.FLAGS, i] = b[customers.FLAGS, i] & customers.LEFT_INVOLUNTARILY
    h[customers.TENURE, i] = -1  # the turn of the month makes it 0
    h[customers.SPELL, i] += 1
    h[customers.EPISODE, i] = 0
    plan_spell(i, month, f, h, b, world, seed, is_involuntary)
    if k == 0:
        f[customers.VALUE, i] -= discount_factor * offer[conduct.JOIN_COST]
    sums[k, totals.JOINED] += 1
    if is_back:
        sums[k, totals.RETURNED] += 1
    if month >= 0:
        joined[k, month + 1] += 1


@rule
def part(
    i: int,
    is_voluntary: bool,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    n_companies: int,
    sums: np.ndarray,
    left: np.ndarray,
) -> None:
    """End a spell: remember how it was, and count it."""
    k = b[customers.COMPANY, i]
    b[customers.LAST_COMPANY, i] = k
    h[customers.PARTED, i] = month
    f[customers.MEMORY_SATISFACTION, i] = f[customers.SATISFACTION, i]
    f[customers.MEMORY_TRUST, i] = f[customers.TRUST, i]
    f[customers.MEMORY_RESENTMENT, i] = f[customers.RESENTMENT, i]
    b[customers.COMPANY, i] = n_companies
    b[customers.STAGE, i] = customers.OUTSIDE
    h[customers.EPISODE, i] += 1
    sums[k, totals.LEFT] += 1
    if not is_voluntary:
        sums[k, totals.LEFT_INVOLUNTARILY] += 1
    if month >= 0:
        cohort = max(0, month - int(h[customers.TENURE, i]))
        left[k, cohort, month + 1 - cohort, 0 if is_voluntary else 1] += 1
        if k == 0 and h[customers.FIRST_LEFT, i] == customers.NEVER:
            h[customers.FIRST_LEFT, i] = month + 1
            if not is_voluntary:
                b[customers.FLAGS, i] = b[customers.FLAGS, i] | customers.LEFT_INVOLUNTARILY


@compiled
def choose(
    n: int,
    free: np.ndarray,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
    is_returning: bool,
    sums: np.ndarray,
    joined: np.ndarray,
    discount_factor: np.float32,
) -> None:
    """Let the n people listed in free choose; who chooses none looks again later.

    Two short loops, because a processor overlaps what it does for one person and the next only in short ones.

    Parameters
    ----------
    free
        Two int32 rows: who, and the company that is barred because it was just left; the second is overwritten.
    """
    n_companies = table.shape[0] - 1
    for j in range(n):
        i, barred = int(free[0, j]), int(free[1, j])
        chosen = best_offer(i, barred, month, f, h, b, table, world, seed) if is_returning else n_companies
        free[1, j] = chosen
    for j in range(n):
        i, chosen = int(free[0, j]), int(free[1, j])
        if chosen < n_companies:
            join(i, chosen, month, f, h, b, table, world, seed, is_involuntary, sums, joined, discount_factor)
        else:
            h[customers.EPISODE, i] += 1
            plan_search(i, month, h, world, seed, is_returning)
