"""Offers of other companies: who gets one this month, how it wakes and tempts, and who comes over on it.

Who got an offer is drawn by key, so that those who choose later in the month need no note of it: an offer holds for the
month in which it is made.
"""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled, rule
from sim.numeric import ONE, ZERO
from sim.passes import accounts
from sim.passes.experience import fill
from sim.rules.deals import pull_of_deal
from sim.rules.poaching import temptation


@rule
def key_of(seed: np.uint64, month: int, k: int) -> np.uint64:
    """Return the key of company k's offers in a month."""
    return draws.alternative(draws.key(seed, draws.POACHED, month), k)


@compiled
def reach(
    key: np.uint64,
    first: int,
    size: int,
    share: np.float32,
    company: np.ndarray,
    k: int,
    outside: int,
    is_focused: bool,
    reached: np.ndarray,
) -> None:
    """Write 1 for those who get an offer of company k: customers of others, or of the focal company alone."""
    for i in range(size):
        is_drawn = draws.uniform(key, first + i) < share
        is_other = (company[i] != k) & (company[i] != outside) & ((company[i] == 0) | (not is_focused))
        reached[i] = ONE if is_drawn & is_other else ZERO


@compiled
def consider(
    size: int,
    reached: np.ndarray,
    seen: np.ndarray,
    offered: np.float32,
    depth: np.float32,
    sensitivity: np.ndarray,
    training: np.ndarray,
    weight: np.float32,
    training_weight: np.float32,
    full: np.float32,
    best: np.ndarray,
) -> None:
    """Let those who get an offer weigh it; of several the most tempting counts."""
    for i in range(size):
        drawn = temptation(seen[i], offered, sensitivity[i], weight)
        drawn = reached[i] * (drawn + pull_of_deal(training[i], depth, training_weight, full))
        best[i] = drawn if drawn > best[i] else best[i]


@compiled
def wake(size: int, reached: np.ndarray, wakes: np.float32, logit: np.ndarray) -> None:
    """Let an offer wake whoever wants out."""
    for i in range(size):
        logit[i] = logit[i] + reached[i] * wakes


@compiled
def give_in(size: int, best: np.ndarray, push: np.ndarray) -> None:
    """Add the most tempting offer to the log-odds of wanting out."""
    for i in range(size):
        push[i] = push[i] + best[i]


@compiled
def tempt(
    start: int,
    size: int,
    month: int,
    seed: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    seen: np.ndarray,
    is_training: bool,
    reached: np.ndarray,
    best: np.ndarray,
    untrained: np.ndarray,
    waking: np.ndarray,
    push: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Let companies make offers to the customers of others; reached, best and untrained are scratch."""
    w = world[0]
    n_companies = table.shape[0] - 1
    fill(size, ZERO, best)
    fill(size, ZERO, untrained)
    training = f[customers.DEAL_TRAINING, start : start + size] if is_training else untrained
    for k in range(n_companies):
        offer = table[k]
        if offer[conduct.POACHES] == ZERO:
            continue
        reach(
            key_of(seed, month, k), start, size, offer[conduct.POACHES], company, k, n_companies,
            offer[conduct.POACH_FOCUS] > ZERO, reached,
        )  # fmt: skip
        depth = offer[conduct.POACH_DEPTH]
        price = offer[conduct.PRICE] * (ONE - depth) + offer[conduct.OPEN_FEE]
        consider(
            size, reached, seen, price, depth, f[customers.PRICE_SENSITIVITY, start : start + size], training,
            w.price_value_weight, w.deals_weight, w.deals_full, best,
        )  # fmt: skip
        wake(size, reached, w.leaving_event_wakes, waking)
        sums[k, totals.POACHING_OFFERS] += accounts.count_marked(size, reached)
    give_in(size, best, push)


@rule
def has_offer(i: int, left: int, k: int, key: np.uint64, offer: np.ndarray, outside: int) -> bool:
    """Tell whether somebody who leaves a company this month got an offer of company k."""
    is_other = (left >= 0) & (left != k) & (left != outside)  # -1 has never been with any
    is_other = is_other & ((left == 0) | (offer[conduct.POACH_FOCUS] == ZERO))
    has: bool = is_other & (draws.uniform(key, i) < offer[conduct.POACHES])
    return has


@compiled
def compare_offers(
    n: int,
    who: np.ndarray,
    left: np.ndarray,
    k: int,
    key: np.uint64,
    outside: int,
    offer: np.ndarray,
    sensitivity: np.ndarray,
    training: np.ndarray,
    world: np.ndarray,
    told: np.ndarray,
) -> None:
    """Add to the utility of company k, for those who leave another, what its offer saves beyond its welcome deal."""
    w = world[0]
    welcome, depth = offer[conduct.WELCOME], offer[conduct.POACH_DEPTH]
    saved = offer[conduct.PRICE] * (depth - welcome)
    for j in range(n):
        more = temptation(saved, ZERO, sensitivity[j], w.joining_price)
        more = more + pull_of_deal(training[j], depth, w.deals_weight, w.deals_full)
        more = more - pull_of_deal(training[j], welcome, w.deals_weight, w.deals_full)
        counts = has_offer(who[j], left[j], k, key, offer, outside) & (depth > welcome)
        told[j] = told[j] + (more if counts else ZERO)


@compiled
def come_over(
    n: int,
    who: np.ndarray,
    company: np.ndarray,
    month: int,
    seed: np.uint64,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    sums: np.ndarray,
    discount: np.ndarray,
) -> None:
    """Give the deal to those who left another company this month with an offer of the one they join."""
    outside = table.shape[0] - 1
    for j in range(n):
        i, k = who[j], int(company[j])
        if table[k, conduct.POACHES] == ZERO or h[customers.PARTED, i] != month:
            continue
        if has_offer(i, int(b[customers.LAST_COMPANY, i]), k, key_of(seed, month, k), table[k], outside):
            sums[k, totals.POACHED] += 1
            if table[k, conduct.POACH_DEPTH] > discount[i]:
                discount[i] = table[k, conduct.POACH_DEPTH]
                b[customers.DISCOUNT_LEFT, i] = int(table[k, conduct.POACH_MONTHS]) + 1
