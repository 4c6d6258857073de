"""A loyalty programme: its rules as data, in the words of the platforms that run them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario

EXPIRY = ("none", "fixed", "calendar", "sliding")
QUALIFIERS = ("spend", "visits", "engagement", "points")
DOWNGRADES = ("none", "one_down", "balance_based")
ORDINARY_COST_SHARE = 0.7
"""What an ordinary reward costs, in parts of its face value."""
TARGETS = ("everybody", "frequent", "price_sensitive", "aligned")


class Programme(Concern):
    """Levers of a loyalty programme; nothing acts unless it is offered."""

    offered: bool = lever(
        False, "Whether there is a programme; taken back during a run, it is withdrawn.",
        null=False, unit="switch", source="assumed", grade="A",
        cost="an amount a member and month", label="programme", ja="ロイヤルティプログラム",
    )  # fmt: skip
    medium: Literal["account", "card"] = lever(
        "account", "An account records every purchase and rewards wait to be claimed; a card must be carried, and the "
        "reward is handed out at once when it is full.",
        null="account", unit="kind", source="assumed", grade="A",
        cost="none", label="medium", ja="媒体",
    )  # fmt: skip
    earn_spend: float = lever(
        0.0, "Points earned per market price spent.",
        null=0.0, low=0.0, high=100.0, unit="points", source="assumed", grade="A",
        cost="rewards when they are redeemed", label="points per spend", ja="購入額ポイント",
    )  # fmt: skip
    earn_visit: float = lever(
        0.0, "Points (or stamps) earned per purchase.",
        null=0.0, low=0.0, high=100.0, unit="points", source="assumed", grade="A",
        cost="rewards when they are redeemed", label="points per purchase", ja="来店ポイント",
    )  # fmt: skip
    earn_engagement: float = lever(
        0.0, "Points earned per act of engagement: reviews, visits to events, answers to others.",
        null=0.0, low=0.0, high=100.0, unit="points", source="assumed", grade="A",
        cost="rewards when they are redeemed", label="points per act", ja="活動ポイント",
    )  # fmt: skip
    welcome_points: int = lever(
        0, "Points given on enrolling: a welcome, or a head start on a card.",
        null=0, low=0, high=10_000, unit="points", source="nunes2006", grade="B",
        cost="rewards when they are redeemed", label="welcome points", ja="入会ポイント",
    )  # fmt: skip
    pending_months: int = lever(
        0, "Months until points earned may be redeemed.",
        null=0, low=0, high=12, unit="months", source="assumed", grade="A",
        cost="none", label="pending", ja="付与保留の期間",
    )  # fmt: skip
    expiry: Literal["none", "fixed", "calendar", "sliding"] = lever(
        "none", "When points expire: never; a fixed time after they were earned; all that were earned before, at the "
        "end of every period of the calendar; or all, after a time without a purchase.",
        null="none", unit="rule", source="assumed", grade="A",
        cost="none; what expires need not be paid", label="expiry", ja="有効期限の方式",
    )  # fmt: skip
    validity_months: int = lever(
        12, "How long that time is.",
        null=12, low=1, high=36, unit="months", source="assumed", grade="A",
        cost="none; what expires need not be paid", label="validity", ja="有効期間",
    )  # fmt: skip
    reward_points: int = lever(
        100, "Points that buy one reward: the threshold.",
        null=100, low=1, high=100_000, unit="points", source="assumed", grade="A",
        cost="none", label="reward threshold", ja="特典に必要なポイント",
    )  # fmt: skip
    reward_value: float = lever(
        1.0, "Face value of one reward.",
        null=1.0, low=0.0, high=50.0, unit="market prices", source="assumed", grade="A",
        cost="its face value times its cost share when redeemed", label="reward value", ja="特典の額面",
    )  # fmt: skip
    reward_cost_share: float = lever(
        ORDINARY_COST_SHARE, "What a reward costs the company, in parts of its face value: its own goods cost less "
        "than money, and are worth less to members.",
        null=ORDINARY_COST_SHARE, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="as it says", label="cost of rewards", ja="特典の原価率",
    )  # fmt: skip
    tier_1: float = lever(
        0.0, "Qualifying units of a period that earn the first tier; 0 means no tiers.",
        null=0.0, low=0.0, high=100_000.0, unit="qualifying units", source="assumed", grade="A",
        cost="benefits of its members", label="first tier", ja="第1ランクの基準",
    )  # fmt: skip
    tier_2: float = lever(
        0.0, "Qualifying units that earn the second tier; more than the first, 0 means there is none.",
        null=0.0, low=0.0, high=100_000.0, unit="qualifying units", source="assumed", grade="A",
        cost="benefits of its members", label="second tier", ja="第2ランクの基準",
    )  # fmt: skip
    tier_3: float = lever(
        0.0, "Qualifying units that earn the third tier; more than the second, 0 means there is none.",
        null=0.0, low=0.0, high=100_000.0, unit="qualifying units", source="assumed", grade="A",
        cost="benefits of its members", label="third tier", ja="第3ランクの基準",
    )  # fmt: skip
    tier_qualifier: Literal["spend", "visits", "engagement", "points"] = lever(
        "spend", "What qualifies for tiers.",
        null="spend", unit="kind", source="assumed", grade="A",
        cost="none", label="qualifier", ja="ランク判定の対象",
    )  # fmt: skip
    tier_period_months: int = lever(
        12, "Months in which to qualify, from enrolling on.",
        null=12, low=1, high=36, unit="months", source="assumed", grade="A",
        cost="none", label="tier period", ja="ランク判定期間",
    )  # fmt: skip
    tier_grace_months: int = lever(
        0, "Months for which a tier not earned again is kept, to make up for it.",
        null=0, low=0, high=12, unit="months", source="assumed", grade="A",
        cost="benefits kept", label="grace", ja="猶予期間",
    )  # fmt: skip
    downgrade: Literal["none", "one_down", "balance_based"] = lever(
        "balance_based", "What becomes of a tier not earned again: it is kept for ever, lost one step at a time (a "
        "soft landing), or set to what was earned.",
        null="balance_based", unit="rule", source="assumed", grade="A",
        cost="benefits kept", label="downgrade", ja="降格の方式",
    )  # fmt: skip
    tier_multiplier: float = lever(
        0.0, "How many more points members of the highest tier earn; those below in proportion.",
        null=0.0, low=0.0, high=5.0, unit="share", source="assumed", grade="A",
        cost="rewards when they are redeemed", label="tier multiplier", ja="ランク別ポイント倍率",
    )  # fmt: skip
    fee: float = lever(
        0.0, "What membership costs for a period: a paid programme.",
        null=0.0, low=0.0, high=20.0, unit="market prices", source="assumed", grade="A",
        cost="none; it is revenue, and keeps people out", label="fee", ja="会費",
    )  # fmt: skip
    fee_months: int = lever(
        12, "Months that the fee pays for.",
        null=12, low=1, high=24, unit="months", source="assumed", grade="A",
        cost="none", label="fee period", ja="会費の期間",
    )  # fmt: skip
    member_discount: float = lever(
        0.0, "Share off the price for members; with tiers, for the highest, and in proportion below.",
        null=0.0, low=0.0, high=0.5, unit="share of price", source="assumed", grade="A",
        cost="revenue forgone", label="member discount", ja="会員割引",
    )  # fmt: skip
    early_access: float = lever(
        0.0, "How much members get before the public does; by tier as the discount.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a member and month", label="early access", ja="先行販売",
    )  # fmt: skip
    free_shipping: float = lever(
        0.0, "Share of members' purchases that are shipped free; by tier as the discount.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a purchase", label="free shipping", ja="送料無料",
    )  # fmt: skip
    recognition: float = lever(
        0.0, "How far members are recognised and treated as somebody; by tier as the discount, and felt the more, the "
        "fewer share it.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a member and month", label="recognition of members", ja="会員としての認知",
    )  # fmt: skip
    alignment: float = lever(
        0.0, "How clearly the programme stands for a cause: binds who shares the value, puts off who does not.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="donations", label="alignment with values", ja="価値観との一致",
    )  # fmt: skip
    donation: float = lever(
        0.0, "Share of members' spending given to the cause; without it, alignment is words and does half as much.",
        null=0.0, low=0.0, high=0.2, unit="share of spending", source="assumed", grade="A",
        cost="as it says", label="donation", ja="寄付率",
    )  # fmt: skip
    targets: Literal["everybody", "frequent", "price_sensitive", "aligned"] = lever(
        "everybody", "Whom it is open to, by trait; the others mind being left out.",
        null="everybody", unit="rule", source="assumed", grade="A",
        cost="none", label="target", ja="対象",
    )  # fmt: skip
    partners: int = lever(
        0, "Other businesses at which points are earned and redeemed: a coalition.",
        null=0, low=0, high=20, unit="partners", source="assumed", grade="A",
        cost="none", label="partners", ja="提携先の数",
    )  # fmt: skip
    partner_earn: float = lever(
        0.0, "Points earned per purchase at a partner.",
        null=0.0, low=0.0, high=100.0, unit="points", source="assumed", grade="A",
        cost="rewards when they are redeemed", label="points at partners", ja="提携先ポイント",
    )  # fmt: skip
    partner_price: float = lever(
        1.0, "What partners pay for points given there, in parts of the face value.",
        null=1.0, low=0.0, high=2.0, unit="share of face value", source="assumed", grade="A",
        cost="none; it is revenue", label="price of points", ja="ポイントの卸価格",
    )  # fmt: skip
    partner_redeems: float = lever(
        0.0, "Share of rewards that are redeemed at partners.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="what partners are paid for them", label="redeemed at partners", ja="提携先での利用率",
    )  # fmt: skip
    partner_reimbursed: float = lever(
        0.9, "What partners are paid for a reward redeemed there, in parts of its face value.",
        null=0.9, low=0.0, high=2.0, unit="share of face value", source="assumed", grade="A",
        cost="as it says", label="paid to partners", ja="提携先への精算率",
    )  # fmt: skip
    stored_value: float = lever(
        0.0, "Share of members who load a card with money beforehand.",
        null=0.0, low=0.0, high=1.0, unit="share of members", source="assumed", grade="A",
        cost="keeping the money safe; the float earns interest", label="stored value", ja="プリペイド利用率",
    )  # fmt: skip
    top_up: float = lever(
        2.0, "What is loaded at a time.",
        null=2.0, low=0.25, high=50.0, unit="market prices", source="assumed", grade="A",
        cost="none", label="top-up", ja="チャージ額",
    )  # fmt: skip
    terms_clarity: float = lever(
        1.0, "How clear the terms are; unclear ones leave rewards unclaimed and make expiry a surprise.",
        null=1.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="none; what is claimed must be paid", label="clarity of terms", ja="規約の明確さ",
    )  # fmt: skip
    refresh_months: int = lever(
        0, "Months between two renewals of the programme, which make it new again; 0 means never.",
        null=0, low=0, high=60, unit="months", source="assumed", grade="A",
        cost="an amount a customer for each renewal", label="refresh", ja="刷新の間隔",
    )  # fmt: skip
    closing: Literal["honour", "void"] = lever(
        "honour", "What becomes of points when the programme is withdrawn: redeemed in proportion, or void.",
        null="honour", unit="rule", source="assumed", grade="A",
        cost="rewards honoured", label="closing", ja="終了時の扱い",
    )  # fmt: skip

    @property
    def levels(self) -> int:
        """How many tiers there are."""
        return sum(threshold > 0.0 for threshold in (self.tier_1, self.tier_2, self.tier_3))

    @property
    def memory_months(self) -> int:
        """How many months back it must be known how many points there were."""
        if not self.offered:
            return 0
        return max(self.pending_months, self.validity_months if self.expiry in ("fixed", "calendar") else 0)

    @model_validator(mode="after")
    def _tiers_in_order(self) -> Programme:
        tiers = {"tier_1": self.tier_1, "tier_2": self.tier_2, "tier_3": self.tier_3}
        named = [name for name, threshold in tiers.items() if threshold > 0.0]
        if named != list(tiers)[: len(named)]:
            missing = next(name for name in tiers if name not in named)
            raise ValueError(
                f"{missing} is 0 (no tier) but {named[-1]} is {tiers[named[-1]]:g}; fill the lower tier first"
            )
        for low, high in zip(named, named[1:], strict=False):
            if tiers[high] <= tiers[low]:
                raise ValueError(
                    f"tiers overlap: {high} ({tiers[high]:g}) must lie above {low} ({tiers[low]:g}); or 0 for no tier"
                )
        if self.expiry in ("fixed", "calendar") and self.pending_months >= self.validity_months:
            raise ValueError(
                f"pending_months ({self.pending_months}) must be below validity_months ({self.validity_months}), or "
                "points expire before they can be redeemed"
            )
        return self

    def advertised(self) -> float:
        """Return the reward share that an ordinary customer is told of, before any tier: fees are left out."""
        per_point = self.reward_value / self.reward_points
        entry = 1.0 if self.levels == 0 else 0.0
        return (self.earn_spend + self.earn_visit) * per_point + entry * self.member_discount

    def partners_that_stay(self, scenario: Scenario) -> float:
        """Return how many partners the terms keep: all whom they pay, none where they lose what the programme brings.

        Notes
        -----
        A partner gains its margin on purchases that it has because of the programme, pays for points given at every
        purchase, and is paid for goods handed out as rewards, which cost it all but its margin. Points that an
        ordinary member earns here in a month, of one ordinary purchase, are redeemed there too. In market prices, for
        each purchase at a partner.
        """
        people, margin = scenario.behaviour.programme, scenario.costs.partner_margin
        if not self.partners or not people.partner_visits:
            return float(self.partners)
        per_point = self.reward_value / self.reward_points
        brings = margin * people.partner_lift / (1.0 + people.partner_lift)
        own = (self.earn_spend + self.earn_visit) / (self.partners * people.partner_visits)
        handed_out = (own + self.partner_earn) * per_point * self.partner_redeems
        gain = brings - self.partner_earn * self.partner_price * per_point
        gain += handed_out * (self.partner_reimbursed - (1.0 - margin))
        bears = people.partner_bears * brings
        staying = 1.0 if gain >= 0.0 else 0.0 if bears <= 0.0 else max(1.0 + gain / bears, 0.0)
        return self.partners * staying

    def worth_of_goods(self, cheapens: float) -> float:
        """Return what rewards of this cost share are worth, by those of the ordinary one."""
        return 1.0 + cheapens * (self.reward_cost_share - ORDINARY_COST_SHARE)

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write the rules as numbers; off, or with nothing offered, there is no programme."""
        if not scenario.mechanisms.programme:
            return
        people = scenario.behaviour.programme
        per_point = self.reward_value / self.reward_points
        liked = self.worth_of_goods(people.cheapens)
        partners = self.partners_that_stay(scenario)
        elsewhere = self.partner_redeems * partners / max(self.partners, 1)
        row[conduct.PER_POINT] = per_point * liked
        row[conduct.VOIDS] = self.closing == "void"
        row[conduct.HONOURS] = per_point * self.reward_cost_share * (self.closing == "honour")
        if not self.offered:
            return
        values: dict[int, float] = {
            conduct.OFFERED: 1.0,
            conduct.CARD: self.medium == "card",
            conduct.EARN_SPEND: self.earn_spend,
            conduct.EARN_VISIT: self.earn_visit,
            conduct.EARN_ACT: self.earn_engagement,
            conduct.WELCOME_POINTS: self.welcome_points,
            conduct.PENDING: self.pending_months,
            conduct.EXPIRY: EXPIRY.index(self.expiry),
            conduct.VALIDITY: self.validity_months,
            conduct.REWARD_POINTS: self.reward_points,
            conduct.REWARD_VALUE: self.reward_value * liked,
            conduct.REWARD_COST: self.reward_value
            * (self.reward_cost_share * (1.0 - elsewhere) + self.partner_reimbursed * elsewhere),
            conduct.LEVELS: self.levels,
            conduct.TIER_1: self.tier_1,
            conduct.TIER_2: self.tier_2,
            conduct.TIER_3: self.tier_3,
            conduct.QUALIFIER: QUALIFIERS.index(self.tier_qualifier),
            conduct.TIER_PERIOD: self.tier_period_months,
            conduct.TIER_GRACE: self.tier_grace_months,
            conduct.DOWNGRADE: DOWNGRADES.index(self.downgrade),
            conduct.TIER_MORE: self.tier_multiplier,
            conduct.FEE: self.fee,
            conduct.FEE_MONTHS: self.fee_months,
            conduct.MEMBER_DISCOUNT: self.member_discount if scenario.mechanisms.price else 0.0,
            conduct.ACCESS: self.early_access,
            conduct.SHIPPING: self.free_shipping,
            conduct.STATUS: self.recognition,
            conduct.ALIGNMENT: self.alignment * (0.5 + 0.5 * min(self.donation / 0.01, 1.0)),
            conduct.DONATION: self.donation,
            conduct.TARGETS: TARGETS.index(self.targets),
            conduct.PARTNER_VISITS: partners * people.partner_visits,
            conduct.PARTNER_EARN: self.partner_earn,
            conduct.PARTNER_PRICE: self.partner_price * per_point,
            conduct.PREPAYS: self.stored_value,
            conduct.TOP_UP: round(self.top_up * 1024.0) / 1024.0,
            conduct.CLARITY: self.terms_clarity,
            conduct.RUNS: scenario.costs.programme,
            conduct.ADVERTISED: self.advertised(),
        }
        for aspect, value in values.items():
            row[aspect] = float(value)
        row[conduct.NOVELTY] = row[conduct.EXCLUSIVE] = 1.0  # until the company knows better
        row[conduct.SHOWN] -= people.advertises * people.worth * self.advertised() * row[conduct.PRICE]

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return the cost of renewing the programme, laid aside every month."""
        is_renewed = scenario.mechanisms.programme and self.offered and self.refresh_months > 0
        return {"programme_cost": scenario.costs.refresh / self.refresh_months if is_renewed else 0.0}
