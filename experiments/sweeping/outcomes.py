"""What the store keeps of a run: the focal company's outcomes, one value a month."""

from __future__ import annotations

import numpy as np

from experiments.gaps import fairness_gap
from experiments.scorecard import SCORES, lines
from sim.measures import npv, survival
from sim.result import Result

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
    "float_income", "stored_breakage", "prepaid_cost", "programme_cost", "reward_cost", "benefit_cost",
    "fines", "inspections", "insight", "heard", "response", "behind", "learning_cost",
    "uninvited", "reward_dependence",
    "association_cost", "badge", "audits", "found_hollow", "industry_norm", "trained",
    "advertising_cost", "poaching_cost", "poaching_offers", "poached",
)  # fmt: skip
"""Outcomes of ``Result.months``, all of them; named here so that they can be asked for before anything has run."""

ETHICS = {f"ethics_{score.key}": score.key for score in SCORES}
"""Lines of the ethics scorecard by the name of their column."""
ADDED = ("retention", "cumulative_profit", "npv", "cumulative_surplus", "fairness_gap", *ETHICS)


def rows(result: Result) -> dict[str, np.ndarray]:
    """Return a run as columns, each a float64 array of the horizon's length, for months 1 to the horizon.

    Beside every outcome of ``Result.months`` (those of the focal company): ``retention`` (share of the starting book
    that has not left once), ``cumulative_profit``, ``npv`` and ``cumulative_surplus``. In the last month only:
    ``fairness_gap``, by how much the mean surplus a month of the best-treated tenure group of the starting book exceeds
    that of the worst-treated, in market prices (groups: below one year, one to three, three and more); and every line
    of the ethics scorecard over the whole run (``ethics_welfare``, ...; see ``experiments.scorecard``).
    """
    columns = {name: np.asarray(result.months[name][:, 0], np.float64) for name in MONTHLY}
    columns["retention"] = survival(result)[1:]
    columns["cumulative_profit"] = np.cumsum(columns["profit"])
    columns["npv"] = npv(columns["profit"], result.scenario.costs.discount_rate)
    columns["cumulative_surplus"] = np.cumsum(columns["surplus"])
    whole = lines(result)
    for name, value in {
        "fairness_gap": fairness_gap(result),
        **{key: whole[line] for key, line in ETHICS.items()},
    }.items():
        columns[name] = np.full(result.horizon, np.nan)
        columns[name][-1] = value
    return columns


def names() -> tuple[str, ...]:
    """Return the names of all columns."""
    return MONTHLY + ADDED
