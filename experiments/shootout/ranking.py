"""Who is first, and how sure that is with few replications: ranks from which paired differences are clear.

j is clearly better than k if Holm's test over all ordered pairs rejects mean_j <= mean_k (one-sided paired t)
rank of j lies from 1 + how many are clearly better, to k - how many are clearly worse
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import stats

from experiments.statistics import LEVEL

DRAWS = 20_000


def ranked(values: np.ndarray, seed: int, draws: int = DRAWS) -> list[dict[str, Any]]:
    """Return rank by mean, its interval, and the chance of being first.

    Parameters
    ----------
    values
        Paired values, (replications by contestants); more is better.
    seed
        Of the draws for the chance of being first.

    Returns
    -------
    list
        A row a contestant: ``rank`` by mean (ties share a rank), ``low`` and ``high``, and ``p_first``
        (None with one replication).

    Notes
    -----
    Source: rank confidence sets of Mogstad, Romano, Shaikh and Wilhelm (2024), with paired t tests in place of their
    bootstrap, which would be too sure with few replications: a resample of six values has a standard deviation that
    is too small by a tenth, and no t quantile for it. All intervals of a call hold together with a chance of 95 %.
    The chance of being first is that of a mean drawn from the multivariate t distribution around the means, so that it
    agrees with the paired t interval of every difference; it is not adjusted for how many there are.
    Limits: replications that are far from normal; with one, nothing is told apart.

    Examples
    --------
    >>> [row["rank"] for row in ranked(np.array([[1.0, 3.0, 2.0], [1.5, 3.0, 2.0]]), 1)]
    [3, 1, 2]
    """
    means = values.mean(axis=0)
    clear = clearly_better(values)
    n, k = values.shape
    first = [float(chance) for chance in chances_of_first(values, seed, draws)] if n > 1 else [None] * k
    return [
        {"rank": 1 + int((means > means[j]).sum()), "low": 1 + int(clear[:, j].sum()), "high": k - int(clear[j].sum()),
         "p_first": first[j]}
        for j in range(k)
    ]  # fmt: skip


def clearly_better(values: np.ndarray, level: float = LEVEL) -> np.ndarray:
    """Return whether each contestant (rows) is clearly better than each other (columns).

    Parameters
    ----------
    values
        Paired values, (replications by contestants).
    level
        Chance that nothing false is said among all pairs.

    Notes
    -----
    Holm (1979) over k (k - 1) one-sided hypotheses, so that a wrong direction counts as an error; holds however
    contestants are correlated.
    """
    n, k = values.shape
    found = np.zeros((k, k), np.bool_)
    if n < 2 or k < 2:
        return found
    gaps = values[:, :, None] - values[:, None, :]
    mean, error = gaps.mean(axis=0), gaps.std(axis=0, ddof=1) / np.sqrt(n)
    nothing = 1e-12 * np.abs(values).max()
    always = np.where(np.abs(mean) > nothing, np.copysign(np.inf, mean), 0.0)  # the same gap in every replication
    t = np.divide(mean, error, out=always, where=error > nothing)
    chance = stats.t.sf(t, n - 1)
    pairs = [(j, i) for j in range(k) for i in range(k) if i != j]
    order = sorted(pairs, key=lambda pair: float(chance[pair]))
    for rest, pair in zip(range(len(order), 0, -1), order, strict=True):
        if chance[pair] > (1.0 - level) / rest:
            break
        found[pair] = True
    return found


def chances_of_first(values: np.ndarray, seed: int, draws: int = DRAWS) -> np.ndarray:
    """Return with which chance each contestant has the highest mean, given the replications.

    Parameters
    ----------
    values
        Paired values, (replications by contestants); two replications or more.
    seed
        Of the draws.

    Notes
    -----
    Means are drawn as mean + sum of deviations times normal numbers, all of a draw over one chi: any difference of
    two is then a t distribution with n - 1 degrees of freedom and its own standard error. Ties share first place.
    """
    n, _ = values.shape
    generator = np.random.default_rng([seed, 0x72616E6B])
    weights = generator.standard_normal((draws, n)) / np.sqrt(n * (n - 1))
    chi = np.sqrt(generator.chisquare(n - 1, (draws, 1)) / (n - 1))
    means = values.mean(axis=0)
    drawn = means + (weights @ (values - means)) / chi
    top = drawn.max(axis=1, keepdims=True)
    firsts = drawn >= top - 1e-12 * np.abs(top)
    shares: np.ndarray = (firsts / firsts.sum(axis=1, keepdims=True)).mean(axis=0)
    return shares
