"""Filter, sort and page a table of cells; thousands stay on the server, and a page of them goes to the browser."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.app.bench.shelf import undecided

PAGE = 25
"""Cells of a page."""


@dataclass(frozen=True)
class Filter:
    """Keeps the cells whose value lies between two ends, or holds a word.

    Attributes
    ----------
    column
        Of the table.
    low, high
        Ends, both included; NaN for none.
    text
        Part of a word, capitals or not.
    """

    column: str
    low: float = float("nan")
    high: float = float("nan")
    text: str = ""

    def keeps(self, table: pd.DataFrame) -> np.ndarray:
        """Tell which rows stay."""
        values = table[self.column]
        if is_number(values):
            numbers = values.to_numpy(float)
            kept = np.isfinite(numbers)
            for end, holds in ((self.low, np.greater_equal), (self.high, np.less_equal)):
                if np.isfinite(end):
                    kept &= holds(numbers, end)
            return kept
        found: np.ndarray = values.astype(str).str.contains(self.text, case=False, regex=False).to_numpy()
        return found


@dataclass(frozen=True)
class Order:
    """By which column the table is sorted, and which way."""

    column: str = "number"
    is_falling: bool = False

    def turned(self, column: str) -> Order:
        """Return the order after a column's head was pressed: numbers of outcomes begin with the largest."""
        return Order(column, not self.is_falling if column == self.column else False)


def is_number(values: pd.Series) -> bool:
    """Tell whether a column holds numbers."""
    return bool(pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values))


def chosen(
    table: pd.DataFrame, filters: list[Filter], order: Order, outcome: str, is_decided: bool = False
) -> pd.DataFrame:
    """Return the cells that all filters keep, in order; equal ones by number, those without a value last.

    Parameters
    ----------
    is_decided
        Whether cells whose interval of the outcome holds zero are left out.
    """
    kept = np.ones(len(table), bool)
    for one in filters:
        kept &= one.keeps(table)
    if is_decided:
        kept &= np.isfinite(table[f"{outcome}.low"].to_numpy(float)) & ~undecided(table, outcome)
    by_number = table[kept].sort_values("number")
    return by_number.sort_values(order.column, ascending=not order.is_falling, kind="stable", na_position="last")


def pages(n: int) -> int:
    """Return how many pages so many cells fill, at least one."""
    return max(1, -(-n // PAGE))
