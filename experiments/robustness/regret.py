"""Regret: what a policy forgoes in a world, against the policy that does best there; and whether it does well enough.

**Limits.** The best of several noisy means is a little too good, so that regret is a little too high; pairing keeps
that small. Intervals resample worlds, and worlds of an even design differ less than a lottery's: they are too wide
rather than too narrow. A maximum cannot be resampled upwards: its interval ends at the worst world seen.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import stats

from experiments.statistics import LEVEL, RESAMPLES, wilson

STATISTICS = ("mean", "p90", "max")


def regrets(values: np.ndarray) -> np.ndarray:
    """Return by how much each policy falls short of the best, (worlds by policies), not below 0.

    Examples
    --------
    >>> regrets(np.array([[3.0, 5.0], [4.0, 1.0]]))
    array([[2., 0.],
           [0., 3.]])
    """
    gap: np.ndarray = values.max(axis=1, keepdims=True) - values
    return gap


def shares(values: np.ndarray) -> np.ndarray:
    """Return regret as a share of the best outcome; NaN in worlds in which even the best is not above 0.

    Examples
    --------
    >>> shares(np.array([[3.0, 5.0], [-4.0, -1.0]]))
    array([[0.4, 0. ],
           [nan, nan]])
    """
    best = values.max(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: np.ndarray = np.where(best > 0, regrets(values) / best, np.nan)
    return found


def summed_up(regret: np.ndarray, seed: int) -> dict[str, dict[str, float | None]]:
    """Return mean, 90th percentile and maximum over worlds, each with a 95 % percentile bootstrap interval.

    Parameters
    ----------
    regret
        Of one policy, one value a world; NaN is left out.
    seed
        Of the resampling.
    """
    kept = regret[np.isfinite(regret)]
    if not len(kept):
        return {name: {"mean": None, "low": None, "high": None} for name in STATISTICS}
    generator = np.random.default_rng([seed, 0x72656772])
    again = kept[generator.integers(0, len(kept), (RESAMPLES, len(kept)))]
    tails = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
    found = {}
    for name in STATISTICS:
        low, high = np.quantile(_statistic(name, again), tails)
        found[name] = {"mean": float(_statistic(name, kept[None])[0]), "low": float(low), "high": float(high)}
    return found


def meets(values: np.ndarray, retention: np.ndarray, within: float, below: float) -> np.ndarray:
    """Return where each policy does well enough, bool (worlds by policies).

    Parameters
    ----------
    values, retention
        Outcome and retention, (worlds by policies), the last policy the baseline.
    within
        How far below the best outcome is still well enough, as a share of its size.
    below
        How far below the baseline retention may lie, as a difference of shares.

    Examples
    --------
    >>> meets(np.array([[96.0, 100.0]]), np.array([[0.7, 0.8]]), 0.05, 0.0)
    array([[False,  True]])
    """
    best = values.max(axis=1, keepdims=True)
    enough: np.ndarray = (values >= best - within * np.abs(best)) & (retention >= retention[:, -1:] - below)
    return enough


def ranks(values: np.ndarray) -> np.ndarray:
    """Return the place of every policy in every world, 1 the best; equals share the better place.

    Examples
    --------
    >>> ranks(np.array([[3.0, 5.0, 5.0]]))
    array([[3, 1, 1]])
    """
    found: np.ndarray = stats.rankdata(-values, method="min", axis=1).astype(int)
    return found


def places(values: np.ndarray) -> list[list[dict[str, Any]]]:
    """Return for every policy the share of worlds in which it takes each place, with Wilson intervals."""
    ranked = ranks(values)
    n, k = values.shape
    return [[wilson(int((ranked[:, j] == place).sum()), n).plain() for place in range(1, k + 1)] for j in range(k)]


def _statistic(name: str, samples: np.ndarray) -> np.ndarray:
    if name == "p90":
        found: np.ndarray = np.quantile(samples, 0.9, axis=1)
        return found
    return samples.mean(axis=1) if name == "mean" else samples.max(axis=1)
