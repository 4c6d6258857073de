"""Lists of customers: what concerns few is done to rows gathered from their columns, as dense passes do it to blocks.

A loop a column: a processor keeps few memory pages at hand for writing, and rows can be worked on with vectors.
"""

from __future__ import annotations

import numpy as np

from sim import draws
from sim.compiled import compiled

WIDE = 64
"""Rows are worked on in whole vectors: a list is filled up to a multiple of this, and rows have that much room."""


@compiled
def list_marked(start: int, size: int, marks: np.ndarray, who: np.ndarray) -> int:
    """List those of a block who are marked, and return how many they are."""
    n = 0
    for j in range(size):
        who[n] = start + j
        n += 1 if marks[j] else 0
    return n


@compiled
def widen(n: int, row: np.ndarray) -> int:
    """Fill a row of at least one up to whole vectors with its last entry, and return its length then."""
    wide = (n + WIDE - 1) // WIDE * WIDE
    for j in range(n, wide):
        row[j] = row[n - 1]
    return wide


@compiled
def gather(n: int, who: np.ndarray, column: np.ndarray, row: np.ndarray) -> None:
    """Copy a column's values of the people listed into a row."""
    for j in range(n):
        row[j] = column[who[j]]


@compiled
def gather_block(n: int, who: np.ndarray, start: int, column: np.ndarray, row: np.ndarray) -> None:
    """Copy the values of the people listed from working memory that begins with customer start."""
    for j in range(n):
        row[j] = column[who[j] - start]


@compiled
def scatter(n: int, who: np.ndarray, row: np.ndarray, column: np.ndarray) -> None:
    """Copy a row back into the column of the people listed."""
    for j in range(n):
        column[who[j]] = row[j]


@compiled
def scatter_one(n: int, who: np.ndarray, value: np.float32 | int, column: np.ndarray) -> None:
    """Write one value into the column of the people listed."""
    for j in range(n):
        column[who[j]] = value


@compiled
def draw(
    n: int, who: np.ndarray, spells: np.ndarray, episodes: np.ndarray, what: np.uint64, seed: np.uint64, row: np.ndarray
) -> None:
    """Write a uniform number for a decision that each of the people listed takes in an episode of a spell."""
    for j in range(n):
        row[j] = draws.uniform(draws.occasion_key(seed, what, spells[j], episodes[j]), who[j])


@compiled
def tally(n: int, company: np.ndarray, codes: np.ndarray, code: int, total: int, sums: np.ndarray) -> None:
    """Add how many of the people listed bear a code to a column of totals, company by company."""
    for k in range(sums.shape[0]):
        found = 0
        for j in range(n):
            found += 1 if (company[j] == k) & (codes[j] == code) else 0
        sums[k, total] += found


@compiled
def select(n: int, codes: np.ndarray, low: int, high: int, row: np.ndarray, selected: np.ndarray) -> int:
    """List the entries of a row whose codes lie within low and high, and return how many they are."""
    m = 0
    for j in range(n):
        selected[m] = row[j]
        m += 1 if (codes[j] >= low) & (codes[j] <= high) else 0
    return m
