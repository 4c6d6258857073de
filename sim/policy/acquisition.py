"""How new customers are won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Acquisition(Concern):
    """Levers on winning customers."""

    referral_reward: float = lever(
        0.0, "Paid to a customer for every person who joins on their recommendation; paid words are believed less.",
        null=0.0, low=0.0, high=3.0, unit="market prices", source="schmitt2011", grade="A",
        cost="the reward, for every referred customer", label="referral reward", ja="紹介報酬",
    )  # fmt: skip

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how often recommendations are made, how far they are believed, and what they cost."""
        if not (scenario.mechanisms.referral and scenario.mechanisms.word_of_mouth):
            return
        referral, reward = scenario.behaviour.referral, self.referral_reward
        row[conduct.REFERRAL_CHANCE] = min(1.0, referral.chance * (1.0 + referral.reward_raises * reward))
        row[conduct.REFERRAL_PULL] = max(0.0, referral.pull - referral.doubt * reward)
        row[conduct.REFERRAL_COST] = reward
