"""A transaction log: who bought on which day for how much; one row a customer and day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Log:
    """Purchases without a contract.

    Attributes
    ----------
    source
        Where it came from, in words.
    ids
        Customers as they are called there.
    customer
        Place in ``ids`` of each purchase, int64; rising.
    day
        Day of each purchase, int64 counted from the first day of the log; rising within a customer, none twice.
    amount
        Spent on that day, in the log's currency, float64; None if the log has no amounts.
    start
        Date of day 0; None where the log counts days.
    notes
        How the log was read, each a key of ``words`` with its values.
    """

    source: str
    ids: tuple[str, ...]
    customer: Array
    day: Array
    amount: Array | None
    start: date | None = None
    notes: tuple[tuple[str, dict[str, object]], ...] = field(default=())

    @property
    def n_customers(self) -> int:
        """Customers with at least one purchase."""
        return len(self.ids)

    @property
    def n_days(self) -> int:
        """Days from the first purchase to the last, both counted."""
        return int(self.day.max()) + 1

    @property
    def first(self) -> Array:
        """Place of each customer's first purchase, int64 (customers)."""
        places: Array = np.flatnonzero(np.diff(self.customer, prepend=-1))
        return places


def made(
    source: str, ids: list[str], day: Array, amount: Array | None, *, start: date | None = None,
    notes: tuple[tuple[str, dict[str, object]], ...] = (),
) -> Log:  # fmt: skip
    """Sort purchases by customer and day, and put those of one customer and day together.

    Parameters
    ----------
    ids
        Customer of each purchase; customers keep the order in which they first appear.
    day
        Whole day of each purchase; the earliest becomes day 0.
    """
    known: dict[str, int] = {}
    code = np.array([known.setdefault(name, len(known)) for name in ids], np.int64)
    days = day.astype(np.int64) - int(day.min())
    span = int(days.max()) + 1
    both, inverse = np.unique(code * span + days, return_inverse=True)
    spent = None if amount is None else np.bincount(inverse, weights=amount, minlength=len(both))
    return Log(source, tuple(known), both // span, both % span, spent, start, notes)
