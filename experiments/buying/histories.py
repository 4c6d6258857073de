"""What is known of every customer at the end of a calibration window, and what they bought in the one after it.

Repeat purchases are days on which somebody bought again after the day of the first purchase, as Fader, Hardie and Lee
(2005) count them; all times are days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.buying.log import Log

Array = np.ndarray
WEEK = 7


@dataclass(frozen=True)
class Split:
    """Days that are fitted, and days after them that are held back to judge.

    Attributes
    ----------
    calibration
        Days fitted, from day 0.
    holdout
        Days judged.
    acquired
        Customers are those who first buy within so many days of day 0; never beyond ``calibration``.
    """

    calibration: int
    holdout: int
    acquired: int


@dataclass(frozen=True)
class Histories:
    """Customers as a company knows them, each an array of customers.

    Attributes
    ----------
    split
        The windows.
    place
        Place of the customer in the log.
    birth
        Day of the first purchase.
    x, last, seen
        Repeat purchases in calibration, days from the first purchase to the last (0 if none) and to the end.
    bought
        Purchases in the holdout.
    weekly
        Repeat purchases of all customers together up to the end of weeks 1, 2, ... of the log.
    """

    split: Split
    place: Array
    birth: Array
    x: Array
    last: Array
    seen: Array
    bought: Array
    weekly: Array

    def __len__(self) -> int:
        return len(self.x)

    @property
    def n_fitted_weeks(self) -> int:
        """Weeks that end inside the calibration window."""
        return self.split.calibration // WEEK

    def ages(self, week: int) -> Array:
        """Return days from each customer's first purchase to the last day of a week, at least 0."""
        return np.maximum(WEEK * week - 1 - self.birth, 0)


def histories(log: Log, split: Split) -> Histories:
    """Return the histories of the customers acquired in time.

    Examples
    --------
    >>> from experiments.buying.log import made
    >>> log = made("two", ["a", "a", "a", "b"], np.array([0, 3, 9, 2]), None)
    >>> known = histories(log, Split(calibration=7, holdout=7, acquired=7))
    >>> known.x, known.last, known.seen, known.bought, known.weekly
    (array([1, 0]), array([3, 0]), array([6, 4]), array([1, 0]), array([1, 2]))
    """
    births = log.day[log.first]
    acquired = births < min(split.acquired, split.calibration)
    n = log.n_customers
    until = split.calibration
    again = np.ones(len(log.day), bool)
    again[log.first] = False
    fitted = again & (log.day < until)
    held = again & (log.day >= until) & (log.day < until + split.holdout)
    x = np.bincount(log.customer[fitted], minlength=n)
    last = np.zeros(n, np.int64)
    np.maximum.at(last, log.customer[fitted], (log.day - births[log.customer])[fitted])
    bought = np.bincount(log.customer[held], minlength=n)
    days = np.sort(log.day[again & acquired[log.customer]])
    weeks = np.arange(1, (until + split.holdout) // WEEK + 1)
    weekly = np.searchsorted(days, WEEK * weeks, side="left")
    who = np.flatnonzero(acquired)
    return Histories(
        split, who, births[who], x[who], last[who], until - 1 - births[who], bought[who], weekly
    )  # fmt: skip
