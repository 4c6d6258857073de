"""How far forecasts of purchases miss: of all together week by week, of each customer, of customers who look alike.

The three scores are those by which models of buying are compared on CDNOW; fitted to its weeks 1 to 39, the peers of
``peers`` get what has been published for them (Pareto/NBD 1.3 %, 1.603, .107; BG/NBD 2.6 %, 1.608, .097).
"""

from __future__ import annotations

import numpy as np

from experiments.buying.histories import Histories

Array = np.ndarray
MOST = 7
"""Customers with so many repeat purchases or more are one row of the frequency table."""


def mape(expected: Array, known: Histories) -> float:
    """Return the mean absolute percentage error of cumulative repeat purchases over the weeks held back, in percent.

    Parameters
    ----------
    expected
        Cumulative repeat purchases by the end of weeks 1, 2, ..., counted from the start of the log: what happened in
        calibration is expected as well, not known.
    """
    weeks = slice(known.n_fitted_weeks, None)
    observed = known.weekly[weeks]
    some = observed > 0
    return float(100.0 * np.mean(np.abs(expected[weeks][some] / observed[some] - 1.0)))


def rmse(forecast: Array, known: Histories) -> float:
    """Return the root mean squared error of forecasts of each customer's purchases in the holdout."""
    return float(np.sqrt(np.mean((forecast - known.bought) ** 2)))


def groups(known: Histories) -> Array:
    """Return each customer's row of the frequency table: repeat purchases in calibration, the last row open."""
    return np.minimum(known.x, MOST)


def by_frequency(values: Array, known: Histories) -> Array:
    """Return means of values by row of the frequency table, NaN where it is empty."""
    rows = groups(known)
    counts = np.bincount(rows, minlength=MOST + 1)
    sums = np.bincount(rows, weights=values, minlength=MOST + 1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def table_error(forecast: Array, known: Histories) -> float:
    """Return the error of the frequency table, purchases a customer.

    Customers are grouped by their repeat purchases in calibration (0 to 6, 7 and more); each group's mean forecast for
    the holdout is compared with what it bought on average; absolute differences are averaged over customers.
    """
    misses = np.abs(by_frequency(forecast, known) - by_frequency(known.bought, known))
    return float(misses[groups(known)].mean())
