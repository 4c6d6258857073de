"""What the desk shows of a comparison: lines with bands, fates, causes and segments, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.comparison import Comparison
from experiments.figures.series import interval
from experiments.statistics import sign_changes
from experiments.tables import segments_table
from sim.ledger import COSTS
from sim.twin_worlds import fates

INCOMES = (
    "list_fees", "walk_premium", "rebates", "fees", "cross_sales", "data_sales", "membership_fees", "partner_income",
    "float_income", "stored_breakage",
)  # fmt: skip
"""Accounts that add up to revenue under a contract."""
SHOWN_CAUSES = 7


@dataclass(frozen=True)
class Band:
    """A line over months: mean and 95 % interval over replications; no interval with one replication."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Lead:
    """Who is ahead, and until when.

    Attributes
    ----------
    ahead
        Policy ahead at the end; empty if there is no difference at all.
    is_clear
        Whether the lead at the end is beyond the luck of the replications.
    before
        Policy that was clearly ahead before; empty if none was.
    month
        Last month of that lead; None without one.
    """

    ahead: str
    is_clear: bool
    before: str = ""
    month: int | None = None


LINES = ("retention", "trust", "profit", "loyalty", "unequal")


def line(comparison: Comparison, policy: str, what: str) -> Band:
    """Return one line of a policy."""
    return Band(*interval(_samples(comparison, policy, what)))


def _samples(comparison: Comparison, policy: str, what: str) -> np.ndarray:
    if what == "retention":
        return comparison.survival(policy)
    if what == "profit":
        return comparison.series(policy, "cumulative_profit")
    if what == "unequal":
        unequal = comparison.series(policy, "walk_premium") - comparison.series(policy, "rebates")
        customers = comparison.series(policy, "customers")
        return np.divide(unequal, customers, out=np.zeros_like(unequal, dtype=float), where=customers > 0)
    return comparison.series(policy, what)


def lead(comparison: Comparison, treatment: str, what: str) -> Lead:
    """Return who leads on "customers" or "profit", a treatment or the baseline."""
    outcome = {"customers": "customers_end", "profit": "cumulative_profit"}[what]
    gap = comparison.paired(outcome, treatment).astype(float)
    if not gap.any():
        return Lead("", True)
    mean, low, high = interval(gap)
    names = {True: treatment, False: comparison.baseline}
    is_clear = len(gap) < 2 or not low[-1] <= 0.0 <= high[-1]
    turns = sign_changes(mean)
    ahead = names[bool(mean[-1] > 0)]
    if not is_clear:
        clear = np.flatnonzero((low > 0.0) | (high < 0.0))
        if not len(clear):
            return Lead(ahead, False)
        return Lead(ahead, False, names[bool(mean[clear[-1]] > 0)], int(clear[-1]) + 1)
    if not turns:
        return Lead(ahead, True)
    month = int(turns[-1][0])
    earlier = slice(0, max(month - 1, 0))
    was_clear = (high[earlier] < 0).any() if mean[-1] > 0 else (low[earlier] > 0).any()
    if len(gap) > 1 and not was_clear:
        return Lead(ahead, True)
    return Lead(ahead, True, names[bool(mean[-1] <= 0)], month - 1)


def fates_of(comparison: Comparison, treatment: str, month: int) -> dict[str, Band]:
    """Return people by fate, a treatment against the baseline, by a month."""
    twins = comparison.twins
    pairs = zip(twins.results[treatment], twins.results[twins.baseline], strict=True)
    counted = [{fate: int(who.sum()) for fate, who in fates(one, other, month).items()} for one, other in pairs]
    return {fate: Band(*interval(np.array([[row[fate]] for row in counted], float))) for fate in counted[0]}


def causes_of(comparison: Comparison, treatment: str) -> list[tuple[str, Band]]:
    """Return what the difference in profit at the end is made of: largest first, the rest, and the whole.

    Costs saved count as gains. Without a contract revenue is what was bought, in one account.
    """
    is_contract = comparison.twins.results[treatment][0].scenario.market.contract
    incomes = INCOMES if is_contract else ("revenue",)
    found = {
        name: comparison.paired(name, treatment).sum(axis=1) * (-1.0 if name in COSTS else 1.0)
        for name in (*incomes, *COSTS)
    }
    whole = comparison.paired("profit", treatment).sum(axis=1)
    order = sorted(found, key=lambda name: -abs(float(found[name].mean())))
    kept = [name for name in order[:SHOWN_CAUSES] if found[name].any()]
    rest = whole - sum((found[name] for name in kept), np.zeros_like(whole, dtype=float))
    rows = [(name, found[name]) for name in kept]
    rows += [("others", rest)] if np.abs(rest).max() > 1e-6 * max(float(np.abs(whole).max()), 1.0) else []
    return [(name, Band(*interval(values[:, None]))) for name, values in [*rows, ("total", whole)]]


def segments_of(comparison: Comparison, treatment: str) -> list[tuple[str, str, Band]]:
    """Return what a person gains in surplus under a treatment, by group: grouping, segment, band."""
    table = segments_table(comparison.twins, (), comparison.baseline)  # by month is not shown here
    mine = table[(table["treatment"] == treatment) & (table["outcome"] == "surplus")]
    rows = []
    for (grouping, segment), part in mine.groupby(["grouping", "segment"], sort=False):
        values = part["difference"].to_numpy()
        if len(values) and not np.isnan(values).any():
            rows.append((str(grouping), str(segment), Band(*interval(values[:, None]))))
    return rows


def retained(comparison: Comparison, policy: str) -> float:
    """Return the share of the book of month 0 that never left by the end."""
    return float(comparison.survival(policy)[:, -1].mean())
