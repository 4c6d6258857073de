"""The same month as idiomatic Mesa: an agent a customer, plain attributes, the engine's rules as Python functions.

Nothing is slowed down on purpose: attributes live in slots, a company's terms are laid out once a month, nothing
is collected on the way, and what does not concern a customer is not computed. How rules and numbers are held is settled
when this module is loaded (see :mod:`experiments.speed.ways`): it is loaded twice, and the luck is the same both times.
"""

from __future__ import annotations

import math
from typing import Any

import mesa
import numpy as np

from experiments.speed.market import MONEY_AND_ATTITUDES, Market, people_at
from experiments.speed.ways import chosen_way
from sim import conduct, totals
from sim.customers import CONTENT, KNOWS_FEE, LEFT_INVOLUNTARILY, NEVER, OUTSIDE, WANTING
from sim.model import Start
from sim.rules import expectation, experience, joining, leaving, price, resentment, satisfaction, saving, trust
from sim.rules import violations as found
from sim.scenario import Scenario

WAY = chosen_way()

experienced_quality = WAY.rule(experience.experienced_quality)
value_of_surprise = WAY.rule(satisfaction.value_of_surprise)
weight_of_this_month = WAY.rule(satisfaction.weight_of_this_month)
satisfaction_after = WAY.rule(satisfaction.satisfaction_after)
expectation_after = WAY.rule(expectation.expectation_after)
expectation_at_joining = WAY.rule(expectation.expectation_at_joining)
walked = WAY.rule(price.walked)
price_paid = WAY.rule(price.price_paid)
price_seen = WAY.rule(price.price_seen)
push_of_price = WAY.rule(price.push_of_price)
reference_after = WAY.rule(price.reference_after)
p_look = WAY.rule(found.p_look)
size_of_violation = WAY.rule(found.size_of_violation)
trust_after = WAY.rule(trust.trust_after)
grievance_of_month = WAY.rule(resentment.grievance_of_month)
resentment_after = WAY.rule(resentment.resentment_after)
want_logit = WAY.rule(leaving.want_logit)
notice_logit = WAY.rule(leaving.notice_logit)
stuck_logit = WAY.rule(leaving.stuck_logit)
accept_logit = WAY.rule(saving.accept_logit)
attraction = WAY.rule(joining.attraction)
memory_of = WAY.rule(joining.memory_of)

NOTHING = [WAY.nothing if total in MONEY_AND_ATTITUDES else 0.0 for total in range(len(totals.TOTALS))]


def logistic(x: float) -> float:
    """Return the probability of log-odds x."""
    return 1.0 / (1.0 + math.exp(-x))


class Seller:
    """A company as its customers see it this month, and what is counted of them."""

    __slots__ = ("number", *conduct.ASPECTS, *totals.TOTALS)

    def __init__(self, number: int) -> None:
        self.number = number

    def open_month(self, row: np.ndarray) -> None:
        """Take this month's conduct and start counting."""
        for name, value in zip(conduct.ASPECTS, WAY.numbers(row), strict=True):
            setattr(self, name, value)
        for name, zero in zip(totals.TOTALS, NOTHING, strict=True):
            setattr(self, name, zero)

    def counted(self) -> list[float]:
        """Return what was counted, in the order of the totals."""
        return [getattr(self, name) for name in totals.TOTALS]


class Customer(mesa.Agent):
    """A person, with a company or with none."""

    __slots__ = (
        "model", "company", "satisfaction", "expectation", "trust", "resentment", "reference_price", "walk",
        "propensity", "fit", "price_sensitivity", "disposition", "attention", "contact_ideal", "discount",
        "memory_satisfaction", "memory_trust", "memory_resentment", "value", "surplus", "tenure", "parted",
        "first_left", "stage", "last_company", "deals", "discount_left", "pause", "flags", "overpromised", "person",
        "fits", "p_fails",
    )  # fmt: skip

    model: MesaMarket

    def __init__(self, model: MesaMarket, **traits: Any) -> None:
        super().__init__(model)
        for name, value in traits.items():
            setattr(self, name, value)

    def step(self) -> None:
        """Live one month."""
        model = self.model
        company = self.company
        if company is None:
            if model.chance() < model.weights.joining_search:
                self.look_around(None)
        else:
            w = model.weights
            lived = self.experience(company, w)
            violation = lived[1]
            paid, seen, push = self.pay(company, w)
            violation += self.find_out(company, w)
            self.trust = trust_after(
                self.trust, self.disposition, company.kept, violation, w.trust_pull, w.trust_gain, w.trust_loss
            )
            grievance = grievance_of_month(
                violation, company.contacts, self.contact_ideal, w.resentment_violation, w.resentment_contact
            )
            self.resentment = resentment_after(self.resentment, w.resentment_kept, grievance)
            self.account(company, w, lived[0], paid, seen)
            self.decide(company, w, push)
        self.tenure += 1
        if self.discount_left:
            self.discount_left -= 1
        if self.pause:
            self.pause -= 1

    def experience(self, company: Seller, w: Any) -> tuple[float, float]:
        """Be served; return the experience and how badly a promise was broken."""
        luck = w.experience_noise * self.model.gauss(0.0, 1.0)
        experienced = experienced_quality(company.quality, w.experience_fit * self.fit, luck, 0.0)
        surprise = experienced - self.expectation
        felt = value_of_surprise(surprise, w.satisfaction_loss_weight, w.satisfaction_curvature)
        weight = weight_of_this_month(self.tenure, w.satisfaction_memory_floor, w.satisfaction_memory_months)
        self.satisfaction = satisfaction_after(
            self.satisfaction, experienced, felt, w.satisfaction_usual_surprise, weight, w.market_neutral_quality,
            w.satisfaction_level_share,
        )  # fmt: skip
        self.expectation = expectation_after(self.expectation, experienced, w.expectation_speed)
        is_broken = surprise < 0.0 and self.tenure < w.noticing_promise_months
        return experienced, self.overpromised if is_broken else 0.0

    def pay(self, company: Seller, w: Any) -> tuple[float, float, float]:
        """Pay the bill and judge it; return what is paid before fees, what is seen, and the push towards leaving."""
        self.walk = walked(self.walk, company.walk_factor, company.walk_cap)
        paid = price_paid(company.price, self.walk, self.discount if self.discount_left else 0.0)
        seen = price_seen(paid, company.open_fee, company.hidden_fee, self.flags & KNOWS_FEE)
        push = push_of_price(
            seen, self.reference_price, self.price_sensitivity, w.price_weight, w.price_loss_weight,
            w.price_value_weight,
        )  # fmt: skip
        self.reference_price = reference_after(self.reference_price, seen, w.price_memory, w.price_market_share)
        return paid, seen, push

    def find_out(self, company: Seller, w: Any) -> float:
        """Look at the bill and at the newcomers' price, now and then; return how bad the finds are."""
        violation = 0.0
        chance = self.model.chance
        if company.hidden_fee > 0.0 and chance() < p_look(w.noticing_fee_rate, self.attention):
            violation = size_of_violation(company.fee_share, w.noticing_fee_full)
            self.flags |= KNOWS_FEE
        if self.walk > 1.0 and self.tenure >= 12 and chance() < p_look(w.noticing_walk_rate, self.attention):
            violation += size_of_violation(self.walk - 1.0, w.noticing_walk_full)
        return violation

    def account(self, company: Seller, w: Any, experienced: float, paid: float, seen: float) -> None:
        """Count the month: money, attitudes, and loyalty to the company."""
        cash = paid + company.open_fee + company.hidden_fee
        if company.number == 0:
            self.value += self.model.discount_factor * (cash - company.unit_cost)
        self.surplus += w.costs_worth_of_quality * experienced - cash
        company.customers += 1
        if self.stage == WANTING:
            company.wanting += 1
        company.experience += experienced
        company.satisfaction += self.satisfaction
        company.trust += self.trust
        company.resentment += self.resentment
        company.cash += cash
        company.premium += company.price * (self.walk - 1.0)
        if self.discount_left:
            company.rebate += company.price * self.walk * self.discount
        company.loyalty += self.would_choose_again(company, w, seen)

    def would_choose_again(self, company: Seller, w: Any, seen: float) -> float:
        """Return attitudinal loyalty: the probability of choosing the company again, if leaving were free."""
        others = 1.0
        for rival in self.model.sellers:
            if rival is not company:
                believed = (
                    w.joining_reputation_share * (rival.reputation - w.market_neutral_quality)
                    + w.joining_promise_share * rival.overpromise
                )
                others += math.exp(
                    attraction(
                        believed, rival.shown, self.price_sensitivity, rival.trap, w.joining_base, w.joining_quality,
                        w.joining_price,
                    )
                )  # fmt: skip
        gap = self.satisfaction - w.market_neutral_quality
        own = attraction(
            gap, seen, self.price_sensitivity, w.wanting_trust * (self.disposition - self.trust), w.joining_base,
            w.joining_quality * w.joining_reputation_share, w.joining_price,
        )  # fmt: skip
        pull = math.exp(
            own
            + memory_of(
                gap, self.resentment, w.joining_remembered_satisfaction, w.joining_remembered_resentment
            )
        )  # fmt: skip
        return pull / (pull + others)

    def decide(self, company: Seller, w: Any, push: float) -> None:
        """Lose the payment, want out, notice the way out and try it, or ask for a deal."""
        chance = self.model.chance
        if chance() < self.p_fails:
            self.part(company, False)
            return
        if self.stage == CONTENT:
            want = want_logit(
                self.propensity, self.satisfaction - w.market_neutral_quality, self.trust - self.disposition,
                self.resentment, push, company.rival_push, w.wanting_satisfaction, w.wanting_trust,
                w.wanting_resentment,
            )  # fmt: skip
            if chance() < logistic(want):
                self.stage = WANTING
        if self.stage == WANTING:
            if self.pause == 0:
                notice = notice_logit(w.leaving_notice_logit, self.resentment, company.wake, w.leaving_resentment_wakes)
                if chance() < logistic(notice):
                    self.try_to_leave(company, w)
        elif self.deals and self.discount_left == 0 and chance() < w.saving_asks * self.deals:
            if chance() < company.save_share:
                self.accepts_offer(company, w)

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


class MesaMarket(Market):
    """The market with an agent a customer."""

    kind_of_customer, kind_of_seller = Customer, Seller

    def __init__(self, scenario: Scenario, start: Start, seed: int) -> None:
        super().__init__(scenario, start, seed)
        self.weights = type("Weights", (), {"__slots__": tuple(self.world)})()
        for name, value in zip(self.world, WAY.numbers(np.array(list(self.world.values()))), strict=True):
            setattr(self.weights, name, value)
        self.chance, self.gauss, self.waiting = self.random.random, self.random.gauss, self.random.expovariate
        self.sellers = [self.kind_of_seller(k) for k in range(len(self.companies))]
        self.discount_factor = 1.0
        columns = self.columns_at(start)
        columns["company"] = [self.sellers[k] if k < len(self.sellers) else None for k in columns["company"].tolist()]
        lists = [column if isinstance(column, list) else WAY.numbers(column) for column in columns.values()]
        everybody = zip(*lists, strict=True)
        self.people = [self.kind_of_customer(self, **dict(zip(columns, traits, strict=True))) for traits in everybody]

    def columns_at(self, start: Start) -> dict[str, Any]:
        """Return what is known of everybody at month 0, by attribute."""
        return people_at(start, self.world, len(self.companies))

    def live(self, discount_factor: float) -> np.ndarray:
        """Let every agent live this month."""
        self.discount_factor = discount_factor
        for seller in self.sellers:
            seller.open_month(self.table[seller.number])
        self.agents_by_type[self.kind_of_customer].do("step")
        return np.array([seller.counted() for seller in self.sellers])

    def first_left(self) -> np.ndarray:
        """Return the month in which each starter first left, as the engine does."""
        return np.array([customer.first_left for customer in self.people], np.int16)
