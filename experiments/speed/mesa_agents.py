"""The same month as idiomatic Mesa: an agent a customer, plain attributes, the engine's rules as Python functions.

Nothing is slowed down on purpose: attributes live in slots, a company's terms are laid out once a month, nothing
is collected on the way, and what does not concern a customer is not computed. How rules and numbers are held is settled
when this module is loaded (see :mod:`experiments.speed.ways`): it is loaded twice, and the luck is the same both times.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np

from experiments.speed.market import MONEY_AND_ATTITUDES, Market, people_at
from experiments.speed.ways import chosen_way, loaded
from sim import conduct, totals
from sim.customers import CONTENT, KNOWS_FEE, WANTING
from sim.model import Start
from sim.rules import expectation, experience, joining, leaving, price, resentment, satisfaction, trust
from sim.rules import violations as found
from sim.scenario import Scenario

if TYPE_CHECKING:
    from experiments.speed.mesa_moving import Moving, logistic
else:
    Moving, logistic = loaded("mesa_moving").Moving, loaded("mesa_moving").logistic

WAY = chosen_way()

experienced_quality = WAY.rule(experience.experienced_quality)
value_of_surprise = WAY.rule(satisfaction.value_of_surprise)
weight_of_this_month = WAY.rule(satisfaction.weight_of_this_month)
satisfaction_after = WAY.rule(satisfaction.satisfaction_after)
expectation_after = WAY.rule(expectation.expectation_after)
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
attraction = WAY.rule(joining.attraction)
memory_of = WAY.rule(joining.memory_of)

NOTHING = [WAY.nothing if total in MONEY_AND_ATTITUDES else 0.0 for total in range(len(totals.TOTALS))]


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


class Customer(Moving, mesa.Agent):
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
