"""What each customer pays and is worth this month, and the sums a company sees.

Sums are whole numbers (fixed point), so that they do not depend on blocks or threads.
"""

from __future__ import annotations

import numpy as np

from sim import totals
from sim.compiled import compiled, rule
from sim.numeric import ONE, ZERO

POINT = 2**20
_POINT = np.float32(POINT)


@compiled
def settle(
    size: int,
    paid: np.ndarray,
    open_fee: np.ndarray,
    hidden_fee: np.ndarray,
    unit_cost: np.ndarray,
    experienced: np.ndarray,
    company: np.ndarray,
    outside: int,
    discount_factor: np.float32,
    worth: np.float32,
    cash: np.ndarray,
    value: np.ndarray,
    surplus: np.ndarray,
) -> None:
    """Write what is paid in all; add to the focal company's value of the customer and to the customer's surplus."""
    for i in range(size):
        cash[i] = paid[i] + (open_fee[i] + hidden_fee[i])
        value[i] = value[i] + (discount_factor * (cash[i] - unit_cost[i]) if company[i] == 0 else ZERO)
        surplus[i] = surplus[i] + (worth * experienced[i] - cash[i] if company[i] != outside else ZERO)


@compiled
def extras(
    size: int,
    price: np.ndarray,
    walk: np.ndarray,
    deal: np.ndarray,
    premium: np.ndarray,
    rebate: np.ndarray,
) -> None:
    """Write what price walking adds to the list price and what the running deal takes off."""
    for i in range(size):
        premium[i] = price[i] * (walk[i] - ONE)
        rebate[i] = price[i] * walk[i] * deal[i]


@rule
def fixed_point(amount: np.float32) -> int:
    """Return an amount of up to two thousand million as a whole number of millionths (2**-20).

    The same as scaling it first, which would be cheaper but leave 32 bits above 2,047.
    """
    whole = np.int32(amount)
    return int(whole) * POINT + int(np.int32((amount - np.float32(whole)) * _POINT))


@compiled
def is_large(total: int) -> bool:
    """Tell whether one customer's part of a total may pass 2,047 a month: what is bought, and what it is worth."""
    return (
        (total == totals.CASH) | (total == totals.PREMIUM) | (total == totals.REBATE) | (total == totals.ENJOYED)
        | (total == totals.VOLUME) | (total == totals.VISITS) | (total == totals.ELSEWHERE)
    )  # fmt: skip


@compiled
def tally_large(size: int, company: np.ndarray, amounts: np.ndarray, total: int, sums: np.ndarray) -> None:
    """Do what :func:`tally` does, for amounts of any size."""
    n_companies = sums.shape[0]
    for k in range(0, n_companies, 2):
        one = 0
        two = 0
        for i in range(size):
            amount = fixed_point(amounts[i])
            one += amount if company[i] == k else 0
            two += amount if company[i] == k + 1 else 0
        sums[k, total] += one
        if k + 1 < n_companies:
            sums[k + 1, total] += two


@compiled
def tally(size: int, company: np.ndarray, amounts: np.ndarray, total: int, sums: np.ndarray) -> None:
    """Add the fixed-point sums of amounts over the customers of each company to a column of totals.

    Companies go two by two: one sweep serves the most common market.
    """
    if is_large(total):
        tally_large(size, company, amounts, total, sums)
        return
    n_companies = sums.shape[0]
    for k in range(0, n_companies, 2):
        one = 0
        two = 0
        for i in range(size):
            amount = int(np.int32(amounts[i] * _POINT))
            one += amount if company[i] == k else 0
            two += amount if company[i] == k + 1 else 0
        sums[k, total] += one
        if k + 1 < n_companies:
            sums[k + 1, total] += two


@compiled
def count(size: int, company: np.ndarray, k: int) -> int:
    """Return how many customers company k has."""
    total = 0
    for i in range(size):
        total += 1 if company[i] == k else 0
    return total


@compiled
def count_wanting(size: int, company: np.ndarray, stage: np.ndarray, k: int) -> int:
    """Return how many customers of company k want out and are still there."""
    total = 0
    for i in range(size):
        total += 1 if (company[i] == k) & (stage[i] == 1) else 0
    return total


@compiled
def count_marked(size: int, marks: np.ndarray) -> int:
    """Return how many marks are above 0."""
    total = 0
    for i in range(size):
        total += 1 if marks[i] > ZERO else 0
    return total


@compiled
def scale(size: int, amounts: np.ndarray, factor: np.float32, out: np.ndarray) -> None:
    """Write amounts times a factor."""
    for i in range(size):
        out[i] = amounts[i] * factor


@compiled
def take_off(
    size: int, price: np.ndarray, walk: np.ndarray, deal: np.ndarray, off: np.ndarray, rebate: np.ndarray
) -> None:
    """Add what a members' discount takes off on top of the running deal."""
    for i in range(size):
        rebate[i] = rebate[i] + price[i] * walk[i] * (ONE - deal[i]) * off[i]
