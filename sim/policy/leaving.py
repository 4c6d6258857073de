"""How easy it is to leave, and what is said to those who try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario

Friction = Literal["none", "mild", "aggressive"]
Target = Literal["random", "everyone", "risk", "value", "uplift", "true_uplift"]


class Leaving(Concern):
    """Levers on leaving: friction, save offers and notices."""

    friction: Friction = lever(
        "none", "Obstacles put in the way of a customer who tries to leave.",
        null="none", unit="level", source="luguri2021", grade="B",
        cost="a handling cost for every obstructed attempt", label="cancellation friction", ja="解約の障壁",
    )  # fmt: skip
    save_share: float = lever(
        0.0, "Share of those who ask to leave (or ask for a deal) who are offered one.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="a handling cost for every save call", label="save offers at exit", ja="引き止め提案の割合",
    )  # fmt: skip
    save_depth: float = lever(
        0.0, "Discount in a save offer, at exit or in a campaign.",
        null=0.0, low=0.0, high=0.9, unit="share of list price", source="assumed", grade="A",
        cost="revenue forgone", label="save offer depth", ja="引き止め割引率",
    )  # fmt: skip
    save_months: int = lever(
        3, "How long an accepted save offer lasts.",
        null=0, low=0, high=24, unit="months", source="assumed", grade="A",
        cost="revenue forgone", label="save offer months", ja="引き止め割引の期間",
    )  # fmt: skip
    campaign_reach: float = lever(
        0.0, "Share of all customers contacted each month about their account with a save offer; it also wakes.",
        null=0.0, low=0.0, high=1.0, unit="share a month", source="godinho2018", grade="B",
        cost="a handling cost for every contact, and discounts for customers who would have stayed",
        label="retention campaign reach", ja="維持キャンペーンの到達率",
    )  # fmt: skip
    campaign_target: Target = lever(
        "random", "Whom the campaign goes to: drawn by lot, everyone, or those with the highest score up to the reach. "
        "Learned scores (risk, value, uplift) begin after a pilot of six months; true_uplift is an oracle that sees "
        "into people, which no company can.",
        null="random", unit="rule", source="ascarza2018", grade="A",
        cost="none of its own: contacts and discounts cost as ever; learning costs a pilot by lot and a group held out",
        label="campaign target", ja="キャンペーンの対象",
    )  # fmt: skip
    renewal_notice: float = lever(
        0.0, "Share of customers reminded at every anniversary that they may leave.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="one contact a year for each customer reminded", label="renewal notice", ja="更新のお知らせ",
    )  # fmt: skip

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write offers, notices and obstacles, and what handling them costs."""
        on, costs, behaviour = scenario.mechanisms, scenario.costs, scenario.behaviour
        if not scenario.market.contract:  # nobody cancels, so nobody can be held at the exit
            return
        if on.saving:
            row[conduct.CAMPAIGN] = self.campaign_reach
            row[conduct.SAVE_SHARE] = self.save_share
            row[conduct.SAVE_DEPTH] = self.save_depth
            row[conduct.SAVE_MONTHS] = self.save_months
            row[conduct.SAVE_COST] = costs.save_call
        if on.renewal:
            row[conduct.RENEWAL] = self.renewal_notice
        if on.friction and self.friction != "none":
            is_mild = self.friction == "mild"
            row[conduct.IS_OBSTRUCTING] = 1.0
            row[conduct.FRICTION] = (
                behaviour.leaving.friction_mild if is_mild else behaviour.leaving.friction_aggressive
            )
            if on.resentment:
                resented = behaviour.resentment
                row[conduct.STUCK_RESENTMENT] = resented.stuck_mild if is_mild else resented.stuck_aggressive
            row[conduct.STUCK_COST] = costs.obstruction
            row[conduct.TRAP] = 0.0 if is_mild else behaviour.joining.avoids_traps
