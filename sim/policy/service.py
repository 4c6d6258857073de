"""How good the service is, how often it fails, and what happens then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario

ORDINARY_CAPACITY = 0.2


class Service(Concern):
    """Levers on service."""

    quality: float = lever(
        0.6, "Mean quality of a month of service; 0.60 is the neutral level of the market.",
        null=0.6, low=0.2, high=0.95, unit="quality, 0 to 1", source="assumed", grade="A",
        cost="serving cost rises with its square", label="service quality", ja="サービス品質",
    )  # fmt: skip
    consistency: float = lever(
        0.0, "Share of the monthly luck of service that is taken out; the mean stays.",
        null=0.0, low=0.0, high=0.9, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, with its square", label="consistency", ja="品質の一貫性",
    )  # fmt: skip
    occasions: float = lever(
        0.0, "Share of the customers who are given an experience out of the ordinary in a month.",
        null=0.0, low=0.0, high=0.5, unit="share a month", source="assumed", grade="A",
        cost="an amount for each who is given one; who expects more of ordinary months then is let down by them",
        label="special occasions", ja="没入型の特別な体験",
    )  # fmt: skip
    reliability: float = lever(
        0.0, "Share of ordinary problems that are prevented.",
        null=0.0, low=0.0, high=0.95, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, with its square", label="reliability", ja="信頼性",
    )  # fmt: skip
    proactive_share: float = lever(
        0.0, "Share of the problems and failures that are caught before customers feel them.",
        null=0.0, low=0.0, high=0.9, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, with its square", label="proactive service", ja="予防的サービス",
    )  # fmt: skip
    support_capacity: float = lever(
        ORDINARY_CAPACITY, "Complaints and questions that support can answer in a month, for each customer.",
        null=ORDINARY_CAPACITY, low=0.0, high=1.0, unit="tickets a customer and month", source="assumed", grade="A",
        cost="an amount a ticket, used or not; less than the ordinary saves serving cost",
        label="support capacity", ja="サポート能力",
    )  # fmt: skip
    ease: float = lever(
        0.0, "How easy it is to get help: share of the effort and the hours that customers are spared.",
        null=0.0, low=0.0, high=1.0, unit="share", source="dixon2010", grade="B",
        cost="an amount a customer and month, and more who call", label="ease of getting help", ja="手続きの容易さ",
    )  # fmt: skip
    speed: float = lever(
        1.0, "How quickly a complaint is settled once it is heard: 30 days over this.",
        null=1.0, low=0.1, high=10.0, unit="times ordinary", source="dillard2011", grade="B",
        cost="above the ordinary, an amount for each complaint settled", label="speed of recovery", ja="回復の速さ",
    )  # fmt: skip
    courtesy: float = lever(
        0.0, "Apology and care beyond the ordinary in settling a complaint.",
        null=0.0, low=0.0, high=1.0, unit="share of the possible", source="dematos2007", grade="B",
        cost="an amount for each complaint settled", label="courtesy of recovery", ja="対応の丁寧さ",
    )  # fmt: skip
    recovery: float = lever(
        0.0, "Compensation paid to those whose complaint is settled.",
        null=0.0, low=0.0, high=3.0, unit="market prices", source="dematos2007", grade="B",
        cost="itself, for each complaint settled", label="compensation", ja="補償",
    )  # fmt: skip

    onboarding: float = lever(
        0.0, "How thoroughly new customers are taught to get out of the product what they came for.",
        null=0.0, low=0.0, high=1.0, unit="share of the possible", source="retana2016", grade="B",
        cost="an amount for each new customer, with its square; hours of theirs", label="onboarding", ja="導入支援",
    )  # fmt: skip
    customer_success: float = lever(
        0.0, "How much is done, month after month, so that customers reach their own goals.",
        null=0.0, low=0.0, high=1.0, unit="share of the possible", source="assumed", grade="A",
        cost="an amount a customer and month, with its square; who has reached the goal may go",
        label="customer success", ja="カスタマーサクセス",
    )  # fmt: skip

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write the quality delivered, how steady it is, how often it fails, and what is taught; and their prices."""
        on, costs = scenario.mechanisms, scenario.costs
        row[conduct.QUALITY] = self.quality
        row[conduct.STEADINESS] = self.consistency
        if on.occasions:
            row[conduct.OCCASIONS] = self.occasions
        if on.problems:
            row[conduct.PROBLEM_SHARE] = (
                scenario.behaviour.problems.rate * (1.0 - self.reliability) * (1.0 - self.proactive_share)
            )
        if on.support:
            faster = max(self.speed - 1.0, 0.0)
            row[conduct.COMPENSATION] = self.recovery
            row[conduct.SETTLE_COST] = self.recovery + costs.courtesy * self.courtesy + costs.speed * faster
        if on.mastery:
            learning = scenario.behaviour.mastery
            row[conduct.TAUGHT] = learning.success * (1.0 - learning.learns - learning.drifts) * self.customer_success
            row[conduct.HEAD_START] = min(learning.onboarded, 1.0 - learning.joining) * self.onboarding
            row[conduct.ONBOARDING_HOURS] = learning.hours * self.onboarding
            row[conduct.ONBOARDING_COST] = costs.onboarding * self.onboarding**2

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of serving (with the square of quality), support, prevention, success and occasions."""
        on, costs, relative_quality = (
            scenario.mechanisms,
            scenario.costs,
            self.quality / scenario.market.neutral_quality,
        )
        beyond = costs.support * (self.support_capacity - ORDINARY_CAPACITY) if on.support else 0.0
        serving = costs.serving + costs.quality * relative_quality**2
        prevention = costs.consistency * self.consistency**2
        if on.problems:
            prevention += costs.reliability * self.reliability**2 + costs.proactive * self.proactive_share**2
        success = costs.customer_success * self.customer_success**2 if on.mastery else 0.0
        return {
            "serving_cost": max(serving + min(beyond, 0.0), 0.0),
            "support_cost": max(beyond, 0.0) + (costs.ease * self.ease if on.support else 0.0),
            "prevention_cost": prevention,
            "success_cost": success + (costs.occasion * self.occasions if on.occasions else 0.0),
        }
