"""Moving between companies, as Mesa agents do it: trying to leave, being talked out of it, parting, choosing, joining.

Loaded once for each way of holding rules, like the agents (see :mod:`experiments.speed.ways`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from experiments.speed.ways import chosen_way
from sim.customers import CONTENT, LEFT_INVOLUNTARILY, NEVER, OUTSIDE
from sim.rules import expectation, joining, leaving, saving
from sim.rules import violations as found

if TYPE_CHECKING:
    from experiments.speed.mesa_agents import Seller

WAY = chosen_way()

expectation_at_joining = WAY.rule(expectation.expectation_at_joining)
size_of_violation = WAY.rule(found.size_of_violation)
stuck_logit = WAY.rule(leaving.stuck_logit)
accept_logit = WAY.rule(saving.accept_logit)
attraction = WAY.rule(joining.attraction)
memory_of = WAY.rule(joining.memory_of)


def logistic(x: float) -> float:
    """Return the probability of log-odds x."""
    return 1.0 / (1.0 + math.exp(-x))


class Moving:
    """A person who may leave a company, and choose another one or none."""

    __slots__ = ()

    model: Any
    company: Seller | None
    satisfaction: float
    expectation: float
    trust: float
    resentment: float
    reference_price: float
    walk: float
    propensity: float
    p_fails: float
    person: float
    fit: float
    fits: list[float]
    price_sensitivity: float
    disposition: float
    discount: float
    discount_left: int
    deals: int
    pause: int
    flags: int
    stage: int
    tenure: int
    parted: int
    first_left: int
    last_company: int
    overpromised: float
    memory_satisfaction: float
    memory_trust: float
    memory_resentment: float
    value: float
    surplus: float

    def try_to_leave(self, company: Seller, w: Any) -> None:
        """Ask to leave: hear an offer, get stuck, or get through."""
        company.attempts += 1
        if self.model.chance() < company.save_share and self.accepts_offer(company, w):
            self.be_saved(company, w)
        else:
            self.push_through(company, w)

    def be_saved(self, company: Seller, w: Any) -> None:
        """Stay after all, or until the discount ends."""
        if self.model.chance() < w.saving_reconverts:
            self.stage = CONTENT
        else:
            self.pause = int(company.save_months) + 1

    def push_through(self, company: Seller, w: Any) -> None:
        """Get stuck, or get through."""
        chance = self.model.chance
        stuck = stuck_logit(w.leaving_stuck, company.friction, self.resentment, w.leaving_resentment_pushes)
        if chance() < logistic(stuck):
            company.stuck += 1
            self.resentment += (1.0 - self.resentment) * company.stuck_resentment
            self.surplus -= w.costs_hours_stuck * w.costs_hour
            if company.number == 0:
                self.value -= self.model.discount_factor * company.stuck_cost
            if company.is_obstructing and chance() < w.leaving_give_up:
                self.pause = int(w.leaving_give_up_months) + 1
        else:
            self.part(company, True)
            self.look_around(company)

    def accepts_offer(self, company: Seller, w: Any, is_at_exit: bool = True) -> bool:
        """Hear a save offer; if it is accepted the deal starts next month."""
        company.offers += 1
        if company.number == 0:
            self.value -= self.model.discount_factor * company.save_cost
        if self.model.chance() >= logistic(self.readiness(company, w, is_at_exit)):
            return False
        company.accepted += 1
        self.discount = company.save_depth
        self.discount_left = int(company.save_months) + 1
        self.deals = min(self.deals + 1, 100)
        return True

    def readiness(self, company: Seller, w: Any, is_at_exit: bool) -> float:
        """Return the log-odds of accepting a save offer."""
        accept: float = accept_logit(
            company.save_depth, self.price_sensitivity, self.resentment, self.trust - self.disposition, is_at_exit,
            w.saving_base, w.saving_at_exit, w.saving_depth, w.saving_resentment, w.saving_distrust,
        )  # fmt: skip
        return accept

    def part(self, company: Seller, is_voluntary: bool) -> None:
        """Leave; remember how it was."""
        model = self.model
        self.last_company = company.number
        self.parted = model.month
        self.memory_satisfaction = self.satisfaction
        self.memory_trust = self.trust
        self.memory_resentment = self.resentment
        self.company = None
        self.stage = OUTSIDE
        company.left += 1
        if not is_voluntary:
            company.left_involuntarily += 1
        cohort = max(0, model.month - self.tenure)
        model.left[company.number, cohort, model.month + 1 - cohort, 0 if is_voluntary else 1] += 1
        if company.number == 0 and self.first_left == NEVER:
            self.first_left = model.month + 1
            if not is_voluntary:
                self.flags |= LEFT_INVOLUNTARILY

    def look_around(self, barred: Seller | None) -> None:
        """Choose a company, or none."""
        model, w = self.model, self.model.weights
        best, best_pull = None, -math.log(model.waiting(1.0))
        for offer in model.sellers:
            if offer is barred:
                continue
            pull = self.pull_of(offer, w)
            pull -= math.log(model.waiting(1.0))
            if pull > best_pull:
                best, best_pull = offer, pull
        if best is not None:
            self.join(best, w)

    def pull_of(self, offer: Seller, w: Any) -> float:
        """Return how much a company's offer pulls, but for the taste of the moment."""
        impression = w.joining_impression * self.model.gauss(0.0, 1.0)
        believed = (
            w.joining_reputation_share * (offer.reputation + impression - w.market_neutral_quality)
            + w.joining_promise_share * offer.overpromise
        )
        pull: float = attraction(
            believed, offer.shown, self.price_sensitivity, offer.trap, w.joining_base, w.joining_quality,
            w.joining_price,
        )  # fmt: skip
        if self.last_company == offer.number:
            pull += memory_of(
                self.memory_satisfaction - w.market_neutral_quality, self.resentment_now(w),
                w.joining_remembered_satisfaction, w.joining_remembered_resentment,
            )  # fmt: skip
        return pull

    def resentment_now(self, w: Any) -> float:
        """Return what is left of the resentment against the last company."""
        return self.memory_resentment * w.resentment_kept ** (self.model.month - self.parted)

    def join(self, offer: Seller, w: Any) -> None:
        """Start with a company, as a newcomer or as somebody who comes back."""
        model = self.model
        is_back = self.last_company == offer.number
        self.company = offer
        self.fit = self.fit_with(offer, w)
        self.satisfaction = w.market_neutral_quality
        self.expectation = expectation_at_joining(
            offer.quality + offer.overpromise, w.experience_fit * self.fit, w.market_neutral_quality,
            w.expectation_promise_weight,
        )  # fmt: skip
        self.trust = self.memory_trust if is_back else self.disposition
        self.resentment = self.resentment_now(w) if is_back else 0.0
        self.reference_price = self.walk = 1.0
        self.discount = offer.welcome
        self.discount_left = int(offer.welcome_months) + 1
        self.stage = CONTENT
        self.overpromised = size_of_violation(offer.overpromise - w.noticing_promise_slack, w.noticing_promise_full)
        self.deals = self.pause = 0
        self.flags &= LEFT_INVOLUNTARILY
        self.tenure = -1  # the turn of the month makes it 0
        spread = w.population_person_weight * self.person + w.population_match_weight * model.gauss(0.0, 1.0)
        self.propensity = w.population_want_level + w.population_want_spread * spread
        self.p_fails = w.population_involuntary * logistic(self.propensity)
        if offer.number == 0:
            self.value -= model.discount_factor * offer.join_cost
        offer.joined += 1
        if is_back:
            offer.returned += 1
        model.joined[offer.number, model.month + 1] += 1

    def fit_with(self, offer: Seller, w: Any) -> float:
        """Return the lasting fit with a company that is joined."""
        fit: float = self.fits[offer.number]
        return fit
