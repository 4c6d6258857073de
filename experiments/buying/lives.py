"""Simulated customers and their purchases, all counted from the day of the first one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Lives:
    """Repeat purchases of many simulated customers who first bought on day 0.

    Attributes
    ----------
    n
        Customers.
    customer
        Customer of each repeat purchase, int, rising.
    day
        Days since the first purchase, float, rising within a customer.
    amount
        Spent, empty if nobody asked.
    dropped
        Day of drop-out of each customer; infinite for those who have not; empty if nobody asked.
    """

    n: int
    customer: Array
    day: Array
    amount: Array
    dropped: Array

    def until(self, days: Array | float) -> tuple[Array, Array]:
        """Return repeat purchases up to a day (each customer's own, or one for all), and the day of the last (0)."""
        bound = days[self.customer] if isinstance(days, np.ndarray) else days
        inside = self.day <= bound
        x = np.bincount(self.customer[inside], minlength=self.n)
        last = np.zeros(self.n)
        some = x > 0
        last[some] = self.day[(self.starts + x - 1)[some]]
        return x, last

    @cached_property
    def starts(self) -> Array:
        """Place of each customer's first repeat purchase, int64 (customers)."""
        return np.searchsorted(self.customer, np.arange(self.n))

    @cached_property
    def _days(self) -> Array:
        return np.sort(self.day)

    def mean_until(self, days: Array) -> Array:
        """Return mean repeat purchases of a customer up to days."""
        found: Array = np.searchsorted(self._days, days, side="right") / self.n
        return found


def lives(n: int, customer: Array, day: Array, amount: Array, dropped: Array) -> Lives:
    """Drop each customer's first purchase, on day 0, and keep what comes after."""
    first = np.diff(customer, prepend=-1) != 0
    again = ~first
    return Lives(n, customer[again].astype(np.int64), day[again].astype(np.float64), amount[again], dropped)
