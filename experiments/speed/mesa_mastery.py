"""Learning to use what one pays for, as Mesa agents live it: whom nobody taught is never ahead of the ordinary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.speed.ways import chosen_way
from sim.rules import mastery

if TYPE_CHECKING:
    from experiments.speed.mesa_whole import Seller

WAY = chosen_way()

ordinary_mastery = WAY.rule(mastery.ordinary_mastery)
lead_after = WAY.rule(mastery.lead_after)
push_of_mastery = WAY.rule(mastery.push_of_mastery)


class Learning:
    """A person who masters a product more or less."""

    __slots__ = ()

    model: Any
    lead: float
    surplus: float
    value: float
    tenure: int

    def push_of_lead(self, w: Any) -> float:
        """Return what being ahead adds to the log-odds of wanting out."""
        ordinary = ordinary_mastery(self.tenure, w.mastery_equilibrium, w.mastery_gap, w.mastery_fading)
        push: float = push_of_mastery(self.lead, ordinary, w.mastery_stays, w.mastery_reached, w.mastery_done)
        return push

    def learn(self, company: Seller, w: Any) -> None:
        """Be taught by the company, and forget."""
        company.lead += self.lead
        ordinary = ordinary_mastery(self.tenure, w.mastery_equilibrium, w.mastery_gap, w.mastery_fading)
        self.lead = lead_after(self.lead, ordinary, w.mastery_kept, company.taught)

    def forget(self, w: Any) -> None:
        """Forget, outside, where nobody teaches."""
        self.lead = lead_after(self.lead, 0.0, w.mastery_kept, 0.0)

    def be_onboarded(self, offer: Seller, w: Any, is_back: bool) -> None:
        """Begin with a head start, or with what is still known."""
        known = min(self.lead, 1.0 - w.mastery_joining) if is_back else offer.head_start
        self.lead = max(known, offer.head_start)
        self.surplus -= w.costs_hour * offer.onboarding_hours
        if offer.number == 0:
            self.value -= self.model.discount_factor * offer.onboarding_cost
