"""The headline verdicts of a comparison, and what a point says of each: who leads, clearly or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from experiments.statistics import Estimate, t_interval

if TYPE_CHECKING:
    import pandas as pd

MONTHS = (12, 60, 120)
READ = ("customers_end", "cumulative_profit", "trust", "ethics_welfare")
"""Columns of the store that verdicts are read from."""

_COLUMNS = {
    "customers": "customers_end", "profit": "cumulative_profit", "trust": "trust", "welfare": "ethics_welfare",
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """One thing that a comparison is read for.

    Attributes
    ----------
    key
        Name, for example ``profit_120``.
    what
        "customers", "profit", "trust", "welfare" or "crossover".
    month
        At which it is read.
    """

    key: str
    what: str
    month: int


def verdicts(horizon: int) -> list[Verdict]:
    """Return the verdicts that a horizon allows.

    Customers and cumulative profit at 12, 60 and 120 months; at the end trust, customers' surplus a customer-month,
    and whether the lead in profit changes hands.
    """
    months = [month for month in MONTHS if month <= horizon] or [horizon]
    found = [Verdict(f"{what}_{month}", what, month) for what in ("customers", "profit") for month in months]
    return [*found, *(Verdict(what, what, horizon) for what in ("trust", "welfare", "crossover"))]


def looked_at(horizon: int) -> list[int]:
    """Return the months that are read: whole years, and the end."""
    return sorted({*range(12, horizon + 1, 12), horizon})


@dataclass(frozen=True)
class Reading:
    """What a point says of one verdict.

    Attributes
    ----------
    sign
        1 if the first policy clearly leads (or the lead clearly changes hands), -1 if the baseline does (or it
        clearly does not), 0 if that is not decided.
    gap
        Paired difference; of a crossover that of the last year.
    """

    sign: int
    gap: Estimate


def read(rows: pd.DataFrame, policies: tuple[str, str], horizon: int) -> dict[str, np.ndarray]:
    """Return paired differences of one point, by verdict: replications, or replications by years for a crossover."""
    one, other = (rows[rows["policy"] == name].sort_values("replication") for name in policies)

    def gap(outcome: str, month: int) -> np.ndarray:
        name = f"{outcome}_{month}"
        return one[name].to_numpy(np.float64) - other[name].to_numpy(np.float64)

    found = {}
    for verdict in verdicts(horizon):
        if verdict.what == "crossover":
            found[verdict.key] = np.array([gap("cumulative_profit", month) for month in looked_at(horizon)]).T
        else:
            found[verdict.key] = gap(_COLUMNS[verdict.what], verdict.month)
    return found


def reading(gaps: np.ndarray) -> Reading:
    """Return what paired differences say: who leads, or, of a table by years, whether the lead changes hands.

    Between two years with clear leads of opposite sign the lead changes hands; it does not if every year has a clear
    lead of the same sign; anything else is undecided.

    Examples
    --------
    >>> reading(np.array([1.0, 1.1, 0.9])).sign, reading(np.array([1.0, -1.1, 0.9])).sign
    (1, 0)
    >>> years = np.array([[1.0, -1.0], [1.1, -0.9], [0.9, -1.2]])
    >>> reading(years).sign, reading(-np.abs(years)).sign, reading(years * [0.0, 1.0]).sign
    (1, -1, 0)
    """
    if gaps.ndim == 1:
        gap = t_interval(gaps)
        return Reading(_sign(gap), gap)
    years = [t_interval(column) for column in gaps.T]
    signs = [_sign(year) for year in years]
    if {1, -1} <= set(signs):
        return Reading(1, years[-1])
    return Reading(-1 if all(signs) else 0, years[-1])


def _sign(gap: Estimate) -> int:
    if gap.mean is None or not gap.is_decided:
        return 0
    return 1 if gap.mean > 0 else -1
