"""What a company that plans decides once a year: the quality that pays within its horizon, and its budget allows.

A customer who costs k(q) = C (q / m)^2 for quality and leaves with chance c a month is worth, over h months,

    V(q) = sum over t from 0 to h - 1 of (1 - c(q))^t (M - k(q)),

M being the margin before what quality costs. The company believes that a unit of quality takes b off the log-odds of
leaving. Then V'(q) = 0 where k'(q) = B (M - k(q)), with B = b c A and A the mean month weighted with who is still
there:

    q = (sqrt(1 + M B^2 m^2 / C) - 1) / B.

It moves there by a bounded step a year, because people are hired and let go, and not further than the budget allows:
k(q) - k(m) at most a share of revenue a customer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim import totals
from sim.passes.accounts import POINT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.policy import Policy
    from sim.scenario import Scenario

YEAR = 12
LOWEST, HIGHEST = 0.2, 0.95


@dataclass(frozen=True)
class Books:
    """What a company's books say of a year, for each customer and month.

    Attributes
    ----------
    revenue
        In market prices.
    margin
        Revenue less what serving a customer costs, before what quality costs.
    churn
        Share of customers who leave.
    """

    revenue: float
    margin: float
    churn: float


def mean_month(churn: float, horizon: int) -> float:
    """Return the mean month from 0 to the horizon, weighted with the share of customers still there.

    Examples
    --------
    >>> mean_month(0.0, 3), round(mean_month(1.0, 3), 6)
    (1.0, 0.0)
    """
    stay = [(1.0 - churn) ** t for t in range(horizon)]
    return math.fsum(t * share for t, share in enumerate(stay)) / math.fsum(stay)


def best_quality(books: Books, horizon: int, believed: float, cost: float, neutral: float) -> float:
    """Return the quality at which the last unit pays back within the horizon; unbounded if quality costs nothing.

    Parameters
    ----------
    believed
        Log-odds of leaving that a unit of quality is believed to take off.
    cost
        Of neutral quality, in market prices a month.
    neutral
        Quality.

    Notes
    -----
    Source: first-order condition above. Limits: no horizon or no margin, no quality; the chance of leaving is taken
    to answer at once and for good.
    """
    worth = believed * books.churn * mean_month(books.churn, horizon)
    if worth <= 0.0 or books.margin <= 0.0:
        return 0.0
    if cost <= 0.0:
        return math.inf
    most = neutral * math.sqrt(books.margin) / math.sqrt(cost)  # where all of the margin is spent
    x = most * worth
    return most * x / (math.hypot(1.0, x) + 1.0)  # the root above, without taking 1 from nearly 1


def affordable_quality(revenue: float, budget: float, cost: float, neutral: float) -> float:
    """Return the quality that a share of revenue pays for, the ordinary one being free.

    Examples
    --------
    >>> affordable_quality(1.0, 0.0, 0.15, 0.6), round(affordable_quality(1.0, 0.05, 0.15, 0.6), 4)
    (0.6, 0.6928)
    """
    if cost <= 0.0:
        return math.inf
    return neutral * math.sqrt(1.0 + budget * max(revenue, 0.0) / cost)


@dataclass(frozen=True)
class Decision:
    """A year's decision, and what the books say since.

    Attributes
    ----------
    quality
        Decided; None as long as nothing has been.
    months, customers, left, sold, cash, served
        Since then, months lived and sums over them: of customers, leavers, what was sold at list prices, cash, and
        costs of serving but those of quality.
    """

    quality: float | None = None
    months: int = 0
    customers: int = 0
    left: int = 0
    sold: float = 0.0
    cash: float = 0.0
    served: float = 0.0


def is_planning(policy: Policy, scenario: Scenario) -> bool:
    """Tell whether a policy leaves its quality to a yearly decision."""
    return scenario.mechanisms.planning and (policy.planning.horizon > 0 or policy.planning.budget < 1.0)


def after_month(
    decision: Decision, counted: Sequence[int], unit_costs: Mapping[str, float], done: Policy, meant: Policy,
    scenario: Scenario,
) -> Decision:  # fmt: skip
    """Return the decision after a month in which so much was counted (see ``sim.totals``); a year over, a new one.

    Parameters
    ----------
    unit_costs
        What a customer cost in that month, by account; serving is what a sale cost.
    done, meant
        The policy of that month, and as it was given.
    """
    n = counted[totals.CUSTOMERS]
    sold = n if scenario.market.contract else (counted[totals.VOLUME] + counted[totals.VISITING]) / POINT
    serving = unit_costs["serving_cost"] - cost_of_quality(done.service.quality, scenario)
    others = sum(amount for account, amount in unit_costs.items() if account != "serving_cost")
    noted = Decision(
        decision.quality, decision.months + 1, decision.customers + n, decision.left + counted[totals.LEFT],
        decision.sold + sold, decision.cash + counted[totals.CASH] / POINT,
        decision.served + sold * serving + n * others,
    )  # fmt: skip
    if noted.months < YEAR:
        return noted
    return Decision(_decided(noted, meant, scenario) if noted.customers > 0 else noted.quality)


def as_planned(meant: Policy, decision: Decision, scenario: Scenario) -> Policy:
    """Return a policy with the quality last decided; before the first decision, with what its list price affords."""
    quality = decision.quality
    if quality is None:
        quality = _affordable(meant.pricing.price, scenario.costs.quality, meant, scenario)
        quality = _possible(min(meant.service.quality, quality), meant)
    return meant.model_copy(update={"service": meant.service.model_copy(update={"quality": quality})})


def cost_of_quality(quality: float, scenario: Scenario) -> float:
    """Return what a quality costs for each month sold, in market prices."""
    return scenario.costs.quality * (quality / scenario.market.neutral_quality) ** 2


def _decided(noted: Decision, meant: Policy, scenario: Scenario) -> float:
    beliefs, neutral = scenario.behaviour.planning, scenario.market.neutral_quality
    cost = scenario.costs.quality * noted.sold / noted.customers
    revenue = noted.cash / noted.customers
    quality = meant.service.quality
    if meant.planning.horizon > 0:
        now = as_planned(meant, noted, scenario).service.quality
        books = Books(revenue, revenue - noted.served / noted.customers, noted.left / noted.customers)
        wished = best_quality(books, meant.planning.horizon, beliefs.believed, cost, neutral)
        quality = min(max(wished, now - beliefs.step), now + beliefs.step)
    return _possible(min(quality, _affordable(revenue, cost, meant, scenario)), meant)


def _affordable(revenue: float, cost: float, meant: Policy, scenario: Scenario) -> float:
    return affordable_quality(revenue, meant.planning.budget, cost, scenario.market.neutral_quality)


def _possible(quality: float, meant: Policy) -> float:
    return min(max(quality, LOWEST), HIGHEST, 1.0 - meant.promise.overpromise)
