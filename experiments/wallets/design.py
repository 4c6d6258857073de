"""Rules of points moved one at a time, and what each comes to beside the same customers without a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.shootout.measuring import SUMMED, parts

if TYPE_CHECKING:
    import pandas as pd

    from sim.policy.programme import Programme

RULES = ("generosity", "threshold", "validity", "clarity")
"""What is moved: the share given back; the points to a reward at that share; months until points expire; terms."""
END = ("npv", "retention", "trust", "resentment", "loyalty", "points_liability")
READ = (*END, *SUMMED, "share_of_wallet")
SAID = (
    "npv_share", "profit_share", "rewards", "breakage", "liability", "sold", "trust", "resentment", "retention",
    "loyalty", "share_of_wallet",
)  # fmt: skip
"""Outcomes; money in parts of the profit (or net value) without a programme, the others as differences."""


def levers(rule: str, value: float, rules: Programme) -> dict[str, Any]:
    """Return the levers that take a programme's rule to a value.

    Parameters
    ----------
    rule
        One of ``RULES``: generosity in parts of spending, threshold in market prices spent to a reward, validity in
        months (0: points never expire), clarity 0 to 1.
    value
        Where it is taken.
    rules
        The programme; it must give points for spending.
    """
    per_price = rules.earn_spend * rules.reward_value / rules.reward_points
    if rule == "generosity":
        return {"reward_value": value * rules.reward_points / rules.earn_spend}
    if rule == "threshold":
        points = max(round(value * rules.earn_spend), 1)
        return {"reward_points": points, "reward_value": per_price * points / rules.earn_spend}
    if rule == "validity":
        return {"expiry": "none"} if value == 0 else {"validity_months": int(value)}
    return {"terms_clarity": value}


def by_replication(one: pd.DataFrame, base: pd.DataFrame, horizon: int) -> dict[str, np.ndarray]:
    """Return what a point comes to beside the baseline, one value a replication each."""

    def summed(frame: pd.DataFrame, name: str) -> np.ndarray:
        months = np.stack([frame[f"{name}_{month}"].to_numpy(float) for month in range(1, horizon + 1)])
        return np.asarray(np.nan_to_num(months).sum(axis=0))

    def last(frame: pd.DataFrame, name: str) -> np.ndarray:
        return frame[f"{name}_{horizon}"].to_numpy(float)

    own, other = ({name: summed(frame, name) for name in SUMMED} for frame in (one, base))
    profit = abs(float(other["profit"].mean())) or np.nan
    npv = abs(float(last(base, "npv").mean())) or np.nan
    pieces = parts(own, other)
    found = {
        "npv_share": (last(one, "npv") - last(base, "npv")) / npv,
        "profit_share": (own["profit"] - other["profit"]) / profit,
        "rewards": own["reward_cost"] / profit,
        "breakage": own["breakage"] / profit,
        "liability": last(one, "points_liability") / profit,
        "sold": pieces["sold"],
    }
    found |= {name: last(one, name) - last(base, name) for name in ("trust", "resentment", "retention", "loyalty")}
    months = max(min(12, horizon), 1)
    wallet = [
        np.mean([f[f"share_of_wallet_{month}"].to_numpy(float) for month in range(horizon - months + 1, horizon + 1)],
                axis=0) for f in (one, base)
    ]  # fmt: skip
    return found | {"share_of_wallet": wallet[0] - wallet[1]}
