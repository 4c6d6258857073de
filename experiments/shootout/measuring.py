"""What a programme does in a trade, one number a replication, beside the same customers without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

YEAR = ("share_of_wallet", "visits", "member_gap", "member_share")
"""Outcomes read as means over the last year."""
END = ("npv", "retention", "loyalty", "points_liability", "customers_end")
"""Outcomes read at the last month."""
SUMMED = (
    "profit", "revenue", "reward_cost", "benefit_cost", "programme_cost", "membership_fees", "partner_income",
    "float_income", "stored_breakage", "breakage",
)  # fmt: skip
"""Accounts summed over all months."""
READ = (*YEAR, *END, *SUMMED)

EFFECTS = ("npv_share", "retention", "share_of_wallet", "visits", "loyalty")
"""Paired differences; ``npv_share`` and ``visits`` in parts of what there is without a programme."""
LEVELS = ("points_liability", "member_gap", "member_share")
"""Told as they are; without a programme there are none."""
PARTS = ("sold", "fees", "rewards", "benefits")
"""Parts of the difference of profit (not discounted), which they add up to; in parts of the profit without one."""


def by_replication(lived: pd.DataFrame, horizon: int) -> dict[str, np.ndarray]:
    """Return outcomes of one point and policy, each one value a replication.

    Parameters
    ----------
    lived
        Rows of ``sweeping.points.live`` of one point and policy, in the order of replications.
    horizon
        Last month.
    """
    first = max(horizon - 12, 0) + 1

    def series(name: str, start: int) -> np.ndarray:
        return np.stack([lived[f"{name}_{month}"].to_numpy(float) for month in range(start, horizon + 1)])

    found = {name: np.nan_to_num(series(name, first)).mean(axis=0) for name in YEAR}
    found |= {name: lived[f"{name}_{horizon}"].to_numpy(float) for name in END}
    return found | {name: np.nan_to_num(series(name, 1)).sum(axis=0) for name in SUMMED}


def effects(one: dict[str, np.ndarray], base: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return what a programme changes, and its levels, each one value a replication."""
    scale = abs(float(base["npv"].mean())) or np.nan
    visits = float(base["visits"].mean()) or np.nan
    found = {name: one[name] - base[name] for name in ("retention", "share_of_wallet", "loyalty")}
    found["npv_share"] = (one["npv"] - base["npv"]) / scale
    found["visits"] = (one["visits"] - base["visits"]) / visits
    return {name: found[name] for name in EFFECTS} | {name: one[name] for name in LEVELS}


def parts(one: dict[str, np.ndarray], base: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return what the difference of profit is made of, each one value a replication.

    ``sold`` is what is left of what customers buy: margins on more purchases, less discounts given to members, and
    everything else that customers cost; ``fees`` adds what partners pay, interest, and money left on cards;
    ``benefits`` holds what running the programme costs.
    """
    gap = {name: one[name] - base[name] for name in SUMMED}
    scale = abs(float(base["profit"].mean())) or np.nan
    found = {
        "fees": gap["membership_fees"] + gap["partner_income"] + gap["float_income"] + gap["stored_breakage"],
        "rewards": -gap["reward_cost"], "benefits": -gap["benefit_cost"] - gap["programme_cost"],
    }  # fmt: skip
    found["sold"] = gap["profit"] - sum(found.values())
    return {name: found[name] / scale for name in PARTS}
