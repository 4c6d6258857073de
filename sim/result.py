"""What a run returns: months, cohorts, customers and snapshots, as plain columns."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim import conduct, totals
from sim.ledger import Ledger
from sim.passes.accounts import POINT
from sim.scenario import Scenario


@dataclass(frozen=True)
class Snapshot:
    """The focal company's customers at one moment.

    Attributes
    ----------
    month
        Months lived since month 0.
    density
        Customers by satisfaction (rows) and trust (columns), each in 20 equal steps from 0 to 1.
    loyal
        People by attitude (prefer the focal company to any other choice, list prices apart from newcomers' deals) and
        behaviour (with it or not): keys "true", "latent", "spurious", "none" after Dick and Basu (1994).
    with_focal
        Whether each person is with the focal company, bool (customers).
    """

    month: int
    density: np.ndarray
    loyal: dict[str, int]
    with_focal: np.ndarray


@dataclass(frozen=True)
class Result:
    """The outcome of one run.

    Attributes
    ----------
    scenario, seed
        What was run.
    companies
        Names; position is the number used in the tables, the focal company first.
    months
        Name to array of horizon by companies: row t is the (t + 1)-th month. Counts, means of attitudes over the
        month's customers, and accounts in market prices.
    joined
        New customers, companies by cohort (0 is the book at month 0, c joined in the c-th month).
    left
        Leavers, companies by cohort by age in months by reason (voluntary, involuntary).
    customers
        One value a person: traits, state at month 0 and at the end, ``first_left`` (month in which a starter first
        left the focal company, ``sim.customers.NEVER`` if not, ``NOT_A_STARTER`` for others), value and surplus.
    snapshots
        The focal company's customers at the census months.
    """

    scenario: Scenario
    seed: int
    companies: tuple[str, ...]
    months: dict[str, np.ndarray]
    joined: np.ndarray
    left: np.ndarray
    customers: dict[str, np.ndarray]
    snapshots: tuple[Snapshot, ...] = field(default=())

    @property
    def horizon(self) -> int:
        """Months run."""
        return int(self.months["customers"].shape[0])


def months_table(
    ledger: Ledger, reputations: np.ndarray, beliefs: np.ndarray, scenario: Scenario
) -> dict[str, np.ndarray]:
    """Return the monthly outcomes of every company, each months by companies.

    Means are NaN in months in which a company has no customers.
    """
    sums = ledger.sums
    n = sums[..., totals.CUSTOMERS]
    with np.errstate(divide="ignore", invalid="ignore"):
        means = {
            name: sums[..., totals.TOTALS.index(name)] / POINT / n
            for name in (
                "experience",
                "satisfaction",
                "trust",
                "resentment",
                "loyalty",
                "relevance",
                "gratitude",
                "belonging",
                "lead",
                "habit",
                "breadth",
            )
        }
        wanting = sums[..., totals.WANTING] / n
        churn = sums[..., totals.LEFT] / n
    costs = scenario.costs
    did = ledger.conduct
    complaints = sums[..., totals.SETTLED] + sums[..., totals.UNHEARD]
    asked = complaints + sums[..., totals.ENQUIRIES] / POINT
    hours = sums[..., totals.STUCK] * costs.hours_stuck + asked * did[..., conduct.HOURS]
    hours = hours + sums[..., totals.JOINED] * did[..., conduct.ONBOARDING_HOURS]
    compensation = sums[..., totals.SETTLED] * did[..., conduct.COMPENSATION]
    worth = costs.customer_value / scenario.market.neutral_quality
    accounts = ledger.accounts()
    visiting = sums[..., totals.VISITING] / POINT
    if scenario.market.contract:
        enjoyed = sums[..., totals.EXPERIENCE] / POINT
    else:  # strangers get what the company is known for
        enjoyed = sums[..., totals.ENJOYED] / POINT + visiting * did[..., conduct.REPUTATION]
    visits, elsewhere = sums[..., totals.VISITS] / POINT, sums[..., totals.ELSEWHERE] / POINT
    with np.errstate(divide="ignore", invalid="ignore"):
        share_of_wallet = visits / (visits + elsewhere)
    surplus = (
        worth * enjoyed
        - sums[..., totals.CASH] / POINT
        + (sums[..., totals.GIVEN] - sums[..., totals.BROKEN]) / POINT
        - hours * costs.hour
        + compensation
    )
    surplus = surplus + accounts["data_sales"] + scenario.behaviour.contact.sale_worth * accounts["cross_sales"]
    counts = {
        name: sums[..., totals.TOTALS.index(name)].copy()
        for name in (
            "joined",
            "returned",
            "left",
            "left_involuntarily",
            "attempts",
            "stuck",
            "offers",
            "accepted",
            "problems",
            "breached",
            "spoke_well",
            "spoke_ill",
            "referred",
            "active",
            "lapsed",
            "members",
            "enrolled",
            "promoted",
            "demoted",
            "in_tier_1",
            "in_tier_2",
            "in_tier_3",
            "engaged",
            "issued",
            "redeemed",
            "expired",
            "forfeited",
            "held",
            "rewards",
            "partner_sales",
            "uninvited",
            "poaching_offers",
            "poached",
        )
    }
    return {
        "customers": n.copy(),
        "customers_end": ledger.customers_end.copy(),
        **counts,
        "churn": churn,
        "trapped_share": wanting,
        **means,
        "reputation": reputations,
        "belief": beliefs,
        **accounts,
        "hours_lost": hours,
        "complaints": complaints,
        "enquiries": sums[..., totals.ENQUIRIES] / POINT,
        "load": did[..., conduct.LOAD].copy(),
        "badge": did[..., conduct.BADGE].copy(),
        "waiting": did[..., conduct.WAITING].copy(),
        "mood_inside": did[..., conduct.MOOD].copy(),
        "anger_inside": did[..., conduct.ANGER].copy(),
        "answered_by_customers": n * did[..., conduct.ANSWERED],
        "surplus": surplus,
        "visits": visits,
        "visits_elsewhere": elsewhere,
        "share_of_wallet": share_of_wallet,
        "volume": sums[..., totals.VOLUME] / POINT,
        "visiting": visiting,
        **_programme(sums, did, visits, accounts, costs.partner_margin, scenario.behaviour.programme.partner_lift),
    }


def _programme(
    sums: np.ndarray, did: np.ndarray, visits: np.ndarray, accounts: dict[str, np.ndarray], margin: float, lift: float
) -> dict[str, np.ndarray]:
    """Return what a programme owes, lets lapse and holds, how members buy and depend on it, and what partners gain."""
    n, members = sums[..., totals.CUSTOMERS], sums[..., totals.MEMBERS]
    of_members = sums[..., totals.MEMBER_VISITS] / POINT
    lapsed = sums[..., totals.EXPIRED] + sums[..., totals.FORFEITED]
    sold = sums[..., totals.PARTNER_SALES]
    with np.errstate(divide="ignore", invalid="ignore"):
        is_offered = did[..., conduct.OFFERED] > 0
        cost_of_point = np.nan_to_num(did[..., conduct.REWARD_COST] / did[..., conduct.REWARD_POINTS], posinf=0.0)
        gap = of_members / members - (visits - of_members) / (n - members)
        dependence = sums[..., totals.INCLINED_BY_PROGRAMME] / sums[..., totals.INCLINED]
    return {
        "points_liability": sums[..., totals.HELD] * cost_of_point,
        "breakage": lapsed * cost_of_point,
        "prepaid_float": sums[..., totals.FLOAT] / POINT,
        "member_share": np.where((n > 0) & is_offered, members / np.maximum(n, 1), np.nan),
        "member_gap": gap,
        "reward_dependence": dependence,
        "member_spend": sums[..., totals.MEMBER_SPEND] / POINT,
        "partner_gain": sold * margin * lift / (1.0 + lift) - accounts["partner_income"],
    }
