"""Points of a design: the same study with other values, lived by the same customers, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.progress import progress
from experiments.sweeping.outcomes import rows
from sim.twin_worlds import twins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from experiments.study import Study


def live(
    study: Study, points: Sequence[Mapping[str, Any]], *, months: Sequence[int], outcomes: Sequence[str],
    what: str = "living",
) -> pd.DataFrame:  # fmt: skip
    """Live a study once for every point; points lived before, by whatever experiment, are read from the store.

    Parameters
    ----------
    study
        Gives the policies, the replications and every value that a point does not change.
    points
        Changes by full key, as for ``Study.scenario``: ``{"behaviour.resentment.half_life_months": 3}``;
        ``policy.<concern>.<lever>`` changes a lever of every policy, ``policies.<name>.<concern>.<lever>`` of one.
    months
        Months at which outcomes are read, from 1 to the horizon.
    outcomes
        Names of columns of the store: outcomes of ``Result.months``, ``retention``, ``cumulative_profit``, ``npv``,
        ``cumulative_surplus`` (what customers got beyond what they paid), ``fairness_gap`` (at the horizon only).
    what
        Words for the progress.

    Returns
    -------
    pandas.DataFrame
        One row a point, policy and replication, in that order: ``point`` (its place in ``points``), ``policy``,
        ``replication``, then a column ``OUTCOME_MONTH`` each. All points share people and luck.

    Raises
    ------
    Refusal
        If a point is not admissible; nothing has run then.
    Failed
        If a point failed; all others are in the store.
    KeyboardInterrupt
        If stopped by hand; what is finished stays in the store.
    """
    scenarios = [{name: study.scenario(name, changes) for name in study.policies} for changes in points]
    found = []
    with progress(what, "points") as report:
        for number, policies in enumerate(scenarios):
            lived = twins(policies, replications=study.replications, workers=study.n_workers)
            for policy in lived.policies:
                for replication, result in enumerate(lived.results[policy]):
                    columns = rows(result)
                    row: dict[str, Any] = {"point": number, "policy": policy, "replication": replication}
                    row |= {f"{name}_{month}": float(columns[name][month - 1]) for name in outcomes for month in months}
                    found.append(row)
            report(number + 1, len(points))
    return pd.DataFrame(found)
