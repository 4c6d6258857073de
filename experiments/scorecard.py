"""The ethics scorecard: what a policy does to the people it is done to, beside what it earns, over the whole run.

Each line is a mean over customer-months of the focal company, so that runs of any length and size can be set side by
side; the gap between groups is in surplus a month. Nothing here is added up into one number: how much one line counts
against another is for the reader to say.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.gaps import fairness_gap, segment_gap
from experiments.outcomes import Outcome
from experiments.statistics import t_interval
from sim.result import Result
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

_SUMS = {
    "welfare": ("surplus", "customers", 1.0),
    "hours_lost": ("hours_lost", "customers", 12.0),
    "regretted": ("", "customers", 1.0),
    "obstructed": ("stuck", "attempts", 1.0),
    "resentment": ("", "customers", 1.0),
    "uninvited": ("uninvited", "customers", 1.0),
    "data_lost": ("breached", "customers", 12.0),
    "reward_dependence": ("", "members", 1.0),
    "fines": ("fines", "customers", 1.0),
}
"""By line: what is summed over the months (empty: a mean of the month, times those it is of), over what, times what."""
_MEANS = {"regretted": "trapped_share"}


def lines(result: Result) -> dict[str, float]:
    """Return every line of a run; NaN where nobody was a customer."""
    found = {"fairness_gap": fairness_gap(result), "segment_gap": segment_gap(result)}
    for line, (summed, over, times) in _SUMS.items():
        base = result.months[over][:, 0].astype(float)
        mean = result.months[_MEANS.get(line, line)][:, 0] * base if not summed else result.months[summed][:, 0]
        total = float(base.sum())
        found[line] = times * float(np.nansum(mean)) / total if total > 0 else float("nan")
    return found


def values(twins: Twins, policy: str, score: str) -> np.ndarray:
    """Return a line of the scorecard under a policy, one value a replication; NaN where nobody was a customer."""
    return np.array([lines(result)[score] for result in twins.results[policy]])


def scorecard(twins: Twins, policy: str) -> dict[str, Any]:
    """Return every line of a policy as an estimate over replications, plain."""
    every = _every(twins, policy)
    found = {score.key: t_interval(every[score.key]) for score in SCORES}
    return {key: estimate.plain() for key, estimate in found.items() if estimate.n}


def differences(twins: Twins, treatment: str, baseline: str) -> dict[str, Any]:
    """Return the paired difference of every line, plain."""
    one, other = _every(twins, treatment), _every(twins, baseline)
    found = {score.key: t_interval(one[score.key] - other[score.key]) for score in SCORES}
    return {key: gap.plain() for key, gap in found.items() if gap.n}


def _every(twins: Twins, policy: str) -> dict[str, np.ndarray]:
    rows = [lines(result) for result in twins.results[policy]]
    return {score.key: np.array([row[score.key] for row in rows]) for score in SCORES}
