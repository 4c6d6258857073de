"""How differently a company treats groups of those who were its customers at month 0."""

from __future__ import annotations

import numpy as np

from sim.measures import starters
from sim.result import Result

TENURE_EDGES = (12, 36)
"""Months of tenure at month 0 that divide the book into new, settled and old customers."""


def fairness_gap(result: Result) -> float:
    """Return the gap between the best and the worst treated tenure group of the starting book; NaN with one group."""
    began = starters(result)
    return _gap(result, began, np.digitize(result.customers["start_tenure"][began], TENURE_EDGES))


def segment_gap(result: Result) -> float:
    """Return the gap between the best and the worst treated third of the starting book by price sensitivity.

    What people get for their money does not depend on how much they mind prices: the gap is made by how companies
    treat those who look at prices and those who do not.
    """
    began = starters(result)
    sensitivity = result.customers["price_sensitivity"][began].astype(np.float64)
    if not len(sensitivity):
        return float("nan")
    return _gap(result, began, np.digitize(sensitivity, np.quantile(sensitivity, (1 / 3, 2 / 3)), right=True))


def _gap(result: Result, began: np.ndarray, group: np.ndarray) -> float:
    surplus = result.customers["surplus"][began].astype(np.float64) / result.horizon
    means = [surplus[group == i].mean() for i in np.unique(group)]
    return float(max(means) - min(means)) if len(means) > 1 else float("nan")
