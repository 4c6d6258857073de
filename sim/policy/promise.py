"""What the company says before and after people join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Promise(Concern):
    """Levers on words: what is promised beyond what is delivered, and what is openly told."""

    overpromise: float = lever(
        0.0, "How far the promised quality lies above the delivered quality.",
        null=0.0, low=0.0, high=0.4, unit="quality, 0 to 1", source="assumed", grade="A",
        cost="none at once; disappointment later", label="overpromise", ja="過大な約束",
    )  # fmt: skip
    disclosure: float = lever(
        0.0, "Share of terms and fees told openly beyond what the law asks; told fees are part of the shown price.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="a fixed amount a customer and month at full disclosure", label="disclosure", ja="情報開示",
    )  # fmt: skip

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write the overpromise, and the share of open terms that is seen to be kept; hidden fees leave none."""
        is_hiding = scenario.mechanisms.price and policy.pricing.hidden_fee * (1.0 - self.disclosure) > 0.0
        row[conduct.OVERPROMISE] = self.overpromise
        row[conduct.KEPT] = 0.0 if is_hiding else self.disclosure

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of openness."""
        return {"disclosure_cost": scenario.costs.disclosure * self.disclosure}
