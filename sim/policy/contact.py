"""How often the company writes or calls, whom, and in what manner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario

Consent = Literal["none", "opt_out", "opt_in"]
Channel = Literal["form_letter", "email", "call", "gift"]
REGIMES = ("none", "opt_out", "opt_in")


class Contact(Concern):
    """Levers on contact."""

    frequency: float = lever(
        1.0, "Messages to each customer in a month; one is ordinary. Any contact wakes, too many annoy.",
        null=1.0, low=0.0, high=20.0, unit="contacts a month", source="godfrey2011", grade="B",
        cost="a small amount for every contact", label="contact frequency", ja="接触頻度",
    )  # fmt: skip
    consent: Consent = lever(
        "none", "Who is contacted more than once a month, and whose data are used: everybody, all who do not object, "
        "or those who agreed.",
        null="none", unit="regime", source="assumed", grade="A",
        cost="a register, for each customer; fewer are reached", label="consent", ja="同意の方式",
    )  # fmt: skip
    two_way: float = lever(
        0.0, "Share of contacts that are a dialogue: they annoy less, teach more and build trust.",
        null=0.0, low=0.0, high=1.0, unit="share of contacts", source="assumed", grade="A",
        cost="an amount for every dialogue", label="two-way contact", ja="双方向の接触",
    )  # fmt: skip
    pressure: float = lever(
        0.0, "How hard contacts sell: brings revenue from the susceptible, and is a wrong to those who notice.",
        null=0.0, low=0.0, high=1.0, unit="share", source="luguri2021", grade="B",
        cost="none at once; trust and anger later", label="pressure", ja="販売圧力",
    )  # fmt: skip
    gratitude: float = lever(
        0.0, "Thanks to each customer in a month, beyond what is owed.",
        null=0.0, low=0.0, high=4.0, unit="gestures a month", source="palmatier2009", grade="B",
        cost="an amount for every gesture, by channel", label="thanks", ja="感謝の表明",
    )  # fmt: skip
    gratitude_channel: Channel = lever(
        "form_letter", "How thanks are given: channels differ in cost and in how meant they feel.",
        null="form_letter", unit="channel", source="assumed", grade="A",
        cost="an amount for every gesture, by channel", label="channel of thanks", ja="感謝の手段",
    )  # fmt: skip
    recognition: float = lever(
        0.0, "Share of encounters in which a customer is recognised in person.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month", label="recognition", ja="顧客の認知",
    )  # fmt: skip

    def contacts(self, scenario: Scenario) -> float:
        """Return contacts a month; one, where contact does nothing."""
        return self.frequency if scenario.mechanisms.contact else 1.0

    def regime(self, scenario: Scenario) -> str:
        """Return the consent regime; none, where consent is not a matter."""
        return self.consent if scenario.mechanisms.consent else "none"

    def for_all(self, scenario: Scenario) -> float:
        """Return the contacts a month that customers get without being asked."""
        contacts = self.contacts(scenario)
        return contacts if self.regime(scenario) == "none" else min(contacts, 1.0)

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how often customers hear from the company, in what manner, and how far that wakes them."""
        on, people, thanked = scenario.mechanisms, scenario.behaviour.contact, scenario.behaviour.gratitude
        contacts, for_all = self.contacts(scenario), self.for_all(scenario)
        wakes = scenario.behaviour.leaving.contact_wakes
        row[conduct.CONTACTS] = contacts
        row[conduct.WAKE] = wakes * (for_all - 1.0)
        row[conduct.CONSENT] = REGIMES.index(self.regime(scenario))
        row[conduct.REACH_WAKE] = wakes * (contacts - for_all)
        row[conduct.REACH_COST] = self._price_of_one(scenario) * (contacts - for_all)
        if on.dialogue and self.two_way > 0:
            row[conduct.DIALOGUE_RELIEF] = people.dialogue_relief * self.two_way
            seen = people.dialogue_kept * self.two_way * min(contacts, 1.0)
            row[conduct.KEPT] = 1.0 - (1.0 - row[conduct.KEPT]) * (1.0 - seen)
        if on.pressure:
            row[conduct.PRESSURE] = self.pressure
        if on.gratitude:
            sincerity = getattr(thanked, self.gratitude_channel)
            row[conduct.THANKS] = self.gratitude
            if self.gratitude > 0:
                from sim.rules.gratitude import lift_of_thanks  # late: numba takes its time to load

                row[conduct.THANKS_LIFT] = lift_of_thanks(sincerity, self.gratitude, thanked.lift, thanked.habit)
                row[conduct.INSINCERITY] = 1.0 - sincerity
            row[conduct.RECOGNISED] = thanked.recognition * self.recognition

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of contacts (renewal notices among them), of asking, of thanks and of recognition."""
        on, costs = scenario.mechanisms, scenario.costs
        is_renewed = on.renewal and scenario.market.contract
        notices = policy.leaving.renewal_notice / 12.0 if is_renewed else 0.0
        dialogues = (self._price_of_one(scenario) - costs.contact) * self.for_all(scenario)
        gesture = getattr(costs, f"thanks_{self.gratitude_channel}")
        thanks = gesture * self.gratitude + costs.recognition * self.recognition
        return {
            "contact_cost": costs.contact * (self.for_all(scenario) + notices) + dialogues,
            "consent_cost": costs.consent if self.regime(scenario) != "none" else 0.0,
            "gratitude_cost": thanks if on.gratitude else 0.0,
        }

    def _price_of_one(self, scenario: Scenario) -> float:
        """Return what a contact costs, more if it is a dialogue."""
        dialogue = scenario.costs.dialogue * self.two_way if scenario.mechanisms.dialogue else 0.0
        return scenario.costs.contact + dialogue
