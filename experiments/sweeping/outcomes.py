"""What the store keeps of a run: the focal company's outcomes, one value a month."""

from __future__ import annotations

import numpy as np

from sim.measures import npv, starters, survival
from sim.result import Result

TENURE_EDGES = (12, 36)
"""Months of tenure at month 0 that divide the book into new, settled and old customers."""

MONTHLY = (
    "customers", "customers_end", "joined", "returned", "left", "left_involuntarily", "attempts", "stuck", "offers",
    "accepted", "problems", "breached", "spoke_well", "spoke_ill", "referred", "churn", "trapped_share", "experience",
    "satisfaction", "trust", "resentment", "loyalty", "relevance", "gratitude", "belonging", "lead", "reputation",
    "belief", "list_fees", "walk_premium", "rebates", "fees", "cross_sales", "data_sales", "revenue", "serving_cost",
    "contact_cost", "disclosure_cost", "support_cost", "prevention_cost", "consent_cost", "gratitude_cost",
    "privacy_cost", "community_cost", "success_cost", "save_cost", "obstruction_cost", "acquisition_cost",
    "onboarding_cost", "recovery_cost", "reach_cost", "breach_cost", "referral_cost", "cost", "profit", "hours_lost",
    "complaints", "enquiries", "load", "waiting", "mood_inside", "anger_inside", "answered_by_customers", "surplus",
    "active", "lapsed", "habit", "breadth", "visits", "visits_elsewhere", "share_of_wallet", "volume", "visiting",
    "members", "enrolled", "promoted", "demoted", "in_tier_1", "in_tier_2", "in_tier_3", "engaged", "issued",
    "redeemed", "expired", "forfeited", "held", "rewards", "partner_sales", "points_liability", "breakage",
    "prepaid_float", "member_share", "member_gap", "member_spend", "partner_gain", "membership_fees", "partner_income",
    "float_income", "stored_breakage", "programme_cost", "reward_cost", "benefit_cost",
    "fines", "inspections", "insight", "heard", "response", "behind", "learning_cost",
    "uninvited", "reward_dependence",
    "association_cost", "badge", "audits", "found_hollow", "industry_norm", "trained",
    "advertising_cost", "poaching_cost", "poaching_offers", "poached",
)  # fmt: skip
"""Outcomes of ``Result.months``, all of them; named here so that they can be asked for before anything has run."""

ADDED = ("retention", "cumulative_profit", "npv", "cumulative_surplus", "fairness_gap")


def rows(result: Result) -> dict[str, np.ndarray]:
    """Return a run as columns, each a float64 array of the horizon's length, for months 1 to the horizon.

    Beside every outcome of ``Result.months`` (those of the focal company): ``retention`` (share of the starting book
    that has not left once), ``cumulative_profit``, ``npv`` and ``cumulative_surplus``, and ``fairness_gap``, in the
    last month only: by how much the mean surplus a month of the best-treated tenure group of the starting book exceeds
    that of the worst-treated, in market prices (groups: below one year, one to three, three and more).
    """
    columns = {name: np.asarray(result.months[name][:, 0], np.float64) for name in MONTHLY}
    columns["retention"] = survival(result)[1:]
    columns["cumulative_profit"] = np.cumsum(columns["profit"])
    columns["npv"] = npv(columns["profit"], result.scenario.costs.discount_rate)
    columns["cumulative_surplus"] = np.cumsum(columns["surplus"])
    gap = np.full(result.horizon, np.nan)
    gap[-1] = fairness_gap(result)
    columns["fairness_gap"] = gap
    return columns


def names() -> tuple[str, ...]:
    """Return the names of all columns."""
    return MONTHLY + ADDED


def fairness_gap(result: Result) -> float:
    """Return the gap between the best and the worst treated tenure group of the starting book; NaN with one group."""
    began = starters(result)
    return _gap(result, began, np.digitize(result.customers["start_tenure"][began], TENURE_EDGES))


def segment_gap(result: Result) -> float:
    """Return the gap between the best and the worst treated third of the starting book by price sensitivity.

    What people get for their money does not depend on how much they mind prices: the gap is made by how companies
    treat those who look at prices and those who do not.
    """
    began = starters(result)
    sensitivity = result.customers["price_sensitivity"][began].astype(np.float64)
    if not len(sensitivity):
        return float("nan")
    return _gap(result, began, np.digitize(sensitivity, np.quantile(sensitivity, (1 / 3, 2 / 3)), right=True))


def _gap(result: Result, began: np.ndarray, group: np.ndarray) -> float:
    surplus = result.customers["surplus"][began].astype(np.float64) / result.horizon
    means = [surplus[group == i].mean() for i in np.unique(group)]
    return float(max(means) - min(means)) if len(means) > 1 else float("nan")
