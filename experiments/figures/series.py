"""What is drawn: means over replications with their 95 % intervals, as tidy tables."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import stdtrit  # Student's t; scipy.stats takes a while to load

CONFIDENCE = 0.95


def interval(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return mean, lower and upper end of the 95 % interval of the mean over replications (Student's t).

    Parameters
    ----------
    samples
        Replications along the first axis.

    Returns
    -------
    tuple
        Each of the remaining shape. With one replication the ends are NaN: there is nothing to judge the spread by.

    Examples
    --------
    >>> [round(float(x), 2) for x in interval(np.array([1.0, 2.0, 3.0]))]
    [2.0, -0.48, 4.48]
    """
    n = samples.shape[0]
    mean = samples.mean(axis=0)
    if n < 2:
        unknown = np.full_like(mean, np.nan, dtype=float)
        return mean, unknown, unknown
    half = stdtrit(n - 1, 0.5 + CONFIDENCE / 2) * samples.std(axis=0, ddof=1) / np.sqrt(n)
    return mean, mean - half, mean + half


def over_months(samples: np.ndarray, first_month: int, **names: object) -> pd.DataFrame:
    """Return a table with month, mean, low and high of samples that are replications by months."""
    mean, low, high = interval(samples)
    months = np.arange(first_month, first_month + samples.shape[1])
    return pd.DataFrame({**names, "month": months, "mean": mean, "low": low, "high": high})
