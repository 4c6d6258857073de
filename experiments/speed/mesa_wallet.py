"""A membership as Mesa agents hold it: points, tier, fee and prepaid money with the programme of one company.

Only members have one, and each of its methods is one rule of programmes. Points earned and used are counted in all, and
the totals of past month ends are kept as far back as the programme asks, so that first in is first out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.ways import chosen_way
from sim.rules import buying, programme

if TYPE_CHECKING:
    from experiments.speed.mesa_offer import Programme
    from experiments.speed.mesa_whole import Seller

WAY = chosen_way()

p_gives_up = WAY.rule(programme.p_gives_up)
pressure = WAY.rule(programme.pressure)
nearness = WAY.rule(programme.nearness)
tier_of = WAY.rule(programme.tier_of)
threshold_ahead = WAY.rule(programme.threshold_ahead)
whole_points = WAY.rule(programme.whole_points)
purchases_of = WAY.rule(buying.purchases_of)

ZERO, ONE = WAY.numbers(np.array([0.0, 1.0]))
MOST = 2**24
"""Points that the engine can count one by one; nobody earns more."""
GRAIN = 1024
"""Prepaid money moves in parts of a market price this small."""
FIXED, CALENDAR, SLIDING = 1, 2, 3
"""Kinds of expiry, as companies lay them out."""
SPEND, VISITS, ACTS, POINTS = range(4)
"""What qualifies for tiers."""
KEPT, ONE_DOWN, AS_EARNED = range(3)
"""What becomes of a tier that was not earned again."""


class Wallet:
    """What a member has with a company's programme.

    Attributes
    ----------
    company
        Whose programme it is.
    earned, used
        Points in all: earned; redeemed, expired or forfeited.
    ends
        What had been earned in all by the ends of past months, in a ring.
    attends
        Whether the member thinks of the next reward.
    unused
        Months since the member last bought.
    clock
        Months into the period of tiers; below 0 what is left of a grace.
    fee_left
        Months that are paid for.
    """

    __slots__ = (
        "company", "months", "earned", "used", "ends", "attends", "unused", "qualified", "tier", "clock", "fee_left",
        "prepaid",
    )  # fmt: skip

    def __init__(self, company: Seller, offer: Programme) -> None:
        self.company = company
        self.months = self.unused = self.clock = self.fee_left = 0
        self.earned, self.used = offer.welcome, 0
        self.ends = [0] * (offer.memory + 1) if offer.memory else []
        self.attends = True
        self.qualified = self.tier = self.prepaid = ZERO
        company.issued += offer.welcome
        company.enrolled += 1

    @property
    def points(self) -> int:
        """Points that are there."""
        return self.earned - self.used

    def abandon(self) -> float:
        """Leave points and money behind: the account is closed. Return the money."""
        self.company.forfeited += self.points
        self.company.broken += self.prepaid
        return self.prepaid

    def lapse(self) -> None:
        """Leave points behind and get the money back: the fee was not paid again."""
        self.company.forfeited += self.points
        self.company.refunded += self.prepaid

    def approach(self, offer: Programme) -> tuple[float, float]:
        """Return progress towards the next reward, 0 to 1, and what the points held are worth."""
        balance = self.points
        if not balance:
            return ZERO, ZERO
        rewards = balance * offer.per_threshold
        progress = rewards - int(rewards) if self.attends else ZERO
        return progress, balance * self.company.per_point

    def pressed(self, w: Any, progress: float) -> float:
        """Return how strongly the member is pressed to buy: near a reward, near a tier, just after a fee."""
        company = self.company
        near = fresh = ZERO
        if company.levels and company.qualifier != ACTS:
            near = self.near_tier(company, w)
        if company.fee:
            fresh = self.fee_left / company.fee_months
        pressed: float = pressure(progress, near, fresh, w.programme_goal, w.programme_tier, w.programme_fee)
        return pressed

    def near_tier(self, company: Seller, w: Any) -> float:
        """Return how near the next tier is while its period ends."""
        clock = self.clock
        months_left = -clock if clock < 0 else company.tier_period - clock
        kept = self.tier if company.downgrade == KEPT else ZERO
        threshold = threshold_ahead(self.qualified, kept, company.tier_1, company.tier_2, company.tier_3)
        near: float = nearness(threshold - self.qualified, threshold, months_left, w.programme_tier_within)
        return near

    def attend(self, luck: float, progress: float, w: Any) -> None:
        """Give up thinking of the reward, or take it up again."""
        if self.attends:
            self.attends = not luck < p_gives_up(progress, w.programme_gives_up)
        else:
            self.attends = luck < w.programme_resumes

    def earn(self, cash: float, visits: int, level: float, luck: float, does_act: bool) -> tuple[int, int]:
        """Earn for spending, purchases and an act; a card that is not carried earns nothing. Return points and acts."""
        company = self.company
        if company.card and not self.attends:
            return 0, 0
        raw = (company.earn_spend * cash + company.earn_visit * visits) * (ONE + company.tier_more * level)
        acts = 1 if does_act else 0
        points = int(whole_points(raw + company.earn_act * acts, luck, MOST - self.earned))
        self.earned += points
        company.issued += points
        company.engaged += acts
        return points, acts

    def earn_at_partners(self, luck: float) -> int:
        """Buy from partners and earn there; return the points."""
        company = self.company
        visits = int(purchases_of(luck, company.partner_visits))
        points = int(whole_points(company.partner_earn * visits, luck, MOST - self.earned))
        self.earned += points
        company.issued += points
        company.partner_points += points
        company.partner_sales += visits
        return points

    def waiting(self, offer: Programme, month: int) -> int:
        """Return how many rewards wait to be claimed."""
        cleared = self.ends[(month - offer.pending) % len(self.ends)] if offer.pending else self.earned
        available = cleared - self.used
        return int(available / self.company.reward_points) if available > 0 else 0

    def redeem(self, rewards: int) -> None:
        """Turn points into rewards."""
        company = self.company
        points = int(rewards * company.reward_points)
        self.used += points
        company.redeemed += points
        company.rewards += rewards

    def wait(self, is_used: bool) -> None:
        """Grow older by a month, with or without a purchase."""
        self.unused = 0 if is_used else self.unused + 1
        self.months += 1

    def expire(self, offer: Programme, month: int) -> int:
        """Let points lapse that are too old, or that nobody used for too long; return how many."""
        kind = offer.expiry
        if kind == SLIDING:
            lost = self.points if self.unused >= offer.validity else 0
        elif kind == FIXED or (kind == CALENDAR and (month + 1) % offer.validity == 0):
            lost = max(self.ends[(month - offer.validity) % len(self.ends)] - self.used, 0)
        else:
            return 0
        self.used += lost
        self.company.expired += lost
        return lost

    def qualify(self, offer: Programme, cash: float, visits: int, acts: int, points: int) -> None:
        """Add what counts towards tiers."""
        kind = offer.qualifier
        if kind == SPEND:
            self.qualified += cash
        else:
            self.qualified += visits if kind == VISITS else acts if kind == ACTS else points

    def climb(self) -> None:
        """Rise as soon as one qualifies."""
        company = self.company
        reached = tier_of(self.qualified, company.tier_1, company.tier_2, company.tier_3)
        if reached > self.tier:
            self.tier = reached
            company.promoted += 1

    def fall(self, offer: Programme) -> float:
        """Be judged when the period or grace is over, which begins another; return by how many tiers one falls."""
        company = self.company
        waits = self.clock < 0
        self.clock += 1
        if self.clock < (0 if waits else company.tier_period):
            return ZERO
        reached = tier_of(self.qualified, company.tier_1, company.tier_2, company.tier_3)
        is_short = reached < self.tier
        if is_short and not waits and offer.grace:
            self.clock = -offer.grace
            return ZERO
        self.qualified, self.clock = ZERO, 0
        if not is_short or offer.downgrade == KEPT:
            return ZERO
        lower = self.tier - ONE if offer.downgrade == ONE_DOWN else reached
        fallen, self.tier = self.tier - lower, lower
        return fallen

    def prepay(self, offer: Programme, cash: float, loads: bool) -> None:
        """Pay from the card, after loading it if it runs short."""
        company = self.company
        bill = ONE * int(cash * GRAIN) / GRAIN
        if loads and bill > self.prepaid:
            loaded = int((bill - self.prepaid) * offer.per_top_up + 0.9999) * company.top_up
            company.loaded += loaded
            self.prepaid += loaded
        spent = bill if bill < self.prepaid else self.prepaid
        company.spent += spent
        self.prepaid -= spent

    def remember(self, month: int) -> None:
        """Note what was earned in all by now; the company counts what it owes."""
        if self.ends:
            self.ends[month % len(self.ends)] = self.earned
        self.company.held += self.points
        self.company.float += self.prepaid
