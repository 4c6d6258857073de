"""Read the worlds: in what share of them each policy wins, and which assumptions decide."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from experiments.scorecard import SCORES
from experiments.statistics import LEVEL, t_interval, wilson

GOALS = {"customers": "customers_end", "loyalty": "loyalty", "profit": "cumulative_profit"}
MONTHS = (12, 36, 60, 120)


def months_of(worlds: pd.DataFrame) -> list[int]:
    """Return the months that are read, as far as the worlds were lived."""
    return [month for month in MONTHS if any(f"_{month}_" in name for name in worlds)]


def winners(worlds: pd.DataFrame, policies: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return for every goal, month and policy the share of worlds in which it does best, with Wilson intervals.

    Ties (no difference at all) count for nobody, and their share is given.
    """
    rows = []
    for goal, outcome in GOALS.items():
        for month in months_of(worlds):
            table = worlds[[f"{outcome}_{month}_{policy}" for policy in policies]].to_numpy()
            is_best = table == np.nanmax(table, axis=1, keepdims=True)
            is_alone = is_best.sum(axis=1) == 1
            wins = (is_best & is_alone[:, None]).sum(axis=0)
            shares = {
                policy: wilson(int(count), len(worlds)).plain() for policy, count in zip(policies, wins, strict=True)
            }
            rows.append({"goal": goal, "month": month, "wins": shares, "ties": int((~is_alone).sum())})
    return rows


def duels(worlds: pd.DataFrame, policies: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return for every pair, goal and month the share of worlds in which the first beats the second."""
    rows = []
    for i, one in enumerate(policies):
        for other in policies[i + 1 :]:
            for goal, outcome in GOALS.items():
                for month in months_of(worlds):
                    gap = worlds[f"{outcome}_{month}_{one}"] - worlds[f"{outcome}_{month}_{other}"]
                    row = {"first": one, "second": other, "goal": goal, "month": month}
                    row["first_wins"] = wilson(int((gap > 0).sum()), len(gap)).plain()
                    rows.append(row | {"ties": int((gap == 0).sum())})
    return rows


def ethics(worlds: pd.DataFrame, one: str, other: str) -> list[dict[str, Any]]:
    """Return for every line of the scorecard in what share of the worlds customers fare better under the first policy.

    Lines that are the same in every world, or exist in none, are left out.
    """
    rows = []
    for score in SCORES:
        gap = (worlds[f"ethics_{score.key}_{one}"] - worlds[f"ethics_{score.key}_{other}"]).dropna()
        if not gap.any():
            continue
        row = {"line": score.key, "label": score.label, "form": score.form, "first": one, "second": other}
        row["first_better"] = wilson(int((score.better * gap > 0).sum()), len(gap)).plain()
        rows.append(row | {"ties": int((gap == 0).sum()), "median": float(gap.median())})
    return rows


def decisive(worlds: pd.DataFrame, shares: pd.DataFrame, one: str, other: str, month: int) -> list[dict[str, Any]]:
    """Rank parameters by how far worlds in which one earns more than the other differ in them from the rest.

    Parameters
    ----------
    worlds
        Outcomes, one row a world.
    shares
        Where in its range every parameter was drawn, 0 to 1, columns by key.
    one, other
        Policies.
    month
        By which profit is counted.

    Returns
    -------
    list of dict
        ``difference`` of the mean place in the range (Welch interval), ``p``, and ``is_beyond_chance``: whether it is
        below .05 after correction for the number of parameters (Bonferroni). Most decisive first; empty if one of them
        wins everywhere.
    """
    gap = (worlds[f"cumulative_profit_{month}_{one}"] - worlds[f"cumulative_profit_{month}_{other}"]).to_numpy()
    is_won = gap > 0
    if min(is_won.sum(), (~is_won).sum()) < 2:
        return []
    rows = []
    for key in shares:
        won, lost = shares.loc[is_won, key].to_numpy(), shares.loc[~is_won, key].to_numpy()
        test = stats.ttest_ind(won, lost, equal_var=False)
        bounds = test.confidence_interval(LEVEL)
        rows.append({
            "key": key, "difference": float(won.mean() - lost.mean()), "low": float(bounds.low),
            "high": float(bounds.high), "p": float(test.pvalue),
            "is_beyond_chance": bool(test.pvalue * shares.shape[1] < 1 - LEVEL),
        })  # fmt: skip
    return sorted(rows, key=lambda row: -abs(row["difference"]))


def mild_friction(worlds: pd.DataFrame, treated: str, untreated: str) -> list[dict[str, Any]]:
    """Return in what share of the worlds mild friction alone pays, and how much on average."""
    rows = []
    for month in months_of(worlds):
        one, other = (worlds[f"cumulative_profit_{month}_{name}"].to_numpy() for name in (treated, untreated))
        gain = (one - other) / np.abs(other)
        rows.append({
            "month": month, "pays": wilson(int((one > other).sum()), len(one)).plain(),
            "gain_as_share_of_profit": t_interval(gain).plain(),
            "lowest": float(gain.min()), "median": float(np.median(gain)), "highest": float(gain.max()),
        })  # fmt: skip
    return rows
