"""A finished comparison: what figures, report and notebooks read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.measures import npv, survival
from sim.twin_worlds import Twins

if TYPE_CHECKING:
    import pandas as pd

    from experiments.study import Study

MONTHS = (3, 12, 36, 60, 120)
"""Months at which a comparison is reported, as far as the horizon reaches."""


@dataclass(frozen=True)
class Comparison:
    """The same customers under several policies, over paired replications.

    Attributes
    ----------
    study
        What was asked.
    twins
        What was run; the per-customer columns hold what comparing needs, not everything the engine knows.
    summary
        The answer, as in ``summary.json``; empty while it is being worked out.
    """

    study: Study
    twins: Twins
    summary: dict[str, Any] = field(default_factory=dict)

    @property
    def policies(self) -> tuple[str, ...]:
        """Names of the policies, the baseline last."""
        return self.twins.policies

    @property
    def treatments(self) -> tuple[str, ...]:
        """Names of the policies that are compared with the baseline."""
        return self.twins.policies[:-1]

    @property
    def baseline(self) -> str:
        """Name of the policy the others are compared with."""
        return self.twins.baseline

    @property
    def horizon(self) -> int:
        """Months run."""
        return self.twins.results[self.baseline][0].horizon

    @property
    def reported(self) -> tuple[int, ...]:
        """Months reported: the usual ones within the horizon, and its end."""
        return reported_months(self.horizon)

    @property
    def census_months(self) -> tuple[int, ...]:
        """Months of the snapshots, and so of :meth:`density`."""
        return tuple(snapshot.month for snapshot in self.twins.results[self.baseline][0].snapshots)

    def series(self, policy: str, outcome: str) -> np.ndarray:
        """Return a focal company's outcome, replications by months 1 to horizon; see :func:`series`."""
        return series(self.twins, policy, outcome)

    def paired(self, outcome: str, treatment: str, baseline: str | None = None) -> np.ndarray:
        """Return an outcome under a treatment less the same under the baseline, replications by months."""
        return self.series(treatment, outcome) - self.series(baseline or self.baseline, outcome)

    def survival(self, policy: str) -> np.ndarray:
        """Return the share of the starting book that has not left once, replications by months 0 to horizon."""
        return np.array([survival(result) for result in self.twins.results[policy]])

    def density(self, policy: str) -> np.ndarray:
        """Return mean customers by satisfaction and trust, census months by 20 by 20, both from 0 to 1 in steps of .05.

        Satisfaction is the second axis of the array, trust the third.
        """
        looks = [[snapshot.density for snapshot in result.snapshots] for result in self.twins.results[policy]]
        return np.mean(looks, axis=0)

    def months(self) -> pd.DataFrame:
        """Return every monthly outcome: policy, replication, month (from 1), company, and a column an outcome."""
        from experiments.tables import twins_months

        return twins_months(self.twins)

    def fates(self, treatment: str, months: int, baseline: str | None = None) -> pd.DataFrame:
        """Return the four fates in customers: replication, definition, fate, customers.

        ``definition`` is "first leave" (a return does not undo a leave) or, at census months and at the end, "with
        the company". Fates "joined under ..." count people with the company by then who were not at month 0.
        """
        from experiments.tables import fates_table

        return fates_table(self.twins, treatment, baseline or self.baseline, months)

    def by_segment(self, baseline: str | None = None) -> pd.DataFrame:
        """Return effects on those with the company at month 0, by price sensitivity and by tenure.

        Columns: treatment, replication, grouping, segment, customers, outcome, month, treated, untreated, difference;
        outcomes are retention (at the reported months), value and surplus (a person, over the horizon).
        """
        from experiments.tables import segments_table

        return segments_table(self.twins, self.reported, baseline or self.baseline)


def reported_months(horizon: int) -> tuple[int, ...]:
    """Return the months reported for a horizon: the usual ones within it, and its end.

    Examples
    --------
    >>> reported_months(120), reported_months(24), reported_months(2)
    ((3, 12, 36, 60, 120), (3, 12, 24), (2,))
    """
    within = [month for month in MONTHS if month <= horizon]
    return tuple(within if within and within[-1] == horizon else [*within, horizon])


def series(twins: Twins, policy: str, outcome: str) -> np.ndarray:
    """Return an outcome of the focal company, replications by months 1 to horizon.

    Parameters
    ----------
    twins
        What was run.
    policy
        One of its policies.
    outcome
        A name of ``Result.months``; ``retention`` (share of the starting book that has not left once);
        ``cumulative_NAME`` of a flow such as profit; ``npv`` (of profit) or ``npv_customers`` (customer-months,
        discounted alike).
    """
    results = twins.results[policy]
    if outcome == "retention":
        return np.array([survival(result)[1:] for result in results])
    if outcome in ("npv", "npv_customers"):
        flow = twins.monthly(policy, "profit" if outcome == "npv" else "customers")
        return npv(flow.T, results[0].scenario.costs.discount_rate).T
    if outcome.startswith("cumulative_"):
        return np.cumsum(twins.monthly(policy, outcome.removeprefix("cumulative_")), axis=1)
    return twins.monthly(policy, outcome)
