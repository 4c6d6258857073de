"""The ethics scorecard: what a policy does to the people it is done to, beside what it earns, over the whole run.

Each line is a mean over customer-months of the focal company, so that runs of any length and size can be set side by
side; the gap between groups is in surplus a month. Nothing here is added up into one number: how much one line counts
against another is for the reader to say.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.outcomes import Outcome
from experiments.statistics import t_interval
from experiments.sweeping.outcomes import fairness_gap, segment_gap
from sim.twin_worlds import Twins

SCORES = (
    Outcome("welfare", "customers' surplus a month", "unit", 1),
    Outcome("fairness_gap", "best against worst treated by tenure, surplus a month", "unit", -1),
    Outcome("segment_gap", "best against worst treated by price sensitivity, surplus a month", "unit", -1),
    Outcome("hours_lost", "hours lost a year", "unit", -1),
    Outcome("regretted", "would rather be gone", "share", -1),
    Outcome("obstructed", "attempts to leave that got stuck", "share", -1),
    Outcome("resentment", "resentment", "attitude", -1),
    Outcome("uninvited", "contacted, or data used, without consent", "share", -1),
    Outcome("data_lost", "lost data, a year", "share", -1),
    Outcome("reward_dependence", "members' custom that hangs on rewards", "share", -1),
    Outcome("fines", "fines a month", "small", -1),
)
"""Lines of the scorecard; ``better`` is meant for customers."""

_GAPS = {"fairness_gap": fairness_gap, "segment_gap": segment_gap}


def values(twins: Twins, policy: str, score: str) -> np.ndarray:
    """Return a line of the scorecard under a policy, one value a replication; NaN where nobody was a customer."""
    if score in _GAPS:
        return np.array([_GAPS[score](result) for result in twins.results[policy]])
    months = {
        "welfare": ("surplus", 1.0), "hours_lost": ("hours_lost", 12.0), "data_lost": ("breached", 12.0),
        "fines": ("fines", 1.0), "obstructed": ("stuck", 1.0), "uninvited": ("uninvited", 1.0),
    }  # fmt: skip
    customers = twins.monthly(policy, "customers")
    if score in months:
        name, times = months[score]
        base = twins.monthly(policy, "attempts") if score == "obstructed" else customers
        amount = twins.monthly(policy, name).sum(axis=1) * times
    else:
        mean = twins.monthly(policy, "trapped_share" if score == "regretted" else score)
        base = twins.monthly(policy, "members") if score == "reward_dependence" else customers
        amount = np.nansum(mean * base, axis=1)
    total = base.sum(axis=1).astype(float)
    return np.divide(amount, total, out=np.full(len(total), np.nan), where=total > 0)


def scorecard(twins: Twins, policy: str) -> dict[str, Any]:
    """Return every line of a policy as an estimate over replications, plain."""
    found = {score.key: t_interval(values(twins, policy, score.key)) for score in SCORES}
    return {key: estimate.plain() for key, estimate in found.items() if estimate.n}


def differences(twins: Twins, treatment: str, baseline: str) -> dict[str, Any]:
    """Return the paired difference of every line, plain."""
    found = {
        score.key: t_interval(values(twins, treatment, score.key) - values(twins, baseline, score.key))
        for score in SCORES
    }
    return {key: gap.plain() for key, gap in found.items() if gap.n}
