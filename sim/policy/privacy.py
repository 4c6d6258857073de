"""What the company does with what it knows about its customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Privacy(Concern):
    """Levers on personal data."""

    personalisation: float = lever(
        0.0, "How deeply the service is fitted to each person with their data; getting to know them takes months.",
        null=0.0, low=0.0, high=1.0, unit="depth, 0 to 1", source="assumed", grade="A",
        cost="rises with its square", label="personalisation", ja="個人化の深さ",
    )  # fmt: skip
    control: float = lever(
        0.0, "How far customers can see, correct and withdraw what is held about them.",
        null=0.0, low=0.0, high=1.0, unit="share", source="martin2017", grade="B",
        cost="an amount a customer and month", label="control over data", ja="データの管理権",
    )  # fmt: skip
    transparency: float = lever(
        0.0, "How openly the use of data is told.",
        null=0.0, low=0.0, high=1.0, unit="share", source="martin2017", grade="B",
        cost="an amount a customer and month", label="transparency of data", ja="データ利用の透明性",
    )  # fmt: skip
    security: float = lever(
        0.0, "How well data are guarded, beyond the ordinary; fewer breaches.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month", label="data security", ja="データの安全性",
    )  # fmt: skip
    data_sharing: float = lever(
        0.0, "Share of what is known about customers that is sold to others.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="none; it is revenue, worries people, and is found out", label="data selling", ja="データ販売",
    )  # fmt: skip

    def hazard(self, scenario: Scenario) -> float:
        """Return the monthly chance of a breach: none where no data are used or sold."""
        held = max(self.personalisation, self.data_sharing) if scenario.mechanisms.privacy else 0.0
        return scenario.behaviour.privacy.hazard * held * (1.0 - self.security)

    def harm_of_breach(self, size: float) -> float:
        """Return the violation felt in a breach of a given size."""
        from sim.rules.privacy import breach_harm  # late: numba takes its time to load

        return breach_harm(size, self.transparency, self.control)

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how deeply data are used, what is learnt how, and how watched customers may feel."""
        people, contact = scenario.behaviour.privacy, policy.contact
        if not scenario.mechanisms.privacy:
            return
        depth = self.personalisation
        row[conduct.DEPTH] = depth
        if depth > 0:  # nobody listens to learn who does nothing with what is learnt
            row[conduct.LEARN_DATA] = people.learn_data * depth
            if scenario.mechanisms.dialogue:
                talk = contact.two_way * min(contact.contacts(scenario), 1.0)
                row[conduct.LEARN_TALK] += people.learn_dialogue * talk
            if scenario.mechanisms.gratitude:
                row[conduct.LEARN_TALK] += people.learn_recognition * contact.recognition
        from sim.rules.privacy import exposure  # late: numba takes its time to load

        row[conduct.EXPOSURE] = exposure(depth, self.data_sharing, self.control, self.transparency)
        row[conduct.DATA_USED] = max(depth, self.data_sharing) * (1.0 - self.transparency)
        row[conduct.HIDDEN_SHARING] = self.data_sharing * (1.0 - self.transparency)
        row[conduct.DATA_PRICE] = scenario.costs.data_price * self.data_sharing

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of data used well."""
        costs = scenario.costs
        amount = (
            costs.personalisation * self.personalisation**2
            + costs.data_control * self.control
            + costs.data_transparency * self.transparency
            + costs.data_security * self.security
        )
        return {"privacy_cost": amount if scenario.mechanisms.privacy else 0.0}
