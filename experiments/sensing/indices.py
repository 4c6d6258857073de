"""Sobol indices: shares of the variance of the response that go back to each factor, alone and with all others.

First order: what would go if the factor were known. Total: what would stay if all else were known. Estimators are those
of Saltelli and others (2010). People and luck are the same at every point: indices split up the
variance of the response at fixed luck, and the share of luck is told beside them.
"""

from __future__ import annotations

from math import ceil, log2
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.sensing.factors import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.assumptions.drawing import Unknown

RESAMPLES = 1_000
LEVEL = 0.95
ENOUGH = 0.05
"""Half-width of an interval at which indices that differ by 0.1 are told apart."""


def sample(chosen: Sequence[Unknown], base: int, seed: int) -> np.ndarray:
    """Return a Saltelli sample: base times (factors + 2) scrambled Sobol points by factors, shares from 0 to 1."""
    from SALib.sample import sobol

    shares: np.ndarray = sobol.sample(problem(chosen), base, calc_second_order=False, scramble=True, seed=seed)
    return shares


def indices(responses: np.ndarray, n_factors: int, seed: int) -> pd.DataFrame:
    """Return first-order and total indices, a row a factor, with 95 % percentile bootstrap intervals over base points.

    Columns: ``first``, ``first_low``, ``first_high``, ``total``, ``total_low``, ``total_high``; zero, without an
    interval, where the response does not move at all.

    Parameters
    ----------
    responses
        One value a point, in the order of :func:`sample`.
    n_factors
        How many were moved.
    seed
        Of the resampling, from 0.
    """
    from SALib.analyze import sobol

    if not np.ptp(responses):
        nothing = dict.fromkeys(("first_low", "first_high", "total_low", "total_high"), np.nan)
        return pd.DataFrame({"first": 0.0, "total": 0.0, **nothing}, index=range(n_factors))
    names = {"num_vars": n_factors, "names": [str(i) for i in range(n_factors)], "bounds": [[0.0, 1.0]] * n_factors}
    found = sobol.analyze(
        names, responses, calc_second_order=False, num_resamples=RESAMPLES, conf_level=LEVEL, keep_resamples=True,
        seed=seed + 1,  # SALib takes a seed of 0 for none
    )  # fmt: skip
    tail = 100 * (1 - LEVEL) / 2
    columns: dict[str, np.ndarray] = {}
    for name, key in (("first", "S1"), ("total", "ST")):
        low, high = np.percentile(found[f"{key}_conf_all"], (tail, 100 - tail), axis=0)
        columns |= {name: found[key], f"{name}_low": low, f"{name}_high": high}
    return pd.DataFrame(columns)


def base_rows(n_points: int, n_factors: int) -> np.ndarray:
    """Return which points of a Saltelli sample are random ones, and not mixtures of two: bool (points)."""
    place = np.arange(n_points) % (n_factors + 2)
    rows: np.ndarray = (place == 0) | (place == n_factors + 1)
    return rows


def parts(responses: np.ndarray) -> dict[str, float | None]:
    """Split the variance of one run's response into what factors do, what luck does everywhere, and their mixture.

    Parameters
    ----------
    responses
        Random points by replications.

    Returns
    -------
    dict
        Shares ``factors``, ``luck`` (the same at every point, which a paired design cancels) and ``mixture`` (luck that
        works differently at different points, the noise of the indices), and ``noise``: the share of the mixture in the
        variance that the indices split up, a mean over replications. All None with one replication.
    """
    n, replications = responses.shape
    nothing = dict.fromkeys(("factors", "luck", "mixture", "noise"))
    if replications < 2 or n < 2:
        return nothing
    of_point, of_luck = responses.mean(axis=1), responses.mean(axis=0)
    rest = responses - of_point[:, None] - of_luck[None, :] + responses.mean()
    mixture = float((rest**2).sum() / ((n - 1) * (replications - 1)))
    # means over few replications and points keep some of the mixture: taken off
    factors = max(0.0, float(of_point.var(ddof=1)) - mixture / replications)
    luck = max(0.0, float(of_luck.var(ddof=1)) - mixture / n)
    total = factors + luck + mixture
    if not total:
        return nothing
    split = factors + mixture / replications
    return {
        "factors": factors / total, "luck": luck / total, "mixture": mixture / total,
        "noise": mixture / replications / split if split else 0.0,
    }  # fmt: skip


def ranking(found: pd.DataFrame, base: int) -> dict[str, Any]:
    """Tell whether the total indices can be ranked, and how many points it would take.

    Returns
    -------
    dict
        ``half_width`` (the widest half of an interval of a total index), ``is_enough`` (whether that is at most 0.05),
        ``first_is_clear`` (whether the interval of the largest lies above that of the next), ``base_needed`` and
        ``points_needed`` (for half-widths of 0.05, as they fall with the square root of points; a power of two).
    """
    ordered = found.sort_values("total", ascending=False, kind="stable")
    half = float(((ordered["total_high"] - ordered["total_low"]) / 2).max())
    if not np.isfinite(half):
        return dict.fromkeys(("half_width", "is_enough", "first_is_clear", "base_needed", "points_needed"))
    needed = max(base, 2 ** ceil(log2(max(base * (half / ENOUGH) ** 2, 2.0)))) if half > ENOUGH else base
    return {
        "half_width": half,
        "is_enough": half <= ENOUGH,
        "first_is_clear": bool(ordered["total_low"].iloc[0] > ordered["total_high"].iloc[1]),
        "base_needed": needed,
        "points_needed": needed * (len(found) + 2),
    }
