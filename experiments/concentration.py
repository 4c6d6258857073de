"""How far a company hangs on few of its customers: what each brought over the whole run, less what they cost."""

from __future__ import annotations

import numpy as np

from sim.result import Result

BEST = 0.1
"""Share of the customers that count as the best."""


def gini(amounts: np.ndarray) -> float:
    """Return how unequal amounts are: 0 if all are alike, towards 1 if one has everything; NaN if there is nothing.

    Examples
    --------
    >>> gini(np.array([2.0, 2.0, 2.0])), gini(np.array([0.0, 0.0, 0.0, 1.0]))
    (0.0, 0.75)
    """
    total, n = amounts.sum(), len(amounts)
    if not total:
        return float("nan")
    ranks = np.arange(1, n + 1)
    return float(2.0 * (ranks * np.sort(amounts)).sum() / (n * total) - (n + 1) / n)


def top_share(amounts: np.ndarray, share: float = BEST) -> float:
    """Return which part of a total comes from the largest amounts; NaN if there is nothing.

    Examples
    --------
    >>> top_share(np.array([1.0] * 9 + [11.0]))
    0.55
    """
    total = amounts.sum()
    best = np.sort(amounts)[::-1][: max(1, round(share * len(amounts)))]
    return float(best.sum() / total) if total else float("nan")


def brought(result: Result) -> np.ndarray:
    """Return what everybody who dealt with the focal company brought it, discounted; who cost more brought nothing."""
    value = result.customers["value"].astype(np.float64)
    return np.maximum(value[value != 0.0], 0.0)


CONCENTRATION = {
    "revenue_concentration": lambda result: gini(brought(result)),
    "top_decile_share": lambda result: top_share(brought(result)),
}
"""Outcomes of a finished run, by name."""
