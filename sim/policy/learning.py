"""How a company listens to its customers, and what it makes of what it hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Learning(Concern):
    """Levers on learning."""

    feedback_collect: float = lever(
        0.0, "Surveys to each customer in a month; they teach, and are felt like contacts. Who is asked and sees "
        "nothing come of it feels taken for a fool.",
        null=0.0, low=0.0, high=4.0, unit="surveys a month", source="assumed", grade="A",
        cost="an amount for every survey", label="collecting feedback", ja="フィードバックの収集",
    )  # fmt: skip
    feedback_act: float = lever(
        0.0, "Share of what customers say in surveys that is acted upon: it puts things right, and is seen to be done.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount for every survey whose answers are acted upon", label="acting on feedback",
        ja="フィードバックへの対応",
    )  # fmt: skip
    feedback_delay: int = lever(
        0, "Months until what was said is acted upon; nobody waits for ever.",
        null=0, low=0, high=36, unit="months", source="assumed", grade="A",
        cost="none; what comes late is worth less, and in the end nothing", label="delay of acting",
        ja="対応までの遅れ",
    )  # fmt: skip

    evolution: float = lever(
        0.0, "Effort at renewing the offer, so that it keeps up with what customers want; who is used to the old is "
        "disturbed.",
        null=0.0, low=0.0, high=1.0, unit="share of the possible", source="assumed", grade="A",
        cost="an amount a customer and month, with its square", label="evolution", ja="事業の進化",
    )  # fmt: skip

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how many contacts the month's surveys feel like, and that they wake as contacts do."""
        if scenario.mechanisms.feedback and scenario.mechanisms.contact:
            felt = scenario.behaviour.feedback.contacts * self.feedback_collect
            row[conduct.SURVEYS] = felt
            row[conduct.WAKE] += scenario.behaviour.leaving.contact_wakes * felt

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of asking, of acting and of renewing."""
        costs = scenario.costs
        asking = (costs.survey + costs.acting * self.feedback_act) * self.feedback_collect
        renewing = costs.evolution * self.evolution**2
        on = scenario.mechanisms
        return {"learning_cost": (asking if on.feedback else 0.0) + (renewing if on.evolution else 0.0)}
