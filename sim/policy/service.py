"""How good the service is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Service(Concern):
    """Levers on service."""

    quality: float = lever(
        0.6, "Mean quality of a month of service; 0.60 is the neutral level of the market.",
        null=0.6, low=0.2, high=0.95, unit="quality, 0 to 1", source="assumed", grade="A",
        cost="serving cost rises with its square", label="service quality", ja="サービス品質",
    )  # fmt: skip

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write the quality delivered."""
        row[conduct.QUALITY] = self.quality

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of serving, which rises with the square of quality."""
        costs, relative_quality = scenario.costs, self.quality / scenario.market.neutral_quality
        return {"serving_cost": costs.serving + costs.quality * relative_quality**2}
