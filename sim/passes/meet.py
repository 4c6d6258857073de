"""Lay out, for each customer of a block, one aspect of what their company does this month."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled


@compiled
def meet(company: np.ndarray, table: np.ndarray, aspect: int, size: int, out: np.ndarray) -> None:
    """Fill out[i] with table[company[i], aspect].

    A sweep of comparisons for each company instead of a gather: it vectorises, and companies are few.
    """
    n_companies = table.shape[0] - 1
    outside = table[n_companies, aspect]
    if n_companies == 2:  # by far the most common market: one sweep instead of three
        first, second = table[0, aspect], table[1, aspect]
        for i in range(size):
            other = second if company[i] == 1 else outside
            out[i] = first if company[i] == 0 else other
        return
    for i in range(size):
        out[i] = outside
    for k in range(n_companies):
        value = table[k, aspect]
        for i in range(size):
            out[i] = value if company[i] == k else out[i]
