"""A company: it plans its conduct for the month, and reviews what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa
import numpy as np

from sim import conduct
from sim.policy import Policy

if TYPE_CHECKING:
    from sim.model import RetentionModel

WALKING_YEARS = 8.0


class Company(mesa.Agent):
    """A seller with a policy.

    Attributes
    ----------
    name
        "focal" or a rival's name.
    number
        Its row in the tables; the focal company is 0.
    policy
        What it does now; a timeline may change it at the start of a month.
    reputation
        Lagged mean experience of its customers, 0 to 1: what others know of its quality.
    standing
        What the present policy does month after month, by aspect.
    unit_costs
        What one customer costs a month under it, by kind, in market prices.
    """

    model: RetentionModel

    def __init__(self, model: RetentionModel, name: str, number: int) -> None:
        super().__init__(model)
        self.name = name
        self.number = number
        self.plans = model.inputs.policies_by_month(name)
        self.neutral = Policy(service={"quality": model.inputs.market.neutral_quality})
        self.policy = self.neutral
        self.reputation = model.inputs.market.neutral_quality
        self.price_before = self.neutral.pricing.price
        self.standing, self.unit_costs = self._standing(), self._unit_costs()

    @property
    def n_customers(self) -> int:
        """Present number of customers."""
        return int((self.model.customers["company"] == self.number).sum())

    @property
    def contacts(self) -> float:
        """Contacts a month under the present policy; one, where contact does nothing."""
        return self.policy.contact.frequency if self.model.inputs.mechanisms.contact else 1.0

    def plan(self) -> None:
        """Lay out this month's conduct in the model's table; in the running-in everybody is neutral."""
        month = self.model.month
        self.price_before = self.policy.pricing.price
        if month >= 0 and month in self.plans:
            self.policy = self.plans[month]
            self.standing, self.unit_costs = self._standing(), self._unit_costs()
            if month == 0 and self.model.inputs.market.burn_in_months == 0:
                self.price_before = self.policy.pricing.price  # newcomers have seen no other price
        self.lay_out()

    def review(self) -> None:
        """Let the reputation follow what customers experienced."""
        scenario = self.model.inputs
        mean = self.model.mean_experience(self.number)
        if scenario.mechanisms.reputation and mean is not None:
            self.reputation += scenario.market.reputation_speed * (mean - self.reputation)

    def lay_out(self) -> None:
        """Write what this company does now into the model's table."""
        row, scenario, on = self.model.table[self.number], self.model.inputs, self.model.inputs.mechanisms
        row[:] = self.standing
        row[conduct.REPUTATION] = self.reputation
        is_raised = on.price and self.policy.pricing.price > self.price_before
        rise = scenario.behaviour.leaving.event_wakes if is_raised else 0.0
        row[conduct.WAKE] = scenario.behaviour.leaving.contact_wakes * (self.contacts - 1.0) + rise
        if on.rivalry:
            neutral = scenario.market.neutral_quality
            best = max((c.reputation for c in self.model.companies if c is not self), default=neutral)
            row[conduct.RIVAL_PUSH] = scenario.behaviour.wanting.rival_quality * (best - neutral)
        for shock in scenario.shocks:
            if shock.month <= self.model.month < shock.month + shock.months and shock.company in ("", self.name):
                if shock.kind == "failure_wave":
                    _add_wave(row, shock.share, shock.severity)
                else:
                    row[conduct.CARD_SHARE] = 1.0 - (1.0 - row[conduct.CARD_SHARE]) * (1.0 - shock.share)

    def _standing(self) -> np.ndarray:
        """Return what the present policy does month after month, by aspect."""
        scenario, policy, on = self.model.inputs, self.policy, self.model.inputs.mechanisms
        costs, behaviour, leaving = scenario.costs, scenario.behaviour, policy.leaving
        row = np.zeros(len(conduct.ASPECTS), np.float32)
        row[conduct.QUALITY] = policy.service.quality
        self._fill_price(row)
        row[conduct.CONTACTS] = self.contacts
        row[conduct.OVERPROMISE] = policy.promise.overpromise
        row[conduct.KEPT] = policy.promise.disclosure if row[conduct.HIDDEN_FEE] <= 0.0 else 0.0
        if on.saving:
            row[conduct.CAMPAIGN] = leaving.campaign_reach
            row[conduct.SAVE_SHARE] = leaving.save_share
            row[conduct.SAVE_DEPTH] = leaving.save_depth
            row[conduct.SAVE_MONTHS] = leaving.save_months
            row[conduct.SAVE_COST] = costs.save_call
        if on.renewal:
            row[conduct.RENEWAL] = leaving.renewal_notice
        if on.friction and leaving.friction != "none":
            is_mild = leaving.friction == "mild"
            row[conduct.IS_OBSTRUCTING] = 1.0
            row[conduct.FRICTION] = (
                behaviour.leaving.friction_mild if is_mild else behaviour.leaving.friction_aggressive
            )
            if on.resentment:
                resented = behaviour.resentment
                row[conduct.STUCK_RESENTMENT] = resented.stuck_mild if is_mild else resented.stuck_aggressive
            row[conduct.STUCK_COST] = costs.obstruction
            row[conduct.TRAP] = 0.0 if is_mild else behaviour.joining.avoids_traps
        row[conduct.JOIN_COST] = costs.acquisition
        row[conduct.UNIT_COST] = sum(self._unit_costs().values())
        return row

    def _fill_price(self, row: np.ndarray) -> None:
        pricing, disclosure = self.policy.pricing, self.policy.promise.disclosure
        row[conduct.PRICE] = row[conduct.SHOWN] = row[conduct.WALK_FACTOR] = row[conduct.WALK_CAP] = 1.0
        if self.model.inputs.mechanisms.price:
            row[conduct.PRICE] = pricing.price
            row[conduct.OPEN_FEE] = pricing.hidden_fee * disclosure
            row[conduct.HIDDEN_FEE] = pricing.hidden_fee * (1.0 - disclosure)
            row[conduct.FEE_SHARE] = row[conduct.HIDDEN_FEE] / pricing.price
            row[conduct.SHOWN] = pricing.price * (1.0 - pricing.welcome_discount) + pricing.hidden_fee * disclosure
            row[conduct.WALK_FACTOR] = (1.0 + pricing.walk) ** (1.0 / 12.0)
            row[conduct.WALK_CAP] = (1.0 + pricing.walk) ** WALKING_YEARS
            row[conduct.WELCOME] = pricing.welcome_discount
            row[conduct.WELCOME_MONTHS] = pricing.welcome_months if pricing.welcome_discount > 0 else 0

    def _unit_costs(self) -> dict[str, float]:
        """Return what one customer costs this month whatever they do, by kind, in market prices."""
        costs, policy = self.model.inputs.costs, self.policy
        notices = policy.leaving.renewal_notice / 12.0 if self.model.inputs.mechanisms.renewal else 0.0
        relative_quality = policy.service.quality / self.model.inputs.market.neutral_quality
        return {
            "serving_cost": costs.serving + costs.quality * relative_quality**2,
            "contact_cost": costs.contact * (self.contacts + notices),
            "disclosure_cost": costs.disclosure * policy.promise.disclosure,
        }


def _add_wave(row: np.ndarray, share: float, severity: float) -> None:
    """Add a failure wave to those of the month: more are struck, and the expected harm adds up."""
    harm = row[conduct.FAILURE_SHARE] * row[conduct.FAILURE_SEVERITY] + share * severity
    struck = 1.0 - (1.0 - row[conduct.FAILURE_SHARE]) * (1.0 - share)
    row[conduct.FAILURE_SHARE] = struck
    row[conduct.FAILURE_SEVERITY] = harm / struck if struck > 0 else 0.0
