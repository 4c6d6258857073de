"""Moving between companies in the whole month, as Mesa agents do it: with deals learned, ties left, and a good word.

Loaded once for each way of holding rules, like the agents (see :mod:`experiments.speed.ways`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.ways import chosen_way, loaded
from sim.rules import deals

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed.mesa_mastery import Learning
    from experiments.speed.mesa_talk import Talking
    from experiments.speed.mesa_whole import Seller
else:
    core = loaded("mesa_agents")
    Learning = loaded("mesa_mastery").Learning
    Talking = loaded("mesa_talk").Talking

WAY = chosen_way()

pull_of_deal = WAY.rule(deals.pull_of_deal)

ZERO = WAY.numbers(np.zeros(1, np.float32))[0]


class Moving(Learning, Talking, core.Customer):
    """A person who moves among others, some of whom are there already."""

    __slots__ = ()

    company: Seller | None  # type: ignore[assignment]
    deal_training: float
    relevance: float
    gratitude: float
    belonging: float
    takes_part: bool

    def readiness(self, company: Seller, w: Any, is_at_exit: bool) -> float:
        """Return the log-odds of accepting a save offer."""
        accept = super().readiness(company, w, is_at_exit)
        if self.deal_training:
            accept += pull_of_deal(self.deal_training, company.save_depth, w.deals_weight, w.deals_full)
        return accept + w.gratitude_accepts * self.gratitude

    def part(self, company: Seller, is_voluntary: bool) -> None:
        """Leave, and be seen to leave."""
        super().part(company, is_voluntary)
        self.referrer = None
        self.model.leaving.append((self, company))

    def look_around(self, barred: Seller | None) -> None:
        """Choose a company, or none: a recommendation is heeded now or never."""
        super().look_around(barred)
        if self.company is None:
            self.referrer = None

    def pull_of(self, offer: Seller, w: Any) -> float:
        """Return how much a company's offer pulls, but for the taste of the moment."""
        pull = super().pull_of(offer, w) + self.told(offer, w)
        if self.deal_training and offer.welcome:
            pull += pull_of_deal(self.deal_training, offer.welcome, w.deals_weight, w.deals_full)
        return pull

    def join(self, offer: Seller, w: Any) -> None:
        """Start with a company, which does not know the newcomer yet."""
        super().join(offer, w)
        is_back = self.last_company == offer.number
        self.be_onboarded(offer, w, is_back)
        if not is_back:
            self.belonging = offer.affinity if self.takes_part else ZERO
        self.relevance = self.gratitude = self.exposure = ZERO
        self.seen = 0
        self.model.arriving.append(self)

    def fit_with(self, offer: Seller, w: Any) -> float:
        """Return the lasting fit with a company that is joined: a little as the referrer's."""
        fit: float = self.fits[offer.number]
        referrer = self.referrer
        if referrer is None:
            return fit
        if self.recommended is not offer:
            self.referrer = None
            return fit
        offer.referred += 1
        if offer.number == 0:
            self.value -= self.model.discount_factor * offer.referral_cost
        return w.referral_likeness * referrer.fits[offer.number] + w.referral_unlikeness * fit
