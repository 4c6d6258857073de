"""Everything that is measured, by name, in the one place that the coverage of concepts and the glossary read.

Four kinds: what every month of a company is, what a sweep adds, what a comparison tells at its months, and the lines of
the ethics scorecard, which are over the whole run.
"""

from __future__ import annotations

import numpy as np

from experiments import outcomes, scorecard
from experiments.sweeping import outcomes as monthly
from sim.twin_worlds import Twins


def names() -> tuple[str, ...]:
    """Return every name, each once."""
    told = (*monthly.names(), *(o.key for o in outcomes.OUTCOMES), *(s.key for s in scorecard.SCORES))
    return tuple(dict.fromkeys(told))


def values(twins: Twins, policy: str, name: str, month: int) -> np.ndarray:
    """Return what is measured under a policy at a month, one value a replication.

    Lines of the scorecard are over the whole run, whatever the month; where a name is a line and an outcome of the
    month as well, it is the month's.

    Raises
    ------
    KeyError
        If nothing is measured under that name.
    """
    if name in monthly.names():
        return np.array([monthly.rows(result)[name][month - 1] for result in twins.results[policy]])
    if name in {outcome.key for outcome in outcomes.OUTCOMES}:
        return outcomes.values(twins, policy, name, month)
    if name in {score.key for score in scorecard.SCORES}:
        return scorecard.values(twins, policy, name)
    raise KeyError(name)
