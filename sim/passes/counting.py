"""What is counted of a block of customers each month, before anybody leaves."""

from __future__ import annotations

import numpy as np

from sim import customers, totals
from sim.compiled import compiled
from sim.passes.accounts import count, count_wanting, tally


@compiled
def count_people(size: int, company: np.ndarray, stage: np.ndarray, sums: np.ndarray) -> None:
    """Count the customers of each company, and those of them who want out."""
    for k in range(sums.shape[0]):
        sums[k, totals.CUSTOMERS] += count(size, company, k)
        sums[k, totals.WANTING] += count_wanting(size, company, stage, k)


@compiled
def count_words(size: int, speech: np.ndarray, sums: np.ndarray) -> None:
    """Count who spoke well and who spoke ill of each company."""
    for k in range(sums.shape[0]):
        sums[k, totals.SPOKE_WELL] += count(size, speech, k + 1)
        sums[k, totals.SPOKE_ILL] += count(size, speech, -k - 1)


@compiled
def add_up(
    start: int,
    size: int,
    company: np.ndarray,
    f: np.ndarray,
    experienced: np.ndarray,
    cash: np.ndarray,
    premium: np.ndarray,
    rebate: np.ndarray,
    loyal: np.ndarray,
    is_priced: bool,
    is_loyalty: bool,
    sums: np.ndarray,
) -> None:
    """Add up, by company, what was lived, felt and paid; what is switched off is left at zero."""
    stop = start + size
    tally(size, company, experienced, totals.EXPERIENCE, sums)
    tally(size, company, f[customers.SATISFACTION, start:stop], totals.SATISFACTION, sums)
    tally(size, company, f[customers.TRUST, start:stop], totals.TRUST, sums)
    tally(size, company, f[customers.RESENTMENT, start:stop], totals.RESENTMENT, sums)
    tally(size, company, cash, totals.CASH, sums)
    if is_priced:
        tally(size, company, premium, totals.PREMIUM, sums)
        tally(size, company, rebate, totals.REBATE, sums)
    if is_loyalty:
        tally(size, company, loyal, totals.LOYALTY, sums)
