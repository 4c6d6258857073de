"""Outcomes of a policy and paired differences between two, each with its interval over replications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.comparison import reported_months, series
from experiments.concentration import CONCENTRATION
from experiments.statistics import Estimate, crossover, replications_for, t_interval
from experiments.tables import fates_table, with_focal
from sim.ledger import COSTS
from sim.measures import starters
from sim.twin_worlds import Twins


@dataclass(frozen=True)
class Outcome:
    """One thing reported of every policy at every reported month.

    Attributes
    ----------
    key
        Name in ``summary.json``.
    label
        Name on the screen.
    form
        "share", "count", "attitude" or "money".
    better
        1 if more is better for the company, -1 if less is, 0 where that is not for us to say.
    """

    key: str
    label: str
    form: str
    better: int


OUTCOMES = (
    Outcome("retention", "retention (not left once)", "share", 1),
    Outcome("with_company", "with the company again or still", "share", 1),
    Outcome("churn", "churn a month (last 12 months)", "share", -1),
    Outcome("loyalty", "attitudinal loyalty", "share", 1),
    Outcome("true", "true loyalty (share of all)", "share", 1),
    Outcome("latent", "latent loyalty", "share", 0),
    Outcome("spurious", "spurious loyalty", "share", 0),
    Outcome("trapped_share", "trapped share", "share", -1),
    Outcome("customers_end", "active customers", "count", 1),
    Outcome("satisfaction", "satisfaction", "attitude", 1),
    Outcome("trust", "trust", "attitude", 1),
    Outcome("resentment", "resentment", "attitude", -1),
    Outcome("share_of_wallet", "share of wallet", "share", 1),
    Outcome("member_share", "members of the programme", "share", 0),
    Outcome("points_liability", "points owed, at cost", "money", -1),
    Outcome("cumulative_breakage", "points lapsed so far, at cost", "money", 0),
    Outcome("cumulative_reward_cost", "rewards paid so far", "money", -1),
    Outcome("prepaid_float", "money customers prepaid", "money", 0),
    Outcome("cumulative_profit", "cumulative profit", "money", 1),
    Outcome("npv", "net present value", "money", 1),
    Outcome("revenue_concentration", "concentration of earnings over customers (Gini)", "attitude", -1),
    Outcome("top_decile_share", "earned from the best tenth of customers", "share", -1),
)
OF_PROGRAMMES = ("points_liability", "cumulative_breakage", "cumulative_reward_cost", "prepaid_float")
SPENDING = tuple(kind for kind in COSTS if kind != "acquisition_cost")
"""What is spent on customers one has; winning new ones and giving discounts are shown beside it."""

SHORT = ("retention", "loyalty", "customers_end", "cumulative_profit", "npv")
"""Outcomes reported of pairs beside the main one."""


def values(twins: Twins, policy: str, outcome: str, month: int) -> np.ndarray:
    """Return an outcome at a month, one value a replication; NaN where it does not exist.

    ``churn`` is leavers by customer-months over the last twelve months; ``with_company`` the share of the book of
    month 0 that is with the company then; ``true``, ``latent``, ``spurious`` the loyalties of Dick and Basu (1994) as
    shares of all people, at census months. ``revenue_concentration`` and ``top_decile_share`` exist at the end only.
    """
    results = twins.results[policy]
    if outcome == "churn":
        window = slice(max(0, month - 12), month)
        left = twins.monthly(policy, "left")[:, window].sum(axis=1)
        return _ratio(left, twins.monthly(policy, "customers")[:, window].sum(axis=1))
    if outcome == "with_company":
        found = [(with_focal(result, month), starters(result)) for result in results]
        return np.array([np.nan if who is None or not book.any() else who[book].mean() for who, book in found])
    if outcome in ("true", "latent", "spurious"):
        looks = [next((look for look in result.snapshots if look.month == month), None) for result in results]
        return np.array([np.nan if look is None else look.loyal[outcome] / len(look.with_focal) for look in looks])
    if outcome in CONCENTRATION:
        is_end = month == results[0].horizon  # what a customer brought is known for the whole run only
        return np.array([CONCENTRATION[outcome](result) if is_end else np.nan for result in results])
    found = series(twins, policy, outcome)[:, month - 1]
    if outcome in OF_PROGRAMMES:  # who has none owes nothing, and is not said to owe 0
        return np.where(np.isnan(series(twins, policy, "member_share")[:, month - 1]), np.nan, found)
    return found


def at_months(twins: Twins, policy: str) -> list[dict[str, Any]]:
    """Return every outcome of a policy at the reported months."""
    rows = []
    for month in reported_months(twins.results[policy][0].horizon):
        found = {o.key: t_interval(values(twins, policy, o.key, month)) for o in OUTCOMES}
        rows.append({"month": month} | {key: estimate.plain() for key, estimate in found.items() if estimate.n})
    return rows


def differences(
    twins: Twins, treatment: str, baseline: str, outcomes: tuple[Outcome, ...] = OUTCOMES
) -> list[dict[str, Any]]:
    """Return paired differences at the reported months, and who does better where it is decided.

    ``profit_share`` is the difference of cumulative profit as a share of the baseline's.
    """
    rows = []
    for month in reported_months(twins.results[baseline][0].horizon):
        row: dict[str, Any] = {"month": month}
        for o in outcomes:
            gap = t_interval(values(twins, treatment, o.key, month) - values(twins, baseline, o.key, month))
            if gap.n:
                row[o.key] = gap.plain() | {"better": better(gap, o.better, treatment, baseline)}
        one, other = (values(twins, name, "cumulative_profit", month) for name in (treatment, baseline))
        row["profit_share"] = t_interval(_ratio(one - other, np.abs(other))).plain()
        rows.append(row)
    return rows


def better(gap: Estimate, direction: int, treatment: str, baseline: str) -> str | None:
    """Return who does better, "undecided" if the interval holds zero, or None where neither direction is better."""
    if not direction:
        return None
    if gap.low == gap.high == 0.0:
        return "the same"
    if not gap.is_decided or gap.mean is None:
        return "undecided"
    return treatment if gap.mean * direction > 0 else baseline


def crossovers(twins: Twins, treatment: str, baseline: str) -> dict[str, Any]:
    """Return the crossovers of active customers and of cumulative profit."""
    found = {}
    for key, outcome in (("customers", "customers_end"), ("profit", "cumulative_profit")):
        gap = series(twins, treatment, outcome) - series(twins, baseline, outcome)
        turn = crossover(gap, twins.seeds[0])
        ahead = {1: treatment, -1: baseline, 0: "neither"}[turn.sign]
        found[key] = turn.plain() | {"ahead_at_the_end": ahead}
    return found


def fates_in_customers(twins: Twins, treatment: str, baseline: str) -> list[dict[str, Any]]:
    """Return the four fates at the reported months, mean customers with intervals, by both definitions."""
    rows = []
    for month in reported_months(twins.results[baseline][0].horizon):
        frame = fates_table(twins, treatment, baseline, month)
        row: dict[str, Any] = {"month": month}
        for (definition, fate), part in frame.groupby(["definition", "fate"], sort=False):
            found = t_interval(part.sort_values("replication")["customers"].to_numpy())
            row.setdefault(str(definition).replace(" ", "_"), {})[str(fate)] = found.plain()
        rows.append(row)
    return rows


def segments(table: Any) -> list[dict[str, Any]]:
    """Return effects by segment (``Comparison.by_segment``) with intervals over replications."""
    keys = ["treatment", "grouping", "segment", "outcome", "month"]
    rows = []
    for key, part in table.groupby(keys, sort=False):
        gap = t_interval(part["difference"].to_numpy())
        if not gap.n:
            continue
        named = dict(zip(keys, key, strict=True))
        means = {name: float(np.nanmean(part[name])) for name in ("customers", "treated", "untreated")}
        rows.append(named | means | {"difference": gap.plain()})
    return rows


def break_even(twins: Twins, treatment: str, baseline: str) -> list[dict[str, Any]]:
    """Return what the winner could lose on every customer-month before the two tie.

    For cumulative profit: the winner's lead divided by the winner's customer-months up to then; for net present
    value both are discounted. Behaviour is taken as unmoved by that cost, which customers do not see. Each
    replication gives one value; the interval is over replications. A negative bound means that the other may win.
    """
    rows = []
    for month in reported_months(twins.results[baseline][0].horizon):
        row: dict[str, Any] = {"month": month}
        for key, volume in (("cumulative_profit", "cumulative_customers"), ("npv", "npv_customers")):
            one = series(twins, treatment, key)[:, month - 1]
            other = series(twins, baseline, key)[:, month - 1]
            winner, lead = (treatment, one - other) if (one - other).mean() >= 0 else (baseline, other - one)
            found = t_interval(_ratio(lead, series(twins, winner, volume)[:, month - 1]))
            row[key] = {"winner": winner, **found.plain()}
        rows.append(row)
    return rows


def spending(twins: Twins, policy: str) -> dict[str, Any]:
    """Return the realised spend per customer-month over the horizon, by account, with intervals."""
    months = twins.monthly(policy, "customers").sum(axis=1)
    accounts = {key: twins.monthly(policy, key).sum(axis=1) for key in (*SPENDING, "acquisition_cost", "rebates")}
    accounts["rebates"] = -accounts["rebates"]
    total = sum(accounts[key] for key in SPENDING)
    found = {"on_customers": t_interval(_ratio(total, months)).plain()}
    return found | {key: t_interval(_ratio(amount, months)).plain() for key, amount in accounts.items()}


def more_replications(twins: Twins, treatment: str, baseline: str, target_share: float) -> dict[str, Any]:
    """Return how many replications a tighter interval of the profit at the end would need.

    Once for half of the present half-width, once for a half-width of a share of the baseline's profit.
    """
    one, other = (series(twins, name, "cumulative_profit")[:, -1] for name in (treatment, baseline))
    gap, target = one - other, abs(float(other.mean())) * target_share
    half = t_interval(gap).half_width
    return {
        "outcome": "cumulative_profit",
        "month": int(twins.results[baseline][0].horizon),
        "replications": len(gap),
        "half_width": half,
        "for_half_of_it": replications_for(gap, half / 2) if half else None,
        "target_half_width": target,
        "target_share_of_baseline_profit": target_share,
        "for_target": replications_for(gap, target),
    }


def pair(twins: Twins, treatment: str, baseline: str) -> dict[str, Any]:
    """Return the short answer on a pair, for tables of many pairs: differences, crossovers."""
    rows = differences(twins, treatment, baseline, tuple(o for o in OUTCOMES if o.key in SHORT))
    return {
        "treatment": treatment,
        "baseline": baseline,
        "replications": len(twins.seeds),
        "at": rows,
        "crossover": crossovers(twins, treatment, baseline),
    }


def _ratio(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        share: np.ndarray = np.where(bottom == 0, np.nan, top / bottom)
    return share
