"""Rivals act: they follow, undercut or poach, enter and close.

policy of a follower in month t = the focal company's in month t - lag
price of an undercutter = max(own cost + floor, (1 - undercut) x price shown by the focal company lag months ago)
The focal company plans first each month, so that even an answer without delay answers what it does now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.policy import Policy
from sim.rivals import NEVER, Rival, entry_of

if TYPE_CHECKING:
    import numpy as np

    from sim.company import Company
    from sim.scenario import Scenario

_CHEAPEST, _DEAREST = 0.3, 3.0


class Presence:
    """From when until when a company is there.

    Parameters
    ----------
    scenario
        The whole input.
    name
        Of the company.

    Attributes
    ----------
    enters
        First month; 0 if it is there from the start of the running-in.
    last
        Last month, None while none is set.
    losses
        Months of loss in a row, up to the last month.
    """

    def __init__(self, scenario: Scenario, name: str) -> None:
        rival = scenario.rivals.get(name)
        self.enters = entry_of(scenario, name)
        self.last = rival.exits if rival is not None and rival.exits > NEVER else None
        self.bears = rival.exits_after_losses if rival is not None else 0
        self.losses = 0

    def is_there(self, month: int) -> bool:
        """Tell whether the company is in the market in a month."""
        has_entered = self.enters == 0 or month >= self.enters
        return has_entered and (self.last is None or month <= self.last)

    def is_closing(self, month: int) -> bool:
        """Tell whether it is the company's last month."""
        return self.last is not None and month == self.last and self.is_there(month)

    def look_back(self, month: int, profit: float) -> None:
        """Count last month's loss, and close this month when enough of them came in a row."""
        self.losses = self.losses + 1 if profit < 0.0 else 0
        if self.losses >= self.bears and self.last is None:
            self.last = month


def look_back(company: Company) -> None:
    """Let a company that does not bear any loss look at its last month."""
    presence, month = company.presence, company.model.month
    if presence.bears and month > max(presence.enters, 0) and presence.last is None:
        presence.look_back(month, company.model.profit_of(company.number, month - 1))


def lived_under(scenario: Scenario, company: str) -> dict[int, Policy]:
    """Return what a company plans whatever happens, by the first month it holds; for a poacher with its offers."""
    plans = scenario.policies_by_month(company)
    rival = scenario.rivals.get(company)
    if rival is None or rival.response != "poach":
        return plans
    begun = {month: rival.poached(policy) for month, policy in plans.items() if month >= rival.lag}
    current = plans[max(month for month in plans if month <= rival.lag)]
    return {**plans, rival.lag: rival.poached(current), **begun}


def answer(company: Company) -> Policy | None:
    """Return the policy with which a rival answers this month; None if it does as it planned."""
    rival, month = company.model.inputs.rivals.get(company.name), company.model.month
    if rival is None or rival.response in ("hold", "poach") or month < rival.lag:
        return None
    asked = company.model.companies[0].lived[month - rival.lag]
    found = asked if rival.response == "follow" else _undercutting(company, rival, asked)
    return company.asked if found == company.asked else found


def _undercutting(company: Company, rival: Rival, focal: Policy) -> Policy:
    """Return the company's own plan at a price below the one the focal company showed, newcomers' deals apart."""
    own, scenario = company.planned, company.model.inputs
    shown = focal.pricing.price + focal.pricing.hidden_fee * focal.promise.disclosure
    fee = own.pricing.hidden_fee * own.promise.disclosure
    wanted = max((1.0 - rival.undercut) * shown - fee, cost_of(own, scenario) + rival.floor)
    levers = own.model_dump()
    levers["pricing"]["price"] = min(max(wanted, _CHEAPEST), _DEAREST)
    return Policy.model_validate(levers)


def cost_of(policy: Policy, scenario: Scenario) -> float:
    """Return what a month of service costs a company, or without a contract what one unit bought costs to serve."""
    costs: dict[str, float] = {}
    for concern in policy.concerns:
        costs |= concern.unit_costs(policy, scenario)
    return sum(costs.values()) if scenario.market.contract else costs["serving_cost"]


def lay_out(company: Company, row: np.ndarray) -> None:
    """Write into a company's row of aspects whom its offers go to, whether it can be joined, and who must go."""
    month, presence = company.model.month, company.presence
    rival = company.model.inputs.rivals.get(company.name)
    if rival is not None and rival.response == "poach":
        row[conduct.POACH_FOCUS] = 1.0
    if presence.is_there(month) and not presence.is_closing(month):
        return
    row[conduct.CLOSED] = 1.0
    row[[conduct.POACHES, conduct.REFERRAL_CHANCE, conduct.WELCOME, conduct.WELCOME_MONTHS]] = 0.0
    if presence.is_closing(month):
        row[conduct.CLOSING] = 1.0
    else:  # nobody is here; points that customers without a contract still hold lapse, and count as no wrong
        row[[conduct.PULL, conduct.OFFERED, conduct.PER_POINT, conduct.HONOURS]] = 0.0
        row[conduct.VOIDS] = 1.0
