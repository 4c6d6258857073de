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

    advertising: float = lever(
        0.0, "How much is advertised to everybody who chooses, 0 to 1; every further step draws less.",
        null=0.0, low=0.0, high=1.0, unit="share of the most there can be", source="assumed", grade="A",
        cost="with its square, for each head of the market, every month", label="advertising", ja="広告",
    )  # fmt: skip
    poaching: float = lever(
        0.0, "Share of other companies' customers who get an offer to come over, each month; offers wake.",
        null=0.0, low=0.0, high=1.0, unit="share a month", source="ascarza2016", grade="A",
        cost="an offer to each of them, and the deal for those who come", label="poaching", ja="引き抜き",
    )  # fmt: skip
    poaching_depth: float = lever(
        0.0, "Taken off the list price for those who come over on such an offer, and for nobody else.",
        null=0.0, low=0.0, high=0.9, unit="share of list price", source="assumed", grade="A",
        cost="revenue forgone", label="depth of offers", ja="引き抜きの割引",
    )  # fmt: skip
    poaching_months: int = lever(
        3, "How long that deal lasts.",
        null=0, low=0, high=24, unit="months", source="assumed", grade="A",
        cost="revenue forgone", label="months of offers", ja="引き抜き割引の期間",
    )  # fmt: skip

    @property
    def deal(self) -> float:
        """Depth of the deal that those get who come over on an offer; 0 if none is made."""
        return self.poaching_depth if self.poaching > 0.0 and self.poaching_months > 0 else 0.0

    def lump_costs(self, scenario: Scenario) -> dict[str, float]:
        """Return what these levers cost the company this month as a whole, by account, in market prices."""
        if not scenario.mechanisms.advertising:
            return {}
        return {"advertising_cost": scenario.costs.advertising * self.advertising**2 * scenario.customers}

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write how far advertising draws, who gets offers, how often recommendations are made, and what they cost."""
        on = scenario.mechanisms
        if on.advertising and self.advertising > 0.0:
            row[conduct.DRAW] += scenario.behaviour.advertising.drawn_by(self.advertising)
        if on.poaching and on.price and self.poaching > 0.0:
            row[conduct.POACHES] = self.poaching
            row[conduct.POACH_DEPTH] = self.deal
            row[conduct.POACH_MONTHS] = self.poaching_months if self.deal > 0.0 else 0
            row[conduct.OFFER_COST] = scenario.costs.offer
        if not (on.referral and on.word_of_mouth):
            return
        referral, reward = scenario.behaviour.referral, self.referral_reward
        row[conduct.REFERRAL_CHANCE] = min(1.0, referral.chance * (1.0 + referral.reward_raises * reward))
        row[conduct.REFERRAL_PULL] = max(0.0, referral.pull - referral.doubt * reward)
        row[conduct.REFERRAL_COST] = reward
