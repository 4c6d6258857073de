"""Simulated customers and the days of their purchases, counted from the day of the first one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Lives:
    """Repeat purchases of many simulated customers who first bought on day 0, as a log would count their days.

    Attributes
    ----------
    n
        Customers.
    customer
        Customer of each repeat purchase, int32, rising.
    day
        Days since the first purchase, whole (a purchase within the first day lies on day 1), uint16, rising within a
        customer.
    dropped
        Day of drop-out of each customer, float32; infinite for those who have not; empty if nobody asked.
    parts
        Groups of equally many customers, one after the other, each lived under parameters of its own.
    """

    n: int
    customer: Array
    day: Array
    dropped: Array
    parts: int = 1

    def until(self, days: int) -> tuple[Array, Array]:
        """Return everybody's repeat purchases up to a day, int32, and the day of the last (0 if none), uint16."""
        x = np.bincount(self.customer[self.day <= days], minlength=self.n).astype(np.int32)
        last = np.zeros(self.n, np.uint16)
        some = np.flatnonzero(x)
        last[some] = self.day[self.starts[some] + x[some] - 1]
        return x, last

    @cached_property
    def starts(self) -> Array:
        """Place of each customer's first repeat purchase, int64 (customers)."""
        counts = np.bincount(self.customer, minlength=self.n)
        return np.cumsum(counts) - counts

    @cached_property
    def _by_day(self) -> Array:
        """Repeat purchases up to day 0, 1, ... of all customers together."""
        return np.cumsum(np.bincount(self.day, minlength=1))

    def mean_until(self, days: Array) -> Array:
        """Return mean repeat purchases of a customer up to days."""
        which = np.minimum(np.asarray(days).astype(np.int64), len(self._by_day) - 1)
        found: Array = self._by_day[which] / self.n
        return found


def lives(n: int, customer: Array, day: Array, dropped: Array) -> Lives:
    """Drop each customer's first purchase, on day 0, and count the days of what comes after as a log does.

    A purchase at time t lies on day ceil(t): with the first purchase at the end of day 0, the log's next day ends at 1.
    """
    again = np.diff(customer, prepend=-1) == 0
    return Lives(n, customer[again].astype(np.int32), np.ceil(day[again]).astype(np.uint16), dropped.astype(np.float32))
