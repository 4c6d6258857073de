"""How likely a log is when people buy at gamma rates until the engine lets them drop out.

Given their rate and the day of dropping out, purchases in the engine are Poisson, and in the world of a log neither
depends on the other. So only drop-out has to be simulated; the rest is a formula, without luck:

p(x, t_x, T | rate, tau) = rate^x exp(-rate min(tau, T)) if tau > t_x, else 0

averaged over rates (gamma, shape r, mean r / alpha) in closed form and over simulated tau day by day. With
exponential tau whose rate is gamma, this is Pareto/NBD.

Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1), for the likelihood given rate and lifetime.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from experiments.buying.histories import Histories

Array = np.ndarray


@dataclass(frozen=True)
class Rows:
    """Histories that differ, and how many customers have each.

    Attributes
    ----------
    counts
        Repeat purchases that occur, rising.
    which
        Place in ``counts`` of each history.
    last, seen
        Days from the first purchase to the last and to the end, int64.
    customers
        Customers with the history, int64.
    """

    counts: Array
    which: Array
    last: Array
    seen: Array
    customers: Array

    @classmethod
    def of(cls, known: Histories) -> Rows:
        """Count the histories of a log."""
        rows, customers = np.unique(np.column_stack([known.x, known.last, known.seen]), axis=0, return_counts=True)
        counts, which = np.unique(rows[:, 0], return_inverse=True)
        return cls(counts, which, rows[:, 1], rows[:, 2], customers)

    @property
    def days(self) -> int:
        """Days for which drop-out must be known."""
        return int(self.seen.max())


def ends(rows: Rows, dropped: Array) -> Array:
    """Return shares of people who drop out on days 0, 1, ..., and in the last place of those who stay for longer.

    Half a person is added to the last, so that nobody who stays is ever impossible.
    """
    found = np.bincount(np.minimum(dropped, rows.days).astype(np.int64), minlength=rows.days + 1).astype(float)
    found[-1] += 0.5
    shares: Array = found / found.sum()
    return shares


def log_likelihood(rows: Rows, shares: Array, rate: float, shape: float) -> float:
    """Return the log-likelihood of a log, time in days.

    Parameters
    ----------
    shares
        From :func:`ends`.
    rate
        Mean purchases a day while a customer.
    shape
        Of the gamma distribution of rates.
    """
    alpha = shape / rate
    power = shape + rows.counts
    middles = np.log(alpha + np.arange(rows.days) + 0.5)
    stays = np.cumsum(shares[::-1])[::-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(shares[:-1])
        # counts by days: the log of what dropping out on that day or a later one adds
        later = np.logaddexp.accumulate((logs - power[:, None] * middles)[:, ::-1], axis=1)[:, ::-1]
        later = np.column_stack([later, np.full(len(power), -np.inf)])
        whole, beyond = later[rows.which, rows.last], later[rows.which, rows.seen]
        left = whole + np.log(-np.expm1(np.minimum(beyond - whole, 0.0)))
        left = np.where(np.isfinite(whole), left, -np.inf)
        alive = np.log(stays[rows.seen]) - power[rows.which] * np.log(alpha + rows.seen)
    head = gammaln(power) - gammaln(shape) + shape * np.log(alpha)
    return float(rows.customers @ (head[rows.which] + np.logaddexp(left, alive)))
