"""How often the company writes or calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Contact(Concern):
    """Levers on contact."""

    frequency: float = lever(
        1.0, "Messages to each customer in a month; one is ordinary. Any contact wakes, too many annoy.",
        null=1.0, low=0.0, high=20.0, unit="contacts a month", source="godfrey2011", grade="B",
        cost="a small amount for every contact", label="contact frequency", ja="接触頻度",
    )  # fmt: skip

    def contacts(self, scenario: Scenario) -> float:
        """Return contacts a month; one, where contact does nothing."""
        return self.frequency if scenario.mechanisms.contact else 1.0

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how often customers hear from the company, and how far that wakes them."""
        row[conduct.CONTACTS] = self.contacts(scenario)
        row[conduct.WAKE] = scenario.behaviour.leaving.contact_wakes * (self.contacts(scenario) - 1.0)

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of contacts, renewal notices among them."""
        notices = policy.leaving.renewal_notice / 12.0 if scenario.mechanisms.renewal else 0.0
        return {"contact_cost": scenario.costs.contact * (self.contacts(scenario) + notices)}
