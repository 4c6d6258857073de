"""What is wanted of a policy, and what it must not do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from sim.policy.leaving import Friction

if TYPE_CHECKING:
    import pandas as pd

    from sim.policy import Policy

FRICTIONS: tuple[str, ...] = get_args(Friction)
"""Kinds of obstacles, the mildest first."""


@dataclass(frozen=True)
class Objective:
    """One thing wanted.

    Attributes
    ----------
    name
        As in ``optimise.objectives``.
    outcome
        Column of the store, read at the horizon.
    sign
        1 if more is better, -1 if less is.
    form
        How a gain is told: "share" of the baseline's value, "points" of a share, or "money" in market prices.
    nobody
        What it is worth where nobody is left to ask.
    """

    name: str
    outcome: str
    sign: int
    form: str
    nobody: float = 0.0

    def gains(self, values: np.ndarray, beside: np.ndarray) -> np.ndarray:
        """Return by how much values are better than those of the baseline, paired; shares of its mean's size."""
        gap: np.ndarray = self.sign * (values - beside)
        return gap / abs(float(beside.mean())) if self.form == "share" and beside.mean() else gap


OBJECTIVES = {
    "profit": Objective("profit", "npv", 1, "share"),
    "loyalty": Objective("loyalty", "loyalty", 1, "points"),
    "welfare": Objective("welfare", "cumulative_surplus", 1, "share"),
    "fairness": Objective("fairness", "fairness_gap", -1, "money"),
}
"""Profit: net present value or cumulative profit. Loyalty: chance that customers would choose the company again.
Welfare: what customers of the company got beyond what they paid, up to the horizon. Fairness: by how much the best
treated third of the book by tenure is better off a month than the worst treated; smaller is fairer."""

MEASURED = ("retention", "trapped_share")
"""Outcomes that limits are set on."""


@dataclass(frozen=True)
class Limits:
    """What a policy must not do.

    Attributes
    ----------
    trapped_share, retention
        Largest share of customers who want to leave and cannot, and smallest share of the book that has not left once,
        both at the horizon, means over replications.
    hidden_fee
        Largest fee that is not told before joining, in market prices a month.
    friction
        Worst obstacles in the way of leaving.
    """

    trapped_share: float
    retention: float
    hidden_fee: float
    friction: str

    def broken(self, policy: Policy, measured: Mapping[str, float]) -> dict[str, float]:
        """Return by how much each limit is broken; at most 0 where it is kept."""
        hidden = policy.pricing.hidden_fee * (1.0 - policy.promise.disclosure)
        obstacles = FRICTIONS.index(policy.leaving.friction) - FRICTIONS.index(self.friction)
        return {
            "trapped_share": measured["trapped_share"] - self.trapped_share,
            "retention": self.retention - measured["retention"],
            "hidden_fee": round(hidden - self.hidden_fee, 12),
            "friction": obstacles / (len(FRICTIONS) - 1),
        }


def objectives(names: Sequence[str], profit: str) -> tuple[Objective, ...]:
    """Return what is wanted, in the order of their declaration; profit as the outcome that is asked for."""
    found = {name: item for name, item in OBJECTIVES.items() if name in names}
    if "profit" in found:
        found["profit"] = Objective("profit", profit, 1, "share")
    return tuple(found.values())


def outcomes(wanted: Sequence[Objective]) -> tuple[str, ...]:
    """Return the columns to read."""
    return tuple(dict.fromkeys([*(item.outcome for item in wanted), *MEASURED]))


def per_point(lived: pd.DataFrame, column: str, nobody: float = 0.0) -> np.ndarray:
    """Return an outcome of a design with one policy, (points by replications)."""
    wide = lived.pivot_table(index="point", columns="replication", values=column, dropna=False)
    found: np.ndarray = wide.fillna(nobody).to_numpy()
    return found


def measured(lived: pd.DataFrame, horizon: int) -> list[dict[str, Any]]:
    """Return what limits are set on, means over replications, a point each."""
    means = {name: per_point(lived, f"{name}_{horizon}").mean(axis=1) for name in MEASURED}
    return [dict(zip(means, map(float, row), strict=True)) for row in zip(*means.values(), strict=True)]
