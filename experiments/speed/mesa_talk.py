"""Word of mouth, examples and recommendations as Mesa agents live them: each holds a list of the agents it knows.

A month has two phases, as in the engine: everybody hears what was said last month, lives and speaks; then those who
spoke or left go through their ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.speed.ways import chosen_way, loaded
from sim.rules import word_of_mouth

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed.mesa_whole import Customer, Seller
else:
    core = loaded("mesa_agents")

WAY = chosen_way()

belief_after = WAY.rule(word_of_mouth.belief_after)
speaking_logit = WAY.rule(word_of_mouth.speaking_logit)
exposure_after = WAY.rule(word_of_mouth.exposure_after)
logistic = core.logistic


class Talking:
    """A person among others."""

    __slots__ = ()

    model: Any
    company: Seller | None
    satisfaction: float
    resentment: float
    exposure: float
    beliefs: list[float]
    good: list[int]
    bad: list[int]
    seen: int
    ties: list[Customer]
    was_with: Seller | None
    referrer: Customer | None
    recommended: Seller | None

    def hear(self, w: Any) -> None:
        """Believe a little of what was said last month, and forget a little."""
        beliefs, good, bad, believed = self.beliefs, self.good, self.bad, self.model.believed
        for k, belief in enumerate(beliefs):
            belief = belief_after(
                belief, good[k], bad[k], w.word_of_mouth_log_unmoved, w.word_of_mouth_ordinary, w.word_of_mouth_fades
            )
            beliefs[k] = belief
            believed[k] += belief
            good[k] = bad[k] = 0

    def see_examples(self, w: Any) -> None:
        """Add the ties who left the same company last month to what is left of earlier examples."""
        self.exposure = exposure_after(self.exposure, self.seen, w.social_churn_kept)
        self.seen = 0

    def speak(self, company: Seller, w: Any) -> None:
        """Speak well of the company, or ill, or not at all."""
        gap = self.satisfaction - w.market_neutral_quality
        more, less = w.word_of_mouth_satisfaction, w.word_of_mouth_resentment
        luck = self.model.chance()
        ill = speaking_logit(w.word_of_mouth_speaks_ill, gap, self.resentment, -more, -less)
        if luck > 1.0 - logistic(ill):
            company.spoke_ill += 1
            self.model.complaining.append((self, company))
        elif luck < logistic(speaking_logit(w.word_of_mouth_speaks_well, gap, self.resentment, more, less)):
            company.spoke_well += 1
            self.model.praising.append((self, company))

    def complain_of(self, company: Seller) -> None:
        """Tell one's ties ill of a company."""
        number = company.number
        for tie in self.ties:
            tie.bad[number] += 1

    def praise(self, company: Seller) -> None:
        """Tell one's ties well of a company; those without one may look at its offer because of that."""
        number, chance = company.number, self.model.chance
        is_still_there = self.company is company
        for tie in self.ties:
            tie.good[number] += 1
            if is_still_there and tie.company is None and chance() < company.referral_chance and tie.referrer is None:
                tie.referrer, tie.recommended = self, company

    def set_example(self, left: Seller) -> None:
        """Let ties see that one left the company; those who came by one's recommendation are no longer bound."""
        for tie in self.ties:
            if tie.company is left:
                tie.seen += 1
            if tie.referrer is self:
                tie.referrer = None

    def told(self, offer: Seller, w: Any) -> float:
        """Return what others add to the pull of an offer: beliefs, examples, a recommendation."""
        pull = w.word_of_mouth_belief * (self.beliefs[offer.number] - w.word_of_mouth_ordinary)
        ties = self.ties
        if ties:
            with_it = 0
            for tie in ties:
                if tie.was_with is offer:
                    with_it += 1
            pull += w.word_of_mouth_proof * (with_it / len(ties))
        if self.referrer is not None and self.recommended is offer:
            pull += offer.referral_pull
        return pull
