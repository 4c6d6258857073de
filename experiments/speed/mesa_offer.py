"""What a company's programme gives, as Mesa agents see it, once a month in the numbers they calculate with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.ways import chosen_way
from sim.rules import programme

if TYPE_CHECKING:
    from experiments.speed.mesa_programme import Member
    from experiments.speed.mesa_whole import Seller

WAY = chosen_way()

reached_in_time = WAY.rule(programme.reached_in_time)
reward_share = WAY.rule(programme.reward_share)

ZERO, ONE = WAY.numbers(np.array([0.0, 1.0]))
FIXED, CALENDAR, SLIDING = 1, 2, 3
"""Kinds of expiry."""
FREQUENT, SENSITIVE, ALIGNED = 1, 2, 3
"""Whom a programme may be open to, if not to everybody."""


def exp(x: float) -> float:
    """Return e to the x."""
    return WAY.count(math.exp(x))


class Programme:
    """What a company's programme gives this month, in the numbers that its customers calculate with.

    Parameters
    ----------
    seller
        The company, whose month is open.
    w
        Weights of people.
    typical_rate
        Purchases a month of an ordinary person.
    """

    __slots__ = (
        "per_spend", "per_visit", "elsewhere", "per_level", "a_visit_of_level", "fee", "threshold", "patience",
        "clarity", "per_tier", "entry", "entry_discount",
        "per_threshold", "per_top_up", "claims", "welcome", "pending", "expiry", "validity", "memory", "qualifier",
        "downgrade", "grace", "targets", "typical_rate", "price", "levels", "tier_more", "level_cost", "visit_cost",
    )  # fmt: skip

    def __init__(self, seller: Seller, w: Any, typical_rate: float) -> None:
        worth = w.programme_worth * seller.per_point
        self.per_spend, self.per_visit = seller.earn_spend * worth, seller.earn_visit * worth
        self.per_level = w.programme_access * seller.access
        self.a_visit_of_level = w.programme_shipping * seller.shipping
        partners = seller.partner_visits * seller.partner_earn * worth
        acts = w.programme_engages * seller.earn_act * worth
        self.elsewhere = partners + acts
        self.fee = seller.fee / seller.fee_months
        self.threshold, self.clarity = seller.reward_points * worth, seller.clarity
        self.levels, self.tier_more, self.price = seller.levels, seller.tier_more, seller.price
        self.per_tier = ONE / seller.levels if seller.levels else ONE
        self.entry = ZERO if seller.levels else ONE
        self.entry_discount = ZERO if seller.levels else seller.member_discount
        self.per_threshold, self.per_top_up = ONE / seller.reward_points, ONE / seller.top_up
        self.claims = w.programme_redeems * (0.4 + 0.6 * seller.clarity)
        self.level_cost = w.costs_early_access * seller.access + w.costs_recognition * seller.status
        self.visit_cost = w.costs_shipping * seller.shipping
        self.welcome, self.pending, self.validity = (
            int(number) for number in (seller.welcome_points, seller.pending, seller.validity)
        )
        self.expiry, self.qualifier, self.downgrade, self.grace, self.targets = (
            int(code) for code in (seller.expiry, seller.qualifier, seller.downgrade, seller.tier_grace, seller.targets)
        )
        is_dated = self.expiry in (FIXED, CALENDAR)
        self.memory = max(self.pending, self.validity if is_dated else 0)
        self.patience = w.programme_patience
        if is_dated and self.validity < self.patience:
            self.patience = seller.validity
        self.typical_rate = typical_rate

    def is_open_to(self, person: Member) -> bool:
        """Tell whether somebody may enrol."""
        if self.targets == FREQUENT:
            return person.rate >= self.typical_rate
        if self.targets == SENSITIVE:
            return person.price_sensitivity >= 1.0
        return self.targets != ALIGNED or person.values > 0.0

    def level_of(self, tier: float) -> float:
        """Return which part of the benefits members of a tier have."""
        return tier * self.per_tier if self.levels else ONE

    def expected_by(self, person: Member, level: float) -> float:
        """Return which share of their spending members like this one get back, fees taken off.

        As far as they are told, they reckon with points that will not be enough in time, or lapse unused.
        """
        visits = person.rate * person.habit
        spend = visits * person.basket * self.price
        points = (self.per_spend * spend + self.per_visit * visits) * (ONE + self.tier_more * level) + self.elsewhere
        counted = reached_in_time(points, self.threshold, self.patience)
        if self.expiry == SLIDING:
            counted *= ONE - exp(-(visits * self.validity))
        believed = ONE - self.clarity * (ONE - counted)
        flow = points * believed + level * (self.per_level + self.a_visit_of_level * visits) - self.fee
        share: float = reward_share(flow, spend)
        return share
