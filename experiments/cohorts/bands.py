"""A projection with its band: parameters that the data leave possible, and the luck of a cohort of that size.

Parameters are drawn in proportion to their likelihood, all admissible values being equally likely beforehand, by the
affine-invariant walkers of Goodman and Weare (2010), which follow a ridge however narrow it is. Where the size of the
cohort is known, customers leave one by one from the last point fitted on: the cohort that stands there goes on by
chance with each draw's rates. Where it is not known, each point has the stated noise, the last one fitted as well.
"""

from __future__ import annotations

import numpy as np

from experiments.cohorts.cohort import Cohort
from experiments.cohorts.likelihood import deviance
from experiments.cohorts.solving import SCALE, Place, Space
from experiments.cohorts.surrogate import NAMES, Surrogate

WALKERS, BURNT, APART = 100, 400, 20
NOTICE = NAMES.index("notice")
STRETCH = 2.0
BAND = 0.90


def draw(
    cohort: Cohort, model: Surrogate, space: Space, seen: list[Place], n: int, n_run: float, inflation: float, seed: int
) -> np.ndarray:
    """Return parameters drawn from the likelihood, (draws, 4).

    Parameters
    ----------
    seen
        Places known to be possible, where walkers begin.
    n
        Draws, rounded up to whole steps of all walkers.
    inflation
        By how much misses exceed luck: flattens the likelihood.
    """
    rng = np.random.default_rng([seed, 0x77616C6B])
    free = space.free
    low, high = np.array(space.low), np.array(space.high)

    def plain(walkers: np.ndarray) -> np.ndarray:
        values = walkers.copy()
        values[:, NOTICE] = np.exp(values[:, NOTICE])
        return values

    def height(walkers: np.ndarray) -> np.ndarray:
        values = plain(walkers)
        outside = ((values < low) | (values > high))[:, free].any(axis=1)
        found = np.full(len(values), -np.inf)
        if not outside.all():
            curves = model.at(values[~outside], cohort.used)
            found[~outside] = -0.5 * deviance(cohort, curves, n_run) / inflation
        # equally likely values of notice are not equally likely logarithms
        return found + walkers[:, NOTICE] * free[NOTICE]

    starts = np.array([place.values for place in seen])[rng.integers(len(seen), size=WALKERS)]
    jitter = 0.02 * SCALE * rng.standard_normal(starts.shape) * free
    # ridges are straighter in the logarithm of notice, and straight ones are walked fast
    walkers = np.clip(starts + jitter, low, high)
    walkers[:, NOTICE] = np.log(walkers[:, NOTICE])
    heights = height(walkers)
    half = WALKERS // 2
    kept = []
    for step in range(BURNT + APART * -(-n // WALKERS)):
        for moving, still in ((slice(0, half), slice(half, None)), (slice(half, None), slice(0, half))):
            others = walkers[still][rng.integers(half, size=half)]
            z = ((STRETCH - 1.0) * rng.random(half) + 1.0) ** 2 / STRETCH
            tried = others + z[:, None] * (walkers[moving] - others)
            new = height(tried)
            goes = np.log(rng.random(half)) < (free.sum() - 1) * np.log(z) + new - heights[moving]
            walkers[moving] = np.where(goes[:, None], tried, walkers[moving])
            heights[moving] = np.where(goes, new, heights[moving])
        if step >= BURNT and (step - BURNT) % APART == 0:
            kept.append(plain(walkers))
    return np.vstack(kept)


def paths(
    cohort: Cohort, model: Surrogate, draws: np.ndarray, horizon: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return survival of each draw, and what a table would then show from the last point fitted on.

    Returns
    -------
    tuple
        Both (draws, months from 0 to the horizon); the second is NaN before the last point fitted.
    """
    rng = np.random.default_rng([seed, 0x66616E])
    curves = np.minimum.accumulate(model.at(draws, np.arange(horizon + 1)), axis=1)
    last = cohort.last_used
    lived = np.full_like(curves, np.nan)
    if not cohort.is_sized:
        noise = cohort.noise * rng.standard_normal(curves[:, last:].shape)
        lived[:, last:] = np.clip(curves[:, last:] + noise, 0.0, 1.0)
        return curves, lived
    people = cohort.people
    left = np.full(len(draws), round(people * cohort.survival[cohort.n_used - 1]))
    lived[:, last] = cohort.survival[cohort.n_used - 1]
    for month in range(last, horizon):
        stays = np.clip(curves[:, month + 1] / np.maximum(curves[:, month], 1e-12), 0.0, 1.0)
        left = rng.binomial(left, stays)
        lived[:, month + 1] = left / people
    return curves, lived


def band(lived: np.ndarray) -> np.ndarray:
    """Return the lower end, the middle and the upper end of a band over draws, (3, months)."""
    outside = 0.5 * (1.0 - BAND)
    found: np.ndarray = np.quantile(lived, [outside, 0.5, 1.0 - outside], axis=0)
    return found
