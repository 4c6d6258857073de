"""Intervals over replications, and when one policy overtakes another.

Replications of a comparison are paired, so every interval of a difference is taken over the differences and not over
the two averages. Limits: with one replication there is no interval, and none is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf, isfinite, sqrt
from typing import Any

import numpy as np
from scipy.special import ndtri, stdtrit  # quantiles; scipy.stats takes a while to load

LEVEL = 0.95
RESAMPLES = 2_000


@dataclass(frozen=True)
class Estimate:
    """A mean over replications with its interval.

    Attributes
    ----------
    mean
        Mean over the replications in which the outcome exists; None if there is none.
    low, high
        Bounds of the 95 % interval; None with fewer than two replications.
    n
        Replications used.
    """

    mean: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def half_width(self) -> float | None:
        """Half the width of the interval."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2

    @property
    def is_decided(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low is not None and self.high is not None and not self.low <= 0.0 <= self.high

    def plain(self) -> dict[str, Any]:
        """Return plain values for a summary; the number of replications only where it needs saying."""
        return {"mean": self.mean, "low": self.low, "high": self.high}


def t_interval(values: np.ndarray, level: float = LEVEL) -> Estimate:
    """Return the mean and its Student t interval over replications.

    Parameters
    ----------
    values
        One value a replication; those that are not finite (an outcome that does not exist) are left out.
    level
        Coverage.

    Examples
    --------
    >>> t_interval(np.array([1.0, 2.0, 3.0]))
    Estimate(mean=2.0, low=-0.484..., high=4.484..., n=3)
    """
    kept = np.asarray(values, float)
    kept = kept[np.isfinite(kept)]
    if not len(kept):
        return Estimate(None, None, None, 0)
    mean = float(kept.mean())
    if len(kept) == 1:
        return Estimate(mean, None, None, 1)
    half = stdtrit(len(kept) - 1, (1 + level) / 2) * kept.std(ddof=1) / sqrt(len(kept))
    return Estimate(mean, float(mean - half), float(mean + half), len(kept))


def replications_for(values: np.ndarray, half_width: float, level: float = LEVEL) -> int | None:
    """Return how many replications are expected to give an interval of at most the half-width asked for.

    Parameters
    ----------
    values
        One value a replication, from which the spread is taken.
    half_width
        In the unit of the values.

    Returns
    -------
    int
        At least 2; None where the spread cannot be told (fewer than two values) or the half-width is not above 0.
    """
    kept = np.asarray(values, float)
    kept = kept[np.isfinite(kept)]
    if len(kept) < 2 or not half_width > 0:
        return None
    spread = float(kept.std(ddof=1))

    def is_enough(n: int) -> bool:
        return bool(stdtrit(n - 1, (1 + level) / 2) * spread / sqrt(n) <= half_width)

    # t exceeds the normal quantile, so the normal answer is a lower bound to start from
    n = max(2, ceil((ndtri((1 + level) / 2) * spread / half_width) ** 2))
    while not is_enough(n):
        n += 1
    return n


def wilson(count: int, n: int, level: float = LEVEL) -> Estimate:
    """Return a share and its Wilson score interval (Wilson 1927).

    Examples
    --------
    >>> estimate = wilson(0, 10)
    >>> estimate.low, round(estimate.high, 3)
    (0.0, 0.278)
    """
    if not n:
        return Estimate(None, None, None, 0)
    from scipy import stats

    found = stats.binomtest(count, n).proportion_ci(level, method="wilson")
    return Estimate(count / n, float(found.low), float(found.high), n)


def sign_changes(series: np.ndarray) -> list[tuple[int, int]]:
    """Return the months at which a series changes sign, each with the sign it then has.

    Parameters
    ----------
    series
        Values at months 1, 2, ...; zeros and missing values keep the sign before them.

    Examples
    --------
    >>> sign_changes(np.array([1.0, 0.0, -1.0, -2.0, 3.0]))
    [(3, -1), (5, 1)]
    >>> sign_changes(np.array([0.0, 1.0, 2.0]))
    []
    """
    signs = np.sign(np.nan_to_num(np.asarray(series, float))).astype(int)
    known = np.flatnonzero(signs)
    turns = np.flatnonzero(np.diff(signs[known]))
    return [(int(known[i + 1]) + 1, int(signs[known[i + 1]])) for i in turns]


@dataclass(frozen=True)
class Crossover:
    """When the sign of a paired difference turns for good.

    Attributes
    ----------
    month
        Last month at which the mean difference changes sign and stays; None if there is none within the horizon.
    sign
        Sign of the difference from then on (or throughout); 0 if it is always zero.
    low, high
        95 % bootstrap interval of the month, over replications. ``inf`` where more than the tail of the resamples has
        no such crossover within the horizon: it is censored, not missing. None without a crossover or with fewer than
        two replications.
    all
        Every change of sign of the mean difference: month and sign from then on.
    clear
        Those of them that lie between two clear leads; a lead is clear if at some month of it the interval of the
        paired difference leaves out zero. With one replication, the sign is all there is: every change.
    share_without
        Share of replications without a crossover into that sign, taken as censored at the horizon.
    resamples_without
        The same share among the bootstrap resamples.
    horizon
        Last month looked at.
    """

    month: int | None
    sign: int
    low: float | None
    high: float | None
    all: tuple[tuple[int, int], ...]
    clear: tuple[tuple[int, int], ...]
    share_without: float
    resamples_without: float | None
    horizon: int

    def plain(self) -> dict[str, Any]:
        """Return plain values for a summary; a bound beyond the horizon is None and said so."""
        return {
            "month": self.month,
            "low": _within(self.low),
            "high": _within(self.high),
            "low_beyond_horizon": self.low == inf,
            "high_beyond_horizon": self.high == inf,
            "sign_after": self.sign,
            "sign_changes": [
                {"month": month, "sign_after": sign, "between_clear_leads": (month, sign) in self.clear}
                for month, sign in self.all
            ],
            "share_of_replications_without": self.share_without,
            "share_of_resamples_without": self.resamples_without,
            "horizon": self.horizon,
        }


def crossover(differences: np.ndarray, seed: int, resamples: int = RESAMPLES) -> Crossover:
    """Find when a paired difference turns for good, with a bootstrap interval over replications.

    Parameters
    ----------
    differences
        Treatment less baseline, replications by months.
    seed
        Of the resampling.
    resamples
        How many.

    Notes
    -----
    Percentile bootstrap. A resample without a crossover into the same sign counts as infinitely late, which leaves
    the quantiles right as long as fewer are censored than lie beyond them.
    """
    mean = np.nanmean(differences, axis=0) if len(differences) else np.zeros(0)
    n, horizon = differences.shape
    changes = sign_changes(mean)
    sign = int(np.sign(mean[np.flatnonzero(np.nan_to_num(mean))[-1]])) if np.nan_to_num(mean).any() else 0
    singles = [_turn_for_good(row, sign) for row in differences]
    single_signs = np.mean([month == inf for month in singles]) if singles else 1.0
    if not changes:
        return Crossover(None, sign, None, None, (), (), float(single_signs), None, horizon)
    low = high = without = None
    if n > 1:
        generator = np.random.default_rng([seed, 0x63726F73])
        weights = generator.multinomial(n, np.full(n, 1.0 / n), size=resamples) / n
        months = np.array([_turn_for_good(row, sign) for row in weights @ np.nan_to_num(differences)])
        low, high = (float(np.quantile(months, q, method="inverted_cdf")) for q in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
        without = float(np.mean(months == inf))
    clear = _clear_turns(differences, changes)
    return Crossover(changes[-1][0], sign, low, high, tuple(changes), clear, float(single_signs), without, horizon)


def _clear_turns(differences: np.ndarray, changes: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    n, horizon = differences.shape
    if n < 2:
        return tuple(changes)
    half = stdtrit(n - 1, (1 + LEVEL) / 2) * differences.std(axis=0, ddof=1) / sqrt(n)
    mean = differences.mean(axis=0)
    starts = [(1, -changes[0][1]), *changes]
    ends = [month for month, _ in changes] + [horizon + 1]
    turns: list[tuple[int, int]] = []
    leader = 0
    for (start, sign), end in zip(starts, ends, strict=True):
        lead = slice(start - 1, end - 1)
        if not (sign * mean[lead] > half[lead]).any():
            continue
        if leader and sign != leader:
            turns.append((start, sign))
        leader = sign
    return tuple(turns)


def _turn_for_good(series: np.ndarray, sign: int) -> float:
    changes = sign_changes(series)
    return changes[-1][0] if changes and changes[-1][1] == sign else inf


def _within(bound: float | None) -> float | None:
    return bound if bound is not None and isfinite(bound) else None
