"""A place in which customers meet each other: a forum, events, and who keeps order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Community(Concern):
    """Levers on community."""

    forum: float = lever(
        0.0, "How much of a place there is for customers to meet, open to outsiders who read along; it takes months "
        "until people belong, and what they say there is theirs.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, with its square", label="forum", ja="フォーラム",
    )  # fmt: skip
    events: float = lever(
        0.0, "Events for customers in a month; who does not belong feels pressed to take part.",
        null=0.0, low=0.0, high=2.0, unit="events a month", source="algesheimer2005", grade="B",
        cost="an amount a customer for every event", label="events", ja="イベント",
    )  # fmt: skip
    moderation: float = lever(
        0.0, "Share of the angry words in the forum that are taken out; whoever is silenced belongs less.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, for as much of a forum as there is",
        label="moderation", ja="モデレーション",
    )  # fmt: skip

    @property
    def is_gathering(self) -> bool:
        """Whether there is anywhere to meet."""
        return self.forum > 0 or self.events > 0

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how fast belonging grows here, how far anger carries, and how often people are invited."""
        if not scenario.mechanisms.community or not self.is_gathering:
            return
        people = scenario.behaviour.community
        silenced = people.silences * self.moderation**2
        row[conduct.GATHERS] = 1.0
        row[conduct.PLACE] = people.forum * self.forum * (1.0 - silenced) + people.event * self.events
        row[conduct.ANGER_CARRIES] = people.spreads * self.forum * (1.0 - self.moderation)
        row[conduct.INVITATIONS] = people.invitations * self.events

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of the forum, of keeping order in it, and of events."""
        costs = scenario.costs
        place = costs.forum * self.forum**2 + costs.moderation * self.moderation * self.forum
        amount = place + costs.event * self.events
        return {"community_cost": amount if scenario.mechanisms.community else 0.0}
