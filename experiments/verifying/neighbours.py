"""Neighbours: with social churn off, who leaves has nothing to do with who one's ties are; with it on, it has.

The correlation over ties of having left by a month. Of M ties between people who leave independently it has standard
error 1 / sqrt(M), also where ties share a person.

Source: Nitzan and Libai (2011) for the example set by ties who leave; its size is the study's.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.verifying.bench import ALIKE, Bench, frozen
from experiments.verifying.finding import ERRORS, Finding, Found, beyond

MONTHS, BY = 12, 12
WORLD: dict[str, Any] = {
    "network": {"kind": "small_world", "ties": 8, "homophily": 0.0}, "population.want_level": -3.0,
    "population.notice": 0.5,
}  # fmt: skip


def check(bench: Bench) -> Found:
    """Live a cohort whose ties set an example, and the same people without."""
    on = bench.model(bench.cohort(MONTHS, ALIKE, WORLD, frozen(social_churn=True)))
    off = bench.model(bench.cohort(MONTHS, ALIKE, WORLD))
    network = on.talk.network
    one, other = np.repeat(np.arange(bench.n), network.degrees), network.neighbours
    ties = (one[one < other], other[one < other])
    error = 1.0 / np.sqrt(len(ties[0]))
    alone, together = (correlation(model.run().customers["first_left"] <= BY, ties) for model in (off, on))
    far, near = abs(alone) / error, together / error
    return Found((
        Finding("independent", alone, 0.0, far, ERRORS, "errors", error, abs(near)),
        beyond("contagious", together, near, far, error=error),
    ))  # fmt: skip


def correlation(left: np.ndarray, ties: tuple[np.ndarray, np.ndarray]) -> float:
    """Return the correlation of having left between the two ends of ties, each tie once.

    Examples
    --------
    >>> correlation(np.array([True, True, False, False]), (np.array([0, 2]), np.array([1, 3])))
    1.0
    """
    x = left.astype(float) - left.mean()
    return float((x[ties[0]] * x[ties[1]]).mean() / x.var())
