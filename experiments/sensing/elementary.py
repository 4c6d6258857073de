"""Elementary effects (Morris 1991; Campolongo, Cariboni and Saltelli 2007): one factor moved at a time, many times.

mu* is the mean size of an effect over the whole range of a factor, sigma how much the effect differs from place to
place: curved or dependent on other factors. People and luck are the same at every point, so a factor that does nothing
has an effect of exactly zero; what luck adds to the others is told by the replications.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.sensing.factors import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.assumptions.drawing import Unknown

LEVELS = 4
"""Places a factor takes in its range; a step is two thirds of it."""

RESAMPLES = 2_000
LEVEL = 0.95


def sample(chosen: Sequence[Unknown], trajectories: int, seed: int) -> np.ndarray:
    """Return trajectories: points, (factors + 1) for each, by factors, as shares of the ranges from 0 to 1."""
    from SALib.sample import morris

    shares: np.ndarray = morris.sample(problem(chosen), trajectories, num_levels=LEVELS, seed=seed)
    return shares


def effects(shares: np.ndarray, responses: np.ndarray) -> np.ndarray:
    """Return elementary effects, trajectories by factors by replications, in responses per whole range.

    Parameters
    ----------
    shares
        From :func:`sample`.
    responses
        Points by replications.

    Examples
    --------
    >>> shares = np.array([[0.0, 0.0], [0.5, 0.0], [0.5, 0.5]])
    >>> effects(shares, np.array([[0.0], [1.0], [0.0]]))[0, :, 0]
    array([ 2., -2.])
    """
    k = shares.shape[1]
    steps = np.diff(shares.reshape(-1, k + 1, k), axis=1)
    changes = np.diff(responses.reshape(len(steps), k + 1, -1), axis=1)
    moved = np.abs(steps).argmax(axis=2)
    size = np.take_along_axis(steps, moved[..., None], axis=2)
    found = np.zeros_like(changes)
    np.put_along_axis(found, moved[..., None], changes / size, axis=1)
    return found


def told(found: np.ndarray, seed: int) -> pd.DataFrame:
    """Return what the effects say, a row a factor, with 95 % percentile bootstrap intervals over trajectories.

    Columns: ``mu``, ``mu_star``, ``mu_star_low``, ``mu_star_high``, ``sigma``, ``sigma_low``, ``sigma_high``,
    ``noise`` (the mu* that luck alone would give, from the spread between replications; NaN with one), ``is_heard``
    (whether all of the interval of mu* lies above that).

    Parameters
    ----------
    found
        From :func:`effects`.
    """
    mean = found.mean(axis=2)
    n, _, replications = found.shape
    generator = np.random.default_rng([seed, 0x6D6F72])
    picks = generator.integers(n, size=(RESAMPLES, n))
    tail = 100 * (1 - LEVEL) / 2
    stars = np.percentile(np.abs(mean)[picks].mean(axis=1), (tail, 100 - tail), axis=0)
    sigmas = np.percentile(mean[picks].std(axis=1, ddof=1), (tail, 100 - tail), axis=0)
    noise = np.full(mean.shape[1], np.nan)
    if replications > 1:
        # the mean size of a normal number of no mean is sqrt(2 / pi) of its spread
        noise = np.sqrt(2 / np.pi * (found.var(axis=2, ddof=1) / replications).mean(axis=0))
    return pd.DataFrame(
        {
            "mu": mean.mean(axis=0), "mu_star": np.abs(mean).mean(axis=0), "mu_star_low": stars[0],
            "mu_star_high": stars[1], "sigma": mean.std(axis=0, ddof=1), "sigma_low": sigmas[0],
            "sigma_high": sigmas[1], "noise": noise, "is_heard": stars[0] > np.nan_to_num(noise),
        }
    )  # fmt: skip
